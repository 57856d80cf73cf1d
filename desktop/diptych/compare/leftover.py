"""Figures that found no partner come in, those that still stand opposite each other go out as pairs.

Police with police is settled by then. What is left differs in value, so that more must speak for one fact.
"""

from collections import defaultdict
from decimal import Decimal

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Link
from diptych.compare.parts import parts_of
from diptych.compare.quantity import Measure, are_transposed, gap
from diptych.facts import Analysis

_SURE = 0.75
"""Probability of a link in which two lone figures that differ tell one thing."""
_SAME_SIZE = Decimal("0.75")
"""Gap up to which two figures are of one size: a quarter at least."""
_WHOLE = Decimal("0.015")
_LARGE = 1000
_SOME_LIKENESS = 0.08
"""Likeness of the sentences from which two counts of one thing, alone on both sides, are of one event."""

_ANY_NUMBER = frozenset({"count", "share", "pp", "day", "time", "age"})
"""Dimensions in which one number may stand twice by chance: 18 months, 18 years."""
_CLEARLY = 0.1
"""By how much the evidence of a pair must outweigh that of any other partner."""


def left_over(
    left: Analysis, right: Analysis, candidates: list[FigurePair], settled: list[FigurePair]
) -> list[FigurePair]:
    """Pairs of figures left alone: of their dimension in a sure link, or of their thing in both articles."""
    linked = _lone_in_link(candidates, settled)
    taken = {pair.left for pair in linked}, {pair.right for pair in linked}
    rest = [p for p in candidates if p.left not in taken[0] and p.right not in taken[1]]
    parts = [pair for pair in rest if parts_of(left, right, pair)]
    taken = {pair.left for pair in parts}, {pair.right for pair in parts}
    rest = [p for p in rest if p.left not in taken[0] and p.right not in taken[1]]
    misnamed = _misnamed(rest)
    taken = {pair.left for pair in misnamed}, {pair.right for pair in misnamed}
    rest = [p for p in rest if p.left not in taken[0] and p.right not in taken[1]]
    transposed = _only_ones([pair for pair in rest if _is_transposed(pair)])
    taken = {pair.left for pair in transposed}, {pair.right for pair in transposed}
    rest = [p for p in rest if p.left not in taken[0] and p.right not in taken[1]]
    return linked + parts + misnamed + transposed + _lone_of_thing(rest)


def _lone_in_link(candidates: list[FigurePair], settled: list[FigurePair]) -> list[FigurePair]:
    """43 millions stand against 34, whatever billions are told; a slip of scale shows in a strong link."""
    groups: dict[tuple[Link, str], list[FigurePair]] = defaultdict(list)
    for pair in candidates:
        if pair.link is None or pair.ours.is_vague or pair.theirs.is_vague:
            continue
        slipped = pair.relation == "scale" and pair.link.tier == "strong"
        if slipped or (pair.link.score >= _SURE and gap(pair.ours, pair.theirs) <= _SAME_SIZE):
            groups[(pair.link, pair.ours.dimension)].append(pair)
    lone = [group[0] for group in groups.values() if len(group) == 1 and _of_one_thing(group[0])]
    return [pair for pair in lone if not any(_make_up(pair, whole) for whole in settled)]


def _misnamed(candidates: list[FigurePair]) -> list[FigurePair]:
    """150 euros a month here, 150 a week there: a number told once on both sides, in two units."""
    return _only_ones([pair for pair in candidates if pair.relation == "misnamed" and _is_particular(pair)])


def _only_ones(alike: list[FigurePair]) -> list[FigurePair]:
    """Those of the pairs of which no figure is in another of them."""
    return [
        pair
        for pair in alike
        if not any(
            other is not pair and (other.left is pair.left or other.right is pair.right) for other in alike
        )
    ]


def _is_transposed(pair: FigurePair) -> bool:
    """Whether two sums or counts of linked sentences have the same digits in another order, as by a slip."""
    slots = (pair.same_source, pair.same_time, pair.same_thing, pair.same_place)
    if False in slots or pair.one_past or not are_transposed(pair.ours, pair.theirs):
        return False
    if pair.ours.dimension.startswith("money"):
        return pair.ours.currency == pair.theirs.currency != "" and pair.link is not None
    return pair.ours.dimension == "count" and bool(pair.same_thing) and pair.link is not None


