"""A text comes in, the numbers written in it go out: digits, words, fractions and approximate nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from unicodedata import normalize

from diptych.facts.number_words import number_words, spelled
from diptych.facts.numeral_patterns import NumeralPatterns, numeral_patterns
from diptych.facts.tables import GAP

Form = Literal["digits", "words", "collective", "vague", "fraction"]

# vulgar fractions by what their compatibility form says: "½" is "1⁄2"
_GLYPHS = {
    sign: Decimal(over) / Decimal(under)
    for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
    for over, under in [normalize("NFKC", sign).split("⁄")]
}
_SPACE = "[ \u00a0\u202f\u2009]"
# thousands in groups of three, by spaces, apostrophes (Swiss), dots or commas; or one run of digits
_DIGITS = re.compile(
    rf"(?<!\d)(?<!\d[.,’'])(?P<sign>(?<![\w\d)%€$£.,])[-−–])?(?:"
    rf"(?P<spaced>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d))(?P<tail1>[.,]\d+)?"
    r"|(?P<ticked>\d{1,3}(?:['’]\d{3})+(?!\d))(?P<tail2>[.,]\d+)?"
    r"|(?P<dotted>\d{1,3}(?:\.\d{3}){2,}(?!\d))(?P<tail3>,\d+)?"
    r"|(?P<dotcomma>\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d))"
    r"|(?P<commas>\d{1,3}(?:,\d{3}){2,}(?!\d))(?P<tail4>\.\d+)?"
    r"|(?P<commadot>\d{1,3}(?:,\d{3})+\.\d+(?!\d))"
    r"|(?P<plain>\d+(?:[.,]\d+)?|\.\d+))(?![.,]?\d)"
)
_RATIO = re.compile(r"(?<![\w/.,-])(?P<over>\d{1,3})[/⁄](?P<under>\d{1,4})(?![\w/.]*\d)")
_MONEY_BEFORE = re.compile(r"(?:[€$£¥₹]|\b[A-Z]{2,3})[ \u00a0\u202f]?$")
_GLYPH = re.compile(rf"(?:(?<!\w)(?P<whole>\d+){GAP}?)?(?P<glyph>[{''.join(_GLYPHS)}])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as it is written."""

    start: int
    end: int
    value: Decimal
    """For a vague number ("des milliers") what its noun stands for (1000)."""
    unit: Decimal
    """What the last written digit counts in, times the multiplier: 0.1e9 for "97,4 milliards"."""
    scale: Decimal
    """The multiplier that stands beside it as a word or sign; 1 without."""
    form: Form
    bare_one: bool = False
    """Whether it is only "un", "une" or "one", which may be an article."""


def find_numerals(text: str, language: str) -> list[Numeral]:
    """Every number of `text` in reading order, none inside another; a lone "un" is flagged, not left out.

    `language` ("fr" or "en") decides what a separator means. A comma or a dot before exactly three digits: in
    English the comma and in French the dot makes thousands, the other makes decimals, save that "000" is
    always a thousand. Both with one language's habits in the other's text are understood when the shape
    leaves no choice.
    """
    patterns = numeral_patterns(language)
    found: list[Numeral] = []
    for numeral in sorted(_candidates(text, language, patterns), key=lambda n: (n.start, -n.end)):
        if not found or numeral.start >= found[-1].end:
            found.append(numeral)
        elif found[-1].bare_one and numeral.end > found[-1].end:
            found[-1] = numeral
    return found


