"""What a reader who sees fewer colours sees of the marks: told apart by their strokes, and legible."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter

from diptych.report import KINDS
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import stroke, theme

# G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009: what
# linear RGB looks like without the cones for red, green and blue light (severity 1.0)
SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES = ("light", "dark", "contrast")
UNDER_WORDS = [kind for kind in KINDS if kind != "onesided"]
"""What is alone has no stroke under words."""
WIDTH, HEIGHT = 96, 24
TEXT, SIGN = 4.5, 3.0
"""The least contrast of text and of signs (WCAG 2.2, 1.4.3 and 1.4.11)."""
WHOLE = 20
"""A stroke and its gaps repeat within so many pixels, whatever the kind."""

each_sight = pytest.mark.parametrize("sight", SEEN)
each_theme = pytest.mark.parametrize("name", THEMES)


def linear(color: QColor):
    told = np.array([color.redF(), color.greenF(), color.blueF()])
    return np.where(told <= 0.04045, told / 12.92, ((told + 0.055) / 1.055) ** 2.4)


def luminance(color: QColor, sight: str) -> float:
    """How light a colour is to that sight (WCAG's relative luminance)."""
    seen = np.clip(np.array(SEEN[sight]) @ linear(color), 0, 1)
    return float(seen @ (0.2126, 0.7152, 0.0722))


def contrast(one: QColor, other: QColor, sight: str) -> float:
    light, dark = sorted((luminance(one, sight), luminance(other, sight)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def inked(kind: str, name: str, sight: str):
    """Where the stroke of a kind stands out from the pane, as that sight has it: a picture of yes and no."""
    wear = theme(name)
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(wear.color("pane"))
    painter = QPainter(picture)
    Pencil(wear).draw(painter, kind, QLineF(0, HEIGHT / 2, WIDTH, HEIGHT / 2))
    painter.end()
    pane = wear.color("pane")
    seen = {}
    for y in range(HEIGHT):
        for x in range(WIDTH):
            pixel = picture.pixel(x, y)
            if pixel not in seen:
                seen[pixel] = contrast(QColor(pixel), pane, sight) >= 2
    return np.array([[seen[picture.pixel(x, y)] for x in range(WIDTH)] for y in range(HEIGHT)])


def rhythm(ink) -> tuple[int, ...]:
    """How many pixels are inked and bare by turns along a stroke, in the columns of a picture."""
    columns = ink.any(axis=0)
    turns = np.flatnonzero(np.diff(columns.astype(int))) + 1
    return tuple(int(length) for length in np.diff(turns[turns > WHOLE]))[:4]


def outline(ink) -> tuple[int, int]:
    """Rows that are inked at all, and the most rows inked in one column: a wave swings, a line does not."""
    return int(ink.any(axis=1).sum()), int(ink.sum(axis=0).max())


def shape(ink) -> tuple[object, ...]:
    return rhythm(ink), outline(ink), bool(ink[:, -1].any())


@each_theme
@each_sight
def test_kinds_are_told_apart_by_the_shape_of_their_strokes_alone(qapp, name, sight):
    told = {kind: inked(kind, name, sight) for kind in KINDS}
    for one, other in combinations(KINDS, 2):
        shapes = [
            (rhythm(told[kind]), outline(told[kind]), told[kind].any(axis=0)[-1]) for kind in (one, other)
        ]
        assert shapes[0] != shapes[1], f"{one} and {other} look alike"
        different = np.logical_xor(told[one], told[other]).sum()
        assert different >= 0.15 * max(told[one].sum(), told[other].sum())


def test_no_two_kinds_have_the_same_stroke_by_name():
    strokes = [(stroke(kind).style, tuple(stroke(kind).pattern)) for kind in KINDS]
    assert len(set(strokes)) == len(KINDS)


@each_theme
@each_sight
def test_strokes_and_links_stand_out_from_what_they_are_drawn_on(name, sight):
    wear = theme(name)
    for ground in ("pane", "window"):
        for role in (*KINDS, "control", "link_current", "focus"):
            assert contrast(wear.color(role), wear.color(ground), sight) >= SIGN, f"{role} on {ground}"


@each_theme
@each_sight
def test_text_stays_legible_on_every_ground(name, sight):
    wear = theme(name)
    grounds = ["pane", "window", "field", "hover", "current", "match"]
    if name != "contrast":
        # in high contrast a mark has no tint, and the current one is dark words on the stroke's colour
        grounds += [f"{kind}_{ground}" for kind in UNDER_WORDS for ground in ("tint", "strong")]
    pairs = [("text", ground) for ground in grounds]
    pairs += [("muted", "pane"), ("muted", "window"), ("on_selection", "selection"), ("on_accent", "accent")]
    if name == "contrast":
        pairs += [("pane", kind) for kind in UNDER_WORDS]
    for ink, ground in pairs:
        assert contrast(wear.color(ink), wear.color(ground), sight) >= TEXT, f"{ink} on {ground}"
