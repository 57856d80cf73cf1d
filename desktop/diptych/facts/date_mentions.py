"""A text comes in, the places where it names a date go out, not yet resolved."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from diptych.facts.date_match import DateMatch, read_match
from diptych.facts.date_patterns import date_patterns
from diptych.facts.date_rules import joined
from diptych.facts.mention import PIECES, Mention, Shape
from diptych.facts.numeric_dates import numeric_dates


@lru_cache(maxsize=8)  # figures and dates of one article ask for the same text
def find_mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Every date named in `text`, in reading order, none inside another: the longest at a place wins.

    Pieces ("premier lundi de", "deux jours après") are joined to the date they belong to, or left out.
    """
    found = [*numeric_dates(text, language)]
    patterns = date_patterns(language)
    for shape, matches in zip(patterns.shapes, patterns.scan.matches(text), strict=True):
        for match in matches:
            read = read_match(shape, match, language)
            mention = _READ[shape](read) if read else None
            if mention:
                found.append(mention)
    found.sort(key=lambda mention: (mention.start, -mention.end, mention.shape not in PIECES))
    chosen = _chosen(found)
    mentions = joined(chosen, text, language)
    lonely = {mention for mention in mentions if mention.lonely}
    if lonely:
        # what a lonely piece hid is read after all: the Monday of "the first Monday"
        mentions = joined(_chosen(mention for mention in found if mention not in lonely), text, language)
    return tuple(mention for mention in mentions if not mention.lonely)


