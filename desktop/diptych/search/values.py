"""Words of a query come in, the numbers and days they mean go out."""

import re
from functools import cache
from math import inf, nextafter

from diptych.errors import QueryError
from diptych.facts import Skimmed, skim_figures
from diptych.i18n import _
from diptych.resources import table
from diptych.search.query import Amount, Dated
from diptych.text import Span, fold

# what reporters type after a number; "m" is million, for a query is no text with metres in it
_SUFFIXES = {
    "": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "g": 1e9,
    "bn": 1e9, "b": 1e9, "t": 1e12,
}  # fmt: skip
_NUMBER = re.compile(
    r"([+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+-]?\d+)(?:[.,](\d+))?(?:e([+-]?\d{1,3}))?"
    r"[ \u00a0\u202f]?([a-z]*)\s*(\S.*)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_EUROPEAN = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")
_YEARS = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")
_WRITTEN = re.compile(
    r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s)?([^\W\d_]{3,}\.?)\s(?:(\d{1,2})(?:st|nd|rd|th)?,?\s)?(\d{4})\b"
)
# a sum as English writes it: "$97 billion", "97.4 billion", "1,200 billion"
_ENGLISH = re.compile(r"[$£€]\s?\d|\d\.\d{1,2}(?!\d)|\d,\d{3}(?!\d)")
_SIGN = re.compile(r"(>=|<=|=>|=<|[<>≥≤=])\s*(.*)", re.DOTALL)
_RANGE = re.compile(r"(.*?)\.\.(.*)", re.DOTALL)
_CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_FIRST, _LAST = 1, 99999999


def amount(text: str, at: Span) -> Amount:
    """The figures that `chiffre:` asks for: "97e9..98e9", ">=100 morts", "97,4 milliards", "12 %".

    Raises QueryError.
    """
    if found := _RANGE.fullmatch(text):
        low = _value(found[1], at) if found[1].strip() else (-inf, "", "")
        high = _value(found[2], at) if found[2].strip() else (inf, "", "")
        if low[0] > high[0]:
            low, high = high, low
        return Amount(low[0], high[0], at, high[1] or low[1], high[2] or low[2])
    if found := _SIGN.fullmatch(text):
        return compared(found[1], *_value(found[2], at), at)
    value, unit, kind = _value(text, at)
    return compared("=", value, unit, kind, at)


def compared(sign: str, value: float, unit: str, kind: str, at: Span) -> Amount:
    """The figures that stand in that relation to a value."""
    low, high = value, value
    if sign in (">=", "=>", "≥", ">"):
        low, high = (value if sign != ">" else nextafter(value, inf)), inf
    elif sign in ("<=", "=<", "≤", "<"):
        low, high = -inf, (value if sign != "<" else nextafter(value, -inf))
    elif not value.is_integer():
        # 0.1 may have been counted together from tenths
        low, high = value * (1 - 1e-12), value * (1 + 1e-12)
    return Amount(min(low, high), max(low, high), at, unit, kind)


def skimmed(text: str) -> tuple[Skimmed, ...]:
    """The figures written in a query, in French or else in English, whichever understands more of it."""
    french, english = skim_figures(text, "fr"), skim_figures(text, "en")
    understood = [sum(one.scaled or one.kind != "count" for one in found) for found in (french, english)]
    # a billion of French is a thousand times that of English
    if understood[0] == understood[1] and _ENGLISH.search(text):
        return english
    return french if understood[0] >= understood[1] else english


def unit_named(word: str) -> str:
    """The unit that a word names ("euros" is EUR), "" when it names none."""
    found = [one.unit for one in skimmed(f"2 {word}") if one.kind != "count" and one.unit]
    return found[0] if found else ""


