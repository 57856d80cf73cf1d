"""What a text names as a date, before anything is resolved."""

from dataclasses import dataclass
from typing import Literal, Self

Shape = Literal[
    "day", "month", "year", "years", "decade", "quarter", "season", "weekday", "shift", "from_last", "ago",
    "ahead", "later", "day_of_month", "run", "within", "feast", "week", "part", "portion", "nth", "day_of",
    "each", "offset", "bare", "now",
]  # fmt: skip
PIECES = frozenset({"portion", "nth", "day_of", "offset", "bare"})
"""Shapes that say something only beside another date."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One date as it is named; what was not said is None."""

    start: int
    end: int
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 for Monday."""
    number: int | None = None
    """Which quarter, season or week, how many units away, or which of several (-1 for the last)."""
    unit: str | None = None
    turn: Literal[-1, 0, 1] | None = None
    """-1 for "dernier", 0 for "ce", +1 for "prochain"."""
    until_year: int | None = None
    """Last year of "2012–13"."""
    until_day: int | None = None
    """Last day of "12-15 mars"."""
    name: str | None = None
    """Of a feast, or of a part of the day, as `calendar.yaml` names them."""
    portion: Literal[0, 1, 2] | None = None
    """Beginning, middle or end of what is named."""
    hours: tuple[int, int] | None = None
    """First and last hour (excluded) of the part of the day."""
    within: Self | None = None
    """The larger date it lies in ("lundi de la semaine prochaine") or counts from ("le lendemain de")."""

    @property
    def is_length(self) -> bool:
        """Whether its number also tells a length: "dans deux ans", "les trois derniers mois"."""
        return self.shape in ("ahead", "within", "run")

    @property
    def lonely(self) -> bool:
        """Whether it is a piece that no other date completes."""
        return self.shape in PIECES and self.within is None