def _chosen(found: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _of_month(found: DateMatch) -> Mention | None:
    got, words, patterns = found.got, found.words, date_patterns(found.language)
    month = words.months[got["month"]]
    if found.shape == "month":
        # "mars" and "May" are other words too
        doubtful = got["month"] in words.doubtful_months and found.year is None and found.turn is None
        text = found.match.string
        if (
            doubtful
            and not patterns.before_month.search(text[max(0, found.start - 24) : found.start])
            and not patterns.month_next.match(text, found.end)
        ):
            return None
        return Mention(found.start, found.end, "month", found.year, month, turn=found.turn)
    until = int(re.sub(r"\D", "", got["until"])) if "until" in got else None
    day = found.day
    if day is None:
        return None
    return Mention(
        found.start, found.end, "day", found.year, month, day, found.weekday, turn=found.turn,
        until_day=until, hours=found.hours,
    )  # fmt: skip


def _quarter(found: DateMatch) -> Mention | None:
    got, words = found.got, found.words
    if "quarter" in got:
        name, number = got["quarter"], words.ordinals[got["ordinal"]]
        length = words.quarters[name]
        number = 12 // length + 1 + number if number < 0 else number
        # "the second half" without a year is of a match
        if number > 12 // length or (name == "half" and found.year is None):
            return None
    else:
        length = 6 if "s" in got else 3
        number = int(got.get("s") or got.get("q") or got["q2"])
    unit = "half" if length == 6 else "quarter"
    return Mention(found.start, found.end, "quarter", found.year, number=number, unit=unit, turn=found.turn)


def _season(found: DateMatch) -> Mention | None:
    if "lead" not in found.got and found.year is None and found.turn is None:
        return None
    number = found.words.seasons[found.got["season"]]
    start = found.match.start("season")
    return Mention(start, found.end, "season", found.year, number=number, turn=found.turn)


def _decade(found: DateMatch) -> Mention | None:
    if "spelled_day" in found.got:
        tens = found.count("spelled_day")
        told = tens % 10 == 0 and 20 <= tens <= 90
        return Mention(found.start, found.end, "decade", 1900 + tens) if told else None
    if "decade_word" in found.got:
        return Mention(found.start, found.end, "decade", found.words.decades[found.got["decade_word"]])
    decade = found.got["decade"].lstrip("'")
    first = int(decade) if len(decade) == 4 else 1900 + int(decade)
    return Mention(found.start, found.end, "decade", first)


def _weekday(found: DateMatch) -> Mention | None:
    got, at = found.got, (found.start, found.end)
    if "day" in got:
        return Mention(*at, "day_of_month", day=found.day, weekday=found.weekday)
    weeks = found.words.weeks_on.get(got.get("weeks_on", ""))
    of_week = got.get("turn") in found.words.lists["next_of_week"]
    within = Mention(*at, "shift", number=1, unit="week", turn=1) if of_week else None
    return Mention(
        *at,
        "weekday",
        weekday=found.weekday,
        turn=1 if weeks else found.turn,
        number=weeks,
        hours=found.hours,
        within=within,
    )


def _day_of(found: DateMatch) -> Mention | None:
    return Mention(found.match.start("day"), found.end, found.shape, day=found.day)


def _days(found: DateMatch) -> Mention:
    """So many days ("hier", "la veille", "ce matin") from the publication, or the date before."""
    got, at = found.got, (found.start, found.end)
    if "from_last" in got:
        return Mention(*at, "from_last", number=found.words.from_last[got["from_last"]])
    return Mention(*at, "shift", number=found.words.days[got["days"]], unit="day", hours=found.hours)


def _shift(found: DateMatch) -> Mention:
    if "days" in found.got:
        return _days(found)
    # "cette année-là" is the year just told
    shape: Shape = "from_last" if "there" in found.got else "shift"
    number = 2 if "after_next" in found.got else found.turn
    return Mention(found.start, found.end, shape, number=number, unit=found.unit, turn=found.turn)


def _away(found: DateMatch) -> Mention | None:
    """So many units away: "il y a trois ans", "deux ans plus tard", "dans 3 jours"."""
    if found.shape == "later" and found.unit in ("hour", "minute", "second"):
        return None
    unit = found.unit
    if (broken := found.broken) is not None:
        # "in 2.5 hours" is 150 minutes; of other units it is no day
        smaller = {"hour": "minute", "minute": "second"}.get(unit)
        if smaller is None or (broken * 60).denominator > 1:
            return None
        count, unit = int(broken * 60), smaller
    else:
        count = found.count()
    backwards = found.shape == "ago" or found.got.get("later") in found.words.lists["earlier"]
    return Mention(found.start, found.end, found.shape, number=-count if backwards else count, unit=unit)


def _run(found: DateMatch) -> Mention | None:
    """Several units on end: "les trois prochains mois", "dans les 15 jours"."""
    told = found.got.get("turns", "")
    if found.broken is not None:
        return None
    back = any(told.startswith(word) for word in found.words.lists["last"])
    count = found.count()
    if count > 1 and not found.got["unit"].endswith("s"):
        return None
    return Mention(
        found.start,
        found.end,
        "within" if found.shape == "within" else "run",
        number=count,
        unit=found.unit,
        turn=-1 if back else 1,
    )


def _each(found: DateMatch) -> Mention:
    often = found.got.get("often")
    unit = found.words.often[often] if often else found.unit if "unit" in found.got else None
    return Mention(found.start, found.end, "each", weekday=found.weekday, unit=unit, hours=found.hours)


def _feast(found: DateMatch) -> Mention | None:
    told = found.got["feast"]
    if told in found.words.capitals and found.match["feast"][0].islower():
        return None  # "l'ascension du parti"
    name = found.words.feasts[told]
    return Mention(found.start, found.end, "feast", found.year, name=name, turn=found.turn)


def _week(found: DateMatch) -> Mention:
    return Mention(found.start, found.end, "week", found.year, number=int(found.got["week"]))


def _now(found: DateMatch) -> Mention:
    return Mention(found.start, found.end, "now")


def _part(found: DateMatch) -> Mention:
    name = found.words.parts[found.got["dayparts"]]
    return Mention(found.start, found.end, "part", name=name, hours=found.words.hours[name][0])


def _portion(found: DateMatch) -> Mention:
    number = found.words.portions[found.got["portion"]]
    portion: Literal[0, 1, 2] = 0 if number == 0 else 1 if number == 1 else 2
    return Mention(found.start, found.end, "portion", portion=portion)


def _nth(found: DateMatch) -> Mention | None:
    got = found.got
    number = found.words.ordinals[got["ordinal"]] if "ordinal" in got else found.ordinal
    unit = found.unit if "unit" in got else None
    hours = found.hours
    return Mention(
        found.start, found.end, "nth", weekday=found.weekday, number=number, unit=unit, hours=hours
    )


def _offset(found: DateMatch) -> Mention | None:
    got, at = found.got, (found.start, found.end)
    if "from_next" in got:
        told = got["from_next"] + "'"  # what looks ahead to an elision sees one
        number = next(by for form, by in found.words.from_next.items() if re.match(form, told))
        return Mention(*at, "offset", number=number, unit="day")
    if found.broken is not None:
        return None
    count = found.count()
    back = got["side"] in found.words.lists["before"]
    unit = found.unit if "unit" in got else "weekday"
    return Mention(*at, "offset", number=-count if back else count, unit=unit, weekday=found.weekday)


def _bare(found: DateMatch) -> Mention:
    return Mention(found.start, found.end, "bare", number=0, unit=found.unit, turn=0)


_READ: dict[Shape, Callable[[DateMatch], Mention | None]] = {
    "day": _of_month, "month": _of_month, "quarter": _quarter, "season": _season, "decade": _decade,
    "weekday": _weekday, "day_of_month": _day_of, "day_of": _day_of, "shift": _shift, "from_last": _days,
    "ago": _away, "ahead": _away, "later": _away, "run": _run, "within": _run, "each": _each, "feast": _feast,
    "week": _week, "now": _now, "part": _part, "portion": _portion, "nth": _nth, "offset": _offset,
    "bare": _bare,
}  # fmt: skip
"""What each shape of a pattern reads out of its match."""
