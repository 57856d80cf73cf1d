"""A folder of Linux libraries comes in; what they need of each other and of the system goes out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
}
"""What may be had of the system, because it belongs to it (C library, graphics driver, display server), with
the Debian package that holds it. Whatever else is needed must be inside."""

MACHINE = "Advanced Micro Devices X86-64"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library or program: what it is made for and what it needs, by soname."""

    path: Path
    machine: str
    needed: tuple[str, ...]
    glibc: tuple[int, int]
    """The newest version of the C library that it asks for."""


def libraries(tree: Path) -> dict[Path, Library]:
    """Every ELF file below a folder, by its path; links are left out."""
    return {path: _read(path) for path in sorted(_elf_files(tree))}


def orphans(found: Mapping[Path, Library], pool: Path, *, roots: set[str]) -> list[Path]:
    """Files and links at the top of `pool` that nothing needs which is used, in order.

    pool: the folder into which shared libraries were gathered; roots: names in it that are loaded by name.
    Everything in other folders is in use.
    """
    gathered = {path.name: path for path in pool.iterdir() if ".so" in path.name and not path.is_dir()}
    real = {path.resolve(): one for path, one in found.items()}
    waiting = [one for path, one in found.items() if path.parent != pool or path.name in roots]
    used = set(roots)
    while waiting:
        for name in waiting.pop().needed:
            if name in gathered and name not in used:
                used.add(name)
                waiting.append(real[gathered[name].resolve()])
    # a link stands for a file elsewhere, which stays
    return sorted(path for name, path in gathered.items() if name not in used)


def faults(found: Mapping[Path, Library], tree: Path, *, machine: str = MACHINE) -> list[str]:
    """What is wrong with the libraries of a tree, a sentence each: another machine's, or in need of more."""
    inside = {path.name for path in tree.rglob("*") if path.exists()}
    told = []
    for path, one in found.items():
        name = path.relative_to(tree)
        if one.machine != machine:
            told.append(f"{name} is made for {one.machine}, not for {machine}.")
        told += [
            f"{name} needs {needed}, which is neither in the package nor known of the system."
            for needed in one.needed
            if needed not in inside and needed not in SYSTEM
        ]
    return told


def system_packages(found: Mapping[Path, Library], tree: Path) -> list[str]:
    """The Debian packages that the tree takes from the system, in order; the C library with its version."""
    inside = {path.name for path in tree.rglob("*")}
    outside = {name for one in found.values() for name in one.needed if name not in inside}
    packages = {SYSTEM[name] for name in outside if name in SYSTEM}
    major, minor = max((one.glibc for one in found.values()), default=(0, 0))
    return sorted(f"libc6 (>= {major}.{minor})" if package == "libc6" else package for package in packages)


def _elf_files(tree: Path) -> Iterator[Path]:
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def _read(path: Path) -> Library:
    command = ["readelf", "--wide", "--file-header", "--dynamic", "--version-info", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env={"LC_ALL": "C"}, check=True)
    machine = next(line.split(":", 1)[1].strip() for line in done.stdout.splitlines() if "Machine:" in line)
    versions = [(int(major), int(minor)) for major, minor in _GLIBC.findall(done.stdout)]
    return Library(path, machine, tuple(_NEEDED.findall(done.stdout)), max(versions, default=(0, 0)))
