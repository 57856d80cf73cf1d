"""The bands come in; the column between the sides says how much differs in each."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from diptych.i18n import _, n_
from diptych.ui.fonts import font
from diptych.ui.rows.bands import PAD_PX, Band, band_at, bands_between
from diptych.ui.rows.page import level
from diptych.ui.rows.pane import FRAME_PX
from diptych.ui.rows.plan import Fold, Row
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme, size

_LINE_PX, _CURRENT_PX = 2, 3
_DROP = PAD_PX + 10
"""From the top of a band to its level line."""


class Middle(QWidget):
    """Level lines and counts. It scrolls with the bar that it is given."""

    band_activated = Signal(int)
    """Number of the band that was clicked."""

    def __init__(self, bar: QScrollBar, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._theme = bar, theme
        self._bands: Sequence[Band] = ()
        self._current = -1
        self.setFixedWidth(size("gutter"))
        self.setAccessibleName(_("What differs in each row"))
        bar.valueChanged.connect(self.update)

    def show_bands(self, found: Sequence[Band]) -> None:
        """Show these bands in the place of those before."""
        self._bands = found
        self.update()

    def show_current(self, band: int) -> None:
        """Let the line of a band stand out; -1: none does."""
        self._current = band
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = band_at(self._bands, event.position().y() + self._bar.value())
        if number >= 0:
            self.band_activated.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._bar.event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        color, scrolled = self._theme.color, self._bar.value()
        painter = QPainter(self)
        painter.fillRect(event.rect(), color("window"))
        painter.translate(0, -scrolled)
        top, bottom = event.rect().top() + scrolled, event.rect().bottom() + scrolled
        for band in bands_between(self._bands, top, bottom):
            self._paint(painter, band, is_current=self._is_current(band))
        painter.resetTransform()
        painter.fillRect(QRectF(0, 0, 1, self.height()), color("line"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), color("line"))
        painter.end()

    def _paint(self, painter: QPainter, band: Band, *, is_current: bool) -> None:
        color, width = self._theme.color, self.width()
        painter.fillRect(QRectF(0, band.bottom - 1, width, 1), color("line"))
        if isinstance(band.entry, Fold):
            return
        ink = color("link_current" if is_current else "link")
        if is_current:
            painter.fillRect(QRectF(0, band.top, width, band.bottom - band.top - 1), color("current"))
            painter.fillRect(QRectF(0, band.top, width, FRAME_PX), ink)
            painter.fillRect(QRectF(0, band.bottom - 1 - FRAME_PX, width, FRAME_PX), ink)
        y = band.top + _DROP
        if band.entry.is_one_sided:
            self._paint_stub(painter, y, at_left=bool(band.entry.left))
        else:
            thick = _CURRENT_PX if is_current or self._theme.is_contrast else _LINE_PX
            painter.fillRect(QRectF(0, y, width, thick), ink)
        painter.setFont(font("ui_small"))
        painter.setPen(color("text" if is_current else "muted"))
        room = QRectF(2, y + 6, width - 4, 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, told(band.entry))

    def _paint_stub(self, painter: QPainter, y: float, *, at_left: bool) -> None:
        """A link with one end, drawn from the side that tells it."""
        if at_left:
            painter.save()
            painter.translate(QPointF(self.width() / 2, y))
            painter.scale(-1, 1)
            painter.translate(QPointF(-self.width() / 2, -y))
        ink = self._theme.color("onesided")
        painter.fillRect(QRectF(self.width() - 26, y, 26, 2), ink)
        Pencil(self._theme).draw(painter, "onesided", level(self.width() - 27, y + 1, 8))
        if at_left:
            painter.restore()

    def _is_current(self, band: Band) -> bool:
        return 0 <= self._current < len(self._bands) and self._bands[self._current] is band


def told(row: Row) -> str:
    """How much differs in a row, in a word or two."""
    if row.divergences and not row.is_one_sided:
        return n_("{n} gap", "{n} gaps", len(row.divergences))
    if row.is_one_sided:
        return _("{badge} only").format(badge="A" if row.left else "B")
    return _("no gap")
