"""Dates come in, whether they may be one goes out."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

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


def hours_apart(one: Date, other: Date) -> float | None:
    """Hours between two parts of days ("samedi matin", "samedi soir"); None where they meet or are not told.

    A night belongs to two days: "jeudi soir" and the night to Friday meet.
    """
    ours, theirs = _told_hours(one), _told_hours(other)
    if ours is None or theirs is None:
        return None
    apart = max(ours[0] - theirs[1], theirs[0] - ours[1])
    return None if apart < timedelta(0) else apart.total_seconds() / 3600


def _told_hours(told: Date) -> tuple[datetime, datetime] | None:
    days = told_days(told)
    if days is None or told.hours is None:
        return None
    midnight = datetime.combine(days[0], time())
    try:
        return tuple(midnight + timedelta(hours=hour) for hour in told.hours)  # type: ignore[return-value]
    except OverflowError:  # the last day of the calendar has no next one
        return None


def _first(iso: str) -> date:
    parts = [int(part) for part in iso[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _last(iso: str) -> date:
    parts = [int(part) for part in iso[:10].split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])
