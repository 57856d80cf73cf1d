"""Rows of the store come in, what is known of every article goes out as arrays, by the articles' ids."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.search.store import Store
from diptych.text import fold

Mask = NDArray[np.bool_]

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
NO_DAY = 0
UNKNOWN = -1
SIGNS = '"“”«»„'
"""Each ends a quoted name in a query."""
_QUOTES = dict.fromkeys(map(ord, SIGNS), " ")
_NAMED = ("outlet", "author", "language", "story", "source", "title", "path")


class Catalogue:
    """Dates, outlets, languages … of all articles; `follow` brings it up to date with the store."""

    def __init__(self) -> None:
        self._seen = (-1, -1)
        self.size = 1
        """One more than the greatest id."""
        self.first_day = np.zeros(1, np.int32)
        """First day that the date of publication can mean, as 20250315; 0 where it is not known."""
        self.last_day = np.zeros(1, np.int32)
        self.words = np.ones(1, np.float32)
        """Words of the text, at least 1."""
        self.conflicts = np.full(1, UNKNOWN, np.int32)
        """Conflicts that were found with other articles; UNKNOWN where it was compared with none."""
        self.there = np.zeros(1, bool)
        """Whether there is an article of that id."""
        self._codes = {name: np.zeros(1, np.int32) for name in _NAMED}
        self._values: dict[str, list[str]] = {name: [""] for name in _NAMED}
        self._numbers: dict[str, dict[str, int]] = {name: {"": 0} for name in _NAMED}

    def follow(self, store: Store) -> None:
        """Read what has changed since the last time."""
        state = store.state()
        if self._seen == (state.changed, state.cleared):
            return
        if self._seen[1] != state.cleared:
            alive = [id for (id,) in store.select("SELECT id FROM article")]
            self.there[:] = False
            here = np.array([id for id in alive if isinstance(id, int) and id < self.size], np.int64)
            self.there[here] = True
        rows = store.select(
            "SELECT id, published, words, conflicts, outlet, author, language, story, source, title, path"
            " FROM article WHERE changed > ?",
            (self._seen[0],),
        )
        self._seen = state.changed, state.cleared
        self._grow(max((int(str(row[0])) for row in rows), default=0) + 1)
        for row in rows:
            self._take(row)

    def values(self, name: str) -> Sequence[str]:
        """Every outlet (author, language, story, source, title, path) there is or was, by its code."""
        return self._values[name]

    def codes(self, name: str) -> NDArray[np.int32]:
        """Code of the outlet (author, …) of each article."""
        return self._codes[name]

    def where(self, name: str, test: Callable[[str], bool]) -> Mask:
        """The articles whose outlet (author, …) passes."""
        good = np.fromiter((bool(value) and test(value) for value in self._values[name]), bool)
        return good[self._codes[name]] & self.there

    def named(self, name: str, text: str) -> Mask:
        """The articles whose outlet (author, …) is called just so; case, accents and signs do not matter."""
        values = self._values[name]
        # folding every name is what costs: mostly one is written just so
        good = np.fromiter((bool(value) and bare(value) == text for value in values), bool)
        if not good.any():
            wanted = _words(text)
            good = np.fromiter((bool(value) and _words(value) == wanted for value in values), bool)
        return good[self._codes[name]] & self.there

    def within(self, first: int, last: int) -> Mask:
        """The articles whose date may lie between two days, as 20250315, both included."""
        return (self.last_day >= first) & (self.first_day <= last) & (self.last_day > 0) & self.there

    def _grow(self, size: int) -> None:
        if size <= self.size:
            return
        # by half more than needed, so that one article at a time does not copy everything each time
        room = max(size, self.size + self.size // 2)
        more = room - self.size
        self.first_day = np.append(self.first_day, np.zeros(more, np.int32))
        self.last_day = np.append(self.last_day, np.zeros(more, np.int32))
        self.words = np.append(self.words, np.ones(more, np.float32))
        self.conflicts = np.append(self.conflicts, np.full(more, UNKNOWN, np.int32))
        self.there = np.append(self.there, np.zeros(more, bool))
        self._codes = {
            name: np.append(codes, np.zeros(more, np.int32)) for name, codes in self._codes.items()
        }
        self.size = room

    def _take(self, row: tuple[Any, ...]) -> None:
        id, published, words, conflicts = row[:4]
        self.there[id] = True
        self.words[id] = max(words, 1)
        self.conflicts[id] = conflicts
        self.first_day[id], self.last_day[id] = days(published)
        for name, value in zip(_NAMED, row[4:], strict=True):
            numbers = self._numbers[name]
            code = numbers.get(value)
            if code is None:
                code = numbers[value] = len(numbers)
                self._values[name].append(value)
            self._codes[name][id] = code


def days(published: str | None) -> tuple[int, int]:
    """First and last day of an ISO date of any precision, as 20250315; (0, 0) for none."""
    found = _DATE.match(published or "")
    if not found:
        return NO_DAY, NO_DAY
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return (
        year * 10000 + (month or 1) * 100 + (day or 1),
        year * 10000 + (month or 12) * 100 + (day or 31),
    )


def bare(value: str) -> str:
    """A name without the quotation marks that would end it where it stands quoted in a query."""
    return " ".join(value.translate(_QUOTES).split()) if any(sign in value for sign in SIGNS) else value


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))


def holds(part: str) -> Callable[[str], bool]:
    """A test whether a name holds `part` as whole words, or begins a word with it when it ends in "*"."""
    words = [re.escape(word) for word in fold(part).replace("*", " * ").split()]
    pattern = r"\W+".join(words).replace(r"\W+\*", r"\w*").replace(r"\*", r"\w*")
    found = re.compile(rf"(?<!\w){pattern}(?!\w)")
    return lambda name: bool(found.search(fold(name)))
