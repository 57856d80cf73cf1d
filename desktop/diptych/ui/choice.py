"""A theme comes in, a list or a button to choose from goes out that looks the same in every theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QToolButton

from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.theme import Theme, size


def choice_button(text: str = "") -> QToolButton:
    """A small button of words with an arrow behind them, whose menu opens at once."""
    button = QToolButton()
    button.setObjectName("choice")
    button.setText(text)
    button.setFont(fonts.font("ui_small"))
    button.setFixedHeight(size("chip"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return button


def draw_arrow(button: QAbstractButton, wear: Theme) -> None:
    """Give a button that opens a menu its arrow in the colours of a theme."""
    button.setIcon(icon("down", wear))


class Choice(QComboBox):
    """A list to choose from, painted like the buttons beside it: Qt's own has no outline in high contrast."""

    def __init__(self, wear: Theme) -> None:
        super().__init__()
        self._theme = wear
        # as wide as there is room for, whatever it offers
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wear = self._theme
        ground = "hover" if self.underMouse() and self.isEnabled() else "field"
        painter.setBrush(wear.color(ground if self.isEnabled() else "window"))
        painter.setPen(QPen(wear.color("control" if self.isEnabled() else "line"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        edit = self.lineEdit()
        if self.hasFocus() or (edit and edit.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(wear.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        ink = wear.color("text" if self.isEnabled() else "disabled")
        painter.setPen(QPen(ink, 1.5))
        middle = QPointF(self.width() - 14, self.height() / 2)
        painter.drawPolyline([middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)])
        if edit:
            painter.end()
            return
        painter.setPen(ink)
        place = self.rect().adjusted(9, 0, -24, 0)
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
