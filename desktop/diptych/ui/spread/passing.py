"""What passes over a pane without being of its text: the passages in question, and the frame after a jump."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from diptych.compare import Mark
from diptych.text import Span
from diptych.ui.spread.geometry import extent, stretches
from diptych.ui.theme import Theme
from diptych.ui.utf16 import Positions

OUTSET_PX = 8
"""How far the ground of a passage reaches beyond the column."""

Range = tuple[int, int]
"""A range of a document, in UTF-16 units."""


@dataclass(slots=True)
class Passing:
    """The passing state of one pane, in ranges of UTF-16 units."""

    current: tuple[Range, ...] = ()
    """Passages of the selected divergence."""
    hovered: tuple[Range, ...] = ()
    """Passages of the link under the pointer."""
    framed: Range | None = None
    """What a jump has just brought into view."""
    strength: float = 0.0
    """How much of the frame is still to be seen, 1 down to 0."""

    def paint_under(
        self, painter: QPainter, document: QTextDocument, column: tuple[float, float], theme: Theme
    ) -> None:
        """Paint the grounds that lie behind the text; `column` is its left and right edge."""
        for role, ranges in (("hover", self.hovered), ("current", self.current)):
            for one in ranges:
                painter.fillRect(_ground(document, one, column), theme.color(role))

    def paint_over(
        self, painter: QPainter, document: QTextDocument, column: tuple[float, float], theme: Theme
    ) -> None:
        """Paint the frames that lie over the text."""
        if theme.is_contrast:
            for one in self.current:
                _frame(painter, _ground(document, one, column), theme.color("link_current"))
        if self.framed and self.strength > 0:
            ink = theme.color("focus")
            ink.setAlphaF(self.strength)
            outline = QPainterPath()
            outline.setFillRule(Qt.FillRule.WindingFill)
            for part in stretches(document, *self.framed):
                outline.addRect(part.box.adjusted(-3, 0, 3, 3))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawPath(outline.simplified())


def selections(
    document: QTextDocument, positions: Positions, hits: tuple[Span, ...], current: Mark | None, theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """What a search has found and the current mark, as passing selections of Qt's."""
    color = theme.color
    shown = [(span, color("match"), color("text")) for span in hits]
    if current and theme.is_contrast:
        shown.append((current.span, color(current.kind), color("pane")))
    elif current:
        shown.append((current.span, color(f"{current.kind}_strong"), color("text")))
    return [selection(document, positions.span_u16(span), *colors) for span, *colors in shown]


def selection(document: QTextDocument, one: Range, ground: QColor, ink: QColor) -> QTextEdit.ExtraSelection:
    """A passing selection of Qt's in the given colours."""
    found = QTextEdit.ExtraSelection()
    cursor = found.cursor = cursor_over(document, *one)
    found.format.setBackground(ground)
    found.format.setForeground(ink)
    outline = cursor.charFormat().textOutline()
    if outline.style() != Qt.PenStyle.NoPen:
        outline.setColor(ink)
        found.format.setTextOutline(outline)
    return found


def cursor_over(document: QTextDocument, anchor_u16: int, position_u16: int) -> QTextCursor:
    """A cursor that selects from one position to the other, as far as the document goes."""
    last = document.characterCount() - 1
    cursor = QTextCursor(document)
    cursor.setPosition(min(anchor_u16, last))
    cursor.setPosition(min(position_u16, last), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _ground(document: QTextDocument, one: Range, column: tuple[float, float]) -> QRectF:
    top, bottom = extent(document, *one)
    return QRectF(
        column[0] - OUTSET_PX, round(top), column[1] - column[0] + 2 * OUTSET_PX, round(bottom - top)
    )


def _frame(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 2, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(box.adjusted(1, 1, -1, -1))
