"""Build the macOS programs on any system and check them: `python3 packaging/build_macos.py --verify`.

Makes a Diptych.app for each kind of processor, signed ad hoc, and an archive of it. Needs Python 3.11, whose
standard library and bytecode are those of the package. What only a Mac can do (a disk image, a signature that
others trust, the notary) is in macos/release.py.
"""

from __future__ import annotations

import argparse
import os
import plistlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import layout
import macho
import notices
from building import Tools, Trouble, require, run, step, venv_python

BUILD = layout.ROOT / "build" / "macos"
SCRIPTS = layout.ROOT / "packaging" / "macos"
TOOLS = Tools(layout.ROOT / "build" / "macos-tools", SCRIPTS / "tools.txt")
TARGETS = [target for target in layout.TARGETS.values() if target.system == "macos"]
ZIG_MACHINES = {"arm64": "aarch64", "x86_64": "x86_64"}
LIBRARY_KIND = f"{layout.APP_ID}.library"
"""What macOS calls the file of a library."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(prog="build_macos.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--target", choices=[target.name for target in TARGETS], help="only this one")
    parser.add_argument("--origin", help="of Python, as macos/runtime.toml names it")
    parser.add_argument("--app", action="store_true", help="make no archive, only the program")
    parser.add_argument("--verify", action="store_true", help="check what was built")
    told = parser.parse_args(argv)
    status = 0
    try:
        require("macOS", {})
        for target in TARGETS:
            if told.target in (None, target.name):
                app = assemble(target, told.origin)
                if told.verify:
                    status = verify(target, app) or status
                if not told.app:
                    archive(target, app)
    except (Trouble, notices.NoticeError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return status


def assemble(target: layout.Target, origin: str | None = None) -> Path:
    """The Diptych.app of a target, made anew and signed ad hoc."""
    app = BUILD / target.name / f"{layout.NAME}.app"
    contents = app / "Contents"
    library = contents / "Resources" / "python" / "lib" / f"python{layout.PYTHON}"
    cache = BUILD / target.name / "cache"
    shutil.rmtree(app, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    with step(f"{target.name}: Python"):
        runtime = put_python(contents, library, cache, target, origin)
    with step("wheels"):
        put_wheels(library / "site-packages", cache, target)
    with step("program"):
        layout.install_project(library / "site-packages")
        put_program(contents, cache, target, runtime)
        texts = [*notices.notices(cache / "site-packages"), python_notice(runtime)]
        (contents / "Resources" / "THIRD-PARTY-NOTICES.txt").write_text(notices.render(texts), "utf-8")
        shutil.copyfile(layout.ROOT / "LICENSE", contents / "Resources" / "LICENSE.txt")
    with step("one processor's code"):
        for path in macho.files(app):
            macho.thin(path, target.machine)
    with step("bytecode"):
        options = ["-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", str(library)]
        run([sys.executable, "-m", "compileall", *options, library], env={"PYTHONHASHSEED": "0"})
    with step("signature"):
        sign(app)
    site_packages = library / "site-packages"
    names = (path.relative_to(site_packages).as_posix() for path in site_packages.rglob("*"))
    lacking = layout.missing(names, target.system)
    if lacking:
        raise Trouble(f"The program would lack {', '.join(lacking)}; see packaging/layout.py.")
    total = sum(path.stat().st_size for path in app.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"  {app.relative_to(layout.ROOT)}: {total / 1e6:.0f} MB", flush=True)
    return app


def put_python(
    contents: Path, library: Path, cache: Path, target: layout.Target, origin: str | None
) -> Mapping[str, str]:
    """Put the interpreter, its modules and its library into the bundle; what runtime.toml says of it."""
    table = tomllib.loads((SCRIPTS / "runtime.toml").read_text("utf-8"))
    name = origin or table["default"]
    if name not in table["origin"]:
        raise Trouble(f"runtime.toml knows no origin {name}, only {', '.join(table['origin'])}.")
    folder = fetch(table["origin"][name], cache / "python", target)
    layout.copy(Path(os.__file__).parent, library, layout.keeps_stdlib)
    (contents / "Frameworks").mkdir(parents=True)
    (library / "lib-dynload").mkdir()
    for path in sorted(folder.iterdir()):
        if any(fnmatchcase(path.name, pattern) for pattern in table["leave"]):
            continue
        if path.name == table["library"]:
            shutil.copy2(path, contents / "Frameworks" / path.name)
        elif path.name.startswith("_sysconfigdata"):
            shutil.copy2(path, library / path.name)
        elif path.name.endswith("-darwin.so") or path.name.startswith(("libssl", "libcrypto")):
            shutil.copy2(path, library / "lib-dynload" / path.name)
    return {"version": table["version"], "library": table["library"]}


def fetch(origin: Mapping[str, str], into: Path, target: layout.Target) -> Path:
    """The folder with the files of an origin; a wheel is had by its hash."""
    if "path" in origin:
        return Path(origin["path"]).expanduser()
    shutil.rmtree(into, ignore_errors=True)
    lock = into.with_suffix(".txt")
    lock.write_text(f"{origin['requirement']} --hash=sha256:{origin['sha256']}\n", "utf-8")
    command = layout.install_command(target, into, uv=TOOLS.path("uv"))
    command[command.index("-r") + 1] = str(lock)
    run(command, env=target.environment)
    return into / origin["folder"]


def put_wheels(site_packages: Path, cache: Path, target: layout.Target) -> None:
    """Put the packages of the lock into the bundle, pruned, with the links that wheels cannot carry."""
    wheels = cache / "site-packages"
    shutil.rmtree(wheels, ignore_errors=True)
    run(layout.install_command(target, wheels, uv=TOOLS.path("uv")), env=target.environment)
    layout.copy(wheels, site_packages, lambda path: layout.keeps(path, target.system))
    for framework in sorted((site_packages / "PySide6" / "Qt" / "lib").glob("*.framework")):
        link_framework(framework)


def link_framework(framework: Path) -> None:
    """Give a framework the links of its versions back, which a wheel holds as copies or not at all."""
    shutil.rmtree(framework / "Resources", ignore_errors=True)
    (framework / "Versions" / "Current").symlink_to("A")
    for name in (framework.stem, "Resources"):
        if (framework / "Versions" / "A" / name).exists():
            (framework / name).symlink_to(f"Versions/Current/{name}")


def put_program(contents: Path, cache: Path, target: layout.Target, runtime: Mapping[str, str]) -> None:
    """Put the launcher, the icon and Info.plist into the bundle."""
    run([venv_python(), layout.ROOT / "packaging" / "icons.py", cache / "icons"])
    shutil.copyfile(
        cache / "icons" / f"{layout.PROGRAM}.icns", contents / "Resources" / f"{layout.PROGRAM}.icns"
    )
    program = contents / "MacOS" / layout.NAME
    program.parent.mkdir()
    platform = f"{ZIG_MACHINES[target.machine]}-macos.{layout.MACOS_MINIMUM}"
    define = f'-DPYTHON_LIBRARY="{runtime["library"]}"'
    compiler = [
        TOOLS.python(),
        "-m",
        "ziglang",
        "cc",
        "-target",
        platform,
        "-O2",
        "-Wall",
        "-Wextra",
        "-Werror",
    ]
    run([*compiler, define, "-o", program, SCRIPTS / "launcher.c"])
    (contents / "Info.plist").write_bytes(plistlib.dumps(info()))
    (contents / "PkgInfo").write_text("APPL????", "ascii")


def info() -> dict[str, object]:
    """What Info.plist says: who the program is, what it needs, and which files it opens."""
    icon = f"{layout.PROGRAM}.icns"
    kind = {
        "UTTypeIdentifier": LIBRARY_KIND,
        "UTTypeDescription": layout.FILE_KIND["en"],
        "UTTypeConformsTo": ["public.data"],
        "UTTypeIconFile": icon,
        "UTTypeTagSpecification": {
            "public.filename-extension": [layout.SUFFIX],
            "public.mime-type": [layout.MIME],
        },
    }
    return {
        "CFBundleDevelopmentRegion": "fr",
        "CFBundleDisplayName": layout.NAME,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": layout.FILE_KIND["en"],
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": icon,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [LIBRARY_KIND],
            }
        ],
        "CFBundleExecutable": layout.NAME,
        "CFBundleIconFile": icon,
        "CFBundleIdentifier": layout.APP_ID,
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleLocalizations": ["fr", "en"],
        "CFBundleName": layout.NAME,
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": layout.version(),
        "CFBundleVersion": layout.version(),
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": layout.MACOS_MINIMUM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": layout.MAINTAINER.partition(" <")[0],
        "NSPrincipalClass": "NSApplication",
        "UTExportedTypeDeclarations": [kind],
    }


def python_notice(runtime: Mapping[str, str]) -> notices.Notice:
    """The licence of Python, from the standard library that goes into the bundle."""
    return notices.python_notice(runtime["version"], Path(os.__file__).parent / "LICENSE.txt")


def sign(app: Path) -> None:
    """Sign a bundle ad hoc, as Apple's processors ask: it tells that nothing was changed, not who made it."""
    run([TOOLS.python(), SCRIPTS / "sign_ad_hoc.py", app, layout.APP_ID, SCRIPTS / "entitlements.plist"])


def archive(target: layout.Target, app: Path) -> Path:
    """The bundle as a .tar.gz, which keeps its links."""
    made = BUILD / layout.artifact(target, ".tar.gz")
    with step("archive"):
        options = (
            ["--sort=name", "--owner=0", "--group=0", "--numeric-owner"] if sys.platform == "linux" else []
        )
        run(["tar", *options, "-C", app.parent, "-czf", made, app.name])
    print(f"  {made.relative_to(layout.ROOT)}: {made.stat().st_size / 1e6:.1f} MB", flush=True)
    return made


def verify(target: layout.Target, app: Path) -> int:
    """Check a bundle as far as it can be without a Mac; the exit status."""
    check = layout.ROOT / "packaging" / "verify" / "macho_closure.py"
    with step("closure, minimum system, plist, seal"):
        command = [TOOLS.python(), check, app, "--machine", target.machine, "--version", layout.version()]
        return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main())
