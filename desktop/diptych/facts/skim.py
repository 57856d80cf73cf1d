"""A text comes in, its numbers with their units go out, quickly: enough to look figures up by.

Only the sentences that hold a digit or a number word are read, each number for itself, without the calendar,
ranges and ellipses that `find_figures` knows: a library of thousands of articles is indexed with this.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from diptych.facts.calendar_words import calendar_words
from diptych.facts.figure import Kind
from diptych.facts.number_words import number_words
from diptych.facts.numerals import Numeral, find_numerals
from diptych.facts.readings import read
from diptych.facts.tables import holds_one, lexicon_language, telling_words
from diptych.text import Span, fold

_SENTENCE = re.compile(r"[^.!?;\n]*(?:[.](?=\S)[^.!?;\n]*)*[.!?;\n]?")
_NEXT_WORD = re.compile(r"[^\S\n]+([^\W\d_]+)")
_DIGIT = re.compile(r"\d")
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Skimmed:
    """One number of a text."""

    span: Span
    value: Decimal
    """In `unit`: 97400000000 for "97,4 milliards"."""
    kind: Kind
    unit: str | None
    """As in `Figure.unit`: ISO 4217, a symbol, or the noun counted in the singular; None when unsaid."""
    scaled: bool
    """Whether a multiplier stands with it: "milliards", "k"."""


def skim_figures(text: str, language: str) -> tuple[Skimmed, ...]:
    """The numbers of `text` in order; no years, no days of a month, no lone "un"."""
    language = lexicon_language(language)
    signs = _number_words(language)
    found: list[Skimmed] = []
    for sentence in _SENTENCE.finditer(text):
        written = sentence.group()
        if _DIGIT.search(written) or holds_one(written, signs):
            found += _in_sentence(written, sentence.start(), language)
    return tuple(found)


@cache
def _number_words(language: str) -> frozenset[str]:
    """A word of each number that is no article."""
    known = number_words(language)
    more = [word for word, value in {**known.units, **known.tens, **known.scales}.items() if value > 1]
    return telling_words([*more, *known.hundreds])


def _in_sentence(text: str, at: int, language: str) -> Iterator[Skimmed]:
    end = 0
    for numeral in find_numerals(text, language):
        if numeral.start < end or numeral.bare_one or _is_date(text, numeral, language):
            continue
        reading = read(text, numeral, end, language)
        if reading is None or reading.lone or not reading.numeral.value.is_finite():
            continue
        end = reading.end
        span = Span(at + reading.start, at + reading.end)
        value = reading.numeral.value * reading.factor
        yield Skimmed(span, value, reading.kind, reading.unit, numeral.scale > 1)


def _is_date(text: str, numeral: Numeral, language: str) -> bool:
    """Whether a number is a year, or the day of a month."""
    written = text[numeral.start : numeral.end]
    if len(written) == 4 and written.isdecimal() and int(written) in _YEARS:
        return True
    following = _NEXT_WORD.match(text, numeral.end)
    return following is not None and fold(following[1]) in _months(language)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(map(fold, calendar_words(language).months))
