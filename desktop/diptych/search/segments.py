"""Terms with their postings come in, a segment of a Whoosh index goes out; and several become one.

Whoosh keeps the list of segments, their tables of terms and the numbers of the articles; what stands in the
file of postings are blocks of our own.
"""

import heapq
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.system import pack_ushort

from diptych.search.batch import FIELDS
from diptych.search.blocks import Postings, packed, unpacked

Ids = NDArray[np.int32]
Terms = Iterator[tuple[bytes, Postings]]

_KEYS = {field: pack_ushort(number) for number, field in enumerate(FIELDS)}
"""What the terms of a field begin with in Whoosh's table."""
_EXTENT = struct.Struct("<QI")
"""Where the block of a term begins, and its length."""


def write(writer: Any, ids: Iterable[int], terms: Callable[[str], Terms]) -> None:  # noqa: ANN401
    """Write a segment of these articles with the terms of each of `FIELDS`, each in order."""
    for id in ids:
        writer.add_document(id=int(id))
    into = writer.fieldwriter
    for field in FIELDS:
        into.start_field(field, writer.schema[field])
        for term, postings in terms(field):
            _write_term(into, field, term, postings)
        into.finish_field()


def write_folded(writer: Any, readers: Sequence[Any]) -> None:  # noqa: ANN401
    """Write one segment of what these hold, deleted articles left out."""
    numbers, ids, base = [], [], 0
    for reader in readers:
        own = article_ids(reader)
        alive = np.ones(len(own), bool)
        alive[list(reader.segment().deleted_docs())] = False
        numbers.append(np.where(alive, base + np.cumsum(alive) - 1, -1))
        ids.append(own[alive])
        base += int(alive.sum())
    write(writer, np.concatenate(ids).tolist(), lambda field: _folded(readers, numbers, field))


def read(reader: Any, field: str, term: bytes) -> Postings | None:  # noqa: ANN401
    """The postings of a term in one segment, deleted articles among them; None where there are none."""
    # the public way reads Whoosh's own blocks
    told = reader._terms._tindex.get(_KEYS[field] + term)  # noqa: SLF001
    return None if told is None else _at(reader, told)


def article_ids(reader: Any) -> Ids:  # noqa: ANN401
    """Id of every article of a segment, deleted ones too, by Whoosh's number."""
    column = reader.column_reader("id")
    return np.fromiter((column[n] for n in range(reader.doc_count_all())), np.int32)


def _write_term(into: Any, field: str, term: bytes, postings: Postings) -> None:  # noqa: ANN401
    """What Whoosh's writer of fields does, with a block of our own."""
    posts = into._postfile  # noqa: SLF001
    start = posts.tell()
    posts.write(packed(postings))
    told = _EXTENT.pack(start, posts.tell() - start)
    into._tindex.add(_KEYS[field] + term, told)  # noqa: SLF001


def _at(reader: Any, told: bytes) -> Postings:  # noqa: ANN401
    return unpacked(reader._terms._postfile.get(*_EXTENT.unpack(told)))  # noqa: SLF001


def _folded(readers: Sequence[Any], numbers: Sequence[NDArray[np.int64]], field: str) -> Terms:
    """The terms of a field in all these segments, in order."""
    key = _KEYS[field]

    def of(at: int) -> Iterator[tuple[bytes, int, bytes]]:
        for found, told in readers[at]._terms._tindex.items_from(key):  # noqa: SLF001
            if not found.startswith(key):
                return
            yield found[len(key) :], at, told

    together = heapq.merge(*(of(at) for at in range(len(readers))))
    for term, found in groupby(together, key=itemgetter(0)):
        parts = [_moved(_at(readers[at], told), numbers[at]) for _term, at, told in found]
        postings = Postings(
            *(np.concatenate([getattr(part, name) for part in parts]) for name in Postings.__slots__)
        )
        if len(postings.numbers):
            yield term, postings


def _moved(postings: Postings, numbers: NDArray[np.int64]) -> Postings:
    """The same by the numbers of another segment, without articles that have none there."""
    moved = numbers[postings.numbers]
    alive = moved >= 0
    if alive.all():
        return Postings(moved.astype(np.uint32), postings.counts, postings.places)
    places = postings.places
    if len(places):
        places = places[np.repeat(alive, postings.counts)]
    return Postings(moved[alive].astype(np.uint32), postings.counts[alive], places)
