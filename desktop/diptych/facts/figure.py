"""What a passage asserts in numbers and dates: intervals with a unit, never rounded floats."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from diptych.text import Span

Kind = Literal[
    "money", "percent", "count", "date", "time", "duration", "length", "area", "weight", "speed", "age",
    "fraction", "ordinal", "other",
]  # fmt: skip
Op = Literal["=", "~", "<=", ">=", "range"]
Mode = Literal["asserted", "attributed", "conditional", "quoted"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity (change-value-unit-concept, after CQE) with the interval that its written form allows."""

    span: Span
    """Of the figure with its unit ("97,4 milliards de dollars"), without the noun counted."""
    text: str
    kind: Kind
    value: Decimal | None
    """The number told, in `unit`: 97400000000 for "97,4 milliards". None for a vague one ("des milliards").
    A clock time is its minutes since midnight; a fraction is its value (0.5)."""
    low: Decimal
    """Lower end of what the written form allows: 97,4 milliards is [97.35e9, 97.45e9). For a vague figure,
    the least it can mean."""
    high: Decimal
    """Upper end, excluded: `value` plus half a unit of the last written digit; infinite for op ">="."""
    op: Op
    """ "~" for about, near, some; "<=" for up to, at most, under; ">=" for at least, more than; "range"."""
    unit: str | None
    """ISO 4217 for money (`EUR`, `EUR/year` for a rate, `GBp` for pence alone), `%`, `pp` for points, SI
    symbols (`km`, `km/h`), `min` `h` `day` `week` `month` `year` for durations, `yo` for ages, `time` for
    clock times, `share` for fractions, `x` for multipliers, the noun in the singular for counts ("person",
    "post" … in the article's language); None when unsaid."""
    mode: Mode
    """How the sentence puts it."""
    about: str
    """Lemma of what is counted or measured ("offre", "manifestant"); "" when not known."""
    sentence: int
    """Index in `Article.sentences`."""
    source: Span | None = None
    """Who says so, when the figure has a source of its own ("selon la préfecture")."""
    zone: int | None = None
    """Minutes that the time zone told of a clock time is ahead of UTC; None when none is told."""
    by_hand: bool = False
    """Whether the user has corrected its reading."""


@dataclass(frozen=True, slots=True)
class Date:
    """A point or stretch of the calendar, resolved against the date of publication and the text around."""

    span: Span
    text: str
    value: str | None
    """ISO date as precise as it was told: `2018`, `2025-02`, `2025-03-15`; an ISO interval for a stretch
    (`2025-04/2025-06`); None when it is unresolved."""
    low: date | None
    high: date | None
    """First and last day meant, both included; None together with `value`, or for an open end."""
    op: Op
    mode: Mode
    sentence: int
    hours: tuple[float, float] | None = None
    """First and last hour told of it ("samedi soir" is 18 to 24), from the beginning of its first day."""
