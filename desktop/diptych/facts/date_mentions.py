"""A text comes in, the places where it names a date go out, not yet resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from diptych.facts.calendar_words import CalendarWords, calendar_words
from diptych.facts.date_patterns import YEAR, Shape, date_patterns
from diptych.facts.number_words import spelled


@dataclass(frozen=True, slots=True)
class Mention:
    """One date as it is named; what was not said is None."""

    start: int
    end: int
    shape: Shape
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 for Monday."""
    number: int | None = None
    """Which quarter, which season, or how many units away."""
    unit: str | None = None
    turn: Literal[-1, 0, 1] | None = None
    """-1 for "dernier", 0 for "ce", +1 for "prochain"."""
    until_year: int | None = None
    """Last year of "2012–13"."""
    until_day: int | None = None
    """Last day of "12-15 mars"."""


_ISO = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?"
    r"(?![\d/]|-\d|-?\w)"
)
_SLASHED = re.compile(
    r"(?<![\d/.,-])(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<year>\d{4}|\d{2})(?![\d/]|[.,-]\d)"
)
_YEARS = re.compile(rf"(?<![\w.,/-])(?P<first>{YEAR})[-–—/](?P<last>{YEAR}|\d{{2}})(?![\w/-]|[.,]\d)")
_BARE_YEAR = re.compile(
    r"(?<![\w.,/$€£-])(?P<year>1[4-9]\d{2}|20\d{2})"
    r"(?![\w%€$£°/]|[.,]\d|[ \u00a0\u202f\u2009]\d{3}(?!\d)|-\w)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A match with what all shapes read alike."""

    got: dict[str, str]
    """Groups that took part, lower case."""
    start: int
    end: int
    year: int | None
    turn: Literal[-1, 0, 1] | None
    weekday: int | None


@lru_cache(maxsize=8)  # figures and dates of one article ask for the same text
def find_mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Every date named in `text`, in reading order, none inside another: the longest at a place wins."""
    found = [*_numeric(text, language), *_bare_years(text, language)]
    for shape, pattern in date_patterns(language).shapes:
        for match in pattern.finditer(text):
            if (mention := _mention(shape, match, text, language)) is not None:
                found.append(mention)  # noqa: PERF401 - a comprehension would read twice
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _numeric(text: str, language: str) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        day = int(match["day"]) if match["day"] else None
        yield Mention(*match.span(), "day" if day else "month", int(match["year"]), int(match["month"]), day)
    for match in _SLASHED.finditer(text):
        first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
        # a day above twelve settles the order; else French and British habit, save English with slashes
        day_first = first > 12 or (second <= 12 and (language == "fr" or match["s"] != "/"))
        day, month = (first, second) if day_first else (second, first)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Mention(
                *match.span(), "day", year + (2000 if year < 70 else 1900) if year < 100 else year, month, day
            )
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), match["last"]
        end = int(match["first"][:2] + last) if len(last) == 2 else int(last)
        if first < end:
            yield Mention(*match.span(), "years", first, until_year=end)


def _bare_years(text: str, language: str) -> Iterator[Mention]:
    """Four digits that are a year: not before what can be counted, unless a preposition of time precedes."""
    patterns = date_patterns(language)
    for match in _BARE_YEAR.finditer(text):
        counted = patterns.counted.match(text, match.end())
        if not counted or patterns.year_lead.search(text[max(0, match.start() - 24) : match.start()]):
            yield Mention(*match.span(), "year", int(match["year"]))


def _mention(shape: Shape, match: re.Match[str], text: str, language: str) -> Mention | None:
    """What a match of one shape names; None where the words are no date after all."""
    words = calendar_words(language)
    got = {name: group.lower() for name, group in match.groupdict().items() if group}
    year = int(got["year"]) if "year" in got else None
    weekday = words.weekdays[got["weekday"]] if "weekday" in got else None
    found = _Found(got, *match.span(), year, _turn(got, words), weekday)
    if language == "en" and any(
        name in got and not match[name][0].isupper() for name in ("month", "weekday")
    ):
        return None
    if shape in ("day", "month"):
        return _of_month(shape, found, text, language)
    if shape == "quarter":
        return _quarter(found, words)
    if shape == "season":
        bare = "lead" not in got and year is None and found.turn is None
        number = words.seasons[got["season"]]
        return (
            None
            if bare
            else Mention(match.start("season"), found.end, shape, year, number=number, turn=found.turn)
        )
    if shape == "decade":
        decade = got["decade"].lstrip("'’")
        first = int(decade) if len(decade) == 4 else 1900 + int(decade)
        return Mention(found.start, found.end, shape, first)
    if shape == "weekday" and "day" not in got:
        return Mention(found.start, found.end, shape, weekday=weekday, turn=found.turn)
    if shape in ("weekday", "day_of_month"):
        start = found.start if weekday else match.start("day")
        return Mention(start, found.end, "day_of_month", day=_day(got["day"]), weekday=weekday)
    return _away(shape, found, language)


def _of_month(shape: Shape, found: _Found, text: str, language: str) -> Mention | None:
    words, patterns = calendar_words(language), date_patterns(language)
    month = words.months[found.got["month"]]
    if shape == "month":
        # "mars" and "May" are other words too
        doubtful = found.got["month"] in words.doubtful_months and found.year is None and found.turn is None
        if doubtful and not patterns.before_month.search(text[max(0, found.start - 24) : found.start]):
            return None
        return Mention(found.start, found.end, shape, found.year, month, turn=found.turn)
    until = int(found.got["until"]) if "until" in found.got else None
    return Mention(
        found.start, found.end, shape, found.year, month, _day(found.got["day"]), found.weekday,
        turn=found.turn, until_day=until,
    )  # fmt: skip


def _quarter(found: _Found, words: CalendarWords) -> Mention | None:
    got = found.got
    if "quarter" in got:
        name, number = got["quarter"], words.ordinals[got["ordinal"]]
        length = words.quarters[name]
        # "the second half" without a year is of a match
        if number > 12 // length or (name == "half" and found.year is None):
            return None
    else:
        length = 6 if "s" in got else 3
        number = int(got.get("s") or got.get("q") or got["q2"])
    unit = "half" if length == 6 else "quarter"
    return Mention(found.start, found.end, "quarter", found.year, number=number, unit=unit, turn=found.turn)


def _away(shape: Shape, found: _Found, language: str) -> Mention:
    """A date told by how far it is: "hier", "la veille", "l'an dernier", "deux ans plus tard"."""
    words, got = calendar_words(language), found.got
    at = (found.start, found.end)
    if shape == "from_last" and "from_last" in got:
        return Mention(*at, shape, number=words.from_last[_plain(got["from_last"])])
    if "days" in got:
        return Mention(*at, shape, number=words.days[_plain(got["days"])], unit="day")
    unit = words.units[got["unit"]]
    if shape == "shift":
        # "cette année-là" is the year just told
        return Mention(
            *at, "from_last" if "there" in got else shape, number=found.turn, unit=unit, turn=found.turn
        )
    count = _count(got["count"], language)
    backwards = shape == "ago" or _plain(got["later"]) in words.lists["earlier"]
    return Mention(*at, shape, number=-count if backwards else count, unit=unit)


def _count(told: str, language: str) -> int:
    if told[0].isdigit():
        return int(re.sub(r"\D", "", told))
    return 1 if told in ("a", "an") else next(spelled(told, 0, len(told), language)).value


def _turn(got: dict[str, str], words: CalendarWords) -> Literal[-1, 0, 1] | None:
    if got.get("turn") in words.lists["last"]:
        return -1
    if got.get("turn") in words.lists["next"]:
        return 1
    return 0 if "this" in got else None


def _day(told: str) -> int:
    return int(told.removesuffix("er"))


def _plain(words: str) -> str:
    """One kind of apostrophe and space, as the tables are written."""
    return " ".join(words.replace("’", "'").split())
