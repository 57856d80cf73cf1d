"""A text comes in, its dates in digits alone go out: 2025-03-15, 15/03/2025, 2012–13, 2018."""

import re
from collections.abc import Iterator

from diptych.facts.date_patterns import YEAR, date_patterns
from diptych.facts.mention import Mention

_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?"
    r"(?![\d/]|-\d|-?\w)"
)
_SLASHED = re.compile(
    r"(?<![\d/.,-])(?P<a>\d{1,2})(?P<s>[/. -])(?P<b>\d{1,2})(?P=s)(?P<year>(?:19|20)\d{2}|(?<! )\d{2})"
    r"(?![\d/]|[.,-]\d|(?P=s)\d)"
)
# without a year one number needs its zero ("22/04") or an article before it, else "2/3" is a fraction
_SHORT = re.compile(
    r"(?<![\d/.,])(?<![^\d]-)(?:(?P<c>\d{1,2})/(?P<d>0\d)|(?P<e>0\d)/(?P<f>[0-3]\d)|(?P<a>\d{1,2})/(?P<b>\d{1,2}))"
    r"(?![\d/%]|[.,]\d)"
)
# of one day to another: "from 10/1 to 11/7", "5/1-5/7, 2020"
_SHORT_YEAR = re.compile(r"(?:/|, ?)(?P<year>(?:19|20)\d{2})(?!\d)")
_YEARS = re.compile(rf"(?<![\w.,/-])(?P<first>{YEAR})[-–—/~](?P<last>{YEAR}|\d{{2}})(?![\w/-]|[.,]\d)")
_BARE_YEAR = re.compile(
    r"(?<![\w.,/$€£-])(?P<year>1[4-9]\d{2}|20\d{2})"
    r"(?![\w%€$£°/]|[.,]\d|[ \u00a0\u202f\u2009]\d{3}(?!\d)|-\w)"
)


def numeric_dates(text: str, language: str) -> Iterator[Mention]:
    """Dates in digits, in no particular order; some may lie in others."""
    for match in _ISO.finditer(text):
        day = int(match["day"]) if match["day"] else None
        yield Mention(*match.span(), "day" if day else "month", int(match["year"]), int(match["month"]), day)
    for match in _SLASHED.finditer(text):
        order = _ordered(int(match["a"]), int(match["b"]), language, match["s"])
        if order:
            yield Mention(*match.span(), "day", full_year(match["year"]), *order)
    yield from _short_dates(text, language)
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), match["last"]
        end = int(match["first"][:2] + last) if len(last) == 2 else int(last)
        if first < end:
            yield Mention(*match.span(), "years", first, until_year=end)
    yield from _bare_years(text, language)


def _short_dates(text: str, language: str) -> Iterator[Mention]:
    """Days and months without a year; told of two days at once, the year behind is of both."""
    patterns = date_patterns(language)
    matches = [*_SHORT.finditer(text)] if "/" in text else []
    for place, match in enumerate(matches):
        first, second = match["a"] or match["c"] or match["e"], match["b"] or match["d"] or match["f"]
        before, after = matches[place - 1] if place else None, matches[place + 1 : place + 2]
        paired = bool(after and patterns.joint.fullmatch(text, match.end(), after[0].start()))
        pairs = before is not None and bool(patterns.joint.fullmatch(text, before.end(), match.start()))
        lead = text[max(0, match.start() - 16) : match.start()]
        # alone one number needs its zero ("22/04") or a preposition before it, else "2/3" is a fraction
        dash = text[match.start() - 1 : match.start()] == "-"
        sure = (match["a"] is None and not dash) or paired or pairs or patterns.short_lead.search(lead)
        order = _ordered(int(first), int(second), language, "/")
        if order and sure:
            told = _SHORT_YEAR.match(text, after[0].end() if paired else match.end())
            year = int(told["year"]) if told else None
            yield Mention(
                match.start(), told.end() if told and not paired else match.end(), "day", year, *order
            )


def full_year(told: str) -> int:
    """The year of two or four digits: 14 is 2014, 74 is 1974."""
    year = int(told)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _ordered(first: int, second: int, language: str, sign: str) -> tuple[int, int] | None:
    """Month and day; None when there is no such date.

    A number above twelve is the day; else French and British habit, save English with slashes.
    """
    day_first = first > 12 or (second <= 12 and (language == "fr" or sign != "/"))
    day, month = (first, second) if day_first else (second, first)
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _bare_years(text: str, language: str) -> Iterator[Mention]:
    """Four digits that are a year: not before what can be counted, unless a preposition of time precedes."""
    patterns = date_patterns(language)
    for match in _BARE_YEAR.finditer(text):
        counted = patterns.counted.match(text, match.end())
        if not counted or patterns.year_lead.search(text[max(0, match.start() - 24) : match.start()]):
            yield Mention(*match.span(), "year", int(match["year"]))
