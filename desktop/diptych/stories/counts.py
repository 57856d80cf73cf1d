"""Traits of articles come in, how rare each is in the library goes out, counted once for many articles."""

from collections.abc import Iterable
from hashlib import blake2b
from math import log

from diptych.corpus.library import Library

_COUNTED = 2000
"""Articles up to which those that hold a trait are counted."""
_FEW = 200
"""Articles that a small library is taken to be drawn from."""
_MOST = 200_000
"""Traits whose counts are remembered."""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM trait WHERE hash = ? LIMIT ?)"


class Counts:
    """How many articles of one library hold each trait; what is asked again is not counted again.

    Whoever groups a library each time that an article has come keeps one of these, for nearly every word of
    an article stands in others. `follow` forgets all when somebody else has digested articles or purged some.
    """

    def __init__(self) -> None:
        self._of: Library | None = None
        self._version, self._total = -1, -1
        self._counted: dict[str, int] = {}

    def follow(self, library: Library) -> None:
        """Count in this library from now on."""
        total = int((library.database.row("SELECT count(*) FROM digest") or (0,))[0])
        # changes when another process writes
        version = int((library.database.row("PRAGMA data_version") or (0,))[0])
        if self._of is not library or (total, version) != (self._total, self._version):
            self._counted.clear()
        self._of, self._total, self._version = library, total, version

    def add(self, keys: Iterable[str]) -> None:
        """One article more is digested, and holds these."""
        self._total += 1
        for key in keys:
            counted = self._counted.get(key)
            if counted is not None and counted < _COUNTED:
                self._counted[key] = counted + 1

    def forget(self) -> None:
        """An article holds others than before: count anew."""
        self._counted.clear()

    def rarity(self, key: str) -> float:
        """How rare a trait is among what is digested: 0 for what stands in every article."""
        found = self._counted.get(key)
        if found is None:
            found = self._count(key)
        # in a handful of articles nothing is common for certain
        return (
            0.0 if found > max(self._total * 0.5, 10) else log((max(self._total, _FEW) + 1) / max(found, 1))
        )

    def _count(self, key: str) -> int:
        if self._of is None:
            raise ValueError("counts follow a library first")
        if len(self._counted) >= _MOST:
            self._counted.clear()
        found = int((self._of.database.row(_COUNT, hashed(key), _COUNTED) or (0,))[0])
        self._counted[key] = found
        return found


def hashed(key: str) -> int:
    """A trait as the library keeps it."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), signed=True)
