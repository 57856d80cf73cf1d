"""Moments as TIMEX values, the way the set recognizers_fr_en writes them."""

import re
from datetime import date, datetime, timedelta

from tests.evaluation.figure_rows import number
from tests.evaluation.moments import Moment, durations_of, moments_of

from diptych.facts.calendar_spans import moved
from diptych.facts.date_mentions import find_mentions
from diptych.facts.mention import Mention
from diptych.text import Span

PARTS = {
    "morning": "TMO",
    "noon": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "daytime": "TDT",
}
SEASONS = {1: "WI", 2: "SP", 3: "SU", 4: "FA"}
UNITS = {"day": "P{}D", "week": "P{}W", "fortnight": "P{}W", "month": "P{}M", "quarter": "P{}M",
         "year": "P{}Y", "decade": "P{}Y", "s": "PT{}S", "min": "PT{}M", "h": "PT{}H"}  # fmt: skip
TIMES = {"quarter": 3, "fortnight": 2, "decade": 10}


def timexes(text: str, language: str, reference: str | None) -> list[dict]:
    """Span and value of every moment and duration of a string."""
    reference = reference or "2016-11-07T00:00:00"
    found, spans = [], []
    for one in moments_of(text, language, reference):
        value = _value(one, text, datetime.fromisoformat(reference[:19]))
        spans.append(Span(one.start, one.end))
        found.append({"start": one.start, "end": one.end, "value": value, "unit": None})
    for figure in durations_of(text, language):
        if not any(figure.span.overlaps(span) for span in spans) and figure.unit in UNITS:
            value = UNITS[figure.unit].format(number(figure.value * TIMES.get(figure.unit, 1)))
            if figure.unit == "min" and figure.value > 60 and figure.value % 60 and "h" in figure.text:
                value = f"PT{figure.value // 60}H{figure.value % 60}M"
            found.append({"start": figure.span.start, "end": figure.span.end, "value": value, "unit": None})
    for mention in find_mentions(text.replace("\n", " "), language):
        if mention.shape == "each":
            found.append(_again(mention, found, text))
    return found


def _again(mention: Mention, found: list[dict], text: str) -> dict:
    """What comes again, with the time of day told beside it, which leaves `found`."""
    unit = mention.unit or ""
    value = "P1WE" if unit == "weekend" else UNITS.get(unit, "P1{}").format(TIMES.get(unit, 1))
    value = value if unit else f"XXXX-WXX-{mention.weekday}"
    start, end = mention.start, mention.end
    for other in found:
        gap = text[end : other["start"]] if other["start"] >= end else text[other["end"] : start]
        if re.fullmatch(r"\d\d:\d\d:\d\d", other["value"]) and re.fullmatch(r"\W*(?:at|à)?\W*", gap):
            found.remove(other)
            clock = other["value"].removesuffix(":00").removesuffix(":00")
            value = f"{'' if unit else value}T{clock}"
            start, end = min(start, other["start"]), max(end, other["end"])
            break
    return {"start": start, "end": end, "value": value, "unit": None}


def _value(one: Moment, text: str, now: datetime) -> str:
    mention = one.mention
    if mention is not None and mention.shape == "now" and not one.date:
        return "PRESENT_REF"
    if len(one.clock) == 2:
        day = _day(one) if one.date else one.low.date().isoformat() if _is_today(mention) else ""
        ends = (_clock(minutes, exact=exact) for minutes, exact in zip(one.clock, one.exact, strict=True))
        length = one.clock[1] - one.clock[0]
        hours, minutes = f"{length // 60}H" if length >= 60 else "", f"{length % 60}M" if length % 60 else ""
        return f"({','.join(f'{day}{end}' for end in ends)},PT{hours}{minutes})"
    if one.clock:
        day = _day(one) if one.date else ""
        if one.side or "X" in day:
            return f"{day}{_clock(one.clock[0], exact=one.exact[0])}"
        seconds = f"{one.second:02}"
        return f"{one.low:%Y-%m-%d %H:%M}:{seconds}" if one.date else f"{one.low:%H:%M}:{seconds}"
    if mention is None:
        return one.date.value if one.date else ""
    if one.hours and one.high == one.low:
        return f"{one.low:%Y-%m-%d %H:%M:%S}"
    if mention.shape == "run" and mention.unit in ("hour", "minute", "second"):
        length = UNITS[{"hour": "h", "minute": "min", "second": "s"}[mention.unit]].format(mention.number)
        # this set counts from the very moment
        by = (one.high - one.low) * (1 if (mention.turn or 1) > 0 else -1)
        low, high = sorted((now, now + by))
        return f"({low.isoformat()},{high.isoformat()},{length})"
    if one.hours and mention.hours:
        name = mention.name if mention.shape == "part" else _part(mention.hours)
        name = "night" if "night" in text[one.start : one.end].lower() else name
        if name == "daytime":
            return one.low.date().isoformat()
        return f"{_day(one) if one.date else ''}{PARTS.get(name or '', '')}"
    return _date(one, now, text)


