"""The heights of both ends of the links come in; brackets, curves and stubs of the gutter go out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

INSET_PX = 5
"""A bracket is this much shorter than its lines, above and below, so that neighbours stay apart."""
BRACKET_PX = 3
STUB_PX = 18
ARROW_PX = 5
MOST_STUBS = 3
"""More stubs than this on one edge become a count."""

Side = Literal["left", "right"]
Edge = tuple[Side, Literal["up", "down"]]
Height = tuple[float, float]
"""Top and bottom, in pixels of the gutter."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn of one link."""

    index: int
    """Of the link."""
    brackets: tuple[QRectF, ...]
    path: QPainterPath
    """The curve, or the stub."""
    arrow: tuple[QPointF, ...]
    """The head of the arrow of a stub."""
    edge: Edge | None
    """For a stub, where it stands and whither it points; None for a curve."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The stubs of one edge, told as a number."""

    edge: Edge
    links: tuple[int, ...]
    """Indexes of the links, the nearest first."""


def shapes(
    ends: Sequence[tuple[Height, Height]], width: float, height: float, *, kept: int | None = None
) -> tuple[tuple[Shape, ...], tuple[Tally, ...]]:
    """What is to be seen of the links in a gutter of that size, and the counts of what is too much to draw.

    ends: heights of the left and the right end of each link. kept: index of a link that is drawn in any case.
    A link with neither end in view has no shape.
    """
    drawn: list[Shape] = []
    stubs: dict[Edge, list[Shape]] = defaultdict(list)
    for index, (left, right) in enumerate(ends):
        is_left, is_right = _in_view(left, height), _in_view(right, height)
        if is_left and is_right:
            brackets = (bracket(left, "left", width), bracket(right, "right", width))
            drawn.append(Shape(index, brackets, _curve(*brackets), (), None))
        elif is_left or is_right:
            side: Side = "left" if is_left else "right"
            here, there = (left, right) if is_left else (right, left)
            edge: Edge = (side, "down" if there[0] >= height else "up")
            box = bracket(here, side, width)
            stubs[edge].append(Shape(index, (box,), *_stub(box, edge, height), edge))
    tallies = []
    for edge, found in stubs.items():
        if len(found) <= MOST_STUBS:
            drawn += found
            continue
        drawn += [shape if shape.index == kept else _without_path(shape) for shape in found]
        nearest = sorted(found, key=lambda shape: _distance(shape.index, ends, edge))
        tallies.append(Tally(edge, tuple(shape.index for shape in nearest)))
    return tuple(drawn), tuple(tallies)


def bracket(place: Height, side: Side, width: float, thickness: float = BRACKET_PX) -> QRectF:
    """The bracket of one end, at the edge of the gutter towards its pane."""
    inset = min(INSET_PX, (place[1] - place[0]) / 4)
    x = 0.0 if side == "left" else width - thickness
    return QRectF(x, place[0] + inset, thickness, place[1] - place[0] - 2 * inset)


def _in_view(place: Height, height: float) -> bool:
    return place[1] - INSET_PX > 0 and place[0] + INSET_PX < height


def _distance(index: int, ends: Sequence[tuple[Height, Height]], edge: Edge) -> float:
    away = ends[index][1 if edge[0] == "left" else 0]
    return away[0] if edge[1] == "down" else -away[1]


def _curve(left: QRectF, right: QRectF) -> QPainterPath:
    start, end = QPointF(left.right(), left.center().y()), QPointF(right.left(), right.center().y())
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path


def _stub(box: QRectF, edge: Edge, height: float) -> tuple[QPainterPath, tuple[QPointF, ...]]:
    """A short curve out of the foot or the head of a bracket, and the arrow at its end."""
    side, way = edge
    out, along = (1 if side == "left" else -1), (1 if way == "down" else -1)
    x = box.right() if side == "left" else box.left()
    y = (
        min(box.bottom(), height - ARROW_PX) - STUB_PX
        if way == "down"
        else max(box.top(), ARROW_PX) + STUB_PX
    )
    tip = QPointF(x + out * STUB_PX, y + along * STUB_PX)
    path = QPainterPath(QPointF(x, y))
    path.quadTo(QPointF(tip.x(), y), tip)
    head = tip + QPointF(-ARROW_PX, -along * ARROW_PX), tip, tip + QPointF(ARROW_PX, -along * ARROW_PX)
    return path, head


def _without_path(shape: Shape) -> Shape:
    return Shape(shape.index, shape.brackets, QPainterPath(), (), shape.edge)
