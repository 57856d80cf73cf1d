"""Two counts come in, the third that makes one the sum of the others goes out: 3 and 8 at night are 11."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from diptych.compare.agreement import FigurePair
from diptych.facts import Analysis, Figure

_LEAST_WHOLE = 4
"""Counts below which any two numbers of a passage add up by chance."""
_BESIDE = 1
"""Sentences away in which the part that is left out may be told."""
_NEARLY = Decimal("0.02")
"""How far, as a share of it, parts may miss a whole that is told as nearly so many: 350 for 284 and 62."""


def parts_of(left: Analysis, right: Analysis, pair: FigurePair) -> tuple[Figure, Figure, Figure] | None:
    """The whole, the part opposite it and the part left out, when they add up; None otherwise.

    The part left out stands beside either of the two: "five dead … two missing" against seven victims, or
    "eleven arrests, eight of them at night" against three.
    """
    if pair.ours.dimension != "count" or not (pair.same_thing or pair.persons) or pair.same_thing is False:
        return None
    if pair.left.value is None or pair.right.value is None or pair.left.value == pair.right.value:
        return None
    whole, part = sorted((pair.left, pair.right), key=lambda figure: -(figure.value or 0))
    if (whole.value or 0) < _LEAST_WHOLE:
        return None
    for third in (*_beside(left, pair.left), *_beside(right, pair.right)):
        if third.value and _add_up(whole, part, third):
            return whole, part, third
    return None


def wholes(
    left: Analysis, right: Analysis, candidates: Iterable[FigurePair], settled: Iterable[FigurePair]
) -> list[FigurePair]:
    """Of one part that both sides tell, the pairs with the whole that one side alone makes of it and others.

    A tells 284 posts; B tells these too, adds 62 temporary ones and speaks of 350: what A never says.
    """
    shared = {(pair.left, pair.right.value) for pair in settled if pair.left.value == pair.right.value}
    shared |= {(pair.right, pair.left.value) for pair in settled if pair.left.value == pair.right.value}
    taken = {figure for pair in settled for figure in (pair.left, pair.right)}
    found = []
    for pair in candidates:
        if pair.link is None or pair.link.tier != "strong" or not (parts := parts_of(left, right, pair)):
            continue
        whole, part, third = parts
        own = left if whole is pair.left else right
        beside = list(_beside(own, whole))
        told = third in beside and part.value in {figure.value for figure in beside}
        if told and whole not in taken and (part, part.value) in shared:
            found.append(pair)
    return found


def _add_up(whole: Figure, part: Figure, third: Figure) -> bool:
    """Whether two parts make the whole, nearly where that is told as nearly so many."""
    total = whole.value or Decimal(0)
    apart = abs((part.value or Decimal(0)) + (third.value or Decimal(0)) - total)
    return apart == 0 or (whole.op == "~" and apart <= _NEARLY * total)


def _beside(analysis: Analysis, figure: Figure) -> Iterator[Figure]:
    for other in analysis.facts.figures:
        near = abs(other.sentence - figure.sentence) <= _BESIDE
        if near and other is not figure and other.kind == "count" and other.value is not None:
            yield other
