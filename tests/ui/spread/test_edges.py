from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from diptych.ui.spread.edges import paint_edge, paint_invitation
from diptych.ui.theme import theme


def canvas():
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def test_an_edge_is_as_wide_as_it_is_told_on_all_four_sides():
    image = canvas()
    painter = QPainter(image)
    paint_edge(painter, QRect(0, 0, 300, 80), QColor("red"), 3)
    painter.end()
    for x, y, dx, dy in ((0, 40, 1, 0), (299, 40, -1, 0), (150, 0, 0, 1), (150, 79, 0, -1)):
        column = [image.pixelColor(x + step * dx, y + step * dy).name() for step in range(4)]
        assert column == ["#ff0000"] * 3 + ["#ffffff"]


def test_the_invitation_is_written_within_the_margins(qapp):
    image = canvas()
    painter = QPainter(image)
    paint_invitation(painter, QRect(0, 0, 300, 80), theme("light"))
    painter.end()
    inked = {x for x in range(300) for y in range(80) if image.pixelColor(x, y).name() != "#ffffff"}
    assert inked
    assert min(inked) >= 31
    assert max(inked) <= 269
