from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from diptych.app.remarks import noting, remarks_on
from diptych.ui.rows.plan import Fold, Row
from diptych.ui.rows.planning import planned
from diptych.ui.rows.view import Rows
from diptych.ui.theme import theme


@pytest.fixture
def view(qtbot, comparison):
    shown = Rows()
    shown.plan_wanted.connect(lambda told: shown.show_plan(told, planned(told)))
    qtbot.addWidget(shown)
    shown.resize(1000, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_pair(comparison.left.article, comparison.right.article, comparison)
    return shown


def _tops(pane):
    layout = pane.document().documentLayout()
    return [
        layout.blockBoundingRect(pane.document().findBlockByNumber(first)).top()
        for first, _end in pane.page.blocks
    ]


@pytest.mark.parametrize("width", [700, 1000, 1700])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_both_sides_of_a_row_are_level_to_the_pixel(view, width, zoom):
    view.set_zoom(zoom)
    view.resize(width, 500)
    left, right = view.panes["left"], view.panes["right"]
    assert len(view.bands) > 5
    for band, ours, theirs in zip(view.bands, _tops(left), _tops(right), strict=True):
        assert ours == band.words_top("left")
        assert theirs == band.words_top("right")
    assert left.verticalScrollBar().maximum() == right.verticalScrollBar().maximum()
    assert left.document().size().height() == pytest.approx(view.bands[-1].bottom + 32, abs=1)


def test_both_sides_scroll_as_one(view):
    view.panes["left"].verticalScrollBar().setValue(60)
    assert view.bar.value() == view.panes["right"].verticalScrollBar().value() == 60
    view.bar.setValue(20)
    assert view.panes["left"].verticalScrollBar().value() == 20


def test_marks_stand_under_the_words_of_the_article(view, comparison):
    for side, pane in view.panes.items():
        text, plain = getattr(comparison, side).article.text, pane.document().toPlainText()
        for one in pane._strokes.placed:
            units = plain.encode("utf-16-le")[2 * one.start_u16 : 2 * one.end_u16].decode("utf-16-le")
            assert units == one.mark.span.of(text).replace("\u00a0", " ").replace("\u202f", "\u202f")


def test_a_fold_opens_with_a_click_and_keeps_what_stood_over_it(view, comparison):
    quiet = replace(comparison, divergences=(), left_marks=(), right_marks=())
    view.show_pair(comparison.left.article, comparison.right.article, quiet)
    at = next(n for n, band in enumerate(view.bands) if isinstance(band.entry, Fold))
    before = view.bands[:at]
    assert view.bands[at].bottom - view.bands[at].top == 32
    view.activate(at)
    assert [band.top for band in view.bands[:at]] == [band.top for band in before]
    assert isinstance(view.bands[at].entry, Row)


def test_an_empty_side_names_the_article_that_is_silent(view):
    assert "Nothing opposite in La Criée" in view.panes["right"].document().toPlainText()
    assert "Nothing opposite in Le Môle" in view.panes["left"].document().toPlainText()


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_empty_side_offers_to_link_the_passage_that_is_alone(view, comparison, side):
    pane, other = view.panes[side], "left" if side == "right" else "right"
    number, band = next(
        (n, band)
        for n, band in enumerate(view.bands)
        if isinstance(band.entry, Row) and not band.entry.parts(side)
    )
    view.bar.setValue(round(band.top))
    block = pane.document().findBlockByNumber(pane.page.blocks[number][0])
    assert block.text().endswith("Link a passage…  F7")
    cursor = pane.textCursor()
    cursor.setPosition(block.position() + block.length() - 12)
    at = pane.cursorRect(cursor).center()
    asked = []
    view.link_wanted.connect(lambda *place: asked.append(place))
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == [(other, band.entry.parts(other)[0])]


def test_copied_words_are_those_of_the_article(view):
    pane = view.panes["left"]
    pane.selectAll()
    told = pane.createMimeDataFromSelection().text()
    assert "3,2 millions d’euros" in told
    assert "Nothing opposite" not in told


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_another_theme_and_no_pair_are_painted_without_complaint(view, name):
    view.set_theme(theme(name))
    view.grab()
    view.show_pair(None, None, None)
    view.grab()
    assert view.bands == ()


def test_nothing_is_written_while_the_rows_cannot_be_seen(qtbot, comparison):
    hidden = Rows()
    hidden.plan_wanted.connect(lambda told: hidden.show_plan(told, planned(told)))
    qtbot.addWidget(hidden)
    hidden.show_pair(comparison.left.article, comparison.right.article, comparison)
    assert hidden.panes["left"].document().isEmpty()


def test_the_current_row_is_brought_into_view(view, comparison):
    told = next(one for one in comparison.divergences if one.id == "F4-1")
    view.show_current(told, jump=True)
    band = view.bands[view.panes["left"]._current_band]
    assert told in band.entry.divergences
    assert view.bar.value() <= band.top
    assert view.panes["left"].hasFocus() or view.panes["left"].focusPolicy() != Qt.FocusPolicy.NoFocus


def test_a_sign_stands_beside_what_was_said_and_asks_for_it(view, comparison):
    left = comparison.left.article
    note = noting(left, left.sentences[2].span, "Qui a compté ?")
    view.show_remarks(remarks_on(comparison, (note,)))
    pane = view.panes["left"]
    [placed] = pane._said.placed
    assert pane._tips_of(placed.one.id) == ("Note: Qui a compté ?",)
    top = next(
        y
        for y in range(pane.viewport().height())
        if pane._ids_at(QPoint(pane.margin_px() - 16, y)) == [placed.one.id]
    )
    asked = []
    view.said_activated.connect(lambda side, span: asked.append((side, span)))
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(pane.margin_px() - 16, top + 6))
    assert asked == [("left", left.sentences[2].span)]
    view.set_zoom(1.5)
    assert [one.one.id for one in pane._said.placed] == [placed.one.id]
