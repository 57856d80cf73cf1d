"""The closed file of a library comes in, a checksum is kept beside it: what a failing disk changes is seen.

SQLite itself sees only what contradicts its own structure: another letter in a note is none of that. Of a
large library not the whole file is read, but what its user told: the articles have checksums of their own.
"""

import json
import logging
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from diptych.corpus.library.database import uri_of

logger = logging.getLogger(__name__)

LARGEST = 256 * 2**20
"""Bytes of a file that is read whole: a larger one would keep its user waiting."""
_TOLD = {
    "article": "id",
    "told": "article, field, teller",
    "restored": "article, furniture",
    "annotation": "id",
    "operation": "id",
    "undone": "id",
    "member": "article",
    "kinship": "one, other",
}
"""Tables with what a user told, and the order of their rows. What is in `raw`, `content` and `analysis` has
checksums of its own; the rest is found again from them."""
_HEADER = 100
_PIECE = 2**20


def seal(file: Path) -> None:
    """Keep the checksum of a library that nobody has open; it is found out later by `breaks`."""
    journal = file.with_name(file.name + "-wal")
    try:
        if not (journal.exists() and journal.stat().st_size):
            _beside(file).write_text(json.dumps(_marks(file, file.stat().st_size <= LARGEST)), "utf-8")
    except (OSError, sqlite3.Error) as error:
        logger.info("The library cannot be sealed (%s).", error)


def breaks(file: Path) -> bool:
    """Whether the file has changed since it was sealed, though no program has written or replaced it."""
    try:
        told = json.loads(_beside(file).read_text("utf-8"))
        if file.stat().st_size != told["size"]:
            return False
        # every program that writes changes the counters of the header
        if _header(file) != told["header"]:
            return False
        # a seal of other tables is of another version
        return bool(told.get("tables", _TOLD) == _TOLD and _marks(file, "tables" not in told) != told)
    except sqlite3.Error:
        # it could be read when it was sealed
        return True
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        logger.info("The seal of the library cannot be read (%s).", error)
        return False


def unseal(file: Path) -> None:
    """Forget the checksum of a file that is about to be written to."""
    try:
        _beside(file).unlink(missing_ok=True)
    except OSError as error:  # what is written changes the header, and so makes the seal void
        logger.info("The seal of the library stays (%s).", error)


def _beside(file: Path) -> Path:
    return file.with_name(file.name + ".seal")


def _header(file: Path) -> str:
    with file.open("rb") as stream:
        return stream.read(_HEADER).hex()


def _marks(file: Path, is_whole: bool) -> dict[str, object]:
    """Size, header and checksum of a file, or of what its user told; raises OSError, sqlite3.Error."""
    marks: dict[str, object] = {"size": file.stat().st_size, "header": _header(file)}
    return marks | ({"crc32": _of_file(file)} if is_whole else {"crc32": _of_rows(file), "tables": _TOLD})


def _of_file(file: Path) -> int:
    crc = 0
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            crc = zlib.crc32(piece, crc)
    return crc


def _of_rows(file: Path) -> int:
    crc = 0
    # nobody writes to it, and what is only read leaves no file of SQLite's beside it
    with closing(sqlite3.connect(f"{uri_of(file)}?immutable=1", uri=True)) as db:
        db.text_factory = bytes
        for table, order in _TOLD.items():
            for row in db.execute(f"SELECT * FROM {table} ORDER BY {order}"):
                crc = zlib.crc32(repr(row).encode(), crc)
    return crc
