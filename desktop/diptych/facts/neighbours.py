"""Numbers read one by one come in, ranges, ratios and ellipses joined from neighbours go out."""

import re
from dataclasses import replace
from decimal import Decimal

from diptych.facts.around import Around
from diptych.facts.compounds import compound
from diptych.facts.figure import Kind
from diptych.facts.numerals import Numeral
from diptych.facts.readings import Reading

# what reporters reduce shares to; "quatre postes sur neuf" tells two counts instead
_DENOMINATORS = {2, 3, 4, 5, 10, 20, 100, 1000}
_LARGEST_WHOLE = 1000
_MONEY_SCALE = Decimal(1_000_000)
_STOP = re.compile(r"[.;:!?…](?!\d)")


def joined(text: str, readings: list[Reading], known: Around, language: str) -> list[Reading]:
    """The readings with "entre 80 et 100 millions" made one range and "deux trains sur trois" one share."""
    found: list[Reading] = []
    place = 0
    while place < len(readings):
        first = readings[place]
        if _is_score(text, readings[place : place + 2]):
            place += 2
            continue
        place += 1
        # "1 km 8 m 6 cm" is one length
        while place < len(readings) and (both := compound(text, first, readings[place], known)):
            first, place = both, place + 1
        if place < len(readings):
            second = readings[place]
            both = _ratio(text, first, second, known) or _range(text, first, second, known)
            if both:
                first, place = both, place + 1
        found.append(first)
    return found


def with_neighbours(readings: list[Reading], text: str, known: Around) -> list[Reading]:
    """The readings with what a bare number leaves unsaid taken from its neighbours.

    "10, 20 et 30 %" shares its unit; "100 millions, dont 45" its multiplier and currency; "812 accouchements,
    contre 1 057" its noun. A bare number of millions is money where the article tells money by the million,
    in the currency of the sentence or of the one before, or in none.
    """
    shared: list[Reading] = []
    for reading in reversed(readings):
        follows = bool(shared) and reading.bare and not reading.noun
        shared.append(_from_next(reading, shared[-1], text, known) if follows else reading)
    found: list[Reading] = []
    for reading in reversed(shared):
        if reading.noun in known.states:
            found.append(_of_count(reading, found, text))
        else:
            found.append(_from_previous(reading, found, text, known) if reading.bare and found else reading)
    alone = {(one.kind, one.numeral.value) for one in found if one.upper is None}
    found = [one for reading in found for one in _parted(reading, alone, text, known)]
    money = any(r.kind == "money" and r.numeral.scale >= _MONEY_SCALE for r in found)
    return [
        _as_money(r, found[:place], text, known, told=money) if _is_bare_million(r) else r
        for place, r in enumerate(found)
    ]


def _is_score(text: str, pair: list[Reading]) -> bool:
    """Whether two bare numbers are the two sides of one result: "3-1", "89–89"."""
    if len(pair) < 2 or not all(r.bare and r.numeral.form == "digits" for r in pair):
        return False
    first, second = pair
    return text[first.end : second.start] in ("-", "–") and first.numeral.value >= second.numeral.value


def _ratio(text: str, first: Reading, second: Reading, known: Around) -> Reading | None:
    """The share that "un foyer sur cinq" or "one in three" tells, when the second number is a usual whole."""
    over, under = first.numeral.value, second.numeral.value
    simple = first.numeral.scale == second.numeral.scale == 1 and "vague" not in (
        first.numeral.form,
        second.numeral.form,
    )
    # "one in 21", but "10 in 21" are two counts and "one in 2019" is a date
    usual = under in _DENOMINATORS or (over == 1 and under <= _LARGEST_WHOLE)
    if not simple or not usual or not 0 < over < under or under != under.to_integral_value():
        return None
    if not known.ratio.fullmatch(text, first.numeral.end, second.numeral.start):
        return None
    if second.kind != "count" or (first.kind != "count" and first.kind != "duration"):
        return None
    numeral = Numeral(first.start, second.numeral.end, over / under, Decimal("0.01"), Decimal(1), "fraction")
    return Reading(numeral, first.start, second.numeral.end, "fraction", "share", first.op)


def _range(text: str, first: Reading, second: Reading, known: Around) -> Reading | None:
    # "$5-7 million": the sign said once stands for both
    told_once = second.bare and first.kind in ("age", "money") and first.numeral.scale == 1
    if first.kind != second.kind and not first.bare and not told_once:
        return None
    if (
        first.unit
        and second.unit
        and first.unit != second.unit
        and not second.unit.startswith(f"{first.unit}/")
    ):
        return None
    if "vague" in (first.numeral.form, second.numeral.form) or not _links(text, first, second, known):
        return None
    low = first.numeral
    if (
        low.scale == 1
        and second.numeral.scale > 1
        and low.value < second.numeral.value / second.numeral.scale
    ):
        low = replace(low, value=low.value * second.numeral.scale, unit=low.unit * second.numeral.scale)
    low = _hundreds(low, second.numeral)
    if second.numeral.value <= low.value < 0:
        # "entre -5 et -10 degrés"
        low, second = second.numeral, replace(second, numeral=low)
    if low.value * first.factor >= second.numeral.value * second.factor:
        return None
    told = second if second.unit or not first.unit else first
    lower = replace(first, numeral=low)
    return replace(
        told,
        numeral=low,
        start=first.start,
        end=second.end,
        op="range",
        upper=second,
        bare=lower.bare and second.bare,
        lone="",
    )


