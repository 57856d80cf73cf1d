import pytest
from PySide6.QtCore import QLineF
from PySide6.QtGui import QImage, QPainter

from diptych.text import Span
from diptych.ui.spread.strokes import Pencil, lanes
from diptych.ui.theme import theme


def drawn(kind, name="light", *, wide=False):
    """Columns of a stroke 120 px long: the set of its inked pixels."""
    image = QImage(120, 20, QImage.Format.Format_RGB32)
    ground = theme(name).color("pane")
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    Pencil(theme(name)).draw(painter, kind, QLineF(0, 10, 120, 10), wide=wide)
    painter.end()
    return {(x, y) for x in range(120) for y in range(20) if image.pixelColor(x, y).name() != ground.name()}


@pytest.mark.parametrize(
    ("spans", "found"),
    [
        ([Span(0, 5), Span(5, 9)], (0, 0)),
        ([Span(0, 9), Span(2, 5)], (0, 1)),
        ([Span(0, 9), Span(2, 5), Span(3, 7)], (0, 1, 2)),
        ([Span(0, 9), Span(2, 5), Span(6, 7)], (0, 1, 1)),
        ([Span(0, 9), Span(1, 9), Span(2, 9), Span(3, 9)], (0, 1, 2, 2)),
    ],
)
def test_overlapping_marks_have_strokes_under_each_other(spans, found):
    assert lanes(spans) == found


def test_every_kind_has_a_stroke_of_its_own(qapp):
    shapes = [frozenset(drawn(kind)) for kind in ("figure", "date", "quote", "framing", "source")]
    assert len(set(shapes)) == 5


def test_a_solid_stroke_is_two_pixels_and_three_when_it_stands_out(qapp):
    assert {y for _, y in drawn("figure")} == {9, 10}
    assert len({y for _, y in drawn("figure", wide=True)}) == 3


def test_strokes_are_thick_in_high_contrast(qapp):
    assert len({y for _, y in drawn("figure", "contrast")}) == 3


def test_dots_leave_as_much_room_as_the_tokens_say(qapp):
    columns = {x for x, _ in drawn("framing")}
    assert {0, 1, 5, 6, 10, 11} <= columns
    assert not {3, 8, 13} & columns


def test_the_wave_swings_about_its_line(qapp):
    rows = {y for _, y in drawn("source")}
    assert 4 <= max(rows) - min(rows) <= 7
    assert abs((max(rows) + min(rows)) / 2 - 9.5) <= 1


def test_larger_text_has_its_strokes_further_down():
    assert Pencil(theme("light"), 2.0).drop(0) == 2 * Pencil(theme("light"), 1.0).drop(0) == 10
    assert Pencil(theme("light")).drop(1) - Pencil(theme("light")).drop(0) == 4
