"""A date as it is named and what is known at its place come in, the days that it means go out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from diptych.facts import calendar_spans as spans
from diptych.facts.calendar_spans import Stretch
from diptych.facts.feasts import feast_days
from diptych.facts.mention import Mention, Shape

_SOON = 45
"""Days ahead up to which a day without a year is one to come, whatever the tense of its clause."""


@dataclass(slots=True)
class Context:
    """What is known at one place of the text; it moves on as dates are read."""

    year: int | None
    month: int | None
    day: date | None
    """The day of publication, when it is known to the day."""
    moment: datetime | None = None
    """The same with its hour, when that is known."""
    last: Stretch | None = None
    """The date resolved last."""
    last_sentence: int = -1
    explicit_year: int | None = None
    """The year written out last, and the sentence it stands in."""
    explicit_sentence: int = -1


def context_of(published: str | None) -> Context:
    """What an article of the day `published` ("2025", "2025-03-15", "2025-03-15T09:30") knows."""
    told, _, hour = (published or "").partition("T")
    parts = [int(part) for part in told.split("-") if part.isdigit()]
    year, month = [*parts, None, None][:2] if parts else (None, None)
    day = spans.day(*parts[:3]) if len(parts) >= 3 else None
    moment = datetime.fromisoformat(f"{told}T{hour[:5]}") if day and len(hour) >= 5 else None
    return Context(year, month, day.low if day else None, moment)


def resolved(mention: Mention, context: Context, direction: int, sentence: int) -> Stretch | None:
    """What `mention` means; `direction` is -1 for past, +1 for to come, 0 for unknown.

    None when that is not known, or lies outside the years 1 to 9999 that `date` can hold.
    """
    try:
        if mention.within is not None:
            outer = resolved(mention.within, context, direction, sentence)
            found = _inside(mention, outer) if outer else None
        else:
            found = _RESOLVE[mention.shape](mention, context, direction, sentence)
        if found is not None and mention.portion is not None and not mention.hours:
            found = spans.portion(found, mention.portion)
    except (ValueError, OverflowError):
        return None
    return replace(found, hours=mention.hours) if found and mention.hours else found


def _inside(mention: Mention, outer: Stretch) -> Stretch | None:
    """As in "lundi de la semaine prochaine", "mars de l'an dernier", "deux jours après Noël"."""
    number = mention.number or 0
    if mention.shape == "weekday":
        days = (outer.low + timedelta(days=day) for day in range(7))
        return next((spans.on(day) for day in days if day.isoweekday() == mention.weekday), None)
    if mention.shape == "day_of_month":
        return spans.day(outer.low.year, outer.low.month, mention.day or 1)
    if mention.shape in ("month", "feast", "quarter", "season"):
        return of_year(mention, outer.low.year)
    if mention.shape == "nth":
        return spans.nth(outer, mention.unit or "", number, weekday=mention.weekday)
    if mention.unit == "weekday":
        ahead = ((mention.weekday or 1) - outer.low.isoweekday()) % 7
        weeks = number if number < 0 or not ahead else number - 1
        return spans.shifted(outer.low, ahead + 7 * weeks, "day")
    return spans.moved(outer.low, number, mention.unit or "day")


def _written(mention: Mention, _context: Context, _direction: int, _sentence: int) -> Stretch | None:
    year = mention.year or 1
    return spans.year(year, {"years": mention.until_year, "decade": year + 9}.get(mention.shape))


def of_year(mention: Mention, year: int) -> Stretch | None:
    """The day, month, quarter, season, week or feast that `mention` names, in the year `year`."""
    if mention.shape == "day":
        first = spans.day(year, mention.month or 1, mention.day or 1)
        last = spans.day(year, mention.month or 1, mention.until_day) if mention.until_day else None
        return spans.both(first, last) if first and last else first
    if mention.shape == "month":
        return spans.month(year, mention.month or 1)
    if mention.shape == "season":
        return spans.season(year, mention.number or 1)
    if mention.shape == "week":
        return spans.week_number(year, mention.number or 1)
    if mention.shape == "feast":
        days = feast_days(mention.name or "", year)
        return spans.both(spans.on(days[0]), spans.on(days[1])) if days else None
    return spans.months(year, mention.number or 1, 6 if mention.unit == "half" else 3)


def _within_year(mention: Mention, context: Context, direction: int, sentence: int) -> Stretch | None:
    if mention.year is not None:
        return of_year(mention, mention.year)
    if context.explicit_sentence == sentence and context.explicit_year and mention.turn is None:
        return of_year(mention, context.explicit_year)
    if context.year is None:
        return None
    if context.month is None or (mention.turn == 0 and mention.shape == "month"):
        return of_year(mention, context.year)
    today = context.day or date(context.year, context.month, 15)
    candidates = [found for by in range(-4, 5) if (found := of_year(mention, context.year + by))]
    if mention.shape == "day" and mention.turn is None and not mention.until_day:
        told = _on_weekday(mention, candidates)
        nearest = min(told, key=lambda found: abs((found.low - today).days), default=None)
        # the year of a day long past is told; a clause in the past may name a day to come ("sont convoqués")
        soon = nearest and direction < 0 < (nearest.low - today).days <= _SOON
        if soon or (mention.weekday and told != candidates):
            return nearest
    past = [found for found in candidates if found.low <= today]
    coming = [found for found in candidates if found.high >= today]
    if not past or not coming:
        return None
    if mention.turn == -1 or (direction < 0 and mention.turn is None):
        return past[-2] if mention.turn == -1 and past[-1].high >= today and len(past) > 1 else past[-1]
    if mention.turn == 1 or direction > 0:
        return coming[1] if mention.turn == 1 and coming[0].low <= today and len(coming) > 1 else coming[0]
    return min(
        candidates, key=lambda found: min(abs((found.low - today).days), abs((found.high - today).days))
    )


def _on_weekday(mention: Mention, candidates: list[Stretch]) -> list[Stretch]:
    """Those of the days that fall on the weekday told, or all where none does: newsrooms miscount too."""
    if not mention.weekday:
        return candidates
    return [day for day in candidates if day.low.isoweekday() == mention.weekday] or candidates


def _leaning(mention: Mention, context: Context, _direction: int, _sentence: int) -> Stretch | None:
    """A date that leans on the one before it, or, as "la veille" may, on the day of publication."""
    unit = mention.unit or "day"
    if mention.shape == "from_last" and mention.unit:
        return spans.shifted(context.last.low, 0, unit) if context.last else None
    anchor = context.last.low if context.last else context.day if mention.shape == "from_last" else None
    if anchor is None:
        return None
    if unit in ("day", "week", "fortnight") and context.last and context.last.low != context.last.high:
        return None
    return spans.shifted(anchor, mention.number or 0, unit)


def _weekday(mention: Mention, context: Context, direction: int, _sentence: int) -> Stretch | None:
    if context.day is None:
        return None
    today = context.day
    ahead = ((mention.weekday or 1) - today.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    if mention.turn == 1 or (direction > 0 and mention.turn is None):
        weeks = mention.number or 0
        return spans.on(
            today + timedelta(days=7 * weeks + (ahead or (7 if mention.turn == 1 and not weeks else 0)))
        )
    if mention.turn == -1:
        return spans.on(today + timedelta(days=back or -7))
    return spans.on(today + timedelta(days=back))


def _day_of_month(mention: Mention, context: Context, direction: int, _sentence: int) -> Stretch | None:
    if context.day is None:
        return None
    today = context.day
    near = [spans.month(today.year, today.month + by).low for by in (-1, 0, 1)]
    candidates = [found for first in near if (found := spans.day(first.year, first.month, mention.day or 1))]
    if mention.weekday:
        candidates = [
            found for found in candidates if found.low.isoweekday() == mention.weekday
        ] or candidates
    if direction > 0:
        candidates = [found for found in candidates if found.low >= today] or candidates
    if direction < 0:
        candidates = [found for found in candidates if found.low <= today] or candidates
    return min(candidates, key=lambda found: abs((found.low - today).days), default=None)


def _ago(mention: Mention, context: Context, _direction: int, _sentence: int) -> Stretch | None:
    """So many units before or after the publication."""
    by, unit = mention.number or 0, mention.unit or "day"
    if unit not in _SECONDS:
        return _from_publication(context, by, unit)
    if context.day is None:
        return None
    now = context.moment or datetime.combine(context.day, time(12))
    try:
        told = now + timedelta(seconds=by * _SECONDS[unit])
    except OverflowError:
        return None
    found = spans.on(told.date())
    return replace(found, hours=(told.hour + told.minute / 60,) * 2) if context.moment else found


def _from_publication(context: Context, by: int, unit: str) -> Stretch | None:
    if unit in ("year", "decade", "century"):
        return spans.shifted(date(context.year, 1, 1), by, unit) if context.year else None
    if unit in ("month", "quarter"):
        first = date(context.year, context.month, 1) if context.year and context.month else None
        return spans.shifted(first, by, unit) if first else None
    return spans.shifted(context.day, by, unit) if context.day else None


def _shift(mention: Mention, context: Context, _direction: int, _sentence: int) -> Stretch | None:
    """As in "la semaine prochaine", "ce trimestre", "hier": as precise as the unit."""
    by, unit = mention.number or 0, mention.unit or "day"
    if unit == "fortnight" and context.day:
        first, last = (by, by + 1) if by > 0 else (2 * by, 2 * by + 1) if by else (0, 1)
        return spans.both(spans.week(context.day, first), spans.week(context.day, last))
    if unit in ("week", "weekend", "fortnight"):
        return spans.week(context.day, by, end=unit == "weekend") if context.day else None
    if unit == "quarter":
        if not context.year or not context.month:
            return None
        count = context.year * 4 + (context.month - 1) // 3 + by
        return spans.months(count // 4, count % 4 + 1, 3)
    if unit == "decade" and context.year:
        first = context.year // 10 * 10 + 10 * by
        return spans.year(first, first + 9)
    return _from_publication(context, by, unit) if unit not in _SECONDS else None


def _run(mention: Mention, context: Context, _direction: int, _sentence: int) -> Stretch | None:
    """As in "les trois derniers mois": whole units before or after the present one."""
    count, unit, ahead = mention.number or 1, mention.unit or "day", (mention.turn or 1) > 0
    if context.day is None or count < 1:
        return None
    first, last = (1, count) if ahead else (-count, -1)
    if unit in _SECONDS:
        return _run_of_hours(context.moment, first, last, unit) if context.moment else None
    if mention.shape == "within":
        first, last, unit = 0, count, unit
    ends = []
    for by in (first, last):
        one = _shift(Mention(0, 0, "shift", number=by, unit=unit), context, 0, 0)
        if one is None:
            return None
        ends.append(one)
    return ends[0] if count == 1 and mention.shape == "run" else spans.both(*ends)


def _run_of_hours(moment: datetime, first: int, last: int, unit: str) -> Stretch:
    """As in "les deux dernières heures": whole units of the clock, by the hour of publication."""
    seconds = _SECONDS[unit]
    told = moment.hour * 3600 + moment.minute * 60 + moment.second
    now = told - told % seconds
    low, high = now + first * seconds, now + (last + 1) * seconds
    days = low // 86400
    found = spans.on(moment.date() + timedelta(days=days))
    return replace(found, hours=((low - days * 86400) / 3600, (high - days * 86400) / 3600))


def _today(mention: Mention, context: Context, _direction: int, _sentence: int) -> Stretch | None:
    """As in "dans la soirée": of the day of publication."""
    return spans.on(context.day) if context.day else None


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_RESOLVE: dict[Shape, Callable[[Mention, Context, int, int], Stretch | None]] = {
    "year": _written, "years": _written, "decade": _written,
    "day": _within_year, "month": _within_year, "quarter": _within_year, "season": _within_year,
    "week": _within_year, "feast": _within_year,
    "from_last": _leaning, "later": _leaning, "weekday": _weekday, "day_of_month": _day_of_month,
    "ago": _ago, "ahead": _ago, "shift": _shift, "run": _run, "within": _run, "part": _today, "now": _today,
}  # fmt: skip
"""How each shape is resolved."""
