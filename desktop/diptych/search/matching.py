"""Parts of a query and the text of an article come in, the places that answer go out."""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from diptych.search.terms import Token, initial, telling_alone, telling_tokens
from diptych.text import Span

SNIPPET = 160
"""Characters of a snippet, about."""
_BEFORE = 50
"""Of which so many stand before the first match."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word or a phrase of the query: for each position, the terms that may stand there."""

    positions: tuple[frozenset[str], ...]
    slop: int = 0
    """How far the words may stand from each other; 0 when they must follow each other."""
    exact: str = ""
    """How the place must be written, if that matters."""

    @property
    def terms(self) -> frozenset[str]:
        """Every term that can have to do with it."""
        return frozenset(term for terms in self.positions for term in terms)

    def may_stand(self, held: AbstractSet[str]) -> bool:
        """Whether it can stand in a passage that holds these terms."""
        there = [bool(terms & held) for terms in self.positions]
        return sum(there) > 1 if self.slop else all(there)

    def places(self, found: Sequence[Token], text: str, starts: Sequence[int]) -> Iterator[Span]:
        """Where it stands among the tokens of one passage, in order; it begins at one of `starts`."""
        if self.slop:
            yield from self._near(found)
            return
        size = len(self.positions)
        for at in starts:
            if at + size <= len(found) and all(
                found[at + n].term in terms for n, terms in enumerate(self.positions)
            ):
                span = Span(found[at].start, found[at + size - 1].end)
                if not self.exact or span.of(text).casefold() == self.exact:
                    yield span

    def _near(self, found: Sequence[Token]) -> Iterator[Span]:
        """Each word that has the one before it, or after it, within reach."""
        ats = [[n for n, token in enumerate(found) if token.term in terms] for terms in self.positions]
        chained: set[int] = set()
        for first, second in pairwise(ats):
            for one in first:
                near = [other for other in second if other != one and abs(other - one) <= self.slop]
                chained.update([*near, one] if near else [])
        for at in sorted(chained):
            yield found[at].span


@dataclass(frozen=True, slots=True)
class Place:
    """One passage that answers."""

    passage: Span
    matches: tuple[Span, ...]
    """In the text, in order, none overlapping another."""
    parts: int
    """How many of the query's parts stand in it."""


def passages(text: str) -> Iterator[Span]:
    """The passages of an article, each a line of its text."""
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


def places(text: str, language: str, parts: Sequence[Part], figures: Collection[Span] = ()) -> list[Place]:
    """The passages that hold any part of the query, in reading order; `figures` are places found already."""
    wanted = frozenset(term for part in parts for term in part.terms)
    initials = frozenset(map(initial, wanted))
    found = []
    for passage in passages(text):
        here = [span for span in figures if passage.contains(span)]
        line = telling_alone(text, passage, language, initials)
        held = {token.term for token in line if token.term in wanted}
        able = [part for part in parts if part.may_stand(held)] if held else []
        near: Sequence[int] = range(len(line))
        if any(len(part.positions) > 1 for part in able):
            # the words between those that are looked for count too
            line, near = telling_tokens(text, passage, language, initials)
        starts = [n for n in near if line[n].term in wanted]
        spans = [here] if here else []
        spans += [matched for part in able if (matched := list(part.places(line, text, starts)))]
        if spans:
            matches = _apart(sorted(span for matched in spans for span in matched))
            found.append(Place(passage, matches, len(spans)))
    return found


def best(found: Sequence[Place]) -> list[Place]:
    """Those that hold the most parts of the query."""
    most = max((place.parts for place in found), default=0)
    return [place for place in found if place.parts == most]


def snippet(text: str, place: Place) -> tuple[str, tuple[Span, ...]]:
    """About 160 characters of a passage from a little before its first match, and the matches in them."""
    start, end = place.passage.start, place.passage.end
    first = place.matches[0] if place.matches else Span(start, start)
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
