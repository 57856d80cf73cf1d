"""The marks of one pane come in; a bar at its outer edge shows where they stand, and scrolls the pane."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from diptych.compare import Mark
from diptych.text import Span
from diptych.ui.spread.pane import Pane
from diptych.ui.spread.strokes import Pencil
from diptych.ui.steps import Steps
from diptych.ui.theme import Theme, size

STROKE_PX = 12
LEAST_HANDLE_PX = 24
STEP, AT_ONCE = 50, 250
"""Strokes that are drawn in one step, and in one turn of the event loop."""


class Overview(QWidget):
    """Takes the place of the scroll bar, which stays there, hidden, for assistive tools."""

    def __init__(self, pane: Pane, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane, self._theme = pane, theme
        self._marks: tuple[Mark, ...] = ()
        self._strokes: QPixmap | None = None
        self._drawn_for: tuple[QSize, float] | None = None
        self._steps = Steps(AT_ONCE, self)
        self._grip: float | None = None
        self.setFixedWidth(size("overview"))
        pane.laid_out.connect(self._forget)
        pane.verticalScrollBar().valueChanged.connect(self.update)
        pane.verticalScrollBar().rangeChanged.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._forget()

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Show where these marks stand."""
        self._marks = marks
        self._forget()

    def handle(self) -> QRectF:
        """What stands for the part of the article in view."""
        bar = self._pane.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        height = max(LEAST_HANDLE_PX, self.height() * bar.pageStep() / max(1, whole))
        top = (self.height() - height) * bar.value() / max(1, bar.maximum())
        return QRectF(0, top, self.width(), min(height, self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("window"))
        box = self.handle().adjusted(1.5, 0.5, -1.5, -0.5)
        is_all_seen = self._pane.verticalScrollBar().maximum() == 0
        if not is_all_seen:
            painter.fillRect(box, self._theme.color("hover"))
        painter.drawPixmap(0, 0, self._pixmap())
        if is_all_seen:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.drawRoundedRect(box, 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box, y = self.handle(), event.position().y()
        # beside the handle, its middle comes to the pointer
        self._grip = y - box.top() if box.contains(event.position()) else box.height() / 2
        self._drag_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag_to(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self._pane.viewport(), event)

    def _drag_to(self, y: float) -> None:
        free = self.height() - self.handle().height()
        if self._grip is not None and free > 0:
            bar = self._pane.verticalScrollBar()
            bar.setValue(round((y - self._grip) / free * bar.maximum()))

    def _pixmap(self) -> QPixmap:
        """The strokes of the marks, drawn once for a size, a theme and a layout; of many, step by step."""
        wanted = self.size(), self.devicePixelRatioF()
        if self._strokes is None or self._drawn_for != wanted:
            self._drawn_for = wanted
            self._strokes = QPixmap(self.size() * self.devicePixelRatioF())
            self._strokes.setDevicePixelRatio(self.devicePixelRatioF())
            self._strokes.fill(Qt.GlobalColor.transparent)
            self._steps.begin(self._drawing(self._strokes))
        return self._strokes

    def _drawing(self, pixmap: QPixmap) -> Iterator[int]:
        """Draw the strokes, some of them in each step."""
        pencil, x = Pencil(self._theme), (self.width() - STROKE_PX) / 2
        whole = max(self._pane.height_px(), self._pane.viewport().height())
        for first in range(0, len(self._marks), STEP):
            yield STEP
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for mark in self._marks[first : first + STEP]:
                # a mark over several lines is shown where it begins
                top, bottom = self._pane.extent_px(Span(mark.span.start, mark.span.start + 1))
                y = (top + bottom) / 2 / whole * self.height()
                line = QLineF(QPointF(x, y), QPointF(x + STROKE_PX, y))
                if mark.weight == "agreement":
                    pencil.draw_agreement(painter, line)
                else:
                    pencil.draw(painter, mark.kind, line)
            painter.end()
            self.update()

    def _forget(self) -> None:
        self._steps.stop()
        self._strokes = None
        self.update()
