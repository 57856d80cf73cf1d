import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from diptych.ui.actions import commands
from diptych.ui.dialogs.palette import Palette
from diptych.ui.theme import theme


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def palette(qtbot, owner, done):
    actions = {}
    for row in commands():
        actions[row.id] = QAction(row.text, owner)
        actions[row.id].triggered.connect(lambda _on=False, id=row.id: done.append(id))
    actions["export"].setEnabled(False)
    made = Palette(actions, owner, theme("light"))
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    return made


def shown(palette: Palette) -> int:
    return sum(not palette.list.item(n).isHidden() for n in range(palette.list.count()))


def test_every_action_is_there_before_anything_is_typed(palette):
    assert shown(palette) == len(commands())


def test_words_in_any_order_and_without_accents_find_an_action_and_enter_does_it(qtbot, palette, done):
    qtbot.keyClicks(palette.box, "scrolling LÎNKED")
    assert shown(palette) == 1
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert done == ["linked"]
    assert not palette.isVisible()


def test_the_arrows_walk_the_list_while_the_box_keeps_the_keys(qtbot, palette, done):
    qtbot.keyClicks(palette.box, "text")
    first = palette.list.currentItem()
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    assert palette.list.currentItem() is not first
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert len(done) == 1


def test_what_cannot_be_done_now_is_not_done(qtbot, palette, done):
    qtbot.keyClicks(palette.box, "export report")
    assert shown(palette) == 1
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert done == []
    assert palette.isVisible()


def test_words_of_no_action_leave_the_list_empty(qtbot, palette, done):
    qtbot.keyClicks(palette.box, "zzz")
    assert shown(palette) == 0
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert done == []


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_chosen_line_is_readable_on_the_colour_of_the_selection(qtbot, owner, name):
    wear = theme(name)
    made = Palette({row.id: QAction(row.text, owner) for row in commands()}, owner, wear)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    place = made.list.visualItemRect(made.list.currentItem())
    drawn = made.list.viewport().grab(place).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert {wear.color("selection").name(), wear.color("on_selection").name()} <= colours
    assert wear.color("muted").name() not in colours - {wear.color("on_selection").name()}
