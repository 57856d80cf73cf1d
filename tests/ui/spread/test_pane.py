import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QApplication

from diptych.compare import Mark
from diptych.text import Span
from diptych.ui.spread.geometry import stretches
from diptych.ui.spread.pane import Pane
from diptych.ui.theme import theme
from diptych.ui.utf16 import Utf16Map, utf16_length


def mark_of(comparison, one):
    return next(mark for mark in comparison.left_marks if mark.divergence_id == one)


def stretch_of(pane, span):
    """Where the first line of a span is, in pixels of the viewport."""
    positions = Utf16Map.of(pane.article.text)
    part = next(stretches(pane.document(), *positions.span_u16(span)))
    scrolled = pane.verticalScrollBar().value()
    return part, part.baseline - scrolled


def bring_into_view(pane, span):
    pane.verticalScrollBar().setValue(round(pane.extent_px(span)[0] - 60))


def colors_under(pane, span):
    """The colours of the pixels in the middle of the first lane's stroke under a span."""
    bring_into_view(pane, span)
    part, baseline = stretch_of(pane, span)
    image = pane.viewport().grab().toImage()
    y = round(baseline + 5)
    return [image.pixelColor(x, y).name() for x in range(round(part.x0) + 2, round(part.x1) - 2)]


def test_the_text_of_the_pane_is_the_text_of_the_article(pane):
    assert pane.document().characterCount() - 1 == utf16_length(pane.article.text)


def test_a_pane_cannot_be_written_to_and_loads_nothing(pane):
    assert pane.isReadOnly()
    assert not pane.isUndoRedoEnabled()
    assert pane.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("file:///a.png")) is None
    assert not pane.openLinks()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_mark_after_an_emoji_is_painted_under_its_words(pane, comparison, name):
    pane.set_theme(theme(name))
    span = mark_of(comparison, "F4-1").span
    found = colors_under(pane, span)
    assert set(found) == {theme(name).roles["figure"].lower()}


def test_nothing_is_painted_beside_a_mark(pane, comparison):
    words = "Une partie du trafic"
    start = comparison.left.article.text.index(words)
    found = colors_under(pane, Span(start, start + len(words)))
    assert theme("light").roles["figure"].lower() not in found


def test_a_strong_mark_lies_on_its_tint_and_a_quiet_one_on_paper(pane, comparison):
    for one, ground in (("D2-1", "date_tint"), ("F6-2", "pane")):
        span = mark_of(comparison, one).span
        bring_into_view(pane, span)
        part, baseline = stretch_of(pane, span)
        image = pane.viewport().grab().toImage()
        assert image.pixelColor(round(part.x0), round(baseline + 2)).name() == (
            theme("light").roles[ground].lower()
        )


def test_high_contrast_has_no_tints(pane, comparison):
    pane.set_theme(theme("contrast"))
    span = mark_of(comparison, "D2-1").span
    bring_into_view(pane, span)
    part, baseline = stretch_of(pane, span)
    image = pane.viewport().grab().toImage()
    assert image.pixelColor(round(part.x0), round(baseline + 2)).name() == "#000000"


def test_the_current_mark_and_its_passage_stand_out(pane, comparison):
    mark = mark_of(comparison, "F6-1")
    pane.show_current(mark)
    assert pane.current_span() == mark.span
    bring_into_view(pane, mark.span)
    part, baseline = stretch_of(pane, mark.span)
    image = pane.viewport().grab().toImage()
    roles = theme("light").roles
    assert image.pixelColor(round(part.x0), round(baseline + 1)).name() == roles["figure_strong"].lower()
    assert image.pixelColor(pane.margin_px() - 4, round(baseline)).name() == roles["current"].lower()
    column = [image.pixelColor(round(part.x0) + 4, round(baseline) + y).name() for y in range(2, 9)]
    assert column.count(roles["figure"].lower()) == 3


def test_in_high_contrast_the_current_mark_is_black_on_its_stroke_and_its_passage_framed(pane, comparison):
    pane.set_theme(theme("contrast"))
    mark = mark_of(comparison, "F6-1")
    pane.show_current(mark)
    bring_into_view(pane, mark.span)
    part, baseline = stretch_of(pane, mark.span)
    image = pane.viewport().grab().toImage()
    roles = theme("contrast").roles
    assert image.pixelColor(round(part.x0), round(baseline + 1)).name() == roles["figure"].lower()
    assert image.pixelColor(pane.margin_px() - 8, round(baseline)).name() == roles["link_current"].lower()


def test_hits_lie_on_the_colour_of_a_match(pane, comparison):
    start = comparison.left.article.text.index("moratoire")
    span = Span(start, start + 9)
    pane.show_hits((span,))
    bring_into_view(pane, span)
    part, baseline = stretch_of(pane, span)
    image = pane.viewport().grab().toImage()
    assert (
        image.pixelColor(round(part.x0), round(baseline + 3)).name() == theme("light").roles["match"].lower()
    )


