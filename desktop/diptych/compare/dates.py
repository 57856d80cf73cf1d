"""Links and dates come in, dates that agree coarsely (D1) or not at all (D2) go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diptych.compare.calendar import Days, dates_meet, told_days
from diptych.compare.comparison import Divergence
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Analysis, Date
from diptych.i18n import _, n_, quoted
from diptych.text import fold

_SURE = 0.45
"""Probability of a link from which two dates that do not meet are a conflict and not two events."""
_ONE_EVENT = 731
"""Days beyond which a day and a year, say, are of two events: two years."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two dates held against each other."""

    left: Date
    right: Date


def judge_dates(left: Analysis, right: Analysis, pairs: Iterable[tuple[int, int, float]]) -> list[Divergence]:
    """D1 and D2 for pairs (sentence of the left, sentence of the right, probability of their link).

    A date that has its like anywhere in the sentence opposite is settled. A conflict needs a sure link in
    which each side has one date left. The same words are no conflict ("today" in papers of two days): it is
    then the papers that are of two days, and not what they tell.
    """
    found: dict[tuple[str | None, str | None], Divergence] = {}
    for i, j, score in sorted(pairs, key=lambda pair: -pair[2]):
        ours, theirs = _dated(left, i), _dated(right, j)
        met = [(a, b) for a in ours for b in theirs if dates_meet(a, b)]
        for a, b in met:
            if a.value != b.value and len(a.value or "") != len(b.value or ""):
                found.setdefault((a.value, b.value), _coarser(left, right, a, b, score))
        rest = (
            [a for a in ours if all(a is not m[0] for m in met)],
            [b for b in theirs if all(b is not m[1] for m in met)],
        )
        if score >= _SURE and len(rest[0]) == len(rest[1]) == 1:
            for told in _conflict(left, right, rest[0][0], rest[1][0], score):
                found.setdefault((rest[0][0].value, rest[1][0].value), told)
    return list(found.values())


def _dated(analysis: Analysis, sentence: int) -> list[Date]:
    return [d for d in analysis.facts.dates if d.sentence == sentence and d.value is not None]


def _coarser(left: Analysis, right: Analysis, ours: Date, theirs: Date, score: float) -> Divergence:
    text = _("A says {a}, B {b}: one is only told more precisely.").format(
        a=_told(left, ours), b=_told(right, theirs)
    )
    reasons = (_("one date lies in the other"), linked_at(score))
    return divergence("D1", _Pair(ours, theirs), 0.15, gap="≈", explanation=text, reasons=reasons)


def _conflict(
    left: Analysis, right: Analysis, ours: Date, theirs: Date, score: float
) -> Iterator[Divergence]:
    mine, yours = told_days(ours), told_days(theirs)
    if mine is None or yours is None or fold(ours.text) == fold(theirs.text):
        return
    if len(ours.value or "") != len(theirs.value or "") and abs((mine[0] - yours[0]).days) > _ONE_EVENT:
        return
    short = _gap(mine, yours, precision=max(len(ours.value or ""), len(theirs.value or "")))
    text = _("A says {a}, B {b}: {gap} apart.").format(a=_told(left, ours), b=_told(right, theirs), gap=short)
    reasons = (_("the dates do not meet: {a} / {b}").format(a=ours.value, b=theirs.value), linked_at(score))
    yield divergence("D2", _Pair(ours, theirs), 0.65, gap=short, explanation=text, reasons=reasons)


def _gap(ours: Days, theirs: Days, *, precision: int) -> str:
    """The distance of two dates in the unit of the finer one (4 characters tell a year, 7 a month).

    Between dates told alike it is that of their beginnings, so that 2017 and 2018 are a year apart.
    """
    days = abs((ours[0] - theirs[0]).days)
    if ours[1] - ours[0] != theirs[1] - theirs[0] and precision > 7:
        days = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days)
    if precision == 4:
        return n_("{n} year", "{n} years", round(days / 365.2425))
    if precision == 7:
        return n_("{n} month", "{n} months", max(1, round(days / 30.436875)))
    return n_("{n} day", "{n} days", days)


def _told(analysis: Analysis, told: Date) -> str:
    return quoted(told.span.of(analysis.article.text))
