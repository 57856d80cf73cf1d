"""A matrix comes in, the days of its story go out in their order."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from diptych.compare import Matrix, Row
from diptych.compare.matrix import fact_at
from diptych.facts import Date


@dataclass(frozen=True, slots=True)
class Event:
    """A fact on one of the days that are told for it."""

    day: date
    iso: str
    """As precise as it was told."""
    row: int
    """Number of the fact among the rows of the matrix."""
    label: str
    articles: tuple[int, ...]
    """Those that tell this day."""
    conflict: bool
    """Whether another article tells another day."""


def events(matrix: Matrix) -> tuple[Event, ...]:
    """The dated facts of a story by day; a fact that is told with two days stands on both.

    A date that is not resolved to a day, a month or a year stands nowhere.
    """
    found = [
        event
        for number, row in enumerate(matrix.rows)
        if row.group == "dates"
        for event in _events(matrix, number, row)
    ]
    return tuple(sorted(found, key=lambda event: (event.day, event.row)))


def is_regular(found: tuple[Event, ...]) -> bool:
    """Whether equal steps on the line are equal times."""
    days = sorted({event.day for event in found})
    gaps = {(after - before).days for before, after in pairwise(days)}
    return len(gaps) <= 1


def _events(matrix: Matrix, number: int, row: Row) -> list[Event]:
    told: dict[int | None, list[tuple[date, str, int]]] = defaultdict(list)
    for article, cell in enumerate(row.cells):
        fact = fact_at(matrix.analyses[article], cell.span) if cell else None
        if cell and isinstance(fact, Date) and fact.low and fact.value:
            told[cell.shape].append((fact.low, fact.value.split("/")[0], article))
    found = []
    for same in told.values():
        # what agrees may be told less precisely by some: the most precise stands for all
        day, iso, _article = max(same, key=lambda one: (len(one[1]), one[1]))
        articles = tuple(article for _day, _iso, article in same)
        found.append(Event(day, iso, number, row.label, articles, row.conflict))
    return found
