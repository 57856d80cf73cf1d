from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from diptych.corpus import Furniture
from diptych.ui.spread.aside import Folded
from diptych.ui.theme import theme

LONG = "Un commentaire très long. " * 200


@pytest.fixture
def article(comparison):
    found = comparison.left.article
    places = (0, found.passages[2].span.start, len(found.text))
    pieces = tuple(Furniture(LONG, f"raison {number}", at) for number, at in enumerate(places))
    return replace(found, furniture=pieces)


@pytest.fixture
def aside(pane, article, comparison):
    """A pane, without marks at first, that shows what was put aside."""
    pane.show_article(article)
    pane.show_aside(True)
    return pane


def _button(pane, line: Folded) -> QPoint:
    box = pane._layers.aside._button(pane.document(), line, pane._column())
    return QPoint(round(box.center().x()), round(box.center().y() - pane.verticalScrollBar().value()))


def test_a_piece_takes_one_line_however_long_it_is(aside):
    heights = [
        aside._layers.aside._button(aside.document(), one, aside._column()).height()
        for one in aside._layers.aside.lines
    ]
    assert len(heights) == 3
    assert all(height < 40 for height in heights)


def test_a_click_on_restore_asks_for_the_piece_and_one_beside_it_does_not(aside, article, qtbot):
    line = aside._layers.aside.lines[0]
    with qtbot.waitSignal(aside.restore_wanted) as caught:
        qtbot.mouseClick(aside.viewport(), Qt.MouseButton.LeftButton, pos=_button(aside, line))
    assert caught.args == [article.furniture[0]]
    with qtbot.assertNotEmitted(aside.restore_wanted, wait=20):
        beside = _button(aside, line) - QPoint(140, 0)
        qtbot.mouseClick(aside.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_where_nothing_can_be_taken_back_the_reason_is_in_the_tip(aside, qtbot):
    aside.hinder_restoring("Not in the library.")
    line = aside._layers.aside.lines[0]
    with qtbot.assertNotEmitted(aside.restore_wanted, wait=20):
        qtbot.mouseClick(aside.viewport(), Qt.MouseButton.LeftButton, pos=_button(aside, line))
    [one] = aside._ids_at(_button(aside, line))
    text, reason = aside._layers.tips_of(one)
    assert LONG.startswith(text.removesuffix("…"))
    assert reason == "Not in the library."


@pytest.mark.parametrize("hindrance", ["", "Not in the library."])
def test_the_menu_of_a_line_offers_to_take_it_back(aside, article, hindrance, qtbot):
    aside.hinder_restoring(hindrance)
    menu = QMenu()
    qtbot.addWidget(menu)
    wanted = []
    aside._layers.aside.offer(menu, aside._layers.aside.lines[1], wanted.append)
    [action] = menu.actions()
    assert action.text() == "Restore “raison 1”"
    assert action.isEnabled() is not bool(hindrance)
    action.trigger()
    assert wanted == ([] if hindrance else [article.furniture[1]])


def test_marks_stay_under_their_words_and_what_is_read_stays_at_the_top(pane, article, comparison):
    marks = tuple(mark for mark in comparison.left_marks if mark.weight != "agreement")
    pane.show_article(article)
    pane.show_marks(marks, {})
    pane.show_current(marks[0])
    pane.verticalScrollBar().setValue(180)
    top = pane.top_offset()
    pane.show_aside(True)
    assert pane.top_offset() == top
    for placed in pane._layers.strokes.placed:
        cursor = pane.textCursor()
        cursor.setPosition(placed.start_u16)
        cursor.setPosition(placed.end_u16, cursor.MoveMode.KeepAnchor)
        words = placed.mark.span.of(article.text)
        assert cursor.selectedText().split() == words.split()
    pane.show_aside(False)
    assert pane.top_offset() == top
    assert pane._layers.aside.lines == ()


def test_copied_words_are_the_articles_alone(aside, article):
    aside.selectAll()
    assert aside.createMimeDataFromSelection().text() == article.text


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_line_wears_the_colours_of_furniture(aside, name):
    wear = theme(name)
    aside.set_theme(wear)
    picture = aside.viewport().grab().toImage()
    button = _button(aside, aside._layers.aside.lines[0])
    colours = {picture.pixelColor(x, button.y()).name() for x in range(picture.width())}
    assert wear.color("window").name() in colours
    lines = range(button.y() - 8, button.y() + 8)
    inks = {picture.pixelColor(x, y).name() for x in range(30, button.x() - 60) for y in lines}
    assert wear.color("furniture").name() in inks