def _is_today(mention: Mention | None) -> bool:
    """Whether a part of the day is told as today's: "this morning"."""
    return mention is not None and mention.shape == "part" and mention.turn == 0


def _part(hours: tuple[int, int]) -> str:
    return {4: "morning", 0: "morning", 12: "afternoon", 18: "evening", 22: "night"}.get(hours[0], "evening")


def _clock(minutes: int, *, exact: bool) -> str:
    hour, minute = divmod(minutes % 1440, 60)
    return f"T{hour:02}:{minute:02}" if minute or exact else f"T{hour:02}"


def _day(one: Moment) -> str:
    """The day as it is written, X for what is not told: TIMEX names no year that the text leaves out."""
    mention = one.mention
    if mention and mention.turn is None and not mention.within:
        if mention.shape == "weekday":
            return f"XXXX-WXX-{mention.weekday}"
        if mention.shape in ("day", "feast") and mention.year is None:
            return f"XXXX-{one.low:%m-%d}"
        if mention.shape == "day_of_month":
            return f"XXXX-XX-{one.low.day:02}"
    return one.low.date().isoformat()


def _date(one: Moment, now: datetime, text: str) -> str:
    mention, told = one.mention, one.date
    today, count, unit = now.date(), mention.number or 0, mention.unit or "day"
    if mention.shape in ("ago", "ahead"):
        there = moved(today, count, unit)
        return there.value if there else told.value
    if mention.unit == "fortnight" or (mention.shape == "run" and unit == "quarter"):
        length = f"P{3 * max(1, count)}M" if unit == "quarter" else "P2W"
        return f"({one.low.date()},{one.high.date()},{length})"
    if mention.shape == "nth" and unit == "week" and mention.within and mention.within.shape == "month":
        return f"{mention.within.year or 'XXXX'}-{mention.within.month:02}-W{count if count > 0 else 5:02}"
    if mention.shape in ("run", "within"):
        ahead = (mention.turn or 1) > 0
        first = today if mention.shape == "within" or not ahead else today + timedelta(days=1)
        there = moved(first, count if ahead else -count, unit)
        if there is None or unit not in UNITS:
            return told.value
        low, high = sorted((first, there.low))
        return f"({low},{high},{UNITS[unit].format(count * TIMES.get(unit, 1))})"
    unsure = mention.year is None and mention.turn is None and mention.within is None
    if mention.shape == "offset":
        return one.low.date().isoformat()
    if mention.shape == "quarter" or unit == "quarter":
        low, high = one.low.date(), one.high.date()
        return f"({_year(low, unsure)},{_year(high, unsure)},P{6 if unit == 'half' else 3}M)"
    if told.op == "range" or mention.shape in ("years",) or (mention.shape == "day" and "/" in told.value):
        return _range(told.value, unsure)
    if mention.shape in ("day", "weekday", "day_of_month", "feast") and unsure:
        return _day(one)
    if mention.shape == "decade" or (unit == "decade" and mention.shape == "shift"):
        written = re.search(r"\d{4}", text[one.start : one.end]) or mention.shape == "shift"
        low, high = (f"{day:%Y-%m-%d}" if written else f"XX{day:%y-%m-%d}" for day in (one.low, one.high))
        return f"({low},{high},P10Y)"
    if mention.shape == "season":
        return f"{'' if unsure else one.low.year}{'' if unsure else '-'}{SEASONS[mention.number or 1]}"
    if mention.shape == "month" or (mention.shape == "shift" and unit == "month"):
        return f"{'XXXX' if unsure and mention.shape == 'month' else one.low.year}-{one.low.month:02}"
    if unit in ("week", "weekend") or mention.shape == "week":
        year, week, _ = one.low.date().isocalendar()
        return f"{year}-W{week:02}{'-WE' if unit == 'weekend' else ''}"
    if mention.portion is not None:
        return told.value
    return told.value.partition("/")[0]


def _range(value: str, unsure: bool) -> str:
    first, _, last = value.partition("/")
    low, high = (told_days_of(end) for end in (first, last))
    finest = max(len(first), len(last))
    months = (high.year - low.year) * 12 + high.month - low.month
    length = {4: f"P{high.year - low.year}Y", 7: f"P{months}M"}.get(finest, f"P{(high - low).days}D")
    return f"({_year(low, unsure)},{_year(high, unsure)},{length})"


def told_days_of(iso: str) -> date:
    """First day of an ISO date."""
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) == 4 else f"{iso}-01"[:10])


def _year(day: date, unsure: bool) -> str:
    return f"XXXX-{day:%m-%d}" if unsure else day.isoformat()