def dated(text: str, at: Span) -> Dated:
    """The days that `date:` asks for: "2025", "2025-02..2025-04", ">=2025-03", "15/03/2025", "mars 2025".

    Raises QueryError.
    """
    if found := _YEARS.fullmatch(text):
        text = f"{found[1]}..{found[2]}"
    if found := _RANGE.fullmatch(text):
        first = _days(found[1], at)[0] if found[1].strip() else _FIRST
        last = _days(found[2], at)[1] if found[2].strip() else _LAST
        if first > last and found[1].strip() and found[2].strip():
            first, last = _days(found[2], at)[0], _days(found[1], at)[1]
        return Dated(first, last, at)
    if found := _SIGN.fullmatch(text):
        first, last = _days(found[2], at)
        sign = found[1]
        if sign in (">=", "=>", "≥"):
            return Dated(first, _LAST, at)
        if sign == ">":
            return Dated(last + 1, _LAST, at)
        if sign in ("<=", "=<", "≤"):
            return Dated(_FIRST, last, at)
        if sign == "<":
            return Dated(_FIRST, first - 1, at)
        return Dated(first, last, at)
    return Dated(*_days(text, at), at)


def written_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """A date with the name of its month that begins there: "février 2025", "10 Feb 2025"; None for none."""
    found = _WRITTEN.match(text, start, end)
    return found if found and fold(found[2]) in _months() else None


@cache
def _months() -> dict[str, int]:
    """Number of each month by its names in both languages, folded."""
    told = table("lexicons/calendar.yaml")
    return {fold(name): int(number) for code in ("fr", "en") for name, number in told[code]["months"].items()}


def _value(text: str, at: Span) -> tuple[float, str, str]:
    """Value, unit and kind of one number; raises QueryError."""
    text = text.strip()
    found = _NUMBER.fullmatch(text)
    if found and (found[4].lower() in _SUFFIXES or found[3]):
        digits = re.sub(r"[ \u00a0\u202f]", "", found[1])
        value = float(f"{digits}.{found[2] or 0}e{int(found[3] or 0)}")
        rest = (found[5] or "").strip()
        value *= _SUFFIXES.get(found[4].lower(), 1.0)
        if value in (inf, -inf):
            raise _no_number(text, at)
        if not rest and found[4].lower() in _SUFFIXES:
            return value, "", ""
        if found[4].lower() in _SUFFIXES and (unit := _unit(rest)):
            return value, unit, ""
    if len(read := skimmed(text)) == 1 and read[0].span.start == 0:
        one = read[0]
        rest = text[one.span.end :].strip()
        if one.unit or not rest or _unit(rest):
            return float(one.value), one.unit or _unit(rest), one.kind if one.unit else ""
    raise _no_number(text, at)


def _unit(text: str) -> str:
    """A unit as it is looked up: "€" is EUR, a word stands for itself; "" for what is no unit."""
    word = text.strip()
    if word in _CURRENCIES:
        return _CURRENCIES[word]
    return word if re.fullmatch(r"%|[^\W\d_]+(?:/[^\W\d_]+)?", word) else ""


def _no_number(text: str, at: Span) -> QueryError:
    message = _("“{text}” is no number; write it like 97e9..98e9, >=100 or 97,4 milliards.")
    return QueryError(message.format(text=text[:40]), at=(at.start, at.end))


def _days(text: str, at: Span) -> tuple[int, int]:
    """First and last day of a year, a month or a day; raises QueryError."""
    text = text.strip()
    year = month = day = 0
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _EUROPEAN.fullmatch(text):
        day, month, year = (int(part or 0) for part in found.groups())
    elif found := written_date(text, 0, len(text)):
        day, month, year = int(found[1] or found[3] or 0), _months()[fold(found[2])], int(found[4])
    if not year or month > 12 or day > 31:
        message = _("“{text}” is no date; write it like 2025, 2025-02 or 2025-02-15..2025-04.")
        raise QueryError(message.format(text=text[:40]), at=(at.start, at.end))
    return year * 10000 + (month or 1) * 100 + (day or 1), year * 10000 + (month or 12) * 100 + (day or 31)
