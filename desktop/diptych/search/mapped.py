"""A folder comes in, a storage for Whoosh goes out that looks terms up in the system's file cache.

Whoosh finds a term of an uncompounded index with several seeks and reads, and copies a compounded index whole
into memory; the table of terms, mapped, costs neither. Posting lists, most of the bytes, stay files.
"""

import mmap
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class MappedStorage(FileStorage):  # type: ignore[misc]
    """Files on a disk; the table of terms is mapped, for it never changes once it is written."""

    def open_file(self, name: str, **told: object) -> StructFile:
        """The file of that name, to be read."""
        if name.endswith(".trm") and (path := Path(self.folder, name)).stat().st_size:
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
