"""A match of a date's pattern comes in, what its words tell goes out: year, day, counts, hours."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from diptych.facts.calendar_words import CalendarWords, calendar_words
from diptych.facts.mention import Shape
from diptych.facts.number_words import spelled
from diptych.facts.numeric_dates import full_year
from diptych.facts.ranks import find_ordinals


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A match with what all shapes read alike."""

    shape: Shape
    match: re.Match[str]
    language: str
    got: dict[str, str]
    """Groups that took part, lower case, with plain spaces and apostrophes."""
    start: int
    end: int
    year: int | None
    turn: Literal[-1, 0, 1] | None
    weekday: int | None

    @property
    def words(self) -> CalendarWords:
        """The calendar's words of the language."""
        return calendar_words(self.language)

    @property
    def unit(self) -> str:
        """The unit told."""
        return self.words.units[self.got["unit"]]

    @property
    def day(self) -> int | None:
        """The day of a month that is told, in digits or words."""
        if "ordinal_day" in self.got:
            number = self.ordinal
        elif "spelled_day" in self.got:
            number = self.count("spelled_day")
        else:
            told = self.got["day"].removesuffix("er")
            number = int(told) if told.isdigit() else 1
        return number if number and number <= 31 else None

    @property
    def ordinal(self) -> int | None:
        """The place in a row that is told for a day: "twenty-first" is 21."""
        ordinals = find_ordinals(self.got["ordinal_day"], self.language)
        return ordinals[0][2] if ordinals else None

    @property
    def hours(self) -> tuple[int, int] | None:
        """Hours of the part of the day that the words hold ("samedi matin", "ce soir")."""
        words = self.words
        told = self.got.get("part") or self.got.get("days", "").rpartition(" ")[2]
        return words.hours[words.parts[told]][0] if told in words.parts else None

    @property
    def broken(self) -> Fraction | None:
        """The count when it is no whole number: "2,5", "3/4"."""
        told = self.got["count"]
        if "/" in told and not told.endswith("/0"):
            return Fraction(told)
        return Fraction(told.replace(",", ".")) if re.fullmatch(r"\d+[.,]\d", told) else None

    def count(self, group: str = "count") -> int:
        """The whole number that a group tells, in digits or words."""
        told, counts = self.got[group], self.words.counts
        if told[0].isdigit():
            return int(re.sub(r"\D", "", told))
        return counts[told] if told in counts else next(spelled(told, 0, len(told), self.language)).value


def read_match(shape: Shape, match: re.Match[str], language: str) -> DateMatch | None:
    """What the words of a match tell; None where they are no date after all."""
    words = calendar_words(language)
    got = {name: words.entry(group) for name, group in match.groupdict().items() if group}
    year = _year(got, language)
    if "spelled_year" in got and year is None:
        return None
    weekday = words.weekdays[got["weekday"]] if "weekday" in got else None
    found = DateMatch(shape, match, language, got, *match.span(), year, _turn(got, words), weekday)
    return None if language == "en" and _is_other_word(found) else found


def _year(got: dict[str, str], language: str) -> int | None:
    """The year told in four digits, in two, or in words: "nineteen seventy two", "deux mille quinze"."""
    if "year" in got:
        return int(got["year"])
    if "year2" in got:
        return full_year(got["year2"].lstrip("'"))
    if "spelled_year" not in got:
        return None
    told = [number.value for number in spelled(got["spelled_year"], 0, len(got["spelled_year"]), language)]
    year = told[0] if len(told) == 1 else 100 * told[0] + told[1] if len(told) == 2 and told[1] < 100 else 0
    return int(year) if 1400 <= year < 2100 else None


def _turn(got: dict[str, str], words: CalendarWords) -> Literal[-1, 0, 1] | None:
    if got.get("turn") in words.lists["last"]:
        return -1
    if got.get("turn") in words.lists["next"]:
        return 1
    return 0 if "this" in got else None


def _is_other_word(found: DateMatch) -> bool:
    """Whether "may", "march" or "sat" in small letters is no month or weekday."""
    got = found.got
    if "month" in got and found.match["month"][0].islower() and got["month"] in found.words.doubtful_months:
        sure = found.year is not None or re.search(r"\d(?:st|nd|rd|th)\b|\bof\b", found.match.group())
        return not sure
    return "weekday" in got and found.match["weekday"][0].islower() and len(got["weekday"].rstrip(".")) < 5
