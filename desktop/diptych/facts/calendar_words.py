"""The calendar's words of one language, as patterns that dates are made of."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from diptych.errors import LexiconError
from diptych.facts.tables import either, integers, section, spaced, strings
from diptych.resources import place


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """One language's calendar, as `calendar.yaml` has it; keys are lower case."""

    months: dict[str, int]
    doubtful_months: frozenset[str]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    quarters: dict[str, int]
    ordinals: dict[str, int]
    days: dict[str, int]
    from_last: dict[str, int]
    from_next: dict[str, int]
    """Templates of what tells a day from the date behind it: "le lendemain du"."""
    portions: dict[str, int]
    """0 for a beginning, 1 for a middle, 2 for an end."""
    weeks_on: dict[str, int]
    minutes: dict[str, int]
    parts: dict[str, str]
    """Words of the parts of a day, by the name they have in `hours`."""
    hours: dict[str, tuple[tuple[int, int], ...]]
    """First and last hour of a part of the day as a whole, of its beginning, its middle and its end."""
    feasts: dict[str, str]
    """Names of feasts, by the name they have in `feasts.yaml`."""
    counts: dict[str, int]
    often: dict[str, str]
    """Adverbs of what comes again, with its unit."""
    decades: dict[str, int]
    """Names of decades, with their first year."""
    capitals: frozenset[str]
    """Names of feasts that small letters make another word."""
    units: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    spellings: dict[str, str]
    """Every word, and what else is read as one ("Nouvel-An"), by which it stands in the tables."""

    def entry(self, written: str) -> str:
        """Words of an article as the tables have them; small letters and plain spaces where they do not."""
        told = " ".join(written.lower().replace("’", "'").replace("‑", "-").split())
        return self.spellings.get(told) or self.spellings.get(spaced(told), told)

    def words(self, key: str) -> str:
        """A pattern for any word of the list `key`."""
        return either(self.lists[key])

    def before(self, key: str) -> re.Pattern[str]:
        """Pattern to `search` right before a date: a word of the list `key`."""
        return _before(self.lists[key])


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-]){either(words)}(?:(?<=['’-])|[^\S\n]+)(?:(?:le|la|les|the|l['’])[^\S\n]*)?$",
        re.IGNORECASE,
    )


_LISTS = (
    "doubtful_months", "before_month", "short_weekdays", "before_season", "last", "next", "from", "after",
    "until", "before", "about", "ago", "later", "earlier", "future", "not_future", "past",
    "short_date_lead", "next_of_week",
)  # fmt: skip
_UNITS = {
    "second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year",
    "decade", "century",
}  # fmt: skip


@cache
def calendar_words(language: str) -> CalendarWords:
    """The calendar's words in `language` ("fr" or "en"); raises LexiconError when the table is damaged."""
    table = section("calendar", language)
    maps = {
        key: _lower(integers("calendar", table, key))
        for key in (
            "months", "weekdays", "seasons", "quarters", "ordinals", "days", "from_last", "from_next",
            "portions", "weeks_on", "minutes", "decades", "counts",
        )
    }  # fmt: skip
    units = {str(word): str(unit) for word, unit in section("calendar", language, "units").items()}
    if unknown := set(units.values()) - _UNITS:
        raise LexiconError(
            f"calendar.yaml: {sorted(unknown)[0]!r} is no unit of the calendar; correct “units”."
        )
    lists = {key: strings("calendar", table, key) for key in _LISTS}
    doubtful = frozenset(word.lower() for word in lists["doubtful_months"])
    parts = {str(word): str(name) for word, name in section("calendar", language, "parts").items()}
    hours = {name: _hours(found) for name, found in section("calendar", language, "hours").items()}
    if unknown := set(parts.values()) - set(hours):
        name = min(unknown)
        where = place("lexicons/calendar.yaml", name)
        raise LexiconError(f"{where}: “{name}” has no hours; add them to “hours”.")
    feasts = {word.lower(): name for name in section("feasts", language) for word in _names(language, name)}
    capitals = frozenset(word.lower() for word in _names("capitals", language))
    often = {str(word): str(unit) for word, unit in section("calendar", language, "often").items()}
    known = chain(*maps.values(), units, *lists.values(), parts, feasts, often)
    entries = sorted({word.lower() for word in known})
    return CalendarWords(
        spellings={spaced(word): word for word in entries} | {word: word for word in entries},
        often=often,
        capitals=capitals,
        units=units,
        lists=lists,
        doubtful_months=doubtful,
        parts=parts,
        hours=hours,
        feasts=feasts,
        **maps,
    )


def _names(key: str, name: str) -> tuple[str, ...]:
    return strings("feasts", section("feasts", key), name)


def _hours(found: object) -> tuple[tuple[int, int], ...]:
    """Four pairs of hours; raises LexiconError when a part of the day has anything else."""
    pairs = found if isinstance(found, list) else []
    if len(pairs) != 4 or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise LexiconError(
            "calendar.yaml: “hours” gives each part of the day four pairs: whole, beginning, middle, end."
        )
    return tuple((int(first), int(last)) for first, last in pairs)


def _lower(words: dict[str, int]) -> dict[str, int]:
    return {word.lower(): number for word, number in words.items()}
