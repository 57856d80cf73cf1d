"""A folder with a Windows program comes in, what it lacks to start on a bare 64-bit Windows 10 goes out.

`python pe_closure.py FOLDER` writes one line for each fault and ends with 1 when there is any. Needs lief.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import lief

SUFFIXES = (".dll", ".exe", ".pyd")

SEARCHED = ("", "site-packages/PySide6", "site-packages/shiboken6")
"""Folders that the program adds to the search: the launcher its own, PySide6 the other two."""

SYSTEM = tomllib.loads(Path(__file__).with_name("windows10.toml").read_text("utf-8"))
"""What Windows 10 itself has: `libraries`, and `sets`, the beginnings of names."""

NEWEST_SYSTEM = (10, 0)
"""The version of Windows that a file may ask for at most."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file."""

    path: str
    told: str

    def __str__(self) -> str:
        return f"{self.path}: {self.told}"


class Tree:
    """The programs and libraries of a folder by their places; Windows compares names without case."""

    def __init__(self, folder: Path) -> None:
        found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
        self.files = {path.relative_to(folder).as_posix(): path for path in found}
        self._exports: dict[str, frozenset[str]] = {}

    @cached_property
    def by_place(self) -> Mapping[tuple[str, str], str]:
        """Folder and file name, both in small letters, to the path as it is written."""
        return {_place(name): name for name in self.files}

    def find(self, name: str, importer: str) -> str | None:
        """Path of the library `name` as the loader finds it for the file `importer`, or None."""
        own = _place(importer)[0]
        bundled = sorted({folder for folder, _file in self.by_place if folder.endswith(".libs")})
        for folder in (own, *SEARCHED, *bundled):
            found = self.by_place.get((folder.lower(), name.lower()))
            if found:
                return found
        return None

    def exports(self, name: str) -> frozenset[str]:
        """The names that a library of the tree gives others."""
        if name not in self._exports:
            binary = _parsed(self.files[name])  # lief's parts die with the whole
            table = binary.get_export()
            self._exports[name] = (
                frozenset(str(entry.name) for entry in table.entries) if table else frozenset()
            )
        return self._exports[name]


def faults(folder: Path) -> list[Fault]:
    """Everything in the folder that a bare 64-bit Windows 10 could not load, in the order of the paths."""
    tree = Tree(folder)
    if not tree.files:
        return [Fault(".", "holds no program at all")]
    return [Fault(name, told) for name, path in tree.files.items() for told in _told(tree, name, path)]


def is_system(name: str) -> bool:
    """Whether a library is a part of Windows 10 itself."""
    low = name.lower()
    return low in SYSTEM["libraries"] or low.startswith(tuple(SYSTEM["sets"]))


def _told(tree: Tree, name: str, path: Path) -> Iterator[str]:
    binary = lief.PE.parse(str(path))
    if binary is None:
        yield "is no program or library of Windows"
        return
    if binary.header.machine != lief.PE.Header.MACHINE_TYPES.AMD64:
        yield f"is made for {binary.header.machine.name}, not for x64"
    optional = binary.optional_header
    if (optional.major_subsystem_version, optional.minor_subsystem_version) > NEWEST_SYSTEM:
        yield (
            f"asks for Windows {optional.major_subsystem_version}.{optional.minor_subsystem_version}, "
            f"newer than 10.0"
        )
    for library in (*binary.imports, *binary.delay_imports):
        wanted = [str(entry.name) for entry in library.entries if entry.name]
        yield from _missing(tree, name, str(library.name), wanted)


def _missing(tree: Tree, importer: str, library: str, wanted: Iterable[str]) -> Iterator[str]:
    found = tree.find(library, importer)
    if found is None:
        if not is_system(library):
            yield f"needs {library}, which is neither here nor a part of Windows 10"
        return
    lacking = sorted(set(wanted) - tree.exports(found))
    if lacking:
        names = ", ".join(lacking[:3])
        yield f"needs {names} of {found}, which lacks {len(lacking)} of the names it asks for"


def _place(name: str) -> tuple[str, str]:
    folder, _slash, file = name.lower().rpartition("/")
    return folder, file


def _parsed(path: Path) -> lief.PE.Binary:
    binary = lief.PE.parse(str(path))
    if binary is None:
        raise ValueError(f"{path.name} is no program or library of Windows.")
    return binary


def main() -> int:
    """Check the folder that the command line names; the exit status."""
    parser = argparse.ArgumentParser(prog="pe_closure.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    lief.logging.disable()
    found = faults(folder)
    for fault in found:
        print(fault)
    count = len(Tree(folder).files)
    print(f"{count} programs and libraries, {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