def _candidates(text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    for match in _GLYPH.finditer(text):
        value = Decimal(match["whole"] or 0) + _GLYPHS[match["glyph"]]
        yield _scaled(Numeral(*match.span(), value, Decimal("0.01"), Decimal(1), "fraction"), text, patterns)
    for match in _RATIO.finditer(text):
        if 0 < int(match["over"]) < int(match["under"]):
            yield _ratio(match)
    for match in _DIGITS.finditer(text):
        if not text[match.end() : match.end() + 1].isdigit():
            yield from _digits(match, text, language, patterns)
    for match in number_words(language).run.finditer(text):
        yield from _words(match, text, language, patterns)
    for match in patterns.collective.finditer(text):
        yield _collective(match, text, patterns)
    for match in patterns.vague.finditer(text):
        yield _vague(match, text, patterns)
    for match in patterns.whole_part.finditer(text):
        value = patterns.whole_parts[" ".join(match["part"].lower().split())]
        yield Numeral(match.start("part"), match.end("part"), value, Decimal("0.01"), Decimal(1), "fraction")
    for match in patterns.article_part.finditer(text):
        value = Decimal(1) / patterns.parts[match["part"].lower()]
        yield Numeral(*match.span(), value, Decimal("0.01"), Decimal(1), "fraction")
    for match in patterns.prefixed_half.finditer(text):
        half = Numeral(
            match.start(), match.end("half"), Decimal("0.5"), Decimal("0.1"), Decimal(1), "fraction"
        )
        scaled = _scaled(half, text, patterns)
        if scaled.scale != 1 or match["joined"] or match["half"].lower().endswith((" a", " an", "-a")):
            yield scaled


def _ratio(match: re.Match[str]) -> Numeral:
    value = Decimal(match["over"]) / Decimal(match["under"])
    return Numeral(*match.span(), value, Decimal("0.01"), Decimal(1), "fraction")


def _digits(match: re.Match[str], text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    value = _value(match, language)
    exponent = value.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    numeral = Numeral(
        match.start(), match.end(), -value if match["sign"] else value, unit, Decimal(1), "digits"
    )
    tail_ratio = re.compile(rf"{GAP}+(?P<over>\d)/(?P<under>\d{{1,2}})(?![\w/])").match(text, match.end())
    if tail_ratio and unit == 1:
        extra = Decimal(tail_ratio["over"]) / Decimal(tail_ratio["under"])
        numeral = Numeral(
            match.start(), tail_ratio.end(), value + extra, Decimal("0.01"), Decimal(1), "digits"
        )
    yield _scaled(numeral, text, patterns)


def _value(match: re.Match[str], language: str) -> Decimal:
    """What the digits of a match say, sign aside: which separator makes thousands and which decimals."""
    if plain := match["plain"]:
        mark = "," if "," in plain else "."
        whole, _, decimals = plain.partition(mark)
        groups = len(decimals) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0")
        if groups and (decimals == "000" or mark == ("." if language == "fr" else ",")):
            return Decimal(whole + decimals)
        return Decimal(f"{whole or 0}.{decimals}") if decimals else Decimal(whole)
    written = match.group().lstrip("-−–")
    tail = match["tail1"] or match["tail2"] or match["tail3"] or match["tail4"] or ""
    if both := match["dotcomma"] or match["commadot"]:
        tail = both[max(both.rfind("."), both.rfind(",")) :]
    whole = re.sub(r"\D", "", written.removesuffix(tail) if tail else written)
    return Decimal(whole + tail.replace(",", "."))


def _words(match: re.Match[str], text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    known = number_words(language)
    for number in spelled(text, match.start(), match.end(), language):
        if len(number.words) == 1 and number.words[0] in known.plural_scales:
            continue
        value, unit, end = Decimal(number.value), Decimal(number.unit), number.end
        alone = number.words in (("un",), ("une",), ("one",))
        if point := patterns.point.match(text, end):
            after = list(spelled(text, point.start("digits"), point.end("digits"), language))
            # "virgule zéro cinq" is two digits
            zeros = re.match(rf"(?:(?:zéro|zero){GAP}+)*", point["digits"], re.IGNORECASE)
            digits = "0" * len(zeros.group().split() if zeros else ()) + "".join(
                str(spoken.value) for spoken in after
            )
            value, unit, end, alone = (
                Decimal(f"{number.value}.{digits}"),
                Decimal(1).scaleb(-len(digits)),
                after[-1].end,
                False,
            )
        if part := patterns.part.match(text, end):
            yield _part(text[number.start : number.end], number.start, value, part, text, language)
            continue
        scale = Decimal(number.unit) if number.words[-1] in known.scales else Decimal(1)
        numeral = Numeral(number.start, end, value, unit, scale, "words", alone)
        yield _scaled(numeral, text, patterns)


def _part(words: str, start: int, count: Decimal, part: re.Match[str], text: str, language: str) -> Numeral:
    """The fraction of "deux tiers" or "three quarters"; "cent et trois quarts" is a hundred and 0.75."""
    patterns, whole = numeral_patterns(language), Decimal(0)
    joints = "|".join(number_words(language).joints)
    if mixed := re.search(rf"{GAP}+(?:{joints}){GAP}+(?P<last>[^\W\d_]+)$", words, re.IGNORECASE):
        whole = Decimal(next(spelled(words, 0, mixed.start(), language)).value)
        count = Decimal(next(spelled(words, mixed.start("last"), len(words), language)).value)
    value = whole + count / patterns.parts[part["part"].lower()]
    numeral = Numeral(start, part.end(), value, Decimal("0.01"), Decimal(1), "fraction")
    return _scaled(numeral, text, patterns)


def _collective(match: re.Match[str], text: str, patterns: NumeralPatterns) -> Numeral:
    value = patterns.collectives[match["noun"].lower()] * (Decimal("0.5") if match["demi"] else 1)
    numeral = Numeral(match.start(), match.end("noun"), value, value, Decimal(1), "collective")
    return _scaled(numeral, text, patterns)


def _vague(match: re.Match[str], text: str, patterns: NumeralPatterns) -> Numeral:
    noun = match["noun"].lower()
    value = (
        patterns.collectives.get(noun)
        or patterns.scales.get(noun)
        or patterns.collectives[noun.removesuffix("s")]
    )
    numeral = Numeral(match.start("noun"), match.end("noun"), value, value, value, "vague")
    return _scaled(numeral, text, patterns)


def _scaled(numeral: Numeral, text: str, patterns: NumeralPatterns) -> Numeral:
    """The same number with the multipliers that follow it: "97,4 milliards", "12k", "3 millions et demi"."""
    end, factor, form = numeral.end, Decimal(1), numeral.form
    half = patterns.half.match(text, end)
    if half and numeral.form != "fraction":
        end = half.end()
    while multiplier := patterns.multiplier.match(text, end):
        noun = multiplier["scale"].lower()
        end, factor = multiplier.end(), factor * patterns.scales[noun]
        if form != "vague" and noun.removesuffix("s") in patterns.collectives:
            form = "collective"
    if factor == 1 and numeral.form == "digits" and not half:
        suffix = patterns.suffix.match(text, end) or patterns.money_suffix.match(text, end)
        suffix = suffix or patterns.counted_suffix.match(text, end)
        if not suffix and _MONEY_BEFORE.search(text, max(0, numeral.start - 6), numeral.start):
            suffix = patterns.any_money_suffix.match(text, end)
        if suffix:
            end, factor = suffix.end("scale"), patterns.scales[suffix["scale"]]
    value = numeral.value
    if not half and (half := patterns.half.match(text, end)) and numeral.form != "fraction":
        end = half.end()
    unit = numeral.unit
    if half and numeral.form != "fraction":
        # "un million et demi": the half is of the multiplier just said
        said = numeral.scale if factor == 1 else Decimal(1)
        value, unit = value + said / 2, said / 10
    if end == numeral.end:
        return numeral
    scale = numeral.scale * factor
    if form == "collective":
        unit = factor if numeral.form != "collective" else unit * factor
        return Numeral(numeral.start, end, value * factor, unit, scale, form)
    return Numeral(numeral.start, end, value * factor, unit * factor, scale, form)
