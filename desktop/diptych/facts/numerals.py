"""A text comes in, the numbers written in it go out: digits, words, fractions and approximate nouns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from diptych.facts.digits import find_digits
from diptych.facts.number_words import Spelled, number_words, spelled
from diptych.facts.numeral_patterns import NumeralPatterns, numeral_patterns
from diptych.facts.tables import GAP, holds_one, spaced

Form = Literal["digits", "words", "collective", "vague", "fraction"]

# "centaines de milliers de milliards" has two; a page of "millions de millions" ends somewhere
_MULTIPLIERS = 4
_MONEY_BEFORE = re.compile(r"(?:[€$£¥₹]|\b[A-Z]{2,3})[ \u00a0\u202f]?$")


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

    `language` ("fr" or "en") decides what a separator means: `digits.find_digits`.
    """
    patterns = numeral_patterns(language)
    found: list[Numeral] = []
    for numeral in sorted(_candidates(text, language, patterns), key=lambda n: (n.start, -n.end)):
        if not found or numeral.start >= found[-1].end:
            found.append(numeral)
        elif found[-1].bare_one and numeral.end > found[-1].end:
            found[-1] = numeral
    return _mixed(found, text, patterns)


def _candidates(text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    # a set of words is looked into ten times as fast as eight patterns are searched for
    is_rare = holds_one(text, patterns.rare)
    if is_rare:
        for match in patterns.vague_singular.finditer(text):
            yield _vague(match, text, patterns)
    for written in find_digits(text, language):
        form: Form = "fraction" if written.fraction else "digits"
        numeral = Numeral(written.start, written.end, written.value, written.unit, Decimal(1), form)
        yield _signed(_scaled(numeral, text, patterns), text, patterns)
    for match in number_words(language).run.finditer(text):
        yield from _words(match, text, language, patterns)
    for match in patterns.vague.finditer(text):
        yield _vague(match, text, patterns)
    if is_rare:
        yield from _rare(text, language, patterns)


def _rare(text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    """Collectives, fractions and what else needs one of the words of `patterns.rare`."""
    for match in patterns.leading_point.finditer(text):
        yield from _leading_point(match, text, language, patterns)
    for match in patterns.collective.finditer(text):
        yield _collective(match, text, patterns)
    for match in patterns.whole_part.finditer(text):
        value = patterns.whole_parts[spaced(match["part"])]
        yield _scaled(_fraction(match.start("part"), match.end("part"), value), text, patterns)
    for match in patterns.article_part.finditer(text):
        value = Decimal(1) / patterns.parts[match["part"].lower()]
        yield _scaled(_fraction(*match.span(), value), text, patterns)
    for match in patterns.bare_part.finditer(text):
        # "quart de litre": told only where a unit or a multiplier follows
        value = Decimal(1) / patterns.parts[match["part"].lower()]
        part = _scaled(_fraction(*match.span(), value), text, patterns)
        yield replace(part, bare_one=part.scale == 1)
    for match in patterns.one_and_part.finditer(text):
        one = Numeral(*match.span(), Decimal(1), Decimal(1), Decimal(1), "words", bare_one=True)
        yield one
    for match in patterns.prefixed_half.finditer(text):
        half = replace(_fraction(match.start(), match.end("half"), Decimal("0.5")), unit=Decimal("0.1"))
        scaled = _scaled(half, text, patterns)
        if scaled.scale != 1 or match["joined"] or match["half"].lower().endswith((" a", " an", "-a")):
            yield scaled


def _fraction(start: int, end: int, value: Decimal) -> Numeral:
    return Numeral(start, end, value, Decimal("0.01"), Decimal(1), "fraction")


def _words(match: re.Match[str], text: str, language: str, patterns: NumeralPatterns) -> Iterator[Numeral]:
    known = number_words(language)
    for number in spelled(text, match.start(), match.end(), language):
        if len(number.words) == 1 and number.words[0] in known.plural_scales:
            continue
        value, unit, end = Decimal(number.value), Decimal(number.unit), number.end
        alone = number.words in (("un",), ("une",), ("one",))
        if point := patterns.point.match(text, end):
            decimals, end = _decimals(point, text, language)
            value, unit, alone = value + decimals, _last_place(decimals), False
        if part := patterns.part.match(text, end):
            yield from _part(number, value, part, text, language)
            continue
        scale = Decimal(number.unit) if number.words[-1] in known.scales and unit >= 1 else Decimal(1)
        numeral = Numeral(number.start, end, value, unit, scale, "words", alone)
        yield _signed(_scaled(numeral, text, patterns), text, patterns)


def _decimals(point: re.Match[str], text: str, language: str) -> tuple[Decimal, int]:
    """What the words after "virgule" or "point" say, and where they end: "zéro cinq" is 0.05."""
    spoken = list(spelled(text, point.start("digits"), point.end("digits"), language))
    return Decimal("0." + "".join(str(number.value) for number in spoken)), spoken[-1].end


def _last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _leading_point(
    match: re.Match[str], text: str, language: str, patterns: NumeralPatterns
) -> Iterator[Numeral]:
    """The number of "point five per cent": only at the head of a clause or where a share follows."""
    if match["figures"]:
        value, end = Decimal(f"0.{match['figures']}"), match.end()
    else:
        value, end = _decimals(match, text, language)
    lead = text[max(0, match.start() - 2) : match.start()].rstrip(" ")
    if not lead or lead[-1] in "\n,;:([" or patterns.share_after.match(text, end):
        numeral = Numeral(match.start(), end, value, _last_place(value), Decimal(1), "words")
        yield _scaled(numeral, text, patterns)


def _part(
    number: Spelled, count: Decimal, part: re.Match[str], text: str, language: str
) -> Iterator[Numeral]:
    """The fraction of "deux tiers" or "three quarters"; "cent et trois quarts" gives two."""
    patterns, start = numeral_patterns(language), number.start
    words = text[number.start : number.end]
    joints = "|".join(number_words(language).joints)
    if mixed := re.search(rf"{GAP}+(?:{joints}){GAP}+(?P<last>[^\W\d_]+)$", words, re.IGNORECASE):
        whole = next(spelled(words, 0, mixed.start(), language))
        scale = Decimal(whole.unit) if whole.words[-1] in number_words(language).scales else Decimal(1)
        yield Numeral(start, start + mixed.start(), Decimal(whole.value), Decimal(whole.unit), scale, "words")
        count = Decimal(next(spelled(words, mixed.start("last"), len(words), language)).value)
        start += mixed.start("last")
    value = count / patterns.parts[part["part"].lower()]
    yield _scaled(_fraction(start, part.end(), value), text, patterns)


def _mixed(numerals: list[Numeral], text: str, patterns: NumeralPatterns) -> list[Numeral]:
    """The numbers with "three and one fourth" made one, and "nine million and five ninths" of a million."""
    found: list[Numeral] = []
    for numeral in numerals:
        whole = found[-1] if found else None
        if whole and _belongs(whole, numeral, text, patterns):
            part = numeral.value if numeral.scale > 1 else numeral.value * whole.scale
            unit = Decimal("0.01") * max(numeral.scale, whole.scale)
            value = whole.value + (-part if whole.value < 0 else part)
            scale = numeral.scale if whole.scale == 1 else whole.scale
            if whole.scale == 1 and numeral.scale > 1:
                value, unit = whole.value * numeral.scale + numeral.value, Decimal("0.01") * numeral.scale
            found[-1] = Numeral(whole.start, numeral.end, value, unit, scale, "digits")
        else:
            found.append(numeral)
    return found


def _belongs(whole: Numeral, part: Numeral, text: str, patterns: NumeralPatterns) -> bool:
    """Whether a fraction goes on with the number before it: not in "entre un et deux tiers"."""
    return (
        part.form == "fraction"
        and whole.form in ("digits", "words")
        and 0 < part.value / part.scale < 1
        and whole.value == whole.value.to_integral_value()
        and 0 < abs(whole.value / whole.scale) < 1000
        and bool(patterns.and_joint.fullmatch(text, whole.end, part.start))
        and not patterns.share_of.match(text, part.end)
        and not patterns.between.search(text[max(0, whole.start - 12) : whole.start])
    )


def _signed(numeral: Numeral, text: str, patterns: NumeralPatterns) -> Numeral:
    """The number below zero when "moins" or "minus" says so, but not after "au moins" or "dix moins deux"."""
    match = patterns.negative.search(text[max(0, numeral.start - 40) : numeral.start])
    if match is None or numeral.value <= 0:
        return numeral
    # "d'au moins dix": what counts is the word after the elision
    prior = re.split("['’]", (match["prior"] or "").lower().strip("«“\"'’(,;:."))[-1]
    if prior in patterns.not_negative or prior[-1:].isdigit():
        return numeral
    start = numeral.start - (match.end() - match.start("sign"))
    return replace(numeral, start=start, value=-numeral.value, bare_one=False)


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
    multiplier = patterns.part_multiplier if form == "fraction" else patterns.multiplier
    for _ in range(_MULTIPLIERS):
        if not (match := multiplier.match(text, end)):
            break
        noun, multiplier = match["scale"].lower(), patterns.multiplier
        end, factor = match.end(), factor * patterns.scales[noun]
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
