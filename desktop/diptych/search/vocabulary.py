"""Words as they are typed come in, words of the articles that may be meant go out, with their terms."""

import re
from collections.abc import Iterable

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
        found = []
        for form, count in rows:
            apart = _distance(folded, str(form), distance)
            if 0 < apart <= distance:
                found.append((apart, -int(str(count)), str(form)))
        return [form for _apart, _count, form in sorted(found)]

    def suggestions(self, word: str) -> list[str]:
        """The words that may be meant by one that is in no article."""
        return self.near(word, 1 if len(word) < 6 else 2)[:_SUGGESTED]


def _terms(rows: Iterable[tuple[object, ...]]) -> frozenset[str]:
    return frozenset(str(row[0]) for row in rows)


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are added, left out, changed or exchanged with the next; `most` + 1 for more."""
    if one == other:
        return 0
    before: list[int] = []
    last = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        row = [n] + [0] * len(other)
        for m, sign in enumerate(other, start=1):
            cost = last[m - 1] if letter == sign else 1 + min(last[m - 1], last[m], row[m - 1])
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == sign and letter != sign:
                cost = min(cost, before[m - 2] + 1)
            row[m] = cost
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
