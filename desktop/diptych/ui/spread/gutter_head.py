"""The head of the gutter, with the button that swaps the sides."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from diptych.i18n import _
from diptych.ui.icons import icon
from diptych.ui.theme import Theme, size


class GutterHead(QWidget):
    """Stands between the source cards."""

    swap_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size("gutter"), size("source_card"))
        self.button = QToolButton(self)
        self.button.setAutoRaise(True)
        self.button.setFixedSize(size("tool_button"), size("tool_button"))
        self.button.setToolTip(_("Swap the two sides"))
        self.button.setAccessibleName(_("Swap the two sides"))
        self.button.clicked.connect(lambda: self.swap_requested.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.button.setIcon(icon("swap", theme))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("window"))
        painter.setPen(self._theme.color("line"))
        painter.drawRect(self.rect().adjusted(0, -1, -1, -1))
