"""Terms come in, arrays of the articles that hold them go out, whatever segments they stand in."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.search.blocks import Postings
from diptych.search.segments import Ids, article_ids, read

Weights = NDArray[np.float32]

_CACHED_BYTES = 24 * 1024 * 1024
_NONE: tuple[Ids, Weights] = (np.empty(0, np.int32), np.empty(0, np.float32))
_SHIFT = 24
"""Bits for a place in a key of article and place; a text has fewer words."""


class View:
    """One state of the index; closed, and another made, once the index has changed."""

    def __init__(self, searcher: Any, known: Mapping[str, Ids]) -> None:  # noqa: ANN401 - Whoosh has no types
        """known: ids of the articles of segments that were open before, deleted ones among them."""
        self._searcher = searcher
        leaves = (reader for reader, _offset in searcher.reader().leaf_readers())
        self._readers = [reader for reader in leaves if reader.doc_count_all()]
        self._known: dict[str, Ids] = {}
        self._ids: list[Ids] = []
        for reader in self._readers:
            name = reader.segment().segment_id()
            ids = known[name] if name in known else article_ids(reader)
            self._known[name] = ids
            deleted = list(reader.segment().deleted_docs())
            if deleted:
                ids = ids.copy()
                ids[deleted] = -1
            self._ids.append(ids)
        self._cache: OrderedDict[tuple[str, str], tuple[Ids, Weights]] = OrderedDict()
        self._cached = 0

    @property
    def is_current(self) -> bool:
        """Whether nothing was committed since."""
        return bool(self._searcher.up_to_date())

    def segments(self) -> dict[str, Ids]:
        """Name of each segment to the ids of its articles."""
        return self._known

    def ids(self) -> Ids:
        """Ids of all articles, in no order."""
        return np.concatenate([ids[ids >= 0] for ids in self._ids]) if self._ids else _NONE[0]

    def postings(self, field: str, term: str) -> tuple[Ids, Weights]:
        """Ids of the articles that hold a term, each once, in no order; and how often they hold it."""
        key = field, term
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        found = self._read(field, term)
        self._cache[key] = found
        self._cached += found[0].nbytes + found[1].nbytes + 100
        while self._cached > _CACHED_BYTES:
            _key, (ids, weights) = self._cache.popitem(last=False)
            self._cached -= ids.nbytes + weights.nbytes + 100
        return found

    def near(self, field: str, words: Sequence[Sequence[str]], slop: int) -> Ids:
        """Ids of the articles in which the words follow each other, each told by the terms it may be.

        slop: 0 for a phrase; else how far a word may stand from the one before, on either side.
        """
        found = [
            ids[self._near_in(reader, field, words, slop)]
            for reader, ids in zip(self._readers, self._ids, strict=True)
        ]
        ids = np.concatenate(found) if found else _NONE[0]
        return ids[ids >= 0]

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()

    def _read(self, field: str, term: str) -> tuple[Ids, Weights]:
        found: list[tuple[Ids, Weights]] = []
        for reader, ids in zip(self._readers, self._ids, strict=True):
            if one := read(reader, field, term.encode("utf-8", "replace")):
                found.append((ids[one.numbers], one.counts.astype(np.float32)))
        if not found:
            return _NONE
        all_ids = np.concatenate([own for own, _weights in found])
        alive = all_ids >= 0
        return all_ids[alive], np.concatenate([weights for _own, weights in found])[alive]

    def _near_in(
        self,
        reader: Any,  # noqa: ANN401
        field: str,
        words: Sequence[Sequence[str]],
        slop: int,
    ) -> NDArray[np.int64]:
        """Whoosh's numbers of the articles of one segment."""
        lists = [
            [one for term in terms if (one := read(reader, field, term.encode("utf-8", "replace")))]
            for terms in words
        ]
        if not all(lists):
            return np.empty(0, np.int64)
        mask = np.ones(reader.doc_count_all(), bool)
        for found in lists:
            here = np.zeros(len(mask), bool)
            for one in found:
                here[one.numbers] = True
            mask &= here
        if not mask.any():
            return np.empty(0, np.int64)
        keys = _keys(lists[0], mask)
        for found in lists[1:]:
            # the later words only where the earlier ones have met
            mask[:] = False
            mask[keys >> _SHIFT] = True
            following = _keys(found, mask)
            keys = _following(keys, following, slop)
            if not len(keys):
                break
        numbers: NDArray[np.int64] = keys >> _SHIFT
        # they are sorted, which `np.unique` does not know
        return numbers[np.flatnonzero(np.diff(numbers, prepend=-1))]


def _keys(found: Sequence[Postings], mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Article number and place of every posting in the articles of `mask`, as sorted keys."""
    parts = []
    for one in found:
        wanted = mask[one.numbers]
        numbers = np.repeat(one.numbers[wanted].astype(np.int64), one.counts[wanted])
        parts.append((numbers << _SHIFT) + one.places[np.repeat(wanted, one.counts)])
    keys: NDArray[np.int64] = np.concatenate(parts)
    keys.sort()
    return keys


def _following(keys: NDArray[np.int64], following: NDArray[np.int64], slop: int) -> NDArray[np.int64]:
    """The keys of `following` that stand right after one of `keys`, or within `slop` of it on either side."""
    if not len(following):
        return following
    if slop == 0:
        # no place holds two words
        right: NDArray[np.int64] = np.intersect1d(keys + 1, following, assume_unique=True)
        return right
    at = np.searchsorted(keys, following)
    before = keys[np.maximum(at - 1, 0)]
    after = keys[np.minimum(at, len(keys) - 1)]
    near: NDArray[np.int64] = following[np.minimum(abs(following - before), abs(following - after)) <= slop]
    return near
