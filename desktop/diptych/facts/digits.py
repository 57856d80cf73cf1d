"""A text comes in, the numbers written in digits go out: every separator, fractions, powers of ten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from diptych.facts.tables import GAP

# vulgar fractions by what their compatibility form says: "½" is "1⁄2"
_GLYPHS = {
    sign: Decimal(over) / Decimal(under)
    for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
    for over, under in [normalize("NFKC", sign).split("⁄")]
}
_SPACE = "[ \u00a0\u202f\u2009]"
# thousands in groups of three, by spaces, apostrophes (Swiss), dots or commas; or one run of digits.
# More than thirty digits are no quantity that anyone tells.
_DIGITS = re.compile(
    rf"(?<!\d)(?<!\d[.,’'])(?P<sign>(?<![\w\d)%€$£.,])(?:[-−–]|−{_SPACE}))?(?:"
    rf"(?P<spaced>\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,9}}(?!\d))(?P<tail1>[.,]\d{{1,30}})?"
    r"|(?P<ticked>\d{1,3}(?:['’]\d{3}){1,9}(?!\d))(?P<tail2>[.,]\d{1,30})?"
    r"|(?P<dotted>\d{1,3}(?:\.\d{3}){2,9}(?!\d))(?P<tail3>,\d{1,30})?"
    r"|(?P<dotcomma>\d{1,3}(?:\.\d{3}){1,9},\d{1,2}(?!\d))"
    r"|(?P<commas>\d{1,3}(?:,\d{3}){2,9}(?!\d))(?P<tail4>\.\d{1,30})?"
    r"|(?P<commadot>\d{1,3}(?:,\d{3}){1,9}\.\d{1,30}(?!\d))"
    r"|(?P<plain>\d{1,30}(?:[.,]\d{1,30})?|\.\d{1,30}))(?![.,]?\d)"
)
_RATIO = re.compile(r"(?<![\w/.,-])(?P<over>\d{1,3})[/⁄](?P<under>\d{1,4})(?![\w/]|\.\d)")
_MIXED = re.compile(rf"{GAP}+(?P<over>\d)[/⁄](?P<under>\d{{1,2}})(?![\w/])")
_GLYPH = re.compile(rf"(?:(?<!\w)(?P<whole>\d{{1,15}}){GAP}?)?(?P<glyph>[{''.join(_GLYPHS)}])")
# "1,5 × 10^8", "2 x 10⁵", "10^6", "1.1^3", "1e9"; an exponent that lost its place ("×10−8") keeps a sign
_NUMBER = r"\d{1,15}(?:[.,]\d{1,15})?"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER = re.compile(
    rf"(?<![\w.,^])(?P<sign>[-−–])?(?:(?:(?P<times>{_NUMBER}){_SPACE}?[×x*·]{_SPACE}?)?10"
    rf"(?:\^(?P<exponent>[-−+]?\d{{1,2}})|(?P<raised>[⁻⁺]?[{_RAISED}]{{1,2}}))"
    rf"|(?P<flat>{_NUMBER}){_SPACE}?[×x]{_SPACE}?10(?P<pasted>[-−]\d{{1,2}})"
    rf"|(?P<base>{_NUMBER})\^(?P<power>[-−+]?\d{{1,2}})"
    rf"|(?P<mantissa>{_NUMBER})[eE](?P<scientific>[-−+]?\d{{1,2}}))(?!\w|[.,]\d|\^)"
)
# what these patterns cannot do without: looking for it first costs a tenth of them
_ANY_DIGIT = re.compile(r"\d")
_ANY_POWER = re.compile(rf"\d{_SPACE}?[×x*·^eE⁻⁺{_RAISED}]")
_ANY_GLYPH = re.compile(f"[{''.join(_GLYPHS)}]")
_ANY_RATIO = re.compile(r"\d[/⁄]")
_LEAD = 3
"""Characters of a number before its first digit, at most: a minus, a space, a point."""
_TOO_LARGE = 60
"""Powers of ten beyond which a number is no quantity."""


@dataclass(frozen=True, slots=True)
class Digits:
    """One number in digits."""

    start: int
    end: int
    value: Decimal
    unit: Decimal
    """What the last written digit counts in: 0.1 for "97,4"."""
    fraction: bool = False


def find_digits(text: str, language: str) -> Iterator[Digits]:
    """The numbers of `text` that are written in digits, kind by kind; one may lie inside another.

    `language` ("fr" or "en") decides what a comma or a dot before exactly three digits means: in English the
    comma and in French the dot makes thousands, the other decimals, save that "000" is always a thousand.
    """
    for match in _POWER.finditer(text) if _ANY_POWER.search(text) else ():
        yield from _power(match)
    for match in _GLYPH.finditer(text) if _ANY_GLYPH.search(text) else ():
        value = Decimal(match["whole"] or 0) + _GLYPHS[match["glyph"]]
        yield Digits(*match.span(), value, Decimal("0.01"), fraction=True)
    for match in _RATIO.finditer(text) if _ANY_RATIO.search(text) else ():
        if 0 < int(match["over"]) < int(match["under"]):
            value = Decimal(match["over"]) / Decimal(match["under"])
            yield Digits(*match.span(), value, Decimal("0.01"), fraction=True)
    for match in _runs(text):
        value = -_value(match, language) if match["sign"] else _value(match, language)
        unit = _last_place(value)
        mixed = _MIXED.match(text, match.end()) if unit == 1 else None
        if mixed and int(mixed["under"]):
            value += (Decimal(mixed["over"]) / Decimal(mixed["under"])).copy_sign(value)
            yield Digits(match.start(), mixed.end(), value, Decimal("0.01"))
        else:
            yield Digits(*match.span(), value, unit)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_DIGITS`, which is only tried where a digit is near."""
    at = 0
    while digit := _ANY_DIGIT.search(text, at):
        match = _DIGITS.search(text, max(at, digit.start() - _LEAD))
        if not match:
            return
        yield match
        at = match.end()


