import pytest
from PySide6.QtGui import QImage, QPainter, QTextDocument

from diptych.ui.spread.passing import OUTSET_PX, Passing, selection
from diptych.ui.theme import theme


@pytest.fixture
def document(qapp):
    found = QTextDocument("un deux trois\nquatre cinq six\nsept")
    found.setTextWidth(200)
    return found


def painted(passing, document, name="light"):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(theme(name).color("pane"))
    painter = QPainter(image)
    passing.paint_under(painter, document, (20, 180), theme(name))
    passing.paint_over(painter, document, (20, 180), theme(name))
    painter.end()
    return image


def middle_of(document, number):
    box = document.documentLayout().blockBoundingRect(document.findBlockByNumber(number))
    return round(box.center().y())


def test_the_ground_of_a_passage_reaches_over_the_column(document):
    image = painted(Passing(current=((14, 29),)), document)
    y, current = middle_of(document, 1), theme("light").roles["current"].lower()
    assert image.pixelColor(20 - OUTSET_PX, y).name() == current
    assert image.pixelColor(20 - OUTSET_PX - 1, y).name() != current
    assert image.pixelColor(179 + OUTSET_PX, y).name() == current
    assert image.pixelColor(100, middle_of(document, 0)).name() != current


def test_hovered_passages_lie_on_the_hover_colour(document):
    image = painted(Passing(hovered=((0, 13),)), document)
    assert image.pixelColor(100, middle_of(document, 0)).name() == theme("light").roles["hover"].lower()


def test_high_contrast_frames_the_current_passage(document):
    image = painted(Passing(current=((14, 29),)), document, "contrast")
    y, frame = middle_of(document, 1), theme("contrast").roles["link_current"].lower()
    columns = [image.pixelColor(20 - OUTSET_PX + x, y).name() for x in range(3)]
    assert columns == [frame, frame, "#000000"]


@pytest.mark.parametrize(("strength", "is_seen"), [(1.0, True), (0.5, True), (0.0, False)])
def test_the_frame_after_a_jump_fades(document, strength, is_seen):
    image = painted(Passing(framed=(3, 7), strength=strength), document)
    blank = painted(Passing(), document)
    assert (image != blank) == is_seen


def test_a_selection_holds_its_range_and_colours(document):
    found = selection(document, (3, 7), theme("light").color("match"), theme("light").color("text"))
    assert (found.cursor.selectionStart(), found.cursor.selectionEnd()) == (3, 7)
    assert found.format.background().color() == theme("light").color("match")
