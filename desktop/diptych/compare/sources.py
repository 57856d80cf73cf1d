"""Pairs of figures come in, counts of one thing by two sources go out: ministry and organisers."""

from dataclasses import replace
from decimal import Decimal

from diptych.compare.agreement import FigurePair
from diptych.compare.quantity import gap
from diptych.facts import Figure

_LEAST = 20
"""Counts below which two sources rarely make their own."""
_SAME_SIZE = Decimal("0.8")
_COMPATIBLE = ("same", "rounding", "truncation", "bound")


def of_two_sources(
    candidates: list[FigurePair], settled: list[FigurePair], *, crosswise: bool = False
) -> list[FigurePair]:
    """Pairs of one thing, time and place told apart by their sources, one of them without a partner.

    A figure without a source has that of the same figure opposite: who tells 51 400 tells the ministry's.
    Figures that both have their partner say nothing new crosswise; with `crosswise` they are told too, for
    whom lists every count of one thing.
    """
    sides: dict[Figure, frozenset[str]] = {}
    for pair in settled:
        if pair.relation in _COMPATIBLE:
            sides[pair.left], sides[pair.right] = pair.yours.sides, pair.mine.sides
    taken = {figure for pair in settled for figure in (pair.left, pair.right)}
    found = []
    for pair in candidates:
        both, one = (pair.left in taken and pair.right in taken), (pair.left in taken or pair.right in taken)
        if both and not crosswise:
            continue
        other = both or _other_source(pair, sides) or (one and _second_count(pair, taken))
        if pair.same_thing and _is_apart(pair) and other:
            found.append(replace(pair, same_source=False))
    return found


def _is_apart(pair: FigurePair) -> bool:
    """Whether two large counts of one size differ, and nothing but who counts says that they should."""
    if pair.relation in _COMPATIBLE or False in (pair.same_time, pair.same_place) or pair.one_past:
        return False
    if pair.ours.value is None or pair.theirs.value is None or pair.ours.dimension != "count":
        return False
    return min(pair.ours.value, pair.theirs.value) >= _LEAST and gap(pair.ours, pair.theirs) <= _SAME_SIZE


def _other_source(pair: FigurePair, opposite: dict[Figure, frozenset[str]]) -> bool:
    """Whether the two figures are told by two sides, or in one language by two sources of no known side."""
    mine = pair.mine.sides or opposite.get(pair.left, frozenset())
    yours = pair.yours.sides or opposite.get(pair.right, frozenset())
    return not mine & yours if mine and yours else pair.same_source is False


def _second_count(pair: FigurePair, taken: set[Figure]) -> bool:
    """Whether the free figure has a source, and the settled one none: the other article tells two counts."""
    free, fixed = (pair.right, pair.left) if pair.left in taken else (pair.left, pair.right)
    return free.source is not None and fixed.source is None
