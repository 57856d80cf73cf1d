"""Shapes of the gutter come in; they are painted, the current one last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from diptych.compare import Link
from diptych.ui.fonts import font
from diptych.ui.spread.shapes import BRACKET_PX, Shape, Side, Tally
from diptych.ui.theme import Theme

REST_PX, HOVER_PX, CURRENT_PX = 1.5, 2.5, 3.0
CURRENT_BRACKET_PX = 4
DASHES_PX = (5, 4)
"""Of a link that is only possible."""
DOTS_PX = (2, 4)
"""Of the bracket of what stands on one side only."""
DISC_PX = 6


@dataclass(frozen=True, slots=True)
class Single:
    """The lone bracket of what stands on one side only."""

    divergence_id: str
    side: Side
    bracket: QRectF


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the gutter shows at one moment."""

    shapes: tuple[Shape, ...]
    tallies: tuple[Tally, ...]
    singles: tuple[Single, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Which parts of a scene stand out."""

    current: int | None
    hovered: int | None
    current_id: str


def paint_scene(
    painter: QPainter, scene: Scene, links: Sequence[Link], standing: Standing, theme: Theme
) -> None:
    """Paint a scene: the links at rest, what is one-sided, the hovered link, and last the current one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for single in scene.singles:
        _paint_single(painter, single, theme, is_current=single.divergence_id == standing.current_id)
    for shape in sorted(scene.shapes, key=lambda one: _rank(one, standing)):
        _paint_link(painter, shape, links[shape.index], _rank(shape, standing), theme)


def paint_tallies(painter: QPainter, tallies: Iterable[Tally], place: QRectF, theme: Theme) -> None:
    """Write the number of links that lead out of view at each edge that has too many to draw."""
    painter.setFont(font("key"))
    for tally in tallies:
        # a curve that passes behind would make the number unreadable
        painter.fillRect(tally_box(tally, place), theme.color("window"))
        painter.setPen(theme.color("text"))
        painter.drawText(tally_box(tally, place), Qt.AlignmentFlag.AlignCenter, tally_text(tally))


def tally_text(tally: Tally) -> str:
    """The count with an arrow whither the links lead."""
    return f"{'↓' if tally.edge[1] == 'down' else '↑'} {len(tally.links)}"


def tally_box(tally: Tally, place: QRectF) -> QRectF:
    """Where a count stands in the gutter."""
    side, way = tally.edge
    x = place.left() + BRACKET_PX + 1 if side == "left" else place.right() - BRACKET_PX - 33
    return QRectF(x, place.bottom() - 18 if way == "down" else place.top() + 2, 32, 16)


def _rank(shape: Shape, standing: Standing) -> int:
    if shape.index == standing.current:
        return 2
    return 1 if shape.index == standing.hovered else 0


def _paint_link(painter: QPainter, shape: Shape, link: Link, rank: int, theme: Theme) -> None:
    ink = theme.color("link_current" if rank == 2 else "link")
    for box in shape.brackets:
        extra = CURRENT_BRACKET_PX - BRACKET_PX if rank == 2 else 0
        is_left = box.left() < BRACKET_PX
        painter.fillRect(box.adjusted(0 if is_left else -extra, 0, extra if is_left else 0, 0), ink)
    if shape.path.isEmpty():
        return
    width = (REST_PX, HOVER_PX, CURRENT_PX)[rank]
    pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if link.tier == "possible":
        pen.setDashPattern([length / width for length in DASHES_PX])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(shape.path)
    if shape.arrow:
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolyline(shape.arrow)
    elif link.pinned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(shape.path.pointAtPercent(0.5), DISC_PX / 2, DISC_PX / 2)


def _paint_single(painter: QPainter, single: Single, theme: Theme, *, is_current: bool) -> None:
    box = single.bracket
    pen = QPen(theme.color("link_current" if is_current else "link"), box.width())
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([length / box.width() for length in DOTS_PX])
    painter.setPen(pen)
    x = box.center().x()
    painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
