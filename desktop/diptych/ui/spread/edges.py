"""What is painted on a pane and is not of its text: the invitation of an empty one, and its inner edge."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter

from diptych.i18n import _
from diptych.ui.fonts import font
from diptych.ui.theme import Theme, size


def paint_invitation(painter: QPainter, place: QRect, theme: Theme) -> None:
    """Say in the middle of an empty pane how an article comes into it."""
    keys = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
    painter.setPen(theme.color("muted"))
    painter.setFont(font("ui"))
    room = place.adjusted(size("pane_margin"), 0, -size("pane_margin"), 0)
    text = _("Drop an article here, or open two files ({keys})").format(keys=keys)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def paint_edge(painter: QPainter, place: QRect, ink: QColor, width: int) -> None:
    """Draw a frame of that width along the inside of `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    for inset in range(width):
        painter.drawRect(place.adjusted(inset, inset, -inset - 1, -inset - 1))
