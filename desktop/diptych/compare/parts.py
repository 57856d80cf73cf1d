"""Two counts come in, the third that makes one the sum of the others goes out: 3 and 8 at night are 11."""

from collections.abc import Iterator

from diptych.compare.agreement import FigurePair
from diptych.facts import Analysis, Figure

_LEAST_WHOLE = 4
"""Counts below which any two numbers of a passage add up by chance."""
_BESIDE = 1
"""Sentences away in which the part that is left out may be told."""


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
        if third.value and (part.value or 0) + third.value == whole.value:
            return whole, part, third
    return None


def _beside(analysis: Analysis, figure: Figure) -> Iterator[Figure]:
    for other in analysis.facts.figures:
        near = abs(other.sentence - figure.sentence) <= _BESIDE
        if near and other is not figure and other.kind == "count" and other.value is not None:
            yield other
