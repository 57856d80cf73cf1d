"""The patterns of dates in one language, made of the templates and words of `calendar.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from diptych.errors import LexiconError
from diptych.facts.around import around
from diptych.facts.calendar_words import calendar_words
from diptych.facts.mention import Shape
from diptych.facts.number_words import number_words
from diptych.facts.scan import Scan, scan_of
from diptych.facts.tables import GAP, before, either, section, strings
from diptych.facts.templates import compiled, expanded
from diptych.resources import place

YEAR = r"(?:1[0-9]\d{2}|20\d{2})"
# not inside a word or after its hyphen, save "mi-mars" and "mid-May"
_BEGIN = r"(?<!\w)(?:(?<!-)|(?<=\bmi-)|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-))"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """What is searched for dates, and what decides on a bare year."""

    shapes: tuple[Shape, ...]
    """Of each pattern of `scan`."""
    scan: Scan
    counted: re.Pattern[str]
    """To match after four digits: something that can be counted."""
    year_lead: re.Pattern[str]
    """To search before four digits: a preposition of time."""
    before_month: re.Pattern[str]
    month_next: re.Pattern[str]
    """To match after a month: the joint of a stretch and another month."""
    short_lead: re.Pattern[str]
    """To search before a day and a month in digits."""
    joint: re.Pattern[str]
    """What joins two dates to one stretch."""


@cache
def date_patterns(language: str) -> DatePatterns:
    """The patterns of `language` ("fr" or "en"); raises LexiconError when a template is broken."""
    slots = _slots(language)
    table = section("calendar", language)
    shapes: list[Shape] = []
    patterns: list[re.Pattern[str]] = []
    for name in section("calendar", language, "patterns"):
        if name not in get_args(Shape):
            where = place("lexicons/calendar.yaml", name)
            raise LexiconError(f"{where}: “{name}” is no shape of a date; use one of {get_args(Shape)}.")
        templates = strings("calendar", section("calendar", language, "patterns"), name)
        shapes += [cast("Shape", name)] * len(templates)
        patterns += [compiled(text, slots, begin=_BEGIN) for text in templates]
    return DatePatterns(
        shapes=tuple(shapes),
        scan=scan_of(patterns, _BEGIN),
        counted=compiled(f" {table['counted']}", slots, begin=""),
        year_lead=before(strings("calendar", table, "year_lead")),
        month_next=compiled(f"(?: ?{table['joints']} ?)<months>", slots, begin=""),
        short_lead=before(strings("calendar", table, "short_date_lead")),
        joint=compiled(f" ?{table['joints']} ?", slots, begin="", end=""),
        before_month=before(strings("calendar", table, "before_month")),
    )


def _slots(language: str) -> dict[str, str]:
    words = calendar_words(language)
    turn = f"(?:{words.words('last')}|{words.words('next')})"
    run = number_words(language).short_run
    day = r"1er|premier|[12]\d|3[01]|0?[1-9]" if language == "fr" else r"[12]\d|3[01]|0?[1-9]"
    ending = "" if language == "fr" else "(?:st|nd|rd|th)?"
    named = {
        "month": either(words.months),
        "weekday": either(words.weekdays),
        "unit": either(words.units),
        "ordinal": either(words.ordinals),
        "quarter": either(words.quarters),
        "season": either(words.seasons),
        "days": either(words.days),
        "from_last": either(words.from_last),
        "from_next": "|".join(expanded(template, {}) for template in words.from_next),
        "feast": either(words.feasts),
        "portion": either(words.portions),
        "weeks_on": either(words.weeks_on),
        "often": either(words.often),
        "decade_word": either(words.decades),
        "spelled_year": run,
        "dayparts": either(words.parts),
        "later": words.words("later"),
        "lead": words.words("before_season"),
        "turn": rf"{turn}(?!\w)",
        "turns": rf"{turn}s?(?!\w)",
        "year": rf"{YEAR}(?!\w|[.,]\d|{GAP}\d{{3}}\b)",
        "year2": rf"['’]?\d{{2}}(?=[.,;:)]|{GAP}*$)",
        "until": rf"(?:[12]?\d|3[01]){ending}",
        "spelled_day": run,
        "count": rf"(?:\d{{1,4}}(?:[.,]\d|/\d|{GAP}\d{{3}})?|{run}|{either(words.counts)}(?={GAP}))",
    }
    slots = {name: f"(?P<{name}>{pattern})" for name, pattern in named.items()}
    return slots | {
        "day": f"(?P<day>{day}){ending}",
        "ordinal_day": rf"(?P<ordinal_day>{around(language).ordinal.pattern})",
        "part": rf"(?:{GAP}+(?:au{GAP}+|in{GAP}+the{GAP}+)?(?P<part>{either(words.parts)})(?!\w))?",
        "ago": words.words("ago"),
        "months": either(words.months),
        "short_weekday": words.words("short_weekdays"),
        "other_weekday": either(words.weekdays),
    }
