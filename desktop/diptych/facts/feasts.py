"""The name of a feast and a year come in, its first and last day go out."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache

from diptych.errors import LexiconError
from diptych.facts.moon import chinese_new_year, hindu_day, islamic_month, sankranti
from diptych.facts.tables import section
from diptych.resources import place

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RULE = re.compile(
    r"(?:(?P<month>\d+)-(?P<day>\d+)|(?P<of>\d+)/(?P<weekday>[a-z]{3})/(?P<nth>-?\d)"
    r"|(?P<moved>easter|orthodox)(?=[+-])|(?P<calendar>islamic|hebrew) (?P<m>\d+)-(?P<d>\d+)"
    r"|(?P<chinese>chinese)|hindu (?P<moon>\d+)-(?P<tithi>\d+)@(?P<hour>\d+)|sankranti (?P<sign>\d+))"
    r"(?P<shift>[+-]\d+)?(?:<(?P<last>[a-z]{3}))?(?P<moves>(?:~[a-z]{3}[+-]\d)*)(?:x(?P<length>\d+))?"
)
# the days before the year 1 of the Islamic and of the Hebrew calendar, as `date.toordinal` counts
_HIJRA, _CREATION = 227014, -1373427


@lru_cache(maxsize=4096)
def feast_days(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of the feast `name` of `feasts.yaml` in the year `year`; None out of the calendar.

    A feast of the Islamic year may fall twice into one of ours: this is the first. One of the Hebrew year
    begins on the evening before, which is its first day here.
    """
    match = _rules()[name]
    if not 2 <= year <= 9990:
        return None
    found = _first_day(match, year)
    if found is None:
        return None
    first = _moved(match, found + timedelta(days=int(match["shift"] or 0)))
    last = first + timedelta(days=int(match["length"] or 1) - 1)
    if match["calendar"] == "islamic" and last > first:
        last = min(last, date.fromordinal(islamic_month(found.toordinal() + 30) - 1))
    return first - timedelta(days=match["calendar"] == "hebrew"), last


@cache
def _rules() -> dict[str, re.Match[str]]:
    """When each feast is; raises LexiconError when a rule is none."""
    found = {}
    for name, told in section("feasts", "days").items():
        match = _RULE.fullmatch(str(told))
        named = (match["weekday"], match["last"], *re.findall("[a-z]+", match["moves"])) if match else ()
        if not match or any(name and name not in _WEEKDAYS for name in named):
            where = place("lexicons/feasts.yaml", str(told))
            raise LexiconError(f"{where}: “{told}” does not say when {name} is; see the head of the file.")
        found[name] = match
    return found


def _moved(match: re.Match[str], day: date) -> date:
    """The last such weekday before `day`, or `day` moved where the rule moves it from its weekday."""
    if match["last"]:
        return day - timedelta(days=(day.weekday() - _WEEKDAYS.index(match["last"]) - 1) % 7 + 1)
    for weekday, by in re.findall(r"~([a-z]{3})([+-]\d)", match["moves"]):
        if day.weekday() == _WEEKDAYS.index(weekday):
            return day + timedelta(days=int(by))
    return day


def _first_day(match: re.Match[str], year: int) -> date | None:
    if match["month"]:
        return date(year, int(match["month"]), int(match["day"]))
    if match["of"]:
        return nth_weekday(year, int(match["of"]), _WEEKDAYS.index(match["weekday"]) + 1, int(match["nth"]))
    if match["moved"]:
        return easter(year, orthodox=match["moved"] == "orthodox")
    if match["chinese"]:
        return chinese_new_year(year)
    if match["sign"]:
        return sankranti(int(match["sign"]), year)
    if match["moon"]:
        return hindu_day(int(match["moon"]), int(match["tithi"]), float(match["hour"]), year)
    month, day = int(match["m"]), int(match["d"])
    if match["calendar"] == "hebrew":
        return date.fromordinal(_hebrew(year + (3760 if month < 7 else 3761), month, day))
    hijri = (year - 622) * 33 // 32
    days = (
        date.fromordinal(islamic_month(_islamic(number, month, 1)) + day - 1)
        for number in range(max(1, hijri - 1), hijri + 3)
    )
    return next((found for found in days if found.year == year), None)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` such weekday (Monday is 1) of the month, from its end where negative; or None."""
    first = date(year, month, 1)
    days = [first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * week) for week in range(5)]
    days = [day for day in days if day.month == month]
    return days[nth - 1 if nth > 0 else nth] if 0 < abs(nth) <= len(days) else None


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday of the Western church (Meeus/Jones/Butcher), or of the Eastern (Meeus, Julian).

    Jean Meeus, Astronomical Algorithms, chapter 8; the Eastern date is turned into the Gregorian calendar.
    """
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        behind = year // 100 - year // 400 - 2
        return date(year, month, day + 1) + timedelta(days=behind)
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    to_sunday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _islamic(year: int, month: int, day: int) -> int:
    """Ordinal of a day of the tabular Islamic calendar (Reingold & Dershowitz, chapter 7)."""
    return day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRA


def _hebrew(year: int, month: int, day: int) -> int:
    """Ordinal of a day of the Hebrew calendar, Nisan being month 1 (Reingold & Dershowitz, chapter 8)."""
    new_year = _new_year(year)
    length = _new_year(year + 1) - new_year
    leap = (7 * year + 1) % 19 < 7
    lengths = {1: 30, 2: 29, 3: 30, 4: 29, 5: 30, 6: 29, 7: 30, 8: 30 if length % 10 == 5 else 29,
               9: 29 if length % 10 == 3 else 30, 10: 29, 11: 30, 12: 30 if leap else 29, 13: 29}  # fmt: skip
    before = range(7, month) if month >= 7 else [*range(7, 14 if leap else 13), *range(1, month)]
    return new_year + sum(lengths[number] for number in before) + day - 1


def _new_year(year: int) -> int:
    """Ordinal of the first of Tishri: the mean new moon, postponed by the four rules."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    return _CREATION + day + _correction(year)


def _correction(year: int) -> int:
    before, this, after = (_elapsed(number) for number in (year - 1, year, year + 1))
    if after - this == 356:
        return 2
    return 1 if this - before == 382 else 0


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
