"""A kind or a severity comes in, its sign is painted: the signature of chips, rows and the detail."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme

SAMPLE = QSize(20, 12)
"""Size of a stroke in a chip or a row."""
STEPS = 3
"""Bars of a severity."""


def paint_stroke(painter: QPainter, kind: str, place: QRectF, wear: Theme, ink: QColor | None = None) -> None:
    """Draw the stroke of `kind` along the middle of `place`; `ink` instead of the kind's own colour."""
    y = round(place.center().y())
    painter.save()
    Pencil(wear).draw(painter, kind, QLineF(place.left(), y, place.right(), y), color=ink)
    painter.restore()


def stroke_icon(kind: str, wear: Theme) -> QIcon:
    """The stroke of a kind as the icon of a chip: in its colour while the chip is on, grey while off."""
    found = QIcon()
    for state, role in ((QIcon.State.On, kind), (QIcon.State.Off, "control")):
        for ratio in (1.0, 2.0, 3.0):
            pixmap = QPixmap(SAMPLE * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_stroke(painter, kind, QRectF(0, 0, SAMPLE.width(), SAMPLE.height()), wear, wear.color(role))
            painter.end()
            found.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return found


def paint_severity(painter: QPainter, step: int, place: QRectF, ink: QColor) -> None:
    """Draw the three bars of a severity in the middle of `place`, the first `step` of them filled."""
    left, foot = round(place.center().x()) - 8, round(place.center().y()) + 6
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(ink, 1))
    for number in range(STEPS):
        height = 4 + 4 * number
        bar = QRectF(left + 6 * number, foot - height, 4, height)
        if number < step:
            painter.fillRect(bar, ink)
        else:
            painter.drawRect(bar.adjusted(0, 0, -1, -1))
    painter.restore()
