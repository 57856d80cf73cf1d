"""Parts of a query and the text of an article come in, the places that answer go out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diptych.search.terms import Token
from diptych.text import Span

SNIPPET = 160
"""Characters of a snippet, about."""
_BEFORE = 50
"""Of which so many stand before the first match."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a phrase of the query: for each position, the terms that may stand there."""

    positions: tuple[frozenset[str], ...]

    def places(self, tokens: Sequence[Token]) -> Iterator[Span]:
        """Where it stands among the tokens of one passage, in order."""
        size = len(self.positions)
        for at in range(len(tokens) - size + 1):
            if all(tokens[at + n].term in terms for n, terms in enumerate(self.positions)):
                yield tokens[at].span.joined(tokens[at + size - 1].span)


@dataclass(frozen=True, slots=True)
class Place:
    """One passage that answers."""

    passage: Span
    matches: tuple[Span, ...]
    """In the text, in order, none overlapping another."""
    parts: int
    """How many of the query's parts stand in it."""


def answers(passages: Sequence[tuple[Span, Sequence[Token]]], parts: Sequence[Part]) -> tuple[Place, ...]:
    """The passages that hold the most parts of the query, in reading order; empty when none holds any."""
    found = []
    for passage, tokens in passages:
        places = [list(part.places(tokens)) for part in parts]
        if any(places):
            matches = _apart(sorted(span for spans in places for span in spans))
            found.append(Place(passage, matches, sum(map(bool, places))))
    best = max((place.parts for place in found), default=0)
    return tuple(place for place in found if place.parts == best)


def snippet(text: str, place: Place) -> tuple[str, tuple[Span, ...]]:
    """About 160 characters of a passage from a little before its first match, and the matches in them."""
    start, end = place.passage.start, place.passage.end
    first = place.matches[0]
    if end - start > SNIPPET:
        start = _word_start(text, max(start, min(first.start - _BEFORE, end - SNIPPET)), first.start, start)
        end = _word_end(text, min(end, max(start + SNIPPET, first.end)), first.end, end)
    before = "…" if start > place.passage.start else ""
    after = "…" if end < place.passage.end else ""
    shown = Span(start, end)
    matches = tuple(m.shifted(len(before) - start) for m in place.matches if shown.contains(m))
    return before + text[start:end] + after, matches


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted spans, those that overlap joined."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].overlaps(span):
            out[-1] = out[-1].joined(span)
        else:
            out.append(span)
    return tuple(out)


def _word_start(text: str, at: int, latest: int, edge: int) -> int:
    """The first start of a word at or after `at`, `at` itself where there is none before `latest`."""
    if at == edge:
        return at
    space = text.find(" ", at, latest)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int, earliest: int, edge: int) -> int:
    """The last end of a word at or before `at`, `at` itself where there is none after `earliest`."""
    if at == edge:
        return at
    space = text.rfind(" ", earliest, at + 1)
    return space if space >= 0 else at