def _value(match: re.Match[str], language: str) -> Decimal:
    """What the digits of a match say, sign aside: which separator makes thousands and which decimals."""
    if plain := match["plain"]:
        mark = "," if "," in plain else "."
        whole, _, decimals = plain.partition(mark)
        groups = len(decimals) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0")
        if groups and (decimals == "000" or mark == ("." if language == "fr" else ",")):
            return Decimal(whole + decimals)
        return Decimal(f"{whole or 0}.{decimals}") if decimals else Decimal(whole)
    written = match.group()[len(match["sign"] or "") :]
    tail = match["tail1"] or match["tail2"] or match["tail3"] or match["tail4"] or ""
    if both := match["dotcomma"] or match["commadot"]:
        tail = both[max(both.rfind("."), both.rfind(",")) :]
    whole = re.sub(r"\D", "", written.removesuffix(tail) if tail else written)
    return Decimal(whole + tail.replace(",", "."))


def _power(match: re.Match[str]) -> Iterator[Digits]:
    if match["power"]:
        base, exponent = _plain(match["base"]), _exponent(match["power"])
        if not base or abs(base.adjusted() * exponent) > _TOO_LARGE:
            return
        value = base**exponent
        unit = min(Decimal(1), abs(value))
    else:
        exponent = _exponent(
            match["exponent"] or match["pasted"] or match["scientific"] or normalize("NFKC", match["raised"])
        )
        if abs(exponent) > _TOO_LARGE:
            return
        written = match["times"] or match["flat"] or match["mantissa"]
        mantissa = _plain(written) if written else Decimal(1)
        value = mantissa.scaleb(exponent)
        unit = _last_place(mantissa).scaleb(exponent) if written else min(Decimal(1), value)
    yield Digits(*match.span(), -value if match["sign"] else value, unit)


def _plain(written: str) -> Decimal:
    return Decimal(written.replace(",", "."))


def _exponent(written: str) -> int:
    return int(written.replace("−", "-"))


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
