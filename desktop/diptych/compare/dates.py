"""Links and dates come in, dates that agree coarsely (D1) or not at all (D2), or are unknown (D3) go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diptych.compare.calendar import Days, dates_meet, hours_apart, told_days
from diptych.compare.comparison import Divergence
from diptych.compare.happenings import Happening, happenings, is_topic, orders
from diptych.compare.likeness import Likeness
from diptych.compare.setting import places_in
from diptych.compare.telling import Spanned, divergence, linked_at, on_one_side
from diptych.facts import Analysis, Date
from diptych.i18n import _, n_, quoted
from diptych.text import Span, fold

_SURE = 0.45
"""Probability of a link from which two dates that do not meet are a conflict and not two events."""
_YEARS = 731
"""Days beyond which two dates are of two events: two years."""
_MONTHS = 183
"""Days beyond which a day and a month are of two events: half a year."""

_SOME_LIKENESS = 0.04
"""Likeness of the sentences, or of those beside, from which two days of one event are of one story."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two dates, or two tellings of an order, held against each other."""

    left: Spanned
    right: Spanned


def judge_dates(
    left: Analysis,
    right: Analysis,
    pairs: Iterable[tuple[int, int, float]],
    alike: Likeness,
    *,
    as_of: frozenset[tuple[Span, Span]] = frozenset(),
) -> list[Divergence]:
    """D1 to D4; `pairs` are (sentence of the left, sentence of the right, probability of their link).

    as_of: dates, one of each side, on which one thing was counted; that they differ is told with the counts.
    """
    pairs = list(pairs)
    told = [d for d in _of_links(left, right, pairs) if d.code != "D2" or (d.left, d.right) not in as_of]
    known = {(row.left, row.right) for row in told}
    told += [row for row in _of_events(left, right, alike) if (row.left, row.right) not in known]
    told += _reversed(left, right)
    told += _unresolved(left, "A", {i for i, j, _score in pairs if _tells_a_day(right, j)})
    told += _unresolved(right, "B", {j for i, j, _score in pairs if _tells_a_day(left, i)})
    return told


def _of_links(left: Analysis, right: Analysis, pairs: Iterable[tuple[int, int, float]]) -> list[Divergence]:
    """D1 and D2 of linked sentences.

    A date that has its like in the sentence opposite, or beside it, is settled. A conflict needs a sure link
    in which each side has one date left. The same words are no conflict ("today" in papers of two days): it
    is then the papers that are of two days, and not what they tell.
    """
    found: dict[tuple[str | None, ...], Divergence] = {}
    for i, j, score in sorted(pairs, key=lambda pair: -pair[2]):
        ours, theirs = _dated(left, i), _dated(right, j)
        met = [(a, b) for a in ours for b in theirs if _may_be_one(a, b)]
        for a, b in met:
            if a.value != b.value and len(a.value or "") != len(b.value or ""):
                found.setdefault((a.value, b.value), _coarser(left, right, a, b, score))
        rest = (
            [a for a in ours if not any(_may_be_one(a, other) for other in _near(right, j))],
            [b for b in theirs if not any(_may_be_one(one, b) for one in _near(left, i))],
        )
        alone = len(rest[0]) == len(rest[1]) == 1
        if score >= _SURE and alone and not _are_elsewhere(left, right, i, j):
            one, other = rest[0][0], rest[1][0]
            for told in _conflict(left, right, one, other, linked_at(score)):
                found.setdefault((one.value, other.value, "apart"), told)
    return list(found.values())


def _are_elsewhere(left: Analysis, right: Analysis, i: int, j: int) -> bool:
    """Whether two sentences each name a place that the other article names nowhere: of two events."""
    ours, theirs = places_in(left, i), places_in(right, j)
    if not ours or not theirs or ours & theirs or left.article.language != right.article.language:
        return False
    texts = fold(left.article.text), fold(right.article.text)
    return not any(place in texts[1] for place in ours) and not any(place in texts[0] for place in theirs)


def _may_be_one(one: Date, other: Date) -> bool:
    """Whether two dates meet, to the part of the day where both tell it."""
    return dates_meet(one, other) and hours_apart(one, other) is None


def _of_events(left: Analysis, right: Analysis, alike: Likeness) -> list[Divergence]:
    """D2 of one event, wherever it is told: the only day of the arrest in A against the only one in B."""
    days: tuple[dict[str, list[Happening]], dict[str, list[Happening]]] = ({}, {})
    for side, analysis in enumerate((left, right)):
        for told in happenings(analysis):
            days[side].setdefault(told.event, []).append(told)
    found: list[Divergence] = []
    for event in days[0].keys() & days[1].keys():
        ours, theirs = days[0][event], days[1][event]
        if len({told.date.value for told in ours}) > 1 or len({told.date.value for told in theirs}) > 1:
            continue
        one, other = ours[0], theirs[0]
        if dates_meet(one.date, other.date) or not _are_close(one, other):
            continue
        if not _are_alike(one, other, alike) and not (is_topic(left, event) and is_topic(right, event)):
            continue
        found += _conflict(
            left, right, one.date, other.date, _("the day of one event, told once on each side")
        )
    return sorted(found, key=lambda told: told.id)


