"""Marks come in, pencil strokes under the words are painted: one style a kind, as the tokens draw it.

Qt's own underlines are one pixel thick and hug the baseline, so that dots and dashes look alike.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
    QTextBlock,
    QTextDocument,
)

from diptych.compare import Mark
from diptych.resources import table
from diptych.text import Span
from diptych.ui.spread.geometry import Stretch, stretches_in
from diptych.ui.theme import Theme, stroke

LANE_PX = 4
"""How far under the first stroke that of an overlapping mark is drawn."""
LANES = 3
"""A fourth stroke would lie on the next line; it shares the third's place."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its place in the document."""

    mark: Mark
    start_u16: int
    end_u16: int
    lane: int
    """How many strokes lie between this one and the words."""


@dataclass(frozen=True, slots=True)
class Pencil:
    """Draws the strokes of a theme at a text size."""

    theme: Theme
    zoom: float = 1.0

    def width(self, kind: str, *, wide: bool) -> float:
        """Thickness of a kind's stroke in pixels; the wave is thinner, for it takes more room."""
        shape = stroke(kind)
        thick = _rule("current_width") if wide or self.theme.is_contrast else shape.width
        if shape.style == "wave":
            thick = shape.width * (thick / 2 if thick != shape.width else 1)
        return thick * max(1.0, self.zoom)

    def drop(self, lane: int) -> float:
        """Distance from the baseline down to the middle of a stroke."""
        return (_rule("baseline_offset") + lane * LANE_PX) * self.zoom

    def draw(
        self, painter: QPainter, kind: str, line: QLineF, *, wide: bool = False, color: QColor | None = None
    ) -> None:
        """Draw the stroke of `kind` along a level line, from left to right."""
        shape, ink = stroke(kind), color or self.theme.color(kind)
        width = self.width(kind, wide=wide)
        if shape.style == "wave":
            self._draw_wave(painter, line, ink, width)
            return
        pen = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if shape.style == "stub":
            painter.setPen(pen)
            painter.drawLine(QLineF(line.x1() + 1, line.y1() - 3, line.x1() + 1, line.y1() + 3))
            painter.drawLine(QLineF(line.x1(), line.y1(), line.x1() + 8, line.y1()))
            return
        if shape.pattern:
            # QPen counts dashes in pen widths
            pen.setDashPattern([length * max(1.0, self.zoom) / width for length in shape.pattern])
        painter.setPen(pen)
        y = round(line.y1() - width / 2) + width / 2
        painter.drawLine(QLineF(round(line.x1()), y, line.x2(), y))

    def draw_agreement(self, painter: QPainter, line: QLineF) -> None:
        """Draw the thin line under what both sides say in other words."""
        y = round(line.y1()) + 0.5
        painter.setPen(QPen(self.theme.color("link"), 1))
        painter.drawLine(QLineF(line.x1(), y, line.x2(), y))

    def _draw_wave(self, painter: QPainter, line: QLineF, ink: QColor, width: float) -> None:
        entry = table("themes/tokens.yaml")["strokes"]["source"]
        scale, ratio = max(1.0, self.zoom), painter.device().devicePixelRatioF()
        tile = _wave_tile(entry["period"] * scale, entry["amplitude"] * scale, ink, width, ratio)
        height = tile.deviceIndependentSize().height()
        top = round(line.y1() - height / 2)
        painter.drawTiledPixmap(QRectF(round(line.x1()), top, line.dx(), height), tile)


