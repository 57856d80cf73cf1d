import re

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from diptych.resources import resource
from diptych.ui import style
from diptych.ui.samples import paint_severity, paint_stroke
from diptych.ui.theme import theme

KINDS = ("figure", "date", "source", "quote", "framing", "onesided")


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_sheet_has_every_role_filled_in(name):
    told = style.sheet(name)
    assert "$" not in told
    assert theme(name).roles["selection"] in told


def test_the_sheet_names_roles_and_never_values():
    assert not re.findall(r"#[0-9A-Fa-f]{6}", resource("themes/window.qss").read_text("utf-8"))


@pytest.mark.parametrize("name", ["dark", "light"])
def test_dressing_gives_palette_style_and_font(qapp, name):
    style.dress(theme(name))
    assert QApplication.palette().window().color() == theme(name).color("window")
    assert QApplication.style().name() == "fusion"
    assert QApplication.font().pixelSize() == 13


def test_the_system_is_asked_for_its_colours(qapp):
    assert style.chosen("system").name in ("light", "dark")
    assert style.chosen("contrast").name == "contrast"


def _painted(paint) -> tuple[str, ...]:
    image = QImage(24, 14, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, 20, 14))
    painter.end()
    return tuple(
        "".join("#" if image.pixelColor(x, y).alpha() > 90 else "." for x in range(24)) for y in range(14)
    )


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_the_strokes_differ_without_their_colours(qapp, name):
    shapes = {
        kind: _painted(lambda painter, place, kind=kind: paint_stroke(painter, kind, place, theme(name)))
        for kind in KINDS
    }
    assert len(set(shapes.values())) == len(KINDS)
    assert all(any("#" in line for line in shape) for shape in shapes.values())


def test_more_severe_is_more_ink(qapp):
    ink = theme("light").color("text")
    amounts = [
        sum(line.count("#") for line in _painted(lambda p, place, n=n: paint_severity(p, n, place, ink)))
        for n in (1, 2, 3)
    ]
    assert amounts == sorted(set(amounts))
