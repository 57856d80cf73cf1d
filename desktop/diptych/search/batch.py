"""Articles come in, what their words write into the index goes out, term by term.

A library holds few words and many of each: every word is cut, stemmed and folded once, and from then on it is
a number among numbers that are sorted all at once.
"""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from diptych.search.blocks import Postings
from diptych.search.store import Row
from diptych.search.terms import cut, name_chunks, quotations, stretches
from diptych.text import visible

FIELDS = ("body", "name", "quote", "title")
"""In the order of the alphabet, in which Whoosh wants them written."""
_EDGE = 0
"""The number that stands between two passages, so that no phrase reaches across."""
_MOST_STRETCHES, _MOST_WORDS = 100_000, 200_000
"""Stretches of text and words that are remembered; what comes later is rare."""
_ARTICLE, _TERM = 24, 40
"""Bits after which the number of an article stands in a key, and after which that of a term."""
MOST_ARTICLES = 1 << _TERM - _ARTICLE
"""Of one batch."""

Numbers = NDArray[np.int32]


class Numbering:
    """A number for each word there is, as it is written and as it is looked up; the same for many batches."""

    def __init__(self) -> None:
        self.forms: list[str] = [""]
        """Written form of each word, case and accents folded, by its number."""
        self.terms: list[str] = [""]
        """Each term, by its number."""
        self._term_of = np.zeros(1024, np.int32)
        self._words: dict[tuple[str, str], int] = {}
        self._term_numbers: dict[str, int] = {}
        self._stretches: dict[str, _Stretches] = {}

    @property
    def is_full(self) -> bool:
        """Whether it is time for a new one, since all that was read is kept here."""
        return len(self.forms) > _MOST_WORDS

    def words(self, found: list[str], language: str) -> Numbers:
        """The words of these stretches in order; a line that ends is `_EDGE`."""
        known = self._stretches.get(language)
        if known is None:
            known = self._stretches[language] = _Stretches(self, language)
        return np.fromiter(chain.from_iterable(map(known.__getitem__, found)), np.int32)

    def terms_of(self, words: Numbers) -> Numbers:
        """Numbers of the terms of these words."""
        return self._term_of[words]

    def number(self, form: str, term: str) -> int:
        """Number of a word."""
        known = self._words.get((form, term))
        if known is None:
            known = self._words[form, term] = len(self.forms)
            self.forms.append(form)
            number = self._term_numbers.get(term)
            if number is None:
                number = self._term_numbers[term] = len(self.terms)
                self.terms.append(term)
            if known >= len(self._term_of):
                self._term_of = np.append(self._term_of, np.zeros_like(self._term_of))
            self._term_of[known] = number
        return known


class _Stretches(dict[str, tuple[int, ...]]):
    """Stretches of text to the numbers of their words, cut when they are first asked for."""

    def __init__(self, numbering: Numbering, language: str) -> None:
        super().__init__({"\n": (_EDGE,)})
        self._numbering, self._language = numbering, language

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        number = self._numbering.number
        found = tuple(number(piece.form, piece.term) for piece in cut(stretch, self._language))
        if len(self) < _MOST_STRETCHES:
            self[stretch] = found
        return found


class Batch:
    """Some articles that are written at once, fewer than `MOST_ARTICLES`."""

    def __init__(self, numbering: Numbering) -> None:
        self.ids: list[int] = []
        """Of the articles, in the order in which they were added."""
        self._numbering = numbering
        self._fields: dict[str, list[Numbers]] = {field: [] for field in FIELDS}
        self._holding: dict[int, int] = {}

    def add(self, id: int, row: Row) -> None:
        """One article more."""
        words = self._numbering.words
        text, language = row.text, row.language
        body = words(stretches(text), language)
        # a file's name stands in for a missing title, but is no text that could be found
        is_told = row.title != visible(row.path.name)
        title = words(stretches(row.title) if is_told else [], language)
        found = {
            "body": body,
            "name": np.unique(words(name_chunks(text), language)),
            "quote": np.unique(words(quotations(text), language)),
            "title": title,
        }
        self.ids.append(id)
        for field, numbers in found.items():
            self._fields[field].append(numbers)
        holding = self._holding
        # a title that the user has told stands nowhere in the text
        for word in np.unique(np.concatenate([body, title])).tolist():
            holding[word] = holding.get(word, 0) + 1

    def forms(self) -> list[tuple[str, str, int]]:
        """Every word as it is written, its term, and how many of the articles hold it; in order."""
        known = self._numbering
        return sorted(
            (known.forms[word], known.terms[int(known.terms_of(np.array(word)))], count)
            for word, count in self._holding.items()
            if word != _EDGE
        )

    def postings(self, field: str) -> Iterator[tuple[bytes, Postings]]:
        """Every term of a field with where it stands, in order."""
        texts = self._fields[field]
        words = np.concatenate(texts) if texts else np.empty(0, np.int32)
        terms = self._numbering.terms_of(words)
        used = np.unique(terms)
        names = self._numbering.terms
        spelled = sorted((names[number].encode("utf-8", "replace"), number) for number in used.tolist())
        rank = np.zeros(int(used[-1]) + 1 if len(used) else 0, np.int64)
        rank[[number for _name, number in spelled]] = np.arange(len(spelled))
        # in place, for these are the largest arrays there are
        keys = rank[terms]
        keys <<= _TERM
        at = 0
        for number, text in enumerate(texts):
            keys[at : at + len(text)] |= np.arange(len(text)) | number << _ARTICLE
            at += len(text)
        keys = keys[words != _EDGE]
        del terms, words
        keys.sort()
        has_places = field in ("body", "title")
        yield from _by_term(keys, [name for name, _number in spelled], has_places=has_places)


def _by_term(
    keys: NDArray[np.int64], names: list[bytes], *, has_places: bool
) -> Iterator[tuple[bytes, Postings]]:
    """The postings of each term: keys hold its rank among `names`, the article and the place, sorted."""
    if not len(keys):
        return
    first = _firsts(keys >> _ARTICLE)
    heads = keys[first]
    counts = np.diff(np.append(first, len(keys))).astype(np.uint32)
    numbers = (heads >> _ARTICLE & (MOST_ARTICLES - 1)).astype(np.uint32)
    places = (keys & ((1 << _ARTICLE) - 1)).astype(np.uint32)
    none = np.empty(0, np.uint8)
    ranks = heads >> _TERM
    starts = _firsts(ranks)
    ends = np.append(starts[1:], len(ranks))
    to = np.append(first, len(keys))
    told = zip(
        ranks[starts].tolist(), starts.tolist(), ends.tolist(), to[starts].tolist(), to[ends].tolist(),
        strict=True,
    )  # fmt: skip
    for rank, start, end, low, high in told:
        yield (
            names[rank],
            Postings(numbers[start:end], counts[start:end], places[low:high] if has_places else none),
        )


def _firsts(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each run of equal values begins."""
    return np.flatnonzero(np.diff(values, prepend=-1))
