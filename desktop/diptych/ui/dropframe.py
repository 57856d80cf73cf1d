"""The frame inside the window's edge while files are held over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

_WIDTH = 3


class DropFrame(QWidget):
    """Lies over the whole window and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, parent: QWidget) -> None:
        """Frame `parent` as it is now."""
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(
            QPen(self.palette().accent().color(), _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        )
        edge = _WIDTH // 2
        painter.drawRect(self.rect().adjusted(edge, edge, -edge - 1, -edge - 1))
        painter.end()
