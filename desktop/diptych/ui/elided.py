"""A line of text comes in, as much of it as there is room for is shown."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from diptych.ui.fonts import font
from diptych.ui.tips import plain_tip


def fitted(
    text: str, metrics: QFontMetrics | QFontMetricsF, width_px: float, *, at_start: bool = False
) -> str:
    """As many whole words of `text` as there is room for, "…" for the others, at the end or at the start.

    Empty where no word fits.
    """
    if metrics.horizontalAdvance(text) <= width_px:
        return text
    words = text.removeprefix("…").split(" ")
    while words := words[1:] if at_start else words[:-1]:
        told = " ".join(words)
        shown = f"…{told.lstrip()}" if at_start else f"{told.rstrip()}…"
        if told.strip() and metrics.horizontalAdvance(shown) <= width_px:
            return shown
    return ""


def shortened(text: str, metrics: QFontMetrics | QFontMetricsF, width_px: float) -> str:
    """As much of `text` as there is room for: whole words, a part of the first one where that is too long."""
    return fitted(text, metrics, width_px) or metrics.elidedText(
        text, Qt.TextElideMode.ElideRight, int(width_px)
    )


class Elided(QLabel):
    """A line of text that gives way, with an ellipsis, where there is no room for it."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.setFont(font(group))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._shown()
        )

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
