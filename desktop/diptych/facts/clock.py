"""A text comes in, the clock times it tells go out."""

import re
from dataclasses import dataclass
from functools import cache

from diptych.facts.number_words import number_words, spelled
from diptych.facts.tables import before, either, section, strings
from diptych.facts.templates import compiled


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day as minutes since midnight."""

    start: int
    end: int
    minutes: int
    about: bool
    """Whether "vers" or "around" stands before it."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    patterns: tuple[re.Pattern[str], ...]
    about: re.Pattern[str]
    midnight: tuple[str, ...]
    afternoon: tuple[str, ...]


def find_clock_times(text: str, language: str) -> list[ClockTime]:
    """Clock times in reading order, none inside another."""
    lexicon = _lexicon(language)
    found: list[ClockTime] = []
    for pattern in lexicon.patterns:
        for match in pattern.finditer(text):
            minutes = _minutes(match, lexicon, language)
            start = match.start("hour") if match.groupdict().get("hour") else match.start()
            taken = any(start < other.end and other.start < match.end() for other in found)
            if minutes is not None and not taken:
                about = bool(lexicon.about.search(text[max(0, start - 20) : start]))
                found.append(ClockTime(start, match.end(), minutes, about))
    return sorted(found, key=lambda time: time.start)


def _minutes(match: re.Match[str], lexicon: _Lexicon, language: str) -> int | None:
    """Minutes since midnight; None where the numbers are no time ("27 h")."""
    got = {name: group.lower().replace("’", "'") for name, group in match.groupdict().items() if group}
    half = 30 if "half" in got else 0
    if "named" in got:
        return 0 if got["named"] in lexicon.midnight else 720 + half
    told = got["hour"]
    hour = int(told) if told.isdigit() else next(spelled(told, 0, len(told), language)).value
    minute = int(got.get("minute", half))
    part = " ".join(got.get("part", "").split())
    if part in lexicon.afternoon:
        hour = hour + 12 if hour < 12 else hour
    elif part and hour == 12:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


@cache
def _lexicon(language: str) -> _Lexicon:
    table = section("calendar", language)
    time_lead = either(strings("calendar", table, "time_lead"))
    slots = {"number": number_words(language).bare_run, "time_lead": time_lead}
    return _Lexicon(
        patterns=tuple(compiled(template, slots) for template in strings("calendar", table, "clock")),
        about=before(strings("calendar", table, "time_about")),
        midnight=strings("calendar", table, "midnight"),
        afternoon=strings("calendar", table, "afternoon"),
    )
