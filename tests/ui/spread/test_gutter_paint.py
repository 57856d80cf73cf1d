import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from diptych.compare import Link
from diptych.text import Span
from diptych.ui.spread.gutter_paint import (
    Scene,
    Standing,
    paint_scene,
    paint_tallies,
    tally_box,
    tally_text,
)
from diptych.ui.spread.shapes import Tally, shapes
from diptych.ui.theme import theme

PLACE = QRectF(0, 0, 72, 200)
CALM = Standing(None, None, "")


def link_of(*, tier="strong", pinned=False):
    return Link(Span(0, 1), Span(0, 1), 0.9, tier, pinned, ())


def painted(link, standing=CALM, ends=((20, 80), (120, 180))):
    image = QImage(72, 200, QImage.Format.Format_RGB32)
    image.fill(theme("light").color("window"))
    painter = QPainter(image)
    found, tallies = shapes([ends], 72, 200)
    paint_scene(painter, Scene(found, tallies, ()), [link], standing, theme("light"))
    painter.end()
    return image


def ink(image):
    """How many pixels differ from the ground."""
    ground = theme("light").color("window").rgb()
    return sum(image.pixel(x, y) != ground for x in range(72) for y in range(200))


def test_a_possible_link_is_dashed():
    assert ink(painted(link_of(tier="possible"))) < 0.9 * ink(painted(link_of()))


def test_a_pinned_link_has_a_disc_in_its_middle():
    pinned, plain = painted(link_of(pinned=True)), painted(link_of())
    assert pinned != plain
    assert pinned.pixelColor(36, 102) != plain.pixelColor(36, 102)
    assert pinned.pixelColor(36, 100).name() == theme("light").roles["link"].lower()


def test_hovered_and_current_links_are_thicker():
    rest, hovered = painted(link_of()), painted(link_of(), Standing(None, 0, ""))
    current = painted(link_of(), Standing(0, 0, ""))
    assert ink(rest) < ink(hovered) < ink(current)
    assert current.pixelColor(3, 50).name() == theme("light").roles["link_current"].lower()


def test_a_stub_has_an_arrow():
    image = painted(link_of(), ends=((20, 80), (400, 460)))
    assert ink(image) > 3 * 50 + 30


@pytest.mark.parametrize(("way", "text"), [("down", "↓ 5"), ("up", "↑ 5")])
def test_a_count_says_how_many_and_whither(qapp, way, text):
    tally = Tally(("left", way), (0, 1, 2, 3, 4))
    assert tally_text(tally) == text
    assert PLACE.contains(tally_box(tally, PLACE))
    image = QImage(72, 200, QImage.Format.Format_RGB32)
    image.fill(theme("light").color("window"))
    painter = QPainter(image)
    paint_tallies(painter, [tally], PLACE, theme("light"))
    painter.end()
    assert ink(image) > 10
