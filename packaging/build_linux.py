"""Build the packages for Linux and check them: `python3 packaging/build_linux.py --verify`.

Needs Python 3.11 and, of the system, the tools that SYSTEM_TOOLS names and the libraries that Qt's plugins
are linked with: PyInstaller takes along only what is there.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import gmtime, strftime

import elf
import layout
import notices
from building import Trouble, require, run, step

TARGET = layout.TARGETS["linux-x64"]
BUILD = layout.ROOT / "build" / "linux"
SCRIPTS = layout.ROOT / "packaging" / "linux"
VENV = BUILD / "venv"
TREE = BUILD / "dist" / layout.PROGRAM
SYSTEM_TOOLS = {
    "readelf": "binutils",
    "dpkg-deb": "dpkg",
    "zstd": "zstd",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "xmllint": "libxml2-utils",
}
PLUGIN_LIBRARIES = (
    *(
        "libegl1",
        "libgl1",
        "libdbus-1-3",
        "libfontconfig1",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-image0",
    ),
    *("libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0", "libxkbcommon-x11-0", "libwayland-cursor0"),
    *("libwayland-egl1", "libxcb-randr0", "libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1", "libx11-xcb1"),
)
"""What must be installed where the package is built."""
ALSO_DEPENDS = ("fontconfig",)
"""Needed, and linked with by nothing: Qt finds no font without its configuration."""
UNSTRIPPED = (
    "PySide6",
    "shiboken6",
    "numpy.libs",
    "libscipy",
    "libgfortran",
    "libquadmath",
    "libQt6",
    "libicu",
)
"""Stripped by those who made them, in ways that a second time may harm."""
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(prog="build_linux.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--release", action="store_true", help="pack slowly and small")
    parser.add_argument("--verify", action="store_true", help="check the packages in a bare system too")
    told = parser.parse_args(argv)
    try:
        require("Linux", SYSTEM_TOOLS)
        packages = freeze()
        made = [archive(release=told.release), debian(packages, release=told.release)]
        for path in made:
            print(f"  {path.relative_to(layout.ROOT)}: {path.stat().st_size / 1e6:.1f} MB", flush=True)
        return verify(*made) if told.verify else 0
    except (Trouble, notices.NoticeError) as trouble:
        print(trouble, file=sys.stderr)
        return 1


def freeze() -> list[str]:
    """Make the folder with the whole program anew; the Debian packages that it needs of a system."""
    with step("environment"):
        site_packages = make_environment()
    with step("PyInstaller"):
        shutil.rmtree(TREE, ignore_errors=True)
        options = [
            "--noconfirm",
            "--log-level",
            "ERROR",
            "--distpath",
            TREE.parent,
            "--workpath",
            BUILD / "work",
        ]
        run([VENV / "bin" / "pyinstaller", *options, SCRIPTS / "diptych.spec"])
    with step("libraries"):
        packages = settle_libraries()
    with step("licences"):
        add_texts(site_packages)
    inside = TREE / "_internal"
    lacking = set(
        layout.missing((path.relative_to(inside).as_posix() for path in inside.rglob("*")), "linux")
    )
    # modules are in one archive, which the self-check tries
    lacking = {name for name in lacking if not name.endswith(".py")}
    if lacking:
        raise Trouble(
            f"The program would lack {', '.join(sorted(lacking))}; see packaging/linux/diptych.spec."
        )
    return packages


def make_environment() -> Path:
    """The site-packages of a virtual environment with the lock, PyInstaller and Diptych itself."""
    tools = SCRIPTS / "tools.txt"
    locks = (layout.lock(TARGET), tools)
    stamp = VENV / "stamp.txt"
    wanted = hashlib.sha256(b"\0".join(lock.read_bytes() for lock in locks)).hexdigest()
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        run([sys.executable, "-m", "venv", "--clear", VENV])
        for lock in locks:
            options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", lock]
            run([VENV / "bin" / "python", "-m", "pip", "install", *options])
        stamp.write_text(wanted, "utf-8")
    site_packages = VENV / "lib" / f"python{layout.PYTHON}" / "site-packages"
    shutil.rmtree(site_packages / layout.PROGRAM, ignore_errors=True)
    layout.install_project(site_packages)
    return site_packages


def settle_libraries() -> list[str]:
    """Take away libraries that nothing needs any more, strip the others; the Debian packages they need."""
    inside = TREE / "_internal"
    python = {path.name for path in inside.glob("libpython*")}
    for path in elf.orphans(elf.libraries(TREE), inside, roots=python):
        path.unlink()
    found = elf.libraries(TREE)
    for path in found:
        # what PyInstaller packed hangs on the program itself
        if path.parent != TREE and not path.relative_to(inside).parts[0].startswith(UNSTRIPPED):
            run(["strip", "--strip-unneeded", path])
    wrong = elf.faults(found, TREE)
    if wrong:
        hint = "Install what is missing and build again: apt-get install " + " ".join(PLUGIN_LIBRARIES)
        raise Trouble("\n".join([*wrong, hint]))
    return [*elf.system_packages(found, TREE), *ALSO_DEPENDS]


def add_texts(site_packages: Path) -> None:
    """Put the licence of Diptych and those of all that travels with it beside the program."""
    shutil.copyfile(layout.ROOT / "LICENSE", TREE / "LICENSE.txt")
    tools = notices.notices(site_packages)
    locked = {
        line.split("==")[0] for line in layout.lock(TARGET).read_text("utf-8").splitlines() if "==" in line
    }
    # PyInstaller's own start of the program travels along, the rest of the tools does not
    names = (locked | {"pyinstaller"}) - {"setuptools"}
    told = [one for one in tools if one.name.lower().replace("_", "-").replace(".", "-") in names]
    licence = Path(os.__file__).parent / "LICENSE.txt"
    told.append(notices.python_notice(sys.version.split()[0], licence))
    (TREE / "THIRD-PARTY-NOTICES.txt").write_text(notices.render(told), "utf-8")


def archive(*, release: bool) -> Path:
    """The program as one folder in a .tar.zst, for any Linux."""
    made = BUILD / layout.artifact(TARGET, ".tar.zst")
    folder = made.name.removesuffix(".tar.zst")
    with step("archive"):
        options = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{written_at()}"]
        options += [f"--transform=flags=r;s,^{layout.PROGRAM},{folder},", "-C", TREE.parent]
        compressor = "zstd -q -T0 -19 --long=27" if release else "zstd -q -T0 -6"
        run(["tar", *options, "-I", compressor, "-cf", made, layout.PROGRAM])
    return made


def debian(packages: Sequence[str], *, release: bool) -> Path:
    """The program as a .deb."""
    root = BUILD / "deb"
    with step("Debian package"):
        shutil.rmtree(root, ignore_errors=True)
        share = root / "usr" / "share"
        shutil.copytree(TREE, root / "usr" / "lib" / layout.PROGRAM, symlinks=True)
        (root / "usr" / "bin").mkdir(parents=True)
        (root / "usr" / "bin" / layout.PROGRAM).symlink_to(f"../lib/{layout.PROGRAM}/{layout.PROGRAM}")
        add_desktop(share)
        papers = share / "doc" / layout.PROGRAM
        papers.mkdir(parents=True)
        shutil.copyfile(layout.ROOT / "LICENSE", papers / "copyright")
        for name in ("LICENSE.txt", "THIRD-PARTY-NOTICES.txt"):
            (papers / name).symlink_to(f"../../../lib/{layout.PROGRAM}/{name}")
        size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control(packages, size), "utf-8")
        program = root / "usr" / "lib" / layout.PROGRAM / layout.PROGRAM
        for path in (root, *root.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        made = BUILD / layout.artifact(TARGET, ".deb")
        compression = ["-Zxz", "-z9"] if release else ["-Zzstd", "-z6"]
        epoch = {"SOURCE_DATE_EPOCH": str(written_at())}
        run(["dpkg-deb", "--root-owner-group", *compression, "--build", root, made], env=epoch)
    return made


def add_desktop(share: Path) -> None:
    """Put icons, entry of the menu, kind of file and description for shops into a `share` folder."""
    name = layout.APP_ID
    for kind, file in (("applications", f"{name}.desktop"), ("mime/packages", f"{name}.xml")):
        (share / kind).mkdir(parents=True)
        shutil.copyfile(SCRIPTS / file, share / kind / file)
    description = share / "metainfo" / f"{name}.metainfo.xml"
    description.parent.mkdir(parents=True)
    text = (SCRIPTS / f"{name}.metainfo.xml.in").read_text("utf-8").replace("@VERSION@", layout.version())
    description.write_text(text.replace("@DATE@", strftime("%Y-%m-%d", gmtime(written_at()))), "utf-8")
    run([VENV / "bin" / "python", layout.ROOT / "packaging" / "icons.py", BUILD / "icons"])
    icons = share / "icons" / "hicolor"
    picture = layout.MIME.replace("/", "-")
    for size in ICON_SIZES:
        for kind, icon in (("apps", name), ("mimetypes", picture)):
            (icons / f"{size}x{size}" / kind).mkdir(parents=True)
            source = BUILD / "icons" / f"{layout.PROGRAM}-{size}.png"
            shutil.copyfile(source, icons / f"{size}x{size}" / kind / f"{icon}.png")
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copyfile(
        layout.ROOT / "resources" / "icons" / "diptych.svg", icons / "scalable" / "apps" / f"{name}.svg"
    )
    run(["desktop-file-validate", share / "applications" / f"{name}.desktop"])
    run(["xmllint", "--noout", share / "mime" / "packages" / f"{name}.xml"])
    run(["appstreamcli", "validate", "--no-net", "--pedantic", description])


def control(packages: Sequence[str], size_kb: int) -> str:
    """The description of the Debian package; packages: what it needs, as Debian writes it."""
    fields = {
        "Package": layout.PROGRAM,
        "Version": layout.version(),
        "Architecture": "amd64",
        "Maintainer": layout.MAINTAINER,
        "Installed-Size": str(size_kb),
        "Depends": ", ".join(packages),
        "Section": "editors",
        "Priority": "optional",
        "Description": layout.SUMMARY["en"],
    }
    more = " An offline reader for fact-checkers: it links the passages of two articles that\n"
    more += " tell the same thing and marks what differs, and why.\n"
    return "".join(f"{key}: {value}\n" for key, value in fields.items()) + more


def verify(tar: Path, deb: Path) -> int:
    """Check both packages, without the system's Python and in a bare system; the exit status."""
    checks = layout.ROOT / "packaging" / "verify"
    answer = ["--json", BUILD / "selfcheck.json"]
    with step("cold start"):
        status = subprocess.call([sys.executable, checks / "start_time.py", TREE / layout.PROGRAM])
    with step("bare system"):
        command = [sys.executable, checks / "linux_clean.py", "--tar", tar, "--deb", deb, *answer]
        return subprocess.call(command) or status


def written_at() -> int:
    """When this version was written, in seconds since 1970: the same source makes the same packages."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return int(told or run(["git", "-C", layout.ROOT, "log", "-1", "--format=%ct"]))


if __name__ == "__main__":
    sys.exit(main())
