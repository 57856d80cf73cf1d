"""Articles that belong to one event, as the sidebar lists them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on the shelf, known by its metadata before its file is read."""

    path: Path
    title: str
    outlet: str
    published: str | None
    """ISO date."""
    language: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event."""

    id: str
    title: str
    """In the user's language."""
    entries: tuple[Entry, ...]
    """In the order of the manifest; the first two are the pair that a first start opens."""
    demonstration: bool
    """Whether these are invented texts that ship with Diptych."""