def _are_close(one: Happening, other: Happening) -> bool:
    mine, yours = told_days(one.date), told_days(other.date)
    return mine is not None and yours is not None and abs((mine[0] - yours[0]).days) <= _YEARS


def _are_alike(one: Happening, other: Happening, alike: Likeness) -> bool:
    """Whether the two sentences, or those beside, may tell one thing."""
    beside = alike.probability[
        max(0, one.sentence - 1) : one.sentence + 2, max(0, other.sentence - 1) : other.sentence + 2
    ]
    return bool(beside.size) and float(beside.max()) >= _SOME_LIKENESS


def _reversed(left: Analysis, right: Analysis) -> list[Divergence]:
    """D4: of two events the one comes first in A, the other in B."""
    found: dict[tuple[str, str], Divergence] = {}
    opposite = {(told.second, told.first): told for told in reversed(orders(right))}
    straight = {(told.first, told.second) for told in opposite.values()}
    for ours in orders(left):
        theirs = opposite.get((ours.first, ours.second))
        if theirs is None or (ours.first, ours.second) in straight or (ours.second, ours.first) in found:
            continue
        text = _("A tells {a}, B {b}: the two events come in the reverse order.").format(
            a=_sentence(left, ours.sentence), b=_sentence(right, theirs.sentence)
        )
        reasons = (_("which comes first, by “before”, “after” or the days told"),)
        found.setdefault(
            (ours.first, ours.second),
            divergence("D4", _Pair(ours, theirs), 0.6, gap="⇄", explanation=text, reasons=reasons),
        )
    return list(found.values())


def _sentence(analysis: Analysis, sentence: int) -> str:
    return quoted(analysis.article.sentences[sentence].span.of(analysis.article.text))


def _tells_a_day(analysis: Analysis, sentence: int) -> bool:
    return any(told.sentence == sentence for told in analysis.facts.dates)


def _unresolved(analysis: Analysis, side: str, opposite: set[int]) -> list[Divergence]:
    """D3, once an article: a relative date of an article that has no date of its own.

    Only in the sentences `opposite` a date of the other article: elsewhere nothing waits for the answer.
    """
    if analysis.article.published:
        return []
    open_ones = [told for told in analysis.facts.dates if told.value is None and told.sentence in opposite]
    if not open_ones:
        return []
    text = _(
        "{side} says {told}, and has no date of its own: give it one, so that its days can be compared."
    ).format(side=side, told=_told(analysis, open_ones[0]))
    reasons = (_("relative dates in an article without a date: {n}").format(n=len(open_ones)),)
    return [on_one_side("D3", side, open_ones[0].span, 0.2, gap="?", explanation=text, reasons=reasons)]


def _dated(analysis: Analysis, sentence: int) -> list[Date]:
    return [d for d in analysis.facts.dates if d.sentence == sentence and d.value is not None]


def _near(analysis: Analysis, sentence: int) -> list[Date]:
    """The resolved dates of a sentence and of those beside it."""
    return [date for n in range(sentence - 1, sentence + 2) for date in _dated(analysis, n)]


def _coarser(left: Analysis, right: Analysis, ours: Date, theirs: Date, score: float) -> Divergence:
    text = _("A says {a}, B {b}: one is only told more precisely.").format(
        a=_told(left, ours), b=_told(right, theirs)
    )
    reasons = (_("one date lies in the other"), linked_at(score))
    return divergence("D1", _Pair(ours, theirs), 0.15, gap="≈", explanation=text, reasons=reasons)


def _conflict(left: Analysis, right: Analysis, ours: Date, theirs: Date, link: str) -> Iterator[Divergence]:
    """D2; `link` is the reason for which the two are held to be of one event."""
    mine, yours = told_days(ours), told_days(theirs)
    if mine is None or yours is None or fold(ours.text) == fold(theirs.text):
        return
    lengths = {len(ours.value or ""), len(theirs.value or "")}
    reach = _MONTHS if lengths == {len("2018-02"), len("2018-02-15")} else _YEARS
    if len(lengths) > 1 and abs((mine[0] - yours[0]).days) > reach:
        return
    hours = hours_apart(ours, theirs) if dates_meet(ours, theirs) else None
    short = _gap(mine, yours, precision=max(len(ours.value or ""), len(theirs.value or "")))
    if hours is not None:
        short = _("other part of the day")
    text = _("A says {a}, B {b}: {gap} apart.").format(a=_told(left, ours), b=_told(right, theirs), gap=short)
    if hours is not None:
        text = _("A says {a}, B {b}: two parts of one day.").format(
            a=_told(left, ours), b=_told(right, theirs)
        )
    reasons = (_("the dates do not meet: {a} / {b}").format(a=ours.value, b=theirs.value), link)
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
