"""Figures as the user reads them come in, an article's analysis that holds them goes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from diptych.facts.analysis import Analysis
from diptych.facts.around import around
from diptych.facts.bounds import interval, op_of
from diptych.facts.clock import find_clock_times
from diptych.facts.figure import Figure, Kind, Mode, Op
from diptych.facts.numerals import find_numerals
from diptych.facts.tables import lexicon_language, section
from diptych.text import Span

KINDS: tuple[Kind, ...] = (
    "count", "money", "percent", "duration", "length", "area", "weight", "speed", "age", "time", "fraction",
    "ordinal", "other",
)  # fmt: skip
"""What a figure may be of, the most frequent first; dates are no figures."""
MODES: tuple[Mode, ...] = ("asserted", "attributed", "conditional", "quoted")
_FIXED: dict[Kind, str] = {"age": "yo", "time": "time", "fraction": "share"}
"""The kinds that are told in one unit only."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was typed, with the interval that its form allows."""

    value: Decimal | None
    """None for a range and for a vague number."""
    low: Decimal
    high: Decimal
    op: Op


@dataclass(frozen=True, slots=True)
class Correction:
    """How the user reads the figure at a place; `unit` as in Figure."""

    span: Span
    kind: Kind
    amount: Amount
    unit: str | None
    mode: Mode


def amount_of(figure: Figure) -> Amount:
    """The number of a figure as it is read."""
    return Amount(figure.value, figure.low, figure.high, figure.op)


def read_amount(words: str, language: str, kind: Kind) -> Amount | None:
    """The number that was typed, with what is said around it ("environ 97,4 milliards"); None for none.

    Two numbers are the ends of a range ("80 à 100"); clock times are minutes since midnight.
    """
    known = lexicon_language(language)
    if kind == "time":
        times = find_clock_times(words, known)
        minutes = [Decimal(time.minutes) for time in times]
        return Amount(minutes[0], minutes[0], minutes[0] + 1, "=") if len(minutes) == 1 else None
    numerals = find_numerals(words, known)
    if len(numerals) > 1:
        numerals = [numeral for numeral in numerals if not numeral.bare_one]
    if len(numerals) == 1:
        [one] = numerals
        op = op_of(words, one.start, one.end, around(known))
        op = "~" if op == "=" and one.form in ("collective", "vague") else op
        return Amount(None if one.form == "vague" else one.value, *interval(one, op), op)
    if len(numerals) == 2 and numerals[0].value <= numerals[1].value:
        return Amount(None, numerals[0].value, numerals[1].value, "range")
    return None


def written_number(figure: Figure, language: str) -> str:
    """The number in the words of a figure, without its unit: "97,4 milliards" of "97,4 milliards d'euros"."""
    numerals = [] if figure.kind == "time" else find_numerals(figure.text, lexicon_language(language))
    return figure.text[numerals[0].start : numerals[-1].end] if numerals else figure.text


def units_of(kind: Kind) -> tuple[str, ...]:
    """The units in which a figure of that kind may be told; none where any word may be one, or no unit is."""
    if kind == "money":
        return tuple(section("currencies"))
    if kind in _FIXED:
        return (_FIXED[kind],)
    if kind in ("count", "ordinal", "other"):
        return ()
    return tuple(section("units", kind))


def is_unit(unit: str, kind: Kind) -> bool:
    """Whether a figure of that kind can be told in this unit, by the hour, month or year too."""
    known = units_of(kind)
    if not known or not unit:
        return True
    plain, _slash, basis = unit.partition("/")
    bases = section("units", "rates", "bases")
    return unit in known or (kind == "money" and plain in known and (not _slash or basis in bases))


def with_corrections(analysis: Analysis, corrections: Sequence[Correction]) -> Analysis:
    """The analysis with each figure read as the user does; words that were no figure become one.

    What was found there otherwise, also a date, is no longer told; who says it, and of what, stays.
    """
    if not corrections:
        return analysis
    facts = analysis.facts
    figures, dates = list(facts.figures), list(facts.dates)
    for one in corrections:
        found = [figure for figure in figures if figure.span.overlaps(one.span)]
        figures = [figure for figure in figures if figure not in found]
        dates = [date for date in dates if not date.span.overlaps(one.span)]
        figures.append(_figure(one, analysis, found[0] if found else None))
    figures.sort(key=lambda figure: figure.span)
    return replace(analysis, facts=replace(facts, figures=tuple(figures), dates=tuple(dates)))


def _figure(one: Correction, analysis: Analysis, before: Figure | None) -> Figure:
    about = before.about if before else ""
    return Figure(
        span=one.span, text=one.span.of(analysis.article.text), kind=one.kind, value=one.amount.value,
        low=one.amount.low, high=one.amount.high, op=one.amount.op, unit=one.unit, mode=one.mode,
        about=one.unit or about if one.kind == "count" else about,
        sentence=before.sentence if before else analysis.article.sentence_at(one.span.start),
        source=before.source if before else None, by_hand=True,
    )  # fmt: skip