def _hundreds(low: Numeral, high: Numeral) -> Numeral:
    """The lower end in hundreds where the upper says them for both: "deux ou trois cents"."""
    both = low.form == high.form == "words" and 0 < low.value < 10 and high.scale == low.scale == 1
    if both and high.value % 100 == 0 and low.value < high.value / 100 < 10:
        return replace(low, value=low.value * 100, unit=low.unit * 100)
    return low


def _links(text: str, first: Reading, second: Reading, known: Around) -> bool:
    """Whether the words around two numbers make a range of them and not a change ("passé de 10 à 20")."""
    between = text[first.end : second.start]
    lead = text[max(0, first.start - 48) : first.start].rpartition("\n")[2]
    if known.between_and.fullmatch(between) and known.between.search(lead):
        return True
    if known.either_or.fullmatch(between):
        return True
    if not known.to.fullmatch(between):
        return False
    if any(mark in between for mark in "-–—"):
        return not (first.bare and second.bare and second.numeral.value < 20)
    if known.from_before.search(lead):
        return not known.change.search(lead) and not second.bare
    return not known.change.search(lead) or not first.unit


def _from_next(reading: Reading, following: Reading, text: str, known: Around) -> Reading:
    """The first numbers of a list take the unit said after the last: "10, 20 et 30 %"."""
    if not following.unit or following.kind in ("count", "fraction") or following.upper:
        return reading
    listed = known.list_joint.fullmatch(text, reading.end, following.start) and following.kind != "age"
    # "passé de 6 à 8 %" tells a change: two figures, in one unit
    if not listed and not known.to.fullmatch(text, reading.end, following.start):
        return reading
    numeral, scale = reading.numeral, following.numeral.scale
    if scale > 1 and numeral.scale == 1 and numeral.value < 1000:
        numeral = replace(numeral, value=numeral.value * scale, unit=numeral.unit * scale, scale=scale)
    return replace(
        reading,
        numeral=numeral,
        kind=following.kind,
        unit=following.unit,
        factor=following.factor,
        bare=False,
        lone="",
    )


def _from_previous(reading: Reading, before: list[Reading], text: str, known: Around) -> Reading:
    """A bare number after "dont" or "contre", with kind, unit and noun of the figure before in its line."""
    previous = before[-1]
    lead = text[max(0, reading.start - 24) : reading.start]
    line = text[previous.end : reading.start]
    if "\n" in line or len(line) > 120 or not known.ellipsis.search(lead):
        return reading
    numeral, scale = reading.numeral, previous.numeral.scale
    if scale > 1 and numeral.scale == 1 and numeral.value < 1000 and known.scale_ellipsis.search(lead):
        numeral = replace(numeral, value=numeral.value * scale, unit=numeral.unit * scale, scale=scale)
    if previous.kind in ("age", "fraction", "ordinal") or (previous.bare and scale == 1):
        return reading
    return replace(
        reading, numeral=numeral, kind=previous.kind, unit=previous.unit, factor=previous.factor,
        noun=previous.noun, bare=previous.bare, lone="",
    )  # fmt: skip


def _of_count(reading: Reading, before: list[Reading], text: str) -> Reading:
    """The part of a count that an adjective tells, with the noun of the whole: "12 blessés : 5 graves"."""
    for previous in reversed(before[-6:]):
        if previous.kind == "count" and previous.unit and previous.noun != reading.noun:
            line = text[previous.end : reading.start]
            if "\n" in line or "." in line or len(line) > 60 or " " in previous.noun.strip():
                continue
            noun = f"{previous.noun} {reading.noun}"
            return replace(reading, unit=previous.unit, noun=noun, bare=False)
    return replace(reading, noun="") if reading.unit is None else replace(reading, bare=False)


def _parted(reading: Reading, alone: set[tuple[Kind, Decimal]], text: str, known: Around) -> list[Reading]:
    """Both ends of "entre 6 800 et 15 000" as two figures where the article tells either for itself.

    The police and the organisers counted: two counts, no range that anyone told.
    """
    low, upper = reading.numeral, reading.upper
    if upper is None or not known.between_and.fullmatch(text, low.end, upper.start):
        return [reading]
    if not {(reading.kind, low.value), (reading.kind, upper.numeral.value)} <= alone:
        return [reading]
    first = replace(reading, end=low.end, op="=", upper=None)
    return [
        first,
        replace(upper, kind=reading.kind, unit=reading.unit, noun=reading.noun, op="=", bare=False),
    ]


def _is_bare_million(reading: Reading) -> bool:
    return reading.bare and reading.numeral.scale >= _MONEY_SCALE


def _as_money(reading: Reading, before: list[Reading], text: str, known: Around, *, told: bool) -> Reading:
    """A bare number of millions as money, in the currency of its line or of the end of the line before.

    told: whether the article tells money by the million. Where it does not, only what is set against a sum
    is one, and by the same span of time: "900 000 euros par jour, quand la direction parle de 1,4 million".
    """
    for previous in reversed(before):
        between = text[previous.end : reading.start]
        if between.count("\n") > 1 or len(between) > 250:
            break
        if previous.kind == "money" and previous.unit:
            opposed = known.set_against.search(between) and not _STOP.search(between)
            if not told and not opposed:
                break
            unit = previous.unit if opposed else previous.unit.split("/")[0]
            return replace(reading, kind="money", unit=unit, bare=False)
    return replace(reading, kind="money", bare=False) if told else reading
