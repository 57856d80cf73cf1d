"""What a search finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diptych.text import Span

Sort = Literal["relevance", "date"]
FacetName = Literal["outlet", "date", "language", "story", "conflicts"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that answers a query, with its best passage."""

    path: Path
    title: str
    outlet: str
    published: str | None
    snippet: str
    """About 160 characters of the best passage, an ellipsis where it is cut."""
    matches: tuple[Span, ...]
    """What answers the query, as spans of `snippet`."""
    span: Span
    """The first match of the best passage, as a span of the article's text."""
    places: tuple[Span, ...] = ()
    """Everything in the article's text that answers, in order."""
    author: str = ""
    language: str = "und"
    story: str = ""
    """Title of the event it is about, where that is known."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which results can be narrowed."""

    name: FacetName
    value: str
    """An outlet, "2025-02", "fr", the title of a story; of conflicts "yes" or "no"."""
    count: int
    """Articles that have it."""
    query: str
    """What to add to the query."""


@dataclass(frozen=True, slots=True)
class Results:
    """Answer to one query, best first."""

    query: str
    hits: tuple[Hit, ...]
    passages: int
    """How many passages of the articles shown answer best."""
    notice: str = ""
    """What the user should know: the index is still being built, the query was cut …"""
    total: int = 0
    """How many articles answer, shown or not."""
    facets: tuple[Facet, ...] = ()
    """Of all that answer, the most frequent first, dates in their order."""
    suggestions: tuple[str, ...] = ()
    """Other queries that may be meant."""
    sort: Sort = "relevance"


def by_story(hits: Iterable[Hit]) -> dict[str, tuple[Hit, ...]]:
    """The hits under the titles of their stories, in the order in which each first comes; "" comes last.

    Within a story they keep their order, so that the best story is that of the best hit.
    """
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.story, []).append(hit)
    loose = found.pop("", None)
    return {story: tuple(ones) for story, ones in (*found.items(), *([("", loose)] if loose else []))}
