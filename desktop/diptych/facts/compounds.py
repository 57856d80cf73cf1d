"""Two numbers that follow one another come in, the one quantity they tell in two units goes out."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from diptych.facts.around import Around
from diptych.facts.readings import Reading
from diptych.facts.tables import GAP, either, section, strings

# "15 dollars 50": the second number is of hundredths when it has two digits
_LEAST_CENTS = 10
# powers of ten of the metric table are exact; a second is not an exact part of a day
_NEAR = Decimal("1e-9")


def compound(text: str, first: Reading, second: Reading, known: Around) -> Reading | None:
    """One quantity told in two units, in the smaller one: "11 hours and 40 minutes", "5 ft 2", "15 euros 50".

    None where the two are two: another kind, a larger unit, or more of the smaller than
    make one of the larger.
    """
    if first.upper or second.upper or first.numeral.form not in ("digits", "words") or not first.unit:
        return None
    if second.numeral.form not in ("digits", "words") or first.numeral.value % 1:
        return None
    if first.kind == "money":
        return _with_cents(text, first, second, known)
    if not known.compound_joint.fullmatch(text, first.end, second.start):
        return None
    into, ratio, end = second.unit, None, second.end
    if second.kind == first.kind:
        ratio = _smaller(first.kind, first.unit, into or "")
    elif (
        second.bare and (implied := _implied().get(first.unit)) and not text[first.end : second.start].strip()
    ):
        into, least, most = implied
        if least <= second.numeral.value <= most:
            ratio = _smaller(first.kind, first.unit, into)
            sign = _implied_sign(into).match(text, end)
            end = sign.end() if sign else end
    if ratio is None or not 0 <= second.numeral.value < ratio or first.numeral.scale != 1:
        return None
    value = first.numeral.value * ratio + second.numeral.value
    numeral = replace(second.numeral, value=value)
    return replace(first, numeral=numeral, end=end, unit=into)


def _with_cents(text: str, first: Reading, second: Reading, known: Around) -> Reading | None:
    """A sum with its hundredths: "15 dollars and 5 cents", "15 euros 50", "12€50"."""
    if first.factor != 1 or first.numeral.scale != 1 or not 0 <= second.numeral.value < 100:
        return None
    if second.numeral.value % 1:
        return None
    if second.kind == "money":
        if second.factor == 1 or not known.compound_joint.fullmatch(text, first.end, second.start):
            return None
        unit = second.factor
    else:
        if not second.bare or second.numeral.value < _LEAST_CENTS or "/" in (first.unit or ""):
            return None
        after_sign = (
            text[first.start : first.end][:1].isdigit() or text[first.start : first.end][:1].isalpha()
        )
        if not after_sign or not known.money_joint.fullmatch(text, first.end, second.start):
            return None
        unit = Decimal("0.01")
    value = first.numeral.value + second.numeral.value * unit
    return replace(first, numeral=replace(first.numeral, value=value, unit=unit), end=second.end)


def _smaller(kind: str, larger: str, smaller: str) -> Decimal | None:
    """How many of `smaller` make one `larger`, when that is a whole number above one."""
    units = _units(kind)
    if larger not in units or smaller not in units or units[larger][0] != units[smaller][0]:
        return None
    ratio = units[larger][1] / units[smaller][1]
    whole = ratio.to_integral_value()
    return whole if whole > 1 and abs(ratio - whole) < _NEAR * whole else None


@cache
def _units(kind: str) -> dict[str, tuple[str, Decimal]]:
    table = section("conversions")
    return {unit: (str(of), Decimal(str(many))) for unit, (of, many) in table.get(kind, {}).items()}


@cache
def _implied() -> dict[str, tuple[str, int, int]]:
    return {
        unit: (str(into), int(low), int(high))
        for unit, (into, low, high) in section("conversions", "implied").items()
    }


@cache
def _implied_sign(unit: str) -> re.Pattern[str]:
    signs = strings("conversions", section("conversions", "implied_signs"), unit)
    return re.compile(rf"{GAP}?{either(signs)}(?!\w)")
