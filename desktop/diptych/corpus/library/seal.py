"""The closed file of a library comes in, a checksum is kept beside it: what a failing disk changes is seen.

SQLite itself sees only what contradicts its own structure: another letter in a note is none of that.
"""

import json
import logging
import zlib
from pathlib import Path

logger = logging.getLogger(__name__)

LARGEST = 256 * 2**20
"""Bytes of a file that is sealed: a larger one would keep its user waiting."""
_HEADER = 100
_PIECE = 2**20


def seal(file: Path) -> None:
    """Keep the checksum of a library that nobody has open; it is found out later by `breaks`."""
    journal = file.with_name(file.name + "-wal")
    try:
        if file.stat().st_size <= LARGEST and not (journal.exists() and journal.stat().st_size):
            _beside(file).write_text(json.dumps(_marks(file)), "utf-8")
    except OSError as error:
        logger.info("The library cannot be sealed (%s).", error)


def breaks(file: Path) -> bool:
    """Whether the file has changed since it was sealed, though no program has written or replaced it."""
    try:
        told = json.loads(_beside(file).read_text("utf-8"))
        if file.stat().st_size != told["size"]:
            return False
        found = _marks(file)
        # every program that writes changes the counters of the header
        return bool(found["header"] == told["header"] and found["crc32"] != told["crc32"])
    except FileNotFoundError:
        return False
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
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


def _marks(file: Path) -> dict[str, str | int]:
    """Size, header and checksum of a file; raises OSError."""
    with file.open("rb") as stream:
        header = stream.read(_HEADER)
        crc, size = zlib.crc32(header), len(header)
        while piece := stream.read(_PIECE):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
    return {"size": size, "header": header.hex(), "crc32": crc}
