"""A number in its text comes in, what it is told in goes out: unit, kind, hedge and the noun it counts."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from diptych.facts.around import Around, around
from diptych.facts.bounds import op_of
from diptych.facts.counted import noun_after
from diptych.facts.figure import Kind, Op
from diptych.facts.measures import Measure, currency_before, measure_after, rate_after
from diptych.facts.not_figures import follows_name, is_label
from diptych.facts.numerals import Numeral
from diptych.facts.tables import GAP

_FREE_ONES = {"day", "decade", "century", "quarter", "pp"}
_PART_OF_AGE = re.compile(rf"{GAP}*(?:[,.;:)!?»”]|$|\n)")
_NEXT_WORD = re.compile(rf"{GAP}+([^\W\d_]+)")
_DEGREES = {"°C", "°F", "°"}
_BELOW_ZERO = re.compile(r"(?:^|\s)[-−–]\s$")
_ENGLISH_AGE = re.compile(r"[A-Z][\w.’'-]+,\s$")


@dataclass(frozen=True, slots=True)
class Reading:
    """One number with what it is told in; `bare` until a unit, a noun or a neighbour says what it counts."""

    numeral: Numeral
    start: int
    end: int
    kind: Kind
    unit: str | None
    op: Op
    factor: Decimal = Decimal(1)
    noun: str = ""
    bare: bool = False
    upper: "Reading | None" = None
    """The other end of a range."""
    lone: Literal["", "word", "name"] = ""
    """Why a bare number may be none: a small word after an article, or digits after a name."""


def read(text: str, numeral: Numeral, previous_end: int, language: str) -> Reading | None:
    """What the number means with the words around it, or None when it is no figure.

    `previous_end` is where the figure before it ends, whose currency sign is not this number's.
    """
    known = around(language)
    if numeral.form == "digits" and is_label(text, numeral.start, language):
        return None
    op: Op = op_of(text, numeral.start, numeral.end, known)
    op = "~" if op == "=" and numeral.form in ("collective", "vague") else op
    sign = currency_before(text, numeral.start, language)
    if sign and sign.start >= previous_end:
        op = op_of(text, sign.start, numeral.end, known) if op == "=" else op
        op = "=" if op == ">=" and _is_matter(text, sign.start, numeral.end, known) else op
        reading = Reading(numeral, sign.start, numeral.end, "money", sign.unit, op)
        name = measure_after(text, numeral.end, language, scaled=numeral.scale > 1)
        if name and name.kind == "money" and text[name.start].isalpha():
            reading = replace(reading, end=name.end, unit=name.unit)
        return _with_rate(reading, text, language)
    if (
        numeral.form == "digits"
        and text[numeral.start - 1 : numeral.start].isalpha()
        and numeral.start > previous_end
    ):
        return None  # "CO2", "A320"
    scaled, adjacent = numeral.scale > 1, numeral.form in ("digits", "fraction")
    measure = measure_after(text, numeral.end, language, scaled=scaled, adjacent=adjacent)
    if measure and not _is_article(text, numeral, measure, known):
        return _measured(text, numeral, measure, op, known, language)
    if text[numeral.end : numeral.end + 1].isalpha() and numeral.form == "digits":
        return None
    share = known.percent_before.search(text[max(0, numeral.start - 24) : numeral.start])
    share_start = share.start() + max(0, numeral.start - 24) if share else -1
    counted = _counted(text, numeral, op, known, language)
    if counted and counted.bare and share_start >= previous_end and not numeral.bare_one:
        # "un pourcentage de 20", but not "10 per cent of 210"
        return replace(counted, start=share_start, kind="percent", unit="%", bare=False, lone="")
    return counted


def _is_matter(text: str, start: int, end: int, known: Around) -> bool:
    """Whether "over" before a sum says what it is about: "jailed over £1.2m fraud"."""
    if not known.matter_before.search(text[max(0, start - 12) : start]):
        return False
    match = _NEXT_WORD.match(text, end)
    word = match[1] if match else ""
    small = word in known.phrase_ends or word in known.after_bound
    return bool(word) and word.islower() and not small and not word.endswith(("s", "ed"))


def _is_article(text: str, numeral: Numeral, measure: Measure, known: Around) -> bool:
    """Whether "un" or "one" before a unit is likely an article: "un jour", but not "un jour et demi"."""
    told = numeral.form == "fraction" or known.unit_parts.match(text, measure.end)
    stretch = text[numeral.end : measure.end].strip().lower() in known.stretches
    return numeral.bare_one and not told and (stretch or measure.unit in _FREE_ONES)


def _measured(
    text: str, numeral: Numeral, measure: Measure, op: Op, known: Around, language: str
) -> Reading | None:
    after = op_of(text, numeral.start, measure.end, known) if op == "=" else op
    if measure.kind == "money" and after == ">=" and _is_matter(text, numeral.start, measure.end, known):
        after = "="
    reading = Reading(numeral, numeral.start, measure.end, measure.kind, measure.unit, after, measure.factor)
    if measure.kind == "duration" and _is_age(text, reading, known, language):
        old = known.old.match(text, numeral.end)
        return replace(reading, kind="age", unit="yo", end=old.end() if old else measure.end)
    if measure.unit in _DEGREES and numeral.value > 0:
        before = _BELOW_ZERO.search(text[max(0, numeral.start - 12) : numeral.start])
        below = known.below_zero.match(text, measure.end)
        if before or below:
            numeral = replace(numeral, value=-numeral.value)
            shift = len(before.group().lstrip()) if before else 0
            end = below.end() if below else reading.end
            reading = replace(reading, numeral=numeral, start=numeral.start - shift, end=end, op="=")
    if (
        measure.unit == "mi"
        and language == "fr"
        and numeral.form == "words"
        and "mille" in text[numeral.start : measure.end]
    ):
        return None
    return _with_rate(_with_part(reading, text, known), text, language)


def _with_part(reading: Reading, text: str, known: Around) -> Reading:
    """The reading with the part of its unit told after it: "2 ans et demi", "an hour and a quarter"."""
    numeral, part = reading.numeral, known.unit_parts.match(text, reading.end)
    if part is None or numeral.form not in ("digits", "words") or numeral.value % 1:
        return reading
    value = numeral.value + known.unit_part_values[" ".join(part["word"].lower().split())]
    numeral, unit = replace(numeral, value=value, unit=Decimal("0.1")), reading.unit
    if unit == "h":
        numeral, unit = replace(numeral, value=value * 60, unit=Decimal(1)), "min"
    return replace(reading, numeral=numeral, unit=unit, end=part.end())


def _with_rate(reading: Reading, text: str, language: str) -> Reading:
    rate = rate_after(text, reading.end, language, money=reading.kind == "money")
    # an age, a share or a speed has its own time
    if rate and reading.kind in ("money", "duration", "weight", "length", "area", "other"):
        base, end = rate
        if base == "person":
            return reading
        return replace(reading, unit=f"{reading.unit}/{base}", end=end)
    return reading


def _counted(text: str, numeral: Numeral, op: Op, known: Around, language: str) -> Reading | None:
    """A number without a unit: a multiplier, a fraction, an age, a count with its noun, or bare."""
    reading = Reading(numeral, numeral.start, numeral.end, "count", None, op)
    if numeral.form == "fraction" and text[numeral.end : numeral.end + 1] == "-":
        return None  # "demi-finale", "half-brother"
    if numeral.form == "fraction" and numeral.bare_one:
        return None  # "demi", "quart" without a unit
    below = known.below_zero.match(text, numeral.end)
    if below and numeral.value > 0:
        numeral = replace(numeral, value=-numeral.value)
        return replace(reading, numeral=numeral, kind="other", unit="°", end=below.end(), op="=")
    if known.factor_before.search(text[max(0, numeral.start - 40) : numeral.start]):
        return replace(reading, kind="other", unit="x", op="=")
    times = known.times.match(text, numeral.end)
    if times and not numeral.bare_one:
        if times["more"]:
            return replace(reading, kind="other", unit="x", end=times.start("more"))
        return replace(
            reading,
            unit=" ".join(text[numeral.end : times.end()].split()),
            noun="fois" if language == "fr" else "time",
        )
    if numeral.form == "fraction" and numeral.scale == 1 and numeral.value < 1:
        return replace(reading, kind="fraction", unit="share")
    if language == "en" and _is_bare_age(text, numeral, known):
        return replace(reading, kind="age", unit="yo")
    one = numeral.bare_one
    noun = noun_after(text, numeral.end, language, one=one)
    if noun is None and one:
        # only "un foyer sur cinq" makes a figure of it
        return replace(reading, bare=True, lone="word") if known.ratio.match(text, numeral.end) else None
    if noun is not None:
        state = noun.singular in known.states
        # an adjective tells which of those counted before
        return replace(reading, unit=noun.singular, noun=noun.singular, bare=state)
    if (following := _NEXT_WORD.match(text, numeral.end)) and following[1] in known.states:
        return replace(reading, noun=following[1], bare=True)
    if known.persons_were.search(text[max(0, numeral.start - 20) : numeral.start]):
        return replace(reading, unit=known.person, noun=known.person)
    lone: Literal["", "word", "name"] = ""
    if (
        numeral.form == "words"
        and numeral.value < 100
        and known.definite.search(text[max(0, numeral.start - 12) : numeral.start])
    ):
        lone = "word"
    elif (
        numeral.form == "digits"
        and numeral.scale == 1
        and numeral.end - numeral.start <= 4
        and follows_name(text, numeral.start)
    ):
        lone = "name"
    return replace(reading, bare=True, lone=lone)


def _is_age(text: str, reading: Reading, known: Around, language: str) -> bool:
    """Whether years told are an age: "âgée de 12 ans", "Nora, 68 ans,", "une fille de six ans"."""
    if language == "en":
        return bool(known.old.match(text, reading.numeral.end)) or bool(
            known.age_before.search(text[max(0, reading.start - 24) : reading.start])
        )
    if reading.unit != "year":
        return bool(known.aged.search(text[max(0, reading.start - 24) : reading.start]))
    if known.no_age_after.match(text, reading.end):
        return False
    lead = text[max(0, reading.start - 40) : reading.start].rpartition("\n")[2]
    if known.age_of_person.search(lead) or known.age_before.search(lead):
        return True
    closed = bool(_PART_OF_AGE.match(text, reading.end))
    if re.search(rf"[^\W\d_]{GAP}?[,(]{GAP}?$", lead) and closed:
        return True
    if known.age_have.search(lead) and closed:
        return True
    return bool(known.age_group.search(lead)) and closed


def _is_bare_age(text: str, numeral: Numeral, known: Around) -> bool:
    """Whether a bare number is an age in English: "Jane Roe, 34, said", "aged 12"."""
    lead = text[max(0, numeral.start - 32) : numeral.start]
    if known.aged.search(lead):
        return True
    follows = text[numeral.end : numeral.end + 1]
    small = numeral.form == "digits" and 0 < numeral.value < 120 and numeral.end - numeral.start <= 3
    return small and follows in (",", ".", ")") and bool(_ENGLISH_AGE.search(lead))
