"""The lines of the matrix come in and are painted: agreement calmly, conflict with tint, shape and stroke."""

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from diptych.compare import Cell, Row
from diptych.report.grid import ABSENT, shape, state_label
from diptych.ui import fonts
from diptych.ui.elided import shortened
from diptych.ui.icons import icon
from diptych.ui.matrix.grid import ThemedDelegate
from diptych.ui.matrix.model import LINE, MatrixModel
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme

PAD_PX = 12
SHAPE_PX = 16
STROKE_PX = 15
_UNDER = 4
"""From the baseline of a cell to its stroke."""


class MatrixDelegate(ThemedDelegate):
    """Paints groups, facts, cells and states."""

    def __init__(self, model: MatrixModel, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, color = index.data(LINE), self.theme.color
        place: QRect = option.rect
        painter.save()
        painter.setClipRect(place)
        if isinstance(line, str):
            painter.fillRect(place, color("window"))
            self._write(painter, place, line, "ui_strong", color("text"))
        else:
            self._paint_cell(painter, place, line, index)
        painter.setClipping(False)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), color("line"))
        if not isinstance(line, str):
            painter.fillRect(QRect(place.right(), place.top(), 1, place.height()), color("line"))
        if option.state & QStyle.StateFlag.State_Selected and not isinstance(line, str):
            painter.setPen(QPen(color("focus"), 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, place: QRect, row: Row, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        color, told = self.theme.color, self._model.cell(index)
        is_article = 0 < index.column() <= len(row.cells)
        is_tinted = told is not None and row.conflict and not self.theme.is_contrast
        painter.fillRect(place, color(f"{row.kind}_tint" if is_tinted else "pane"))
        if index.column() == 0:
            self._write(painter, place, row.label, "ui", color("text"))
        elif not is_article:
            self._paint_state(painter, place, row)
        elif told is None:
            self._write(painter, place, ABSENT, "matrix_cell", color("muted"))
        else:
            self._paint_value(painter, place, told, row)

    def _paint_value(self, painter: QPainter, place: QRect, told: Cell, row: Row) -> None:
        """A value as it was written, on two lines at most; in conflict with its shape and strokes."""
        ink, line_px = self.theme.color("text"), fonts.line_height("matrix_cell")
        room = place
        if row.conflict:
            room = place.adjusted(SHAPE_PX, 0, 0, 0)
        lines = wrapped(told.text, text_room(place.width(), row))
        top = place.center().y() - len(lines) * line_px // 2
        for number, words in enumerate(lines):
            line = QRect(room.left(), top + number * line_px, room.width(), line_px)
            if row.conflict and number == 0:
                self._write(painter, line.adjusted(-SHAPE_PX, 0, 0, 0), shape(told, row), "ui", ink)
            x, base, width = self._write(painter, line, words, "excerpt", ink)
            if row.conflict:
                under = QLineF(x, base + _UNDER, x + width, base + _UNDER)
                Pencil(self.theme).draw(painter, row.kind, under)

    def _paint_state(self, painter: QPainter, place: QRect, row: Row) -> None:
        color = self.theme.color
        middle = place.center().y()
        if row.conflict:
            start = place.left() + PAD_PX
            Pencil(self.theme).draw(painter, row.kind, QLineF(start, middle, start + STROKE_PX, middle))
        else:
            tick = QRect(place.left() + PAD_PX - 2, middle - 8, 16, 16)
            icon("done", self.theme, role="muted").paint(painter, tick)
        words = place.adjusted(STROKE_PX + 6, 0, 0, 0)
        self._write(painter, words, state_label(row), "ui", color("text" if row.conflict else "muted"))

    def _write(
        self, painter: QPainter, place: QRect, text: str, group: str, ink: QColor
    ) -> tuple[float, float, float]:
        """Write on one line, with an ellipsis where there is no room; where it begins, baseline and width."""
        face = fonts.font(group)
        metrics = QFontMetricsF(face)
        room = place.width() - 2 * PAD_PX + 6
        shown = shortened(text, metrics, room)
        x = place.left() + PAD_PX
        base = place.top() + (place.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(
            QRectF(x, place.top(), room + 6, place.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        return x, base, metrics.horizontalAdvance(shown)


def text_room(width: int, row: Row) -> int:
    """Pixels for the words of a cell in a column of that width."""
    return width - 2 * PAD_PX + 6 - (SHAPE_PX if row.conflict else 0)


def wrapped(text: str, room: int) -> list[str]:
    """The words of a cell on one line or on two, broken between words."""
    metrics = QFontMetricsF(fonts.font("excerpt"))
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    words = text.split(" ")
    fitting = [n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= room]
    at = fitting[-1] if fitting else len(words)
    return [line for line in (" ".join(words[:at]), " ".join(words[at:])) if line]