@dataclass(slots=True)
class Strokes:
    """The marks of one document, found by block."""

    placed: tuple[Placed, ...] = ()
    by_block: dict[int, list[Placed]] = field(default_factory=dict)

    def place(self, document: QTextDocument, placed: Iterable[Placed]) -> None:
        """Take over the marks of a document, whose strokes are drawn block by block."""
        self.placed = tuple(placed)
        self.by_block = {}
        for one in self.placed:
            block = document.findBlock(one.start_u16)
            while block.isValid() and block.position() < one.end_u16:
                self.by_block.setdefault(block.blockNumber(), []).append(one)
                block = block.next()

    def paint_grounds(
        self, painter: QPainter, blocks: Iterable[QTextBlock], ground: Callable[[Mark], QColor | None]
    ) -> None:
        """Lay colours under the words of the marks in the given blocks; a mark without `ground` has none.

        They are painted and not written into the document, which Qt would lay out anew for every one of them.
        """
        for block in blocks:
            for one in self.by_block.get(block.blockNumber(), ()):
                color = ground(one.mark)
                if color is not None:
                    for part in _parts(block, one):
                        painter.fillRect(part.words, color)

    def ids_like(self, mark: Mark | None) -> frozenset[str]:
        """Ids of the marks that stand for `mark`: one stroke serves all divergences of a kind over a span."""
        if mark is None:
            return frozenset()
        like = (one.mark for one in self.placed if one.mark.span == mark.span)
        return frozenset(one.divergence_id for one in like if one.kind == mark.kind)

    def paint(
        self, painter: QPainter, blocks: Iterable[QTextBlock], pencil: Pencil, wide: frozenset[str]
    ) -> None:
        """Draw the strokes of the given blocks in document pixels; those of the ids in `wide` are thicker."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in blocks:
            for one in self.by_block.get(block.blockNumber(), ()):
                if one.mark.kind == "onesided":
                    continue
                drop = pencil.drop(one.lane)
                for part in stretches_in(block.document(), block, one.start_u16, one.end_u16):
                    line = QLineF(part.x0, part.baseline + drop, part.x1, part.baseline + drop)
                    if one.mark.weight == "agreement":
                        pencil.draw_agreement(painter, line)
                    else:
                        pencil.draw(painter, one.mark.kind, line, wide=one.mark.divergence_id in wide)

    def at(self, block: QTextBlock, point: QPointF) -> list[Placed]:
        """The marks under a point of the document, the shortest first."""
        hit = [
            one for one in self.by_block.get(block.blockNumber(), ()) if _covers(_parts(block, one), point)
        ]
        return sorted(hit, key=lambda one: (one.end_u16 - one.start_u16, one.start_u16))


def tint(theme: Theme, mark: Mark) -> QColor | None:
    """The ground of a strong mark; in high contrast there are none."""
    has_one = mark.weight == "strong" and not theme.is_contrast
    return theme.color(f"{mark.kind}_tint") if has_one else None


def placed(marks: Sequence[Mark], ends_u16: Sequence[tuple[int, int]]) -> list[Placed]:
    """Marks in reading order with their places in a document."""
    found = lanes(mark.span for mark in marks)
    return [Placed(mark, *ends, lane) for mark, ends, lane in zip(marks, ends_u16, found, strict=True)]


def lanes(spans: Iterable[Span]) -> tuple[int, ...]:
    """The lane of each span, which are in reading order: 0 next to the words, more where others lie above."""
    ends: list[int] = []
    found = []
    for span in spans:
        free = [lane for lane, end in enumerate(ends) if end <= span.start]
        lane = free[0] if free else min(len(ends), LANES - 1)
        if lane < len(ends):
            ends[lane] = max(ends[lane], span.end)
        else:
            ends.append(span.end)
        found.append(lane)
    return tuple(found)


def _parts(block: QTextBlock, one: Placed) -> Iterator[Stretch]:
    return stretches_in(block.document(), block, one.start_u16, one.end_u16)


def _covers(parts: Iterable[Stretch], point: QPointF) -> bool:
    return any(part.box.contains(point) for part in parts)


def _rule(name: str) -> float:
    return float(table("themes/tokens.yaml")["strokes"]["rules"][name])


def _wave_tile(period: float, amplitude: float, ink: QColor, width: float, ratio: float) -> QPixmap:
    """One period of the wave, kept in Qt's cache of pixmaps."""
    key = f"diptych-wave-{period}-{amplitude}-{ink.name()}-{width}-{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    height = 2 * round(amplitude + width)
    tile = QPixmap(round(period * ratio), round(height * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width))
    middle, quarter = height / 2, period / 4
    path = QPainterPath(QPointF(-period, middle))
    # a cubic swings to three quarters of the height of its control points
    swing = amplitude / 0.75
    for number in range(-2, 4):
        x, up = number * 2 * quarter, -1 if number % 2 == 0 else 1
        path.cubicTo(
            x + quarter * 0.7,
            middle + up * swing,
            x + quarter * 1.3,
            middle + up * swing,
            x + 2 * quarter,
            middle,
        )
    painter.drawPath(path)
    painter.end()
    QPixmapCache.insert(key, tile)
    return tile
