"""The postings of one term come in, bytes go out, and the other way round: whole arrays, nothing walked.

Whoosh packs every posting by itself, which costs most of the time of indexing and of phrases. Here all
numbers of a term stand side by side, each kind in as few bytes as its greatest one needs.
"""

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_HEAD = struct.Struct("<IIBBB")
_WIDTHS: dict[int, np.dtype[np.unsignedinteger]] = {n: np.dtype(f"<u{n}") for n in (1, 2, 4)}


@dataclass(frozen=True, slots=True)
class Postings:
    """Where one term stands in the articles of one segment."""

    numbers: NDArray[np.unsignedinteger]
    """Whoosh's numbers of the articles, ascending."""
    counts: NDArray[np.unsignedinteger]
    """How often the term stands in each."""
    places: NDArray[np.unsignedinteger]
    """Which words of each it is, article after article; empty for a field that keeps none."""


def packed(postings: Postings) -> bytes:
    """The bytes that `unpacked` reads."""
    columns = [_narrow(one) for one in (postings.numbers, postings.counts, postings.places)]
    widths = [column.itemsize for column in columns]
    head = _HEAD.pack(len(postings.numbers), len(postings.places), *widths)
    return head + b"".join([column.tobytes() for column in columns])


def unpacked(data: bytes) -> Postings:
    """The postings that were packed; raises ValueError, KeyError or struct.error for damaged bytes."""
    size, places, *widths = _HEAD.unpack_from(data)
    found, at = [], _HEAD.size
    for length, width in zip((size, size, places), widths, strict=True):
        found.append(np.frombuffer(data, _WIDTHS[width], length, at))
        at += length * width
    return Postings(*found)


def _narrow(column: NDArray[np.unsignedinteger]) -> NDArray[np.unsignedinteger]:
    most = int(column.max()) if len(column) else 0
    for width, kind in _WIDTHS.items():
        if most < 1 << 8 * width:
            return column.astype(kind)
    raise OverflowError(f"{most} is too large for a posting")
