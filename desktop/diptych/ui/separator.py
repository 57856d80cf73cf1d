"""A line between two parts, in the colour that a theme has for it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class _Separator(QWidget):
    """One pixel of the palette's line, in the middle of its room."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__()
        self._orientation = orientation
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedSize(17, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.rect()
        if self._orientation == Qt.Orientation.Vertical:
            line.setLeft(line.center().x())
            line.setWidth(1)
        painter.fillRect(line, self.palette().midlight())
        painter.end()


def separator(orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> QWidget:
    """A line across, or upright with room at both sides."""
    return _Separator(orientation)
