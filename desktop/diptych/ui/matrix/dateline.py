"""The events of a story come in and are drawn on one line, conflicts joined by the stroke of dates."""

from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from diptych.i18n import _, n_
from diptych.ui import fonts
from diptych.ui.dates import long_date
from diptych.ui.elided import shortened
from diptych.ui.matrix.chronology import Event, is_regular
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme

HEIGHT_PX = 124
STEP_PX = 150
MARGIN_PX = 12
_LINE_Y = 58
_DOT = 5.0


class DateLine(QWidget):
    """Equal steps from one event to the next, whatever the time between them."""

    row_activated = Signal(int)
    """Number of the fact whose event was clicked."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = wear
        self._events: tuple[Event, ...] = ()
        self.setFixedHeight(HEIGHT_PX)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these events, which are in order."""
        self._events = events
        self.setMinimumWidth(2 * MARGIN_PX + STEP_PX * len(events))
        told = "; ".join(f"{long_date(event.iso)}: {event.label}" for event in events)
        self.setAccessibleName(_("Time line"))
        self.setAccessibleDescription(told)
        self.setVisible(bool(events))
        self.update()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), HEIGHT_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().x() - MARGIN_PX) // self._step())
        if 0 <= at < len(self._events):
            self.row_activated.emit(self._events[at].row)

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("window"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))
        self._write(painter, QRectF(MARGIN_PX, 10, 300, 18), _("Time line"), "ui_strong", "text")
        if not is_regular(self._events):
            place = QRectF(MARGIN_PX + 110, 10, 300, 18)
            self._write(painter, place, _("scale not regular"), "ui_small", "muted")
        painter.fillRect(QRectF(MARGIN_PX, _LINE_Y - 1, self.width() - 2 * MARGIN_PX, 2), color("link"))
        by_row = sorted(range(len(self._events)), key=lambda n: self._events[n].row)
        for _row, group in groupby(by_row, key=lambda n: self._events[n].row):
            for before, after in pairwise(sorted(group)):
                self._join(painter, before, after)
        for number, told in enumerate(self._events):
            self._paint_event(painter, number, told)
        painter.end()

    def _step(self) -> float:
        return (self.width() - 2 * MARGIN_PX) / max(1, len(self._events))

    def _x(self, number: int) -> float:
        return MARGIN_PX + 10 + number * self._step()

    def _join(self, painter: QPainter, before: int, after: int) -> None:
        line = QLineF(self._x(before) + _DOT, _LINE_Y, self._x(after) - _DOT, _LINE_Y)
        painter.fillRect(QRectF(line.x1(), _LINE_Y - 2, line.dx(), 4), self._theme.color("window"))
        Pencil(self._theme).draw(painter, "date", line)

    def _paint_event(self, painter: QPainter, number: int, told: Event) -> None:
        color, x = self._theme.color, self._x(number)
        if told.conflict:
            painter.setPen(QPen(color("date"), 1.6))
            painter.setBrush(color("pane"))
            points = [QPointF(x + dx, _LINE_Y + dy) for dx, dy in ((0, -6), (6, 0), (0, 6), (-6, 0))]
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("text"))
            painter.drawEllipse(QPointF(x, _LINE_Y), _DOT, _DOT)
        room = self._step() - 14
        articles = n_("{n} article", "{n} articles", len(told.articles))
        self._write(painter, QRectF(x - 5, 70, room, 16), long_date(told.iso), "ui_strong", "text")
        self._write(painter, QRectF(x - 5, 86, room, 16), told.label, "ui_small", "text")
        self._write(painter, QRectF(x - 5, 102, room, 16), articles, "ui_small", "muted")

    def _write(self, painter: QPainter, place: QRectF, text: str, group: str, role: str) -> None:
        face = fonts.font(group)
        shown = shortened(text, QFontMetricsF(face), place.width())
        painter.setFont(face)
        painter.setPen(self._theme.color(role))
        painter.drawText(place.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, shown)
