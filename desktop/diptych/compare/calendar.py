"""Dates come in, whether they may be one goes out."""

from calendar import monthrange
from datetime import date

from diptych.facts import Date

Days = tuple[date, date]
"""First and last day, both included."""


def told_days(told: Date) -> Days | None:
    """The days that a date names ("dès 2017" names 2017); None when it is unresolved.

    `Date.low` and `Date.high` say what it covers, which for "dès 2017" has no end.
    """
    if told.value is None:
        return None
    ends = told.value.split("/")
    return _first(ends[0]), _last(ends[-1])


def dates_meet(one: Date, other: Date) -> bool:
    """Whether both are resolved and name at least one day in common."""
    ours, theirs = told_days(one), told_days(other)
    return bool(ours and theirs and ours[0] <= theirs[1] and theirs[0] <= ours[1])


def _first(iso: str) -> date:
    parts = [int(part) for part in iso[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _last(iso: str) -> date:
    parts = [int(part) for part in iso[:10].split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
