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
    hours: tuple[float, float] | None = None
    """First and last hour meant, counted from the beginning of the first day."""


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
        if unit in ("week", "weekend", "fortnight"):
            return on(anchor + timedelta(weeks=2 * by if unit == "fortnight" else by))
        if unit in ("month", "quarter"):
            return month(anchor.year, anchor.month + by * (3 if unit == "quarter" else 1))
        years = {"year": 1, "decade": 10, "century": 100}.get(unit)
        return year(anchor.year + by * years) if years else None
    except (ValueError, OverflowError):
        return None


def both(first: Stretch, last: Stretch) -> Stretch:
    """From the first day of one to the last day of the other; the first alone when they go backwards."""
    if last.high <= first.high:
        return first
    value = f"{first.value.partition('/')[0]}/{last.value.rpartition('/')[2]}"
    return Stretch(value, first.low, last.high)


def moved(anchor: date, by: int, unit: str) -> Stretch | None:
    """The day `by` units from `anchor`, to the day whatever the unit ("three months after Easter")."""
    found = shifted(anchor, by, unit)
    if found is None or found.low == found.high:
        return found
    first = found.low if unit in ("month", "quarter") else found.low.replace(month=anchor.month)
    return day(first.year, first.month, min(anchor.day, monthrange(first.year, first.month)[1]))


def week_number(of: int, number: int) -> Stretch | None:
    """The ISO week `number` of the year `of`; None when the year has no such week."""
    try:
        return week(date.fromisocalendar(of, number, 1), 0)
    except ValueError:
        return None


def nth(outer: Stretch, unit: str, number: int, *, weekday: int | None = None) -> Stretch | None:
    """The `number`-th day, week, month … (or such weekday) of a stretch, counted from its end where negative.

    A week belongs to where its Thursday lies (ISO 8601). None when there is none.
    """
    if weekday is not None or unit == "day":
        first = outer.low + timedelta(days=((weekday or outer.low.isoweekday()) - outer.low.isoweekday()) % 7)
        days = range((outer.high - first).days // (7 if weekday else 1) + 1)
        found = _picked(days, number)
        return None if found is None else on(first + timedelta(days=found * (7 if weekday else 1)))
    if unit in ("week", "weekend"):
        # a weekend is where its Saturday lies
        middle = 6 if unit == "weekend" else 4
        inside = outer.low + timedelta(days=(middle - outer.low.isoweekday()) % 7)
        found = _picked(range((outer.high - inside).days // 7 + 1), number)
        return None if found is None else week(inside, found, end=unit == "weekend")
    length = {"month": 1, "quarter": 3, "year": 12}.get(unit, 0)
    total = (outer.high.year - outer.low.year) * 12 + outer.high.month - outer.low.month + 1
    found = _picked(range(total // length), number) if length else None
    if found is None:
        return None
    if unit == "year":
        return year(outer.low.year + found)
    first_month = outer.low.month + found * length
    return both(month(outer.low.year, first_month), month(outer.low.year, first_month + length - 1))


def portion(outer: Stretch, which: int) -> Stretch:
    """The beginning (0), middle (1) or end (2) of a stretch, about a third, under the name of the whole.

    Of a month it is ten days, the end what is left; of a year three months, and four at its end.
    """
    days = (outer.high - outer.low).days + 1
    first = 10 if 28 <= days <= 31 else 90 if days > 364 else -(-days // 3)
    last = days - 20 if 28 <= days <= 31 else 122 if days > 364 else first
    low, high = outer.low, outer.high
    if which == 0:
        high = low + timedelta(days=first - 1)
    elif which == 2:
        low = high - timedelta(days=last - 1)
    else:
        low, high = low + timedelta(days=first), max(low + timedelta(days=first), high - timedelta(days=last))
    return Stretch(outer.value, low, high, outer.hours)


def _picked(places: range, number: int) -> int | None:
    place = number - 1 if number > 0 else len(places) + number
    return places[place] if 0 <= place < len(places) else None
