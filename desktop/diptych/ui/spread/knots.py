"""The heights of linked passages come in; a monotone map between the scroll values of two panes goes out.

Meld's formula (a synchronisation line that travels down the page) runs backwards where a stretch is less than
half as tall on the other side. Knots in the space of scroll values cannot: they only ever move forward on
both sides, and the ends are knots themselves.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

READING_LINE = 1 / 3
"""Where linked passages meet, as a share of the page."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one pane scrolls, in pixels."""

    page: float
    """Height of what is seen at once."""
    maximum: float
    """Largest scroll value."""


@dataclass(frozen=True, slots=True)
class Knots:
    """A piecewise-linear map between scroll values, increasing on both sides, exact at both ends."""

    left: tuple[float, ...]
    right: tuple[float, ...]

    def to_right(self, value: float) -> float:
        """Scroll value of the right pane for one of the left."""
        return _between(value, self.left, self.right)

    def to_left(self, value: float) -> float:
        """Scroll value of the left pane for one of the right."""
        return _between(value, self.right, self.left)


def value_knots(
    tops: Iterable[tuple[float, float]],
    left: Reach,
    right: Reach,
    *,
    through: tuple[float, float] | None = None,
) -> Knots:
    """The map that brings each linked pair to the reading line together, as far as its order allows.

    tops: y of the linked passages of the spine in each document, in pixels, in reading order.
    through: a pair of scroll values that must meet, such as where a jump has left the panes; passages whose
    knots would contradict it give way.
    """
    found = [(y_l - left.page * READING_LINE, y_r - right.page * READING_LINE) for y_l, y_r in tops]
    last = (left.maximum, right.maximum)
    if through is None or not _forward((0, 0), through) or not _forward(through, last):
        return _chained([(0.0, 0.0), *_increasing(found, (0, 0), last), last])
    before = _increasing(found, (0, 0), through)
    after = _increasing(found, through, last)
    return _chained([(0.0, 0.0), *before, through, *after, last])


def _increasing(
    pairs: list[tuple[float, float]], low: tuple[float, float], high: tuple[float, float]
) -> list[tuple[float, float]]:
    """Those of `pairs` that move forward by more than a pixel on both sides, strictly between the limits."""
    kept: list[tuple[float, float]] = []
    for pair in pairs:
        if _forward(kept[-1] if kept else low, pair) and _forward(pair, high):
            kept.append(pair)
    return kept


def _forward(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return other[0] > one[0] + 1 and other[1] > one[1] + 1


def _chained(pairs: list[tuple[float, float]]) -> Knots:
    return Knots(tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _between(value: float, own: tuple[float, ...], other: tuple[float, ...]) -> float:
    if value <= own[0]:
        return other[0]
    if value >= own[-1]:
        return other[-1]
    after = bisect_right(own, value)
    share = (value - own[after - 1]) / (own[after] - own[after - 1])
    return other[after - 1] + share * (other[after] - other[after - 1])