def _is_particular(pair: FigurePair) -> bool:
    """Whether one number in two units is no chance: no 10 or 300, no span of time, nothing against it."""
    told = pair.ours.told
    if told is None or pair.ours.dimension in _ANY_NUMBER or pair.one_past:
        return False
    slots = (pair.same_source, pair.same_time, pair.same_thing, pair.same_place)
    return len(told.normalize().as_tuple().digits) > 1 and False not in slots


def _lone_of_thing(candidates: list[FigurePair]) -> list[FigurePair]:
    """Counts of one thing that stand opposite each other clearly, wherever they are told."""
    large = _only_ones([pair for pair in candidates if pair.same_thing and _is_large(pair)])
    alone = {(pair.left, pair.right) for pair in large}
    fit = [pair for pair in candidates if _is_opposite(pair, alone=(pair.left, pair.right) in alone)]
    fit.sort(key=lambda pair: -_evidence(pair))
    found: list[FigurePair] = []
    for pair in fit:
        others = [p for p in fit if (p.left is pair.left) != (p.right is pair.right)]
        others = [p for p in others if (p.ours.value, p.theirs.value) != (pair.ours.value, pair.theirs.value)]
        if all(_evidence(other) <= _evidence(pair) - _CLEARLY for other in others):
            found.append(pair)
    return found


def _evidence(pair: FigurePair) -> float:
    told = (pair.same_time, pair.same_place, pair.same_source).count(True)
    return told + bool(pair.same_thing) + pair.likeness


def _is_large(pair: FigurePair) -> bool:
    return pair.ours.dimension == "count" and min(pair.ours.low, pair.theirs.low) >= _LARGE


def _is_opposite(pair: FigurePair, *, alone: bool) -> bool:
    """Whether two figures are of one thing, time and place as far as told, of one size, and not by chance.

    alone: whether they are the only large counts of their thing, so that less likeness will do.
    """
    if False in (pair.same_thing, pair.same_time, pair.same_place, pair.same_source) or pair.one_past:
        return False
    if pair.ours.value is None or pair.theirs.value is None or pair.ours.currency != pair.theirs.currency:
        return False
    if gap(pair.ours, pair.theirs) > _SAME_SIZE or _complete(pair.ours, pair.theirs):
        return False
    if not pair.same_thing:
        return pair.persons and bool(pair.same_time) and pair.likeness >= _SOME_LIKENESS
    told = (pair.same_time, pair.same_place, pair.same_source).count(True)
    return bool(told) or pair.likeness >= (_SOME_LIKENESS / 2 if alone else _SOME_LIKENESS)


def _make_up(pair: FigurePair, whole: FigurePair) -> bool:
    """Whether the two figures are the parts of a third that both sides tell: six of fourteen, eight not."""
    if pair.link != whole.link or pair.ours.value is None or pair.theirs.value is None:
        return False
    return (
        pair.ours.dimension == whole.ours.dimension
        and pair.ours.value + pair.theirs.value == whole.ours.value
    )


def _of_one_thing(pair: FigurePair) -> bool:
    """Whether nothing speaks against two lone figures telling one thing."""
    slots = (pair.same_source, pair.same_time, pair.same_thing, pair.same_place)
    if (
        False in slots
        or pair.one_past
        or pair.ours.currency != pair.theirs.currency
        or _complete(pair.ours, pair.theirs)
    ):
        return False
    # counts of two things that are named, and named otherwise, may be counts of anything
    return (
        pair.ours.dimension != "count" or bool(pair.same_thing) or pair.left.unit is pair.right.unit is None
    )


def _complete(ours: Measure, theirs: Measure) -> bool:
    """Whether two shares make a whole: a third that runs is two thirds that do not."""
    if ours.dimension != "share" or ours.value is None or theirs.value is None:
        return False
    return abs(ours.value + theirs.value - 1) <= _WHOLE
