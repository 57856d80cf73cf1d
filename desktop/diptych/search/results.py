"""What a search finds."""

from dataclasses import dataclass
from pathlib import Path

from diptych.text import Span


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
    """The first match, as a span of the article's text."""


@dataclass(frozen=True, slots=True)
class Results:
    """Answer to one query, best first."""

    query: str
    hits: tuple[Hit, ...]
    passages: int
    """How many passages answer, in all articles together."""
    notice: str = ""
    """What the user should know: the index is still being built, the query was cut …"""