def test_copied_words_keep_their_no_break_spaces(pane, write_article):
    article = write_article(("💡 Titre", "Il dit : « 12 millions »."))
    pane.show_article(article)
    pane.selectAll()
    pane.copy()
    assert QGuiApplication.clipboard().text() == article.text


def test_ctrl_c_copies_what_is_selected_after_an_emoji(pane, qtbot, comparison):
    positions = Utf16Map.of(comparison.left.article.text)
    span = mark_of(comparison, "F4-1").span
    cursor = pane.textCursor()
    cursor.setPosition(positions.u16(span.start))
    cursor.setPosition(positions.u16(span.end), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    qtbot.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3,2 millions d’euros"


def test_wider_panes_have_wider_margins_and_not_longer_lines(pane, qtbot):
    pane.resize(1400, 300)
    wide = pane.margin_px()
    assert wide > 400
    assert pane.document().rootFrame().frameFormat().leftMargin() == wide
    pane.resize(420, 300)
    assert pane.margin_px() == 32


@pytest.mark.parametrize("change", ["width", "zoom"])
def test_what_is_read_stays_at_the_top(pane, change):
    pane.verticalScrollBar().setValue(300)
    top, offset = pane.top_offset(), pane.verticalScrollBar().value()
    if change == "width":
        pane.resize(260, 300)
    else:
        pane.set_zoom(1.5)
    assert pane.verticalScrollBar().value() > offset
    assert pane.top_offset() <= top
    line_ends = next(p.span.end for p in pane.article.passages if p.span.end > top)
    assert pane.top_offset() < line_ends
    pane.resize(420, 300)
    pane.set_zoom(1.0)
    assert pane.verticalScrollBar().value() == 300


def test_a_mark_in_another_size_is_still_under_its_words(pane, comparison):
    pane.set_zoom(1.5)
    span = mark_of(comparison, "F4-1").span
    bring_into_view(pane, span)
    part, baseline = stretch_of(pane, span)
    image = pane.viewport().grab().toImage()
    assert image.pixelColor(round(part.x0) + 6, round(baseline + 7.5)).name() == (
        theme("light").roles["figure"].lower()
    )


def test_an_empty_pane_says_what_to_do(qtbot):
    pane = Pane(theme("light"))
    qtbot.addWidget(pane)
    pane.resize(400, 200)
    pane.show()
    image = pane.viewport().grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(400) for y in range(80, 120)}
    assert theme("light").roles["muted"].lower() in found


def test_the_edge_shows_that_files_can_be_dropped(pane):
    pane.ring.show_dropping(True)
    image = pane.viewport().grab().toImage()
    accent = theme("light").roles["accent"].lower()
    assert [image.pixelColor(x, 150).name() for x in range(4)] == [accent] * 3 + [
        theme("light").roles["pane"].lower()
    ]
    pane.ring.show_dropping(False)
    assert pane.viewport().grab().toImage().pixelColor(0, 150).name() != accent


def test_the_wheel_with_ctrl_is_left_to_the_window(pane):
    before = pane.document().defaultFont().pixelSize()
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane.viewport(), event)
    assert pane.document().defaultFont().pixelSize() == before
    assert pane.verticalScrollBar().value() == 0


@pytest.mark.parametrize("height", [40, 300])
def test_an_article_is_first_shown_from_its_top(qtbot, comparison, height):
    pane = Pane(theme("light"))
    qtbot.addWidget(pane)
    pane.resize(420, height)
    pane.show()
    pane.show_article(comparison.left.article)
    assert pane.verticalScrollBar().value() == 0
    pane.verticalScrollBar().setValue(100)
    pane.show_article(comparison.right.article)
    assert pane.verticalScrollBar().value() == 0


def test_another_article_takes_the_marks_of_the_last_away(pane, comparison):
    pane.show_current(mark_of(comparison, "F6-1"))
    pane.show_article(comparison.right.article)
    assert pane.current_span() is None
    assert pane.extraSelections() == []
    assert pane.verticalScrollBar().value() == 0


def test_two_strokes_under_the_same_words_stay_apart(pane, comparison):
    span = mark_of(comparison, "F4-1").span
    pane.show_marks((Mark(span, "figure", "quiet", "a"), Mark(span, "quote", "quiet", "b")), {})
    bring_into_view(pane, span)
    part, baseline = stretch_of(pane, span)
    image = pane.viewport().grab().toImage()
    roles = theme("light").roles
    column = [image.pixelColor(round(part.x0) + 2, round(baseline) + y).name() for y in range(2, 12)]
    assert column.count(roles["figure"].lower()) == 2
    assert column.count(roles["quote"].lower()) == 2
    assert column.index(roles["quote"].lower()) - column.index(roles["figure"].lower()) == 4
