"""The events of a story come in and are drawn down one axis: the day, what, and who tells it so."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from diptych.i18n import _, n_
from diptych.ui import fonts
from diptych.ui.dates import long_date
from diptych.ui.matrix.chronology import Event
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme

_ROW_PX = 52
_TOP_PX = 12
_AXIS_X = 40
_DAY_X = 64
_WHAT_X = 250
_DOT = 5.0


class Chronicle(QWidget):
    """One row an event; arrows walk the events and their outlets, Enter or a click opens the pair there."""

    cell_wanted = Signal(int, int)
    """Number of the fact, and of the article whose telling of it is to be opened."""
    seen_wanted = Signal(QRect)
    """The row that must be in view."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = wear
        self.name_of: Callable[[int], str] = str
        """What an article is called."""
        self.events: tuple[Event, ...] = ()
        self.current = (0, 0)
        """Number of the event, and of one of those who tell it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Time line"))

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these events, which are in order."""
        self.events, self.current = events, (0, 0)
        self.setMinimumHeight(2 * _TOP_PX + _ROW_PX * len(events))
        self._tell()
        self.updateGeometry()
        self.update()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.theme = wear
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, who = self.current
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        if not self.events:
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._go(at + steps[Qt.Key(event.key())], 0)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go(at, who + (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told = self.events[at]
            self.cell_wanted.emit(told.row, told.articles[who])
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().y() - _TOP_PX) // _ROW_PX)
        if not 0 <= at < len(self.events):
            return
        point = event.position().toPoint()
        who = next((n for n, place in enumerate(self._places(at)) if place.contains(point)), None)
        self._go(at, who or 0)
        if who is not None:
            self.cell_wanted.emit(self.events[at].row, self.events[at].articles[who])

    def paintEvent(self, event: QPaintEvent) -> None:
        color = self.theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("pane"))
        if self.events:
            first, last = self._y(0), self._y(len(self.events) - 1)
            painter.fillRect(QRectF(_AXIS_X - 1, first, 2, last - first), color("link"))
        for before, after in pairwise(range(len(self.events))):
            self._paint_gap(painter, before, after)
        for row in {one.row for one in self.events if one.conflict}:
            same = [n for n, one in enumerate(self.events) if one.row == row]
            line = QLineF(_AXIS_X - 14, self._y(same[0]), _AXIS_X - 14, self._y(same[-1]))
            if len(same) > 1:
                painter.setPen(QPen(color("date"), 2, Qt.PenStyle.DashDotLine))
                painter.drawLine(line)
                for n in same:
                    painter.drawLine(QLineF(_AXIS_X - 14, self._y(n), _AXIS_X - 6, self._y(n)))
        for number in range(len(self.events)):
            self._paint_event(painter, number)
        painter.end()

    def _paint_gap(self, painter: QPainter, before: int, after: int) -> None:
        """The axis is not to scale: between far days stands how far they are apart."""
        days = (self.events[after].day - self.events[before].day).days
        if days > 1:
            place = QRectF(_DAY_X, self._y(before) + 15, 170, 16)
            self._write(painter, place, _apart(days), "ui_small", "muted")

    def _paint_event(self, painter: QPainter, number: int) -> None:
        told, y, color = self.events[number], self._y(number), self.theme.color
        if told.conflict:
            painter.setPen(QPen(color("date"), 1.6))
            painter.setBrush(color("pane"))
            points = [QPointF(_AXIS_X + dx, y + dy) for dx, dy in ((0, -6), (6, 0), (0, 6), (-6, 0))]
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("text"))
            painter.drawEllipse(QPointF(_AXIS_X, y), _DOT, _DOT)
        day = long_date(told.iso)
        self._write(painter, QRectF(_DAY_X, y - 9, _WHAT_X - _DAY_X, 18), day, "ui_strong", "text")
        if told.conflict:
            width = QFontMetricsF(fonts.font("ui_strong")).horizontalAdvance(day)
            Pencil(self.theme).draw(painter, "date", QLineF(_DAY_X, y + 11, _DAY_X + width, y + 11))
        room = self.width() - _WHAT_X - 12
        self._write(painter, QRectF(_WHAT_X, y - 18, room, 18), told.label, "ui", "text")
        for who, place in enumerate(self._places(number)):
            name = self.name_of(told.articles[who])
            self._write(painter, QRectF(place).adjusted(4, 0, 0, 0), name, "ui_small", "accent")
            if (number, who) == self.current and self.hasFocus():
                painter.setPen(QPen(color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)

    def _places(self, number: int) -> list[QRect]:
        """Where the names of those who tell an event stand."""
        metrics, x, found = QFontMetricsF(fonts.font("ui_small")), _WHAT_X - 4, []
        for article in self.events[number].articles:
            width = int(metrics.horizontalAdvance(self.name_of(article))) + 10
            found.append(QRect(x, int(self._y(number)) + 1, width, 20))
            x += width + 6
        return found

    def _y(self, number: int) -> float:
        return _TOP_PX + (number + 0.5) * _ROW_PX

    def _go(self, at: int, who: int) -> None:
        at = max(0, min(at, len(self.events) - 1))
        self.current = (at, max(0, min(who, len(self.events[at].articles) - 1)))
        top = QPoint(0, int(self._y(at)) - _ROW_PX // 2)
        self.seen_wanted.emit(QRect(top, QSize(self.width(), _ROW_PX)))
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say the current event to who cannot see it."""
        if not self.events:
            self.setAccessibleDescription("")
            return
        at, who = self.current
        told = self.events[at]
        parts = [long_date(told.iso), told.label, self.name_of(told.articles[who])]
        if told.conflict:
            parts.append(_("other articles tell another day"))
        self.setAccessibleDescription(" · ".join(parts))

    def _write(self, painter: QPainter, place: QRectF, text: str, group: str, role: str) -> None:
        face = fonts.font(group)
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(face)
        painter.setPen(self.theme.color(role))
        painter.drawText(place.adjusted(0, 0, 6, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def _apart(days: int) -> str:
    if days < 60:
        return n_("{n} day later", "{n} days later", days)
    if days < 700:
        return n_("{n} month later", "{n} months later", round(days / 30.4))
    return n_("{n} year later", "{n} years later", round(days / 365.25))
