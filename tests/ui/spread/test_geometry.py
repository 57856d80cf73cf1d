import pytest
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from diptych.ui.spread.geometry import blocks_between, extent, line_extent, line_start, stretches

TEXT = "un deux trois quatre cinq six sept huit neuf dix\nonze douze"


@pytest.fixture
def document(qapp):
    found = QTextDocument(TEXT)
    cursor = QTextCursor(found)
    cursor.select(QTextCursor.SelectionType.Document)
    form = QTextBlockFormat()
    form.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(form)
    found.setTextWidth(120)
    found.size()  # lays it out: an invalid line would crash
    return found


def test_a_range_over_several_lines_has_a_stretch_on_each(document):
    found = list(stretches(document, 0, len("un deux trois quatre cinq six sept huit neuf dix")))
    assert len(found) == document.firstBlock().layout().lineCount() > 1
    assert [one.top for one in found] == sorted(one.top for one in found)
    assert all(one.top < one.baseline < one.bottom for one in found)


def test_spaces_at_the_end_of_a_line_are_left_out(document):
    line = document.firstBlock().layout().lineAt(0)
    assert TEXT[line.textLength() - 1] == " "
    with_space = next(stretches(document, 0, line.textLength()))
    without = next(stretches(document, 0, line.textLength() - 1))
    assert with_space.x1 == without.x1


def test_a_range_over_two_blocks_is_followed_into_the_second(document):
    found = list(stretches(document, TEXT.index("dix"), len(TEXT)))
    assert found[-1].top > document.documentLayout().blockBoundingRect(document.lastBlock()).top() - 10
    assert len(found) >= 2


def test_lines_lie_close_together_with_half_of_the_leading_on_either_side(document):
    first, second = line_extent(document, 0), line_extent(document, len(TEXT.split("\n")[0]))
    assert first[1] - first[0] == pytest.approx(1.5 * document.firstBlock().layout().lineAt(0).height())
    assert second[0] >= first[1] - 1


def test_the_extent_of_a_range_is_from_its_first_line_to_its_last(document):
    top, bottom = extent(document, 0, len(TEXT))
    assert top == line_extent(document, 0)[0]
    assert bottom == line_extent(document, len(TEXT) - 1)[1]


def test_the_line_at_a_height_is_found_by_its_first_character(document):
    line = document.firstBlock().layout().lineAt(1)
    top, bottom = line_extent(document, line.textStart())
    assert line_start(document, 60, (top + bottom) / 2) == line.textStart()


def test_only_blocks_in_view_are_visited(document):
    top = document.documentLayout().blockBoundingRect(document.lastBlock()).top()
    assert [block.text() for block in blocks_between(document, top + 2, top + 5)] == ["onze douze"]
    assert len(list(blocks_between(document, 0, 500))) == 2
