"""A folder comes in, a storage for Whoosh goes out that reads postings through the system's file cache.

Whoosh reads an uncompounded index with a seek and a read for every term, and copies a compounded one whole
into memory; mapped, either costs nothing.
"""

import mmap
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class MappedStorage(FileStorage):  # type: ignore[misc]
    """Files on a disk; what holds postings is mapped, for it never changes once it is written."""

    def open_file(self, name: str, **told: object) -> StructFile:
        """The file of that name, to be read."""
        if name.startswith("MAIN_") and (path := Path(self.folder, name)).stat().st_size:
            return _MappedFile(path, name)
        return super().open_file(name, **told)


class _MappedFile(StructFile):  # type: ignore[misc]
    def __init__(self, path: Path, name: str) -> None:
        with path.open("rb") as file:
            super().__init__(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name=name)

    def get(self, position: int, length: int) -> bytes:
        """The bytes at a position, without moving to it."""
        found: bytes = self.file[position : position + length]
        return found
