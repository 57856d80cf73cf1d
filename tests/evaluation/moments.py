"""Dates and clock times of one string as moments, put together as the sets of times want them."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from tests.evaluation.figure_rows import article_of, figures_of

from diptych.compare.calendar import told_days
from diptych.facts import Date, find_dates
from diptych.facts.calendar_words import calendar_words
from diptych.facts.clock import find_clock_times
from diptych.facts.date_mentions import find_mentions
from diptych.facts.dates import pattern_of
from diptych.facts.mention import Mention

_BETWEEN = re.compile(
    r"\W*(?:(?:à|at|on|le|the|around|vers|environ|about|dès|from|de|for|of|between|entre|before|after|avant|après|by)\W*){0,3}",
    re.I,
)

_BY = re.compile(r"(?:\bby|\bd['’]ici(?: (?:à|au))?|\bdans les|\bwithin)(?: (?:le|la|the))? ?$", re.I)
_MINUTES = re.compile(r"[:.]\d\d|\dh ?\d\d")


@dataclass(frozen=True)
class Moment:
    """What a string tells of the calendar and the clock at one place."""

    start: int
    end: int
    date: Date | None
    mention: Mention | None
    low: datetime
    high: datetime
    """End, excluded."""
    clock: tuple[int, ...] = ()
    """Minutes since midnight, of the time or of both ends."""
    exact: tuple[bool, ...] = ()
    """Whether the minutes of each are written."""
    zone: int | None = None
    """Minutes that the zone told is ahead of UTC."""
    hours: bool = False
    """Whether it is a part of the day."""
    second: int = 0
    by: bool = False
    """Whether "by" or "d'ici" stands before it."""
    side: str = ""
    """ "start" for what begins then ("after 9"), "end" for what ends then."""


def moments_of(text: str, language: str, reference: str) -> list[Moment]:
    """Moments in reading order; `reference` is when the string was said (ISO)."""
    text = text.replace("\n", " ")
    now = datetime.fromisoformat(reference[:19])
    dates = find_dates(article_of(text, language, reference[:16]), unmarked=1)
    mentions = find_mentions(text, language)
    found = [_of_date(date, mentions) for date in dates if date.value]
    midnight = datetime.combine(now.date(), time())
    for mention in mentions:
        if mention.shape == "part" and mention.hours:
            low, high = (midnight + timedelta(hours=hour) for hour in mention.hours)
            found.append(Moment(mention.start, mention.end, None, mention, low, high, hours=True))
        if mention.shape == "now":
            found.append(Moment(mention.start, mention.end, None, mention, now, now))
    for told in find_clock_times(text, language):
        low = midnight + timedelta(minutes=told.minutes)
        exact = (bool(_MINUTES.search(text[told.start : told.end])),)
        found.append(
            Moment(
                told.start,
                told.end,
                None,
                None,
                low,
                low,
                (told.minutes,),
                exact,
                told.zone,
                second=told.second,
            )
        )
    found = [
        one
        for one in found
        if not any(
            o is not one
            and o.start <= one.start
            and one.end <= o.end
            and (o.end - o.start) > (one.end - one.start)
            for o in found
        )
    ]
    return _joined(sorted(found, key=lambda one: one.start), text, language)


def _of_date(date: Date, mentions: tuple[Mention, ...]) -> Moment:
    first, last = told_days(date)
    low, high = date.low or first, date.high or last
    mention = next((m for m in mentions if m.start == date.span.start), None)
    begin = datetime.combine(low, time())
    end = datetime.combine(high, time()) + timedelta(days=1)
    if date.hours:
        begin, end = (begin + timedelta(hours=hour) for hour in date.hours)
    return Moment(date.span.start, date.span.end, date, mention, begin, end, hours=bool(date.hours))


def _joined(found: list[Moment], text: str, language: str) -> list[Moment]:
    """Two times to one stretch, then a day and its time to one."""
    kept: list[Moment] = []
    joint = pattern_of(language, "joints")
    for one in found:
        last = kept[-1] if kept else None
        if (
            last
            and len(last.clock) == len(one.clock) == 1
            and not one.date
            and joint.fullmatch(text[last.end : one.start])
        ):
            minutes = one.clock[0]
            if minutes <= last.clock[0] and minutes < 720:
                minutes += 720 if last.clock[0] < minutes + 720 else 1440
            zone = one.zone if last.zone is None else last.zone
            kept[-1] = replace(
                last, end=one.end, clock=(last.clock[0], minutes), exact=last.exact + one.exact, zone=zone
            )
            continue
        kept.append(one)
    days: list[Moment] = []
    for one in kept:
        last = days[-1] if days else None
        if last and _BETWEEN.fullmatch(text[last.end : one.start]):
            if _is_day(last) and one.clock and not one.date and not last.clock:
                days[-1] = replace(
                    last, end=one.end, clock=_in_part(one.clock, last), exact=one.exact, zone=one.zone
                )
                continue
            if last.clock and not last.date and _is_day(one) and not one.clock:
                days[-1] = replace(
                    one, start=last.start, clock=_in_part(last.clock, one), exact=last.exact, zone=last.zone
                )
                continue
        days.append(one)
    return [
        replace(_timed(one), side=_side(text, one, language), by=bool(_BY.search(text[: one.start])))
        for one in days
    ]


def _side(text: str, one: Moment, language: str) -> str:
    words, lead = calendar_words(language), text[max(0, one.start - 32) : one.start]
    sides = {"from": "start", "after": "start", "before": "end", "until": "end"}
    return next((side for key, side in sides.items() if words.before(key).search(lead)), "")


def _is_day(one: Moment) -> bool:
    return (one.date is not None or one.hours) and one.high - one.low <= timedelta(days=1)


def _in_part(clock: tuple[int, ...], day: Moment) -> tuple[int, ...]:
    """Six in the evening is eighteen hours."""
    late = day.hours and day.low.hour >= 12
    return tuple(minutes + 720 if late and minutes < 720 else minutes for minutes in clock)


def _timed(one: Moment) -> Moment:
    if not one.clock:
        return one
    midnight = datetime.combine(one.low.date(), time())
    low, high = (midnight + timedelta(minutes=minutes) for minutes in (one.clock[0], one.clock[-1]))
    return replace(one, low=low, high=high)


def durations_of(text: str, language: str):
    """The durations of a string."""
    return [
        figure
        for figure in figures_of(text, language)
        if figure.kind == "duration" and figure.value is not None
    ]
