"""A splitter whose handle is one line of the theme's, and as easy to grab as a broad one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget


class Splitter(QSplitter):
    """Two parts and a line between them; neither part can be pushed away."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        # Qt widens the grip of a handle of one pixel by itself
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Line(self.orientation(), self)


class _Line(QSplitterHandle):
    """The handle; a style sheet instead would take over the painting of everything beside it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), self.palette().midlight())
        painter.end()
