import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from diptych.i18n import catalogue
from diptych.resources import table
from diptych.ui import spread as spread_room
from diptych.ui.spread.spread import Spread
from diptych.ui.theme import theme


def test_articles_can_be_read_before_they_are_compared(qtbot, comparison):
    spread = Spread()
    qtbot.addWidget(spread)
    spread.show_articles(comparison.left.article, None)
    assert spread.left_pane.article is comparison.left.article
    assert spread.right_pane.article is None
    assert "Port-Mélan" in spread.left_pane.accessibleName()


def test_marks_come_without_moving_what_is_read(spread, comparison):
    spread.show_comparison(None)
    spread.set_linked(False)
    spread.left_pane.verticalScrollBar().setValue(90)
    spread.right_pane.verticalScrollBar().setValue(40)
    spread.show_comparison(comparison)
    assert spread.left_pane.verticalScrollBar().value() == 90
    assert spread.right_pane.verticalScrollBar().value() == 40


def test_the_current_divergence_is_current_on_both_sides(spread, comparison):
    current = comparison.divergences[1]
    spread.show_current(current, jump=True)
    assert spread.left_pane.current_span() == current.left
    assert spread.right_pane.current_span() == current.right
    spread.show_current(None, jump=False)
    assert spread.left_pane.current_span() is None


def test_what_is_one_sided_is_current_on_its_side_only(spread, comparison):
    alone = next(one for one in comparison.divergences if one.kind == "onesided")
    spread.show_current(alone, jump=False)
    assert spread.left_pane.current_span() is None
    assert spread.right_pane.current_span() == alone.right


def test_hits_are_brought_into_view(spread, comparison):
    article = comparison.left.article
    span = article.passages[-1].span
    spread.show_hits("left", (span,))
    top, _ = spread.left_pane.extent_px(span)
    scrolled = spread.left_pane.verticalScrollBar().value()
    assert scrolled > 0
    assert scrolled <= top < scrolled + spread.left_pane.viewport().height()
    assert len(spread.left_pane.extraSelections()) == 1


def test_hovering_a_mark_thickens_the_strokes_of_both_sides(spread):
    before = spread.right_pane.viewport().grab().toImage()
    spread.left_pane.mark_hovered.emit("D2-1")
    assert spread.right_pane.viewport().grab().toImage() != before
    spread.left_pane.mark_hovered.emit("")
    assert spread.right_pane.viewport().grab().toImage() == before


def test_a_divergence_whose_mark_is_anothers_is_current_and_told_all_the_same(spread, comparison):
    shown = next(one for one in comparison.divergences if one.id == "D2-1")
    hidden = replace(shown, id="D4-9", code="D4", explanation="L’ordre est inversé.")
    both = replace(comparison, divergences=(*comparison.divergences, hidden))
    spread.show_comparison(both)
    spread.show_current(shown, jump=False)
    wanted = spread.left_pane.viewport().grab().toImage()
    spread.show_current(hidden, jump=False)
    assert spread.left_pane.viewport().grab().toImage() == wanted
    assert spread.left_pane._layers.tips["D2-1"] == (
        "Le 4 mai en A, le 2 en B. Rule D2.",
        "L’ordre est inversé. Rule D4.",
    )


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_every_part_wears_the_theme(spread, name):
    spread.set_theme(theme(name))
    roles = theme(name).roles
    image = spread.grab().toImage()
    pane, gutter = spread.left_pane.geometry(), spread.link_map.geometry()
    assert image.pixelColor(pane.left() + 6, pane.center().y()).name() == roles["pane"].lower()
    assert image.pixelColor(gutter.left() + 20, gutter.top() + 3).name() == roles["window"].lower()
    assert image.pixelColor(spread.cards["left"].geometry().center()).name() == roles["pane"].lower()


@pytest.mark.parametrize(("x", "side"), [(100, "left"), (300, None), (500, "right")])
def test_files_are_dropped_on_the_side_they_fall_on(spread, qtbot, x, side):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/un.html"), QUrl("https://example.org/deux.html")])
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(x, 150), actions, data, buttons, none)
    QApplication.sendEvent(spread, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(spread, QDragMoveEvent(QPoint(x, 150), actions, data, buttons, none))
    accent = theme("light").roles["accent"].lower()
    is_edged = [
        pane.viewport().grab().toImage().pixelColor(1, 100).name() == accent
        for pane in (spread.left_pane, spread.right_pane)
    ]
    assert is_edged == [side in ("left", None), side in ("right", None)]
    with qtbot.waitSignal(spread.files_dropped, timeout=500) as caught:
        QApplication.sendEvent(spread, QDropEvent(QPointF(x, 150), actions, data, buttons, none))
    assert caught.args[0] == ((Path("/tmp/un.html"),), side)


def test_text_dragged_over_the_spread_is_not_taken(spread):
    data = QMimeData()
    data.setText("bonjour")
    enter = QDragEnterEvent(
        QPoint(100, 150),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(spread, enter)
    assert not enter.isAccepted()


def test_swapping_and_replacing_are_asked_for(spread, qtbot):
    with qtbot.waitSignal(spread.swap_requested, timeout=500):
        spread.gutter_head.button.click()
    with qtbot.waitSignal(spread.replace_requested, timeout=500) as caught:
        spread.cards["right"].replace_requested.emit()
    assert caught.args == ["right"]


def test_tab_goes_from_the_left_text_over_the_links_to_the_right(spread):
    order, widget = [], spread.left_pane
    wanted = {spread.left_pane, spread.link_map, spread.right_pane}
    for _ in range(40):
        if widget in wanted:
            order.append(widget)
        widget = widget.nextInFocusChain()
        if widget is spread.left_pane:
            break
    assert order == [spread.left_pane, spread.link_map, spread.right_pane]


def test_every_text_has_its_french():
    folder = Path(spread_room.__file__).parent
    asked = {
        node.args[0].value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "n_")
    }
    assert set(table("translations/fr/spread.yaml")) <= asked <= set(catalogue("fr"))


def test_two_long_texts_are_shown_in_two_events_and_both_are_there_with_the_comparison(
    qtbot, spread, comparison, write_article
):
    lines = tuple(f"Ligne {n} du registre de la commune de Vernoux." for n in range(1_400))
    left, right = write_article(("À gauche", *lines)), write_article(("À droite", *lines))
    spread.show_articles(left, right)
    assert spread.left_pane.article is left
    assert spread.right_pane.article is not right
    qtbot.waitUntil(lambda: spread.right_pane.article is right)
    assert "À droite" in spread.right_pane.accessibleName()
    spread.show_articles(right, left)
    spread.show_comparison(comparison)
    assert spread.right_pane.article is comparison.right.article
    qtbot.wait(5)
    assert spread.right_pane.article is comparison.right.article
