"""The calendar's words of one language, as patterns that dates are made of."""

import re
from dataclasses import dataclass
from functools import cache

from diptych.errors import LexiconError
from diptych.facts.tables import either, integers, section, strings


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
    units: dict[str, str]
    lists: dict[str, tuple[str, ...]]

    def words(self, key: str) -> str:
        """A pattern for any word of the list `key`."""
        return either(self.lists[key])

    def before(self, key: str) -> re.Pattern[str]:
        """Pattern to `search` right before a date: a word of the list `key`."""
        return re.compile(
            rf"(?<![\w-]){self.words(key)}(?:(?<=['’-])|[^\S\n]+)(?:(?:le|la|les|the|l['’])[^\S\n]*)?$",
            re.IGNORECASE,
        )


_LISTS = (
    "doubtful_months", "before_month", "parts", "before_season", "last", "next", "from", "after", "until",
    "before",
    "about", "ago", "later", "earlier", "in", "future", "not_future", "past",
)  # fmt: skip
_UNITS = {"day", "week", "weekend", "month", "quarter", "year", "decade", "century"}


@cache
def calendar_words(language: str) -> CalendarWords:
    """The calendar's words in `language` ("fr" or "en"); raises LexiconError when the table is damaged."""
    table = section("calendar", language)
    maps = {
        key: _lower(integers("calendar", table, key))
        for key in ("months", "weekdays", "seasons", "quarters", "ordinals", "days", "from_last")
    }
    units = {str(word): str(unit) for word, unit in section("calendar", language, "units").items()}
    if unknown := set(units.values()) - _UNITS:
        raise LexiconError(
            f"calendar.yaml: {sorted(unknown)[0]!r} is no unit of the calendar; correct “units”."
        )
    lists = {key: strings("calendar", table, key) for key in _LISTS}
    doubtful = frozenset(word.lower() for word in lists["doubtful_months"])
    return CalendarWords(units=units, lists=lists, doubtful_months=doubtful, **maps)


def _lower(words: dict[str, int]) -> dict[str, int]:
    return {word.lower(): number for word, number in words.items()}
