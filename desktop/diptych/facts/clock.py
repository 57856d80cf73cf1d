"""A text comes in, the clock times it tells go out."""

import re
from dataclasses import dataclass
from functools import cache

from diptych.facts.calendar_words import calendar_words
from diptych.facts.number_words import number_words, spelled
from diptych.facts.scan import Scan, scan_of
from diptych.facts.tables import GAP, before, either, integers, section, spaced, strings
from diptych.facts.templates import BEGIN, compiled, expanded


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as minutes since midnight."""

    start: int
    end: int
    minutes: int
    about: bool
    """Whether "vers" or "around" stands before it."""
    zone: int | None = None
    """Minutes that its time zone is ahead of UTC, where one is told."""
    second: int = 0


@dataclass(frozen=True, slots=True)
class _Lexicon:
    patterns: Scan
    ranges: Scan
    """Of two times in one: "9h30-11h", "3-4pm"."""
    about: re.Pattern[str]
    midnight: tuple[str, ...]
    noon: tuple[str, ...]
    afternoon: tuple[str, ...]
    zone: re.Pattern[str]
    """A time zone right behind a time."""
    zones: dict[str, int]
    minutes: dict[str, int]
    """Words for a part of an hour: "quart", "half"."""


def find_clock_times(text: str, language: str) -> list[ClockTime]:
    """Clock times in reading order, none inside another; of two at one place the earlier pattern's wins."""
    lexicon = _lexicon(language)
    found: list[ClockTime] = []
    taken = bytearray(len(text))
    for matches in lexicon.ranges.matches(text):
        for match in matches:
            ends = () if any(taken[match.start("hour") : match.end()]) else _two(match, lexicon, language)
            for start, end, told in ends:
                taken[start:end] = b"\x01" * (end - start)
                zone, behind = _zone(text, match.end(), lexicon)
                found.append(ClockTime(start, behind if end == match.end() else end, told, False, zone))
    for matches in lexicon.patterns.matches(text):
        for match in matches:
            start, end = _place(match)
            minutes = None if any(taken[start:end]) else _minutes(match, lexicon, language)
            if minutes is not None:
                taken[start:end] = b"\x01" * (end - start)
                about = bool(lexicon.about.search(text[max(0, start - 20) : start]))
                second = int(match.groupdict().get("second") or 0)
                zone, end = _zone(text, end, lexicon)
                found.append(ClockTime(start, end, minutes, about, zone, second))
    return sorted(found, key=lambda time: time.start)


def _zone(text: str, end: int, lexicon: _Lexicon) -> tuple[int | None, int]:
    """The zone told behind a time that ends at `end`, and where the time ends with it."""
    match = lexicon.zone.match(text, end)
    return (lexicon.zones[match["zone"].upper()], match.end("zone")) if match else (None, end)


def _place(match: re.Match[str]) -> tuple[int, int]:
    """Where the time stands, without the words that lead to it."""
    starts = [match.start(name) for name in ("hour", "past", "to", "named") if match.groupdict().get(name)]
    return min(starts), match.end()


def _two(
    match: re.Match[str], lexicon: _Lexicon, language: str
) -> tuple[tuple[int, int, int], tuple[int, int, int]] | tuple[()]:
    """Start, end and minutes of both times of a range; a part of the day told once holds for both."""
    got = match.groupdict()
    first = 60 * _number(match["hour"].lower(), lexicon, language) + int(
        got.get("minute") or got.get("minute2") or 0
    )
    last = 60 * int(match["until"]) + int(got.get("until_minute") or 0)
    part = " ".join((got.get("part") or "").lower().split())
    if part in lexicon.afternoon:
        before_until = match.start("part") < match.start("until")
        first, last = _late(first) if before_until or first < last else first, _late(last)
    if not first < 1440 or not last <= 1440:
        return ()
    return (*match.span("first"), first), (match.start("until"), match.end(), last % 1440)


def _late(minutes: int) -> int:
    return minutes + 720 if minutes < 720 else minutes


def _minutes(match: re.Match[str], lexicon: _Lexicon, language: str) -> int | None:
    """Minutes since midnight; None where the numbers are no time ("27 h")."""
    got = {
        name: " ".join(group.lower().replace("’", "'").split())
        for name, group in match.groupdict().items()
        if group
    }
    minute = int(got["minute"]) if "minute" in got else 30 if "half" in got else 0
    if "past" in got or "to" in got:
        told = _number(got.get("past") or got["to"], lexicon, language)
        if not 0 < told < 60:
            return None
        minute += told if "past" in got else -told
    if "named" in got:
        return ((0 if spaced(got["named"]) in lexicon.midnight else 720) + minute) % 1440
    hour, part = _number(got["hour"], lexicon, language), got.get("part", "")
    if part and hour > 12 and part not in lexicon.afternoon:
        return None
    if part in lexicon.afternoon:
        hour = hour + 12 if hour < 12 else hour
    elif part and hour == 12:
        hour = 0
    return (hour * 60 + minute) % 1440 if hour < 24 else None


def _number(told: str, lexicon: _Lexicon, language: str) -> int:
    """The number that digits or words tell, "quarter" being fifteen."""
    words = told.removeprefix("et ").removesuffix("s").removesuffix(" minute")
    if told.isdigit():
        return int(told)
    if words in lexicon.midnight or words in lexicon.noon:
        return 0 if words in lexicon.midnight else 12
    if words in lexicon.minutes:
        return lexicon.minutes[words]
    return next((number.value for number in spelled(told, 0, len(told), language)), 99)


@cache
def _lexicon(language: str) -> _Lexicon:
    table, numbers, words = section("calendar", language), number_words(language), calendar_words(language)
    zones = integers("calendar", section("calendar"), "zones")
    hours = either(word for word, value in numbers.units.items() if 0 < value <= 12)
    slots = {
        "number": numbers.short_run,
        "hour_word": rf"(?<!\w){hours}(?!\w)",
        "time_lead": either(strings("calendar", table, "time_lead")),
        "day": either([*words.weekdays, *words.lists["short_weekdays"], *words.days, *words.parts]),
        "part": f"(?P<part>{either(strings('calendar', table, 'clock_parts'))})",
    }
    for name in ("clock_past", "clock_till"):
        slots[name] = expanded(str(table[name]), slots)
    return _Lexicon(
        patterns=_scan(strings("calendar", table, "clock"), slots),
        ranges=_scan(strings("calendar", table, "clock_ranges"), slots),
        about=before(strings("calendar", table, "time_about")),
        midnight=strings("calendar", table, "midnight"),
        noon=strings("calendar", table, "noon"),
        afternoon=strings("calendar", table, "afternoon"),
        zone=re.compile(rf"{GAP}?\(?(?P<zone>{either(zones)})(?!\w)", re.IGNORECASE),
        zones={zone.upper(): ahead for zone, ahead in zones.items()},
        minutes=integers("calendar", table, "minutes"),
    )


def _scan(templates: tuple[str, ...], slots: dict[str, str]) -> Scan:
    return scan_of([compiled(template, slots) for template in templates], BEGIN)
