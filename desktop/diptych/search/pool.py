"""Postings come in unsorted, sorted ones go out: Whoosh's pool with faster files for what does not fit.

Whoosh writes each posting to disk by itself and merges the files in Python, which costs a third of the time
of indexing; here they are written by the thousand and merged by heapq.
"""

import heapq
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from marshal import dumps, loads
from typing import Any

from whoosh.writing import PostingPool

_CHUNK = 4096
_SIZE = struct.Struct("<I")


class FastPool(PostingPool):  # type: ignore[misc]
    """In the place of a writer's own pool; the index that comes out is the same, byte for byte."""

    def _write_run(self, file: Any, items: Iterable[Any]) -> None:  # noqa: ANN401 - Whoosh has no types
        with file:
            left = iter(items)
            while some := list(islice(left, _CHUNK)):
                chunk = dumps(some, 2)
                file.write(_SIZE.pack(len(chunk)))
                file.write(chunk)

    def _read_run(self, path: str) -> Iterator[Any]:
        with self._open_run(path) as file:
            while head := file.read(_SIZE.size):
                yield from loads(file.read(*_SIZE.unpack(head)))
        self._remove_run(path)

    def _merge_runs(self, paths: Iterable[str]) -> Iterator[Any]:
        return heapq.merge(*map(self._read_run, paths))
