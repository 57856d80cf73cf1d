"""A row of the ledger comes in, its cells are painted: bars, stroke, excerpts, gap."""

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.elided import fitted, shortened
from diptych.ui.ledger.model import ROW, Column
from diptych.ui.ledger.rows import Excerpt, Row
from diptych.ui.samples import SAMPLE, paint_severity, paint_stroke
from diptych.ui.theme import Theme, size

_PADDING = 8


class LedgerDelegate(QStyledItemDelegate):
    """Paints one cell at a time; the frame of the focused row runs through all of its cells."""

    def __init__(self, wear: Theme, zoom: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = wear
        self.zoom = zoom

    @property
    def row_height(self) -> int:
        """28 px at 100 %, more when the text is larger."""
        return max(size("ledger_row"), fonts.line_height("excerpt", self.zoom) + 8)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        column = Column(index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, self._ground(option, selected, row))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        dimmed = "muted" if row.is_done and column is not Column.VERDICT else "text"
        ink = self.theme.color("on_selection" if selected else dimmed)
        self._paint_cell(
            painter, option.rect.adjusted(_PADDING, 0, -_PADDING, -1), row, column, ink, selected
        )
        if selected and option.widget and option.widget.hasFocus():
            self._paint_focus(painter, option.rect, column)
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, selected: bool, row: Row) -> QColor:
        if selected:
            return self.theme.color("selection")
        if option.state & QStyle.StateFlag.State_MouseOver:
            return self.theme.color("hover")
        return self.theme.color("window" if row.is_done else "pane")

    def _paint_cell(
        self, painter: QPainter, place: QRect, row: Row, column: Column, ink: QColor, selected: bool
    ) -> None:
        muted = ink if selected else self.theme.color("muted")
        if column is Column.SEVERITY:
            paint_severity(painter, row.step, QRectF(place), ink)
        elif column is Column.TYPE:
            sample = QRectF(place.left(), place.top(), SAMPLE.width(), place.height())
            own = ink if selected and self.theme.is_contrast else None
            paint_stroke(painter, row.divergence.kind, sample, self.theme, own)
            _write(painter, place.adjusted(SAMPLE.width() + 11, 0, 0, 0), row.label, fonts.font("ui"), ink)
        elif column is Column.GAP:
            _write(painter, place, row.divergence.gap, fonts.font("ui"), ink)
        elif column is Column.VERDICT:
            self._paint_verdict(painter, place, row, ink if row.is_done else muted)
        else:
            self._paint_excerpt(painter, place, row.left if column is Column.LEFT else row.right, ink, muted)

    def _paint_verdict(self, painter: QPainter, place: QRect, row: Row, ink: QColor) -> None:
        """The verdict, and a pencil where there is a note."""
        if row.judgement.note:
            sign = QRectF(place.right() - 10, place.center().y() - 4, 10, 9)
            painter.setPen(QPen(ink, 1))
            for line in range(3):
                y = sign.top() + 4 * line
                painter.drawLine(QLineF(sign.left(), y, sign.right() - (4 if line == 2 else 0), y))
            place = place.adjusted(0, 0, -16, 0)
        _write(painter, place, row.verdict, fonts.font("ui"), ink)

    def _paint_excerpt(
        self, painter: QPainter, place: QRect, excerpt: Excerpt, ink: QColor, muted: QColor
    ) -> None:
        plain = fonts.font("excerpt", self.zoom)
        if not excerpt.words:
            _write(painter, place, _("absent"), fonts.font("ui"), muted)
            return
        strong = fonts.font("excerpt", self.zoom, weight=600)
        # the words are what the row is about: where room is short, the context before them gives way
        room = place.width() - QFontMetrics(strong).horizontalAdvance(excerpt.words)
        before = fitted(excerpt.before, QFontMetrics(plain), room, at_start=True)
        for text, face, colour in ((before, plain, muted), (excerpt.words, strong, ink)):
            place = place.adjusted(_write(painter, place, text, face, colour), 0, 0, 0)
        after = fitted(excerpt.after, QFontMetrics(plain), place.width())
        if not after and QFontMetrics(plain).horizontalAdvance("…") <= place.width():
            after = "…" * bool(excerpt.after)
        _write(painter, place, after, plain, muted)

    def _paint_focus(self, painter: QPainter, place: QRect, column: Column) -> None:
        """A ring of 2 px inside the row; in high contrast in the colour that reads on the selection."""
        role = "on_selection" if self.theme.is_contrast else "focus"
        inset = 2 if self.theme.is_contrast else 0
        painter.setPen(QPen(self.theme.color(role), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        first, last = column is Column.SEVERITY, column is max(Column)
        left, right = place.left() + first * (inset + 1), place.right() + 1 - last * (inset + 1)
        top, bottom = place.top() + inset + 1, place.bottom() - inset
        painter.drawLine(left, top, right, top)
        painter.drawLine(left, bottom, right, bottom)
        if first:
            painter.drawLine(left, top - 1, left, bottom + 1)
        if last:
            painter.drawLine(right, top - 1, right, bottom + 1)


def _write(painter: QPainter, place: QRect, text: str, face: QFont, ink: QColor) -> int:
    """Write `text` on one line, cut between words where the place ends; comes back with the width it took."""
    if place.width() <= 0 or not text:
        return 0
    metrics = QFontMetrics(face)
    fitting = shortened(text, metrics, place.width())
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
    return place.width() if fitting != text else metrics.horizontalAdvance(fitting)
