from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QTextCursor, QTextDocument

from diptych.corpus import Furniture
from diptych.ui.spread.document import column_px, fill, set_margins
from diptych.ui.utf16 import utf16_length

INK = QColor("#1D1C1A")


@pytest.fixture
def document(qapp):
    return QTextDocument()


def test_positions_are_those_of_the_text_in_utf16(document, comparison):
    for side in (comparison.left, comparison.right):
        fill(document, side.article, 1.0, INK)
        assert document.characterCount() - 1 == utf16_length(side.article.text)


def test_positions_hold_for_real_articles_too(document, write_article, shared):
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert paths
    for path in paths:
        lines = tuple(line for line in path.read_text("utf-8").splitlines() if line)
        article = write_article(lines)
        fill(document, article, 1.0, INK)
        assert document.characterCount() - 1 == utf16_length(article.text)


def test_every_line_of_the_text_is_a_block(document, comparison):
    article = comparison.left.article
    fill(document, article, 1.0, INK)
    assert document.blockCount() == len(article.passages)


def _with_aside(article):
    ends = (0, article.passages[2].span.start, len(article.text))
    pieces = [Furniture(f"Bloc {at}\nsuite", f"raison {n} 🔑", at) for n, at in enumerate(ends)]
    return replace(article, furniture=tuple(pieces))


def test_what_was_put_aside_stands_in_its_place_and_no_offset_is_lost(document, comparison):
    article = _with_aside(comparison.left.article)
    positions = fill(document, article, 1.0, INK, QColor("gray"))
    texts = [document.findBlockByNumber(n).text() for n in range(document.blockCount())]
    assert [texts.index(f"raison {n} 🔑") for n in range(3)] == [0, 3, len(texts) - 1]
    cursor = QTextCursor(document)
    for passage in article.passages:
        start, end = positions.span_u16(passage.span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # Qt gives a no-break space back as a space
        assert cursor.selectedText().split() == passage.span.of(article.text).split()
    assert [positions.code_point(one.start_u16) for one in positions.inserted] == [
        piece.at for piece in article.furniture
    ]


def test_what_was_put_aside_is_left_out_until_it_is_asked_for(document, comparison):
    article = _with_aside(comparison.left.article)
    assert fill(document, article, 1.0, INK).inserted == ()
    assert document.blockCount() == len(article.passages)


def test_bullets_are_drawn_beside_the_text_and_not_in_it(document, write_article):
    article = write_article(("Titre", "- premier point", "- second point"))
    fill(document, article, 1.0, INK)
    form = document.findBlockByNumber(1).blockFormat()
    assert form.leftMargin() > 0 > form.textIndent()
    assert document.characterCount() - 1 == utf16_length(article.text)


def test_larger_text_is_larger_and_keeps_its_positions(document, comparison):
    article = comparison.left.article
    heights = []
    for zoom in (1.0, 2.0):
        fill(document, article, zoom, INK)
        document.setTextWidth(500)
        heights.append(document.size().height())
    assert heights[1] > 2 * heights[0]
    assert document.characterCount() - 1 == utf16_length(article.text)


def test_a_line_of_the_body_is_as_high_as_the_type_scale_says(document, comparison):
    fill(document, comparison.left.article, 1.0, INK)
    document.setTextWidth(300)
    layout = document.findBlockByNumber(2).layout()
    document.size()
    assert layout.lineAt(1).y() - layout.lineAt(0).y() == pytest.approx(27, abs=0.6)


def test_titles_are_darker_than_the_body_whatever_the_fonts_can(document, comparison):
    fill(document, comparison.left.article, 1.0, INK)
    title, body = (document.findBlockByNumber(number).charFormat() for number in (0, 1))
    assert title.fontWeight() == QFont.Weight.DemiBold
    assert body.fontWeight() == QFont.Weight.Normal
    family = QFontInfo(title.font()).family()
    has_weight = any(QFontDatabase.weight(family, one) >= 600 for one in QFontDatabase.styles(family))
    assert (title.textOutline().style() == Qt.PenStyle.NoPen) == has_weight
    assert body.textOutline().style() == Qt.PenStyle.NoPen


def test_the_column_is_68_characters_wide_at_most(qapp):
    assert column_px(1.0) == pytest.approx(490, rel=0.12)
    assert column_px(2.0) == pytest.approx(2 * column_px(1.0), rel=0.05)


def test_margins_are_set_on_both_sides(document, comparison):
    fill(document, comparison.left.article, 1.0, INK)
    set_margins(document, 40)
    form = document.rootFrame().frameFormat()
    assert (form.leftMargin(), form.rightMargin()) == (40, 40)
