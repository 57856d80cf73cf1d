"""The letter of a side in its little frame: A in outline, B filled, so that shape tells them apart."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from diptych.ui import fonts

SIZE = 18


def paint_badge(painter: QPainter, letter: str, place: QRectF, ink: QColor, ground: QColor) -> None:
    """Draw the badge of a side ("A" or "B") in the middle of `place`; `ground` is what lies under it."""
    box = QRectF(0, 0, SIZE - 1.4, SIZE - 1.4)
    box.moveCenter(place.center())
    filled = letter == "B"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(fonts.font("key"))
    painter.setPen(ground if filled else ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
