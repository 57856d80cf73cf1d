"""Years, quarters, seasons and days shifted come in, first and last days go out."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar with its ISO name, first and last day included."""

    value: str
    low: date
    high: date


# first and last day of the seasons of the northern hemisphere; winter is named after its last year
_SEASONS = {
    1: ((-1, 12, 21), (0, 3, 20)),
    2: ((0, 3, 20), (0, 6, 20)),
    3: ((0, 6, 21), (0, 9, 22)),
    4: ((0, 9, 22), (0, 12, 20)),
}


def day(year: int, month: int, number: int) -> Stretch | None:
    """One day; None when the calendar has no such day."""
    if not 1 <= year <= 9998 or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return on(date(year, month, number))


def on(when: date) -> Stretch:
    """The day `when`."""
    return Stretch(when.isoformat(), when, when)


def month(year: int, number: int) -> Stretch:
    """One month of a year; a number outside 1 to 12 counts into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = monthrange(year, number)[1]
    return Stretch(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last))


def year(first: int, last: int | None = None) -> Stretch:
    """One year, or the years from `first` to `last`, both included."""
    value = f"{first:04}" if last is None else f"{first:04}/{last:04}"
    return Stretch(value, date(first, 1, 1), date(last or first, 12, 31))


def months(of: int, number: int, length: int) -> Stretch:
    """One quarter (`length` 3) or half (`length` 6) of the year `of`, named as an ISO interval."""
    first, last = month(of, (number - 1) * length + 1), month(of, number * length)
    return Stretch(f"{first.value}/{last.value}", first.low, last.high)


def season(of: int, number: int) -> Stretch:
    """A season of the north: 1 winter (that ends in the year `of`), 2 spring, 3 summer, 4 autumn."""
    (back, m1, d1), (on_, m2, d2) = _SEASONS[number]
    low, high = date(of + back, m1, d1), date(of + on_, m2, d2)
    return Stretch(f"{low:%Y-%m}/{high:%Y-%m}", low, high)


def week(anchor: date, by: int, *, end: bool = False) -> Stretch:
    """The week (Monday to Sunday) `by` weeks from that of `anchor`, or with `end` its weekend."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=by)
    first = monday + timedelta(days=5 if end else 0)
    last = monday + timedelta(days=6)
    return Stretch(f"{first.isoformat()}/{last.isoformat()}", first, last)


def shifted(anchor: date, by: int, unit: str) -> Stretch | None:
    """The day, month or year `by` units from `anchor`, as precise as the unit; None out of the calendar."""
    try:
        if unit == "day":
            return on(anchor + timedelta(days=by))
        if unit in ("week", "weekend"):
            return on(anchor + timedelta(weeks=by))
        if unit in ("month", "quarter"):
            return month(anchor.year, anchor.month + by * (3 if unit == "quarter" else 1))
        return year(anchor.year + by * {"year": 1, "decade": 10, "century": 100}[unit])
    except (ValueError, OverflowError):
        return None


def both(first: Stretch, last: Stretch) -> Stretch:
    """From the first day of one to the last day of the other; the first alone when they go backwards."""
    if last.high <= first.high:
        return first
    return Stretch(f"{first.value}/{last.value}", first.low, last.high)
