"""The events of a story come in and are drawn down one axis: the day, what, and who tells it so."""

from bisect import bisect
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from diptych.i18n import _, n_
from diptych.ui import fonts
from diptych.ui.dates import long_date
from diptych.ui.elided import shortened
from diptych.ui.matrix.chronology import Event
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme

_ROW_PX = 54
_NAMES_PX = 21
_NAME_PX = 220
"""Width from which on the name of an article is cut."""
_TOP_PX = 12
_AXIS_X = 40
_DAY_X = 64
_WHAT_X = 250
_DOT = 5.0
_YEAR, _MONTH = len("2025"), len("2025-04")
_FEW_MONTHS, _FEW_YEARS = 3, 24
"""What is further apart is told in the next larger unit."""


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
        self._tops: list[int] = []
        """Where each event begins."""
        self._places: list[list[QRect]] = []
        """Where the names of those who tell each event stand."""
        self.current = (0, 0)
        """Number of the event, and of one of those who tell it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Time line"))

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Show these events, which are in order."""
        self.events, self.current = events, (0, 0)
        self._lay_out()
        self._tell()
        self.updateGeometry()
        self.update()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.theme = wear
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

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
        point = event.position().toPoint()
        at = bisect(self._tops, point.y()) - 1
        if not 0 <= at < len(self.events):
            return
        who = next((n for n, place in enumerate(self._places[at]) if place.contains(point)), None)
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
        told = _apart(self.events[before].iso, self.events[after].iso)
        if told:
            place = QRectF(_DAY_X, self._tops[after] - 20, _WHAT_X - _DAY_X, 16)
            self._write(painter, place, told, "ui_small", "muted")

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
        self._write(painter, QRectF(_WHAT_X, y - 9, room, 18), told.label, "ui", "text")
        for who, place in enumerate(self._places[number]):
            name = self.name_of(told.articles[who])
            self._write(painter, QRectF(place).adjusted(4, 0, -4, 0), name, "ui_small", "accent")
            if (number, who) == self.current and self.hasFocus():
                painter.setPen(QPen(color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)

    def _lay_out(self) -> None:
        """Give each event the room that the names of those who tell it take, on as many lines as needed."""
        metrics, top = QFontMetricsF(fonts.font("ui_small")), _TOP_PX
        self._tops, self._places = [], []
        for event in self.events:
            self._tops.append(top)
            x, y = _WHAT_X - 4, top + 24
            found: list[QRect] = []
            for article in event.articles:
                width = min(_NAME_PX, int(metrics.horizontalAdvance(self.name_of(article))) + 10)
                if x + width > self.width() - 8 and found:
                    x, y = _WHAT_X - 4, y + _NAMES_PX
                found.append(QRect(x, y, width, _NAMES_PX - 1))
                x += width + 6
            self._places.append(found)
            top = max(top + _ROW_PX, y + _NAMES_PX + 10)
        self.setMinimumHeight(top + _TOP_PX)

    def _y(self, number: int) -> int:
        return self._tops[number] + 13

    def _go(self, at: int, who: int) -> None:
        at = max(0, min(at, len(self.events) - 1))
        self.current = (at, max(0, min(who, len(self.events[at].articles) - 1)))
        self.seen_wanted.emit(QRect(QPoint(0, self._tops[at]), QSize(self.width(), _ROW_PX)))
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
        shown = shortened(text, QFontMetricsF(face), place.width())
        painter.setFont(face)
        painter.setPen(self.theme.color(role))
        painter.drawText(place.adjusted(0, 0, 6, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def _apart(before: str, after: str) -> str:
    """How far two ISO dates are apart, as precisely as both are told; "" for next to nothing."""
    precision = min(len(before), len(after))
    first, last = ([int(part) for part in iso[:precision].split("-")] for iso in (before, after))
    years = last[0] - first[0]
    if precision == _YEAR:
        return n_("{n} year later", "{n} years later", years) if years > 0 else ""
    months = 12 * years + last[1] - first[1]
    if precision > _MONTH and months < _FEW_MONTHS:
        days = (date(*last) - date(*first)).days
        return n_("{n} day later", "{n} days later", days) if days > 1 else ""
    if months < _FEW_YEARS:
        return n_("{n} month later", "{n} months later", months) if months > 0 else ""
    return n_("{n} year later", "{n} years later", round(months / 12))
