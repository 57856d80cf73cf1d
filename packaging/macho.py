"""Mach-O files come in: which they are, and the same with the code of one processor only."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

FAT = 0xCAFEBABE
THIN = b"\xcf\xfa\xed\xfe"
PROCESSORS = {"x86_64": 0x01000007, "arm64": 0x0100000C}
_HEADER, _ROW = struct.Struct(">II"), struct.Struct(">IIIII")
_MOST = 16
"""Kinds of processor in one file; a Java class begins with the same four bytes and a greater number."""


def files(folder: Path) -> Iterator[Path]:
    """Every Mach-O file below a folder, in order; links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                head = stream.read(8)
            if head[:4] == THIN or (len(head) == 8 and _is_fat(head)):
                yield path


def thin(path: Path, machine: str) -> bool:
    """Whether a file held code for several processors; it then holds only that for `machine`.

    A file without code for it stays as it is.
    """
    raw = path.read_bytes()
    if not _is_fat(raw[:8]):
        return False
    _magic, count = _HEADER.unpack_from(raw)
    for row in range(count):
        processor, _kind, at, size, _align = _ROW.unpack_from(raw, _HEADER.size + row * _ROW.size)
        if processor == PROCESSORS[machine]:
            path.write_bytes(raw[at : at + size])
            return True
    return False


def _is_fat(head: bytes) -> bool:
    magic, count = _HEADER.unpack(head)
    return bool(magic == FAT and 0 < count <= _MOST)
