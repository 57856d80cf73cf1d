"""Words as they are typed come in, words of the articles that may be meant go out, with their terms."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from diptych.search.store import Store
from diptych.search.terms import LANGUAGES, tokens
from diptych.text import fold

MOST = 500
"""Words that one pattern may stand for; the most frequent ones are taken."""
_SUGGESTED = 3
_LONGEST = 30
_TOP = "\U0010ffff"


class Vocabulary:
    """The words of all articles, by their folded forms."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def readings(self, text: str) -> tuple[frozenset[str], ...]:
        """For each word of `text`, its terms in every language and those of words that are spelled alike.

        The latter because a stemmer reads accents: "manifestee" has another stem than "manifestée".
        """
        found = zip(*(tokens(text, language) for language in LANGUAGES), strict=True)
        return tuple(
            frozenset(token.term for token in reading)
            | self.terms_of(fold(text[reading[0].start : reading[0].end]))
            for reading in found
        )

    def terms_of(self, form: str) -> frozenset[str]:
        """Terms of all words that look like `form` once case and accents are folded."""
        return _terms(self._store.select("SELECT term FROM form WHERE form = ?", (form,)))

    def matching(self, pattern: str) -> tuple[frozenset[str], bool]:
        """Terms of the words that a pattern with "*" and "?" stands for, and whether there are more."""
        folded = re.sub(r"\*+", "*", fold(pattern))
        start = re.match(r"[^*?]*", folded)
        stem = start.group() if start else ""
        asked = "SELECT term, sum(count) FROM form WHERE "
        told: list[object] = []
        if stem:
            asked += "form >= ? AND form < ? AND "
            told += [stem, stem + _TOP]
        if folded != stem + "*":
            asked += "form GLOB ? AND "
            told.append(folded.replace("[", ""))
        rows = self._store.select(
            asked + "term NOT LIKE '#%' GROUP BY term ORDER BY 2 DESC LIMIT ?", (*told, MOST + 1)
        )
        return _terms(rows[:MOST]), len(rows) > MOST

    def near(self, word: str, distance: int) -> list[str]:
        """Folded forms that differ from a word in at most so many letters, the first one excepted.

        The nearest first, and of these the most frequent.
        """
        folded = fold(word)
        if not 3 <= len(folded) <= _LONGEST:
            return []
        rows = self._store.select(
            "SELECT form, sum(count) FROM form WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ?"
            " AND term NOT LIKE '#%' GROUP BY form",
            (folded[0], folded[0] + _TOP, len(folded) - distance, len(folded) + distance),
        )
        forms = [str(form) for form, _count in rows]
        apart = distances(folded, forms, distance)
        found = [
            (int(one), -int(str(count)), form)
            for one, form, (_form, count) in zip(apart, forms, rows, strict=True)
            if 0 < one <= distance
        ]
        return [form for _apart, _count, form in sorted(found)]

    def suggestions(self, word: str) -> list[str]:
        """The words that may be meant by one that is in no article."""
        return self.near(word, 1 if len(word) < 6 else 2)[:_SUGGESTED]


def _terms(rows: Iterable[tuple[object, ...]]) -> frozenset[str]:
    return frozenset(str(row[0]) for row in rows)


def distances(word: str, forms: Sequence[str], most: int) -> NDArray[np.int8]:
    """How many letters of each form are added, left out, changed or exchanged with the next.

    That is the optimal string alignment of Damerau and Levenshtein, of all forms at once; more than `most`
    is told as `most` + 1.
    """
    longest = max(map(len, forms), default=0)
    if not longest:
        return np.full(len(forms), min(len(word), most + 1), np.int8)
    letters = np.array(forms, f"U{longest}").view(np.uint32).reshape(len(forms), longest).T
    ends = np.fromiter(map(len, forms), np.int64, len(forms))
    before: list[NDArray[np.int8]] = []
    last = [np.full(len(forms), m, np.int8) for m in range(longest + 1)]
    for n, letter in enumerate(map(ord, word), start=1):
        row = [np.full(len(forms), n, np.int8)]
        for m in range(1, longest + 1):
            cost = last[m - 1] + (letters[m - 1] != letter)
            cost = np.minimum(cost, np.minimum(last[m], row[m - 1]) + 1)
            if n > 1 and m > 1:
                swapped = (letters[m - 2] == letter) & (letters[m - 1] == ord(word[n - 2]))
                cost = np.where(swapped, np.minimum(cost, before[m - 2] + 1), cost)
            row.append(cost.astype(np.int8))
        before, last = last, row
    found = np.stack(last)[ends, np.arange(len(forms))]
    return np.minimum(found, most + 1)
