from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from diptych.app.session import Session
from diptych.corpus import Entry, Story
from diptych.ui.shelf.model import ShelfModel
from diptych.ui.shelf.tree import BADGES, NODE
from diptych.ui.shelf.view import ShelfView
from diptych.ui.theme import theme


def _story(name: str, *outlets: str) -> Story:
    entries = tuple(
        Entry(Path(f"/{name}/{n}.txt"), f"Titre {n}", outlet, "2025-05-09", "fr")
        for n, outlet in enumerate(outlets)
    )
    return Story(name, name.title(), entries, demonstration=True)


@pytest.fixture
def stories():
    return (_story("quai", "Le Môle", "La Criée", ""), _story("marche", "La Vigie"))


@pytest.fixture
def shelf(qtbot, stories):
    shelf = ShelfView(ShelfModel(), theme("light"))
    qtbot.addWidget(shelf)
    shelf.resize(272, 300)
    shelf.show()
    shelf.show_session(Session(), Session(stories=stories))
    return shelf


def _index(shelf, *rows):
    index = QModelIndex()
    for row in rows:
        index = shelf.model().index(row, 0, index)
    return index


def test_the_model_keeps_qts_rules_of_a_tree(qapp, stories):
    model = ShelfModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_articles((), stories)
    model.show_open(None, None)
    model.show_articles((), ())
    assert model.rowCount() == 0


def test_a_story_holds_its_articles_by_outlet_or_title(shelf, stories):
    texts = [_index(shelf, 0, row).data() for row in range(3)]
    assert texts == ["Le Môle", "La Criée", "Titre 2"]
    assert _index(shelf, 1).data(NODE) is stories[1]
    assert shelf.isExpanded(_index(shelf, 0))


def test_open_articles_wear_the_badge_of_their_side(shelf, stories, write_article):
    article = write_article(("Titre", "Corps."))
    left = replace(article, origin=replace(article.origin, source="/quai/0.txt"))
    session = Session(stories=stories)
    shelf.show_session(session, replace(session, left=left, right=left))
    assert [_index(shelf, 0, row).data(BADGES) for row in range(3)] == ["AB", "", ""]
    shelf.show_session(replace(session, left=left, right=left), replace(session, right=left))
    assert _index(shelf, 0, 0).data(BADGES) == "B"


@pytest.mark.parametrize(
    ("keys", "side"),
    [(Qt.KeyboardModifier.NoModifier, "left"), (Qt.KeyboardModifier.ControlModifier, "right")],
)
def test_enter_opens_on_the_left_and_with_control_on_the_right(shelf, stories, qtbot, keys, side):
    shelf.setCurrentIndex(_index(shelf, 0, 1))
    with qtbot.waitSignal(shelf.open_wanted) as caught:
        qtbot.keyClick(shelf, Qt.Key.Key_Return, keys)
    assert caught.args == [stories[0].entries[1], side]


def test_enter_on_a_story_opens_its_pair(shelf, stories, qtbot):
    shelf.setCurrentIndex(_index(shelf, 1))
    with qtbot.waitSignal(shelf.story_wanted) as caught:
        qtbot.keyClick(shelf, Qt.Key.Key_Return)
    assert caught.args == [stories[1]]


def test_the_menu_of_an_article_offers_both_sides(shelf, stories, qtbot):
    menu = shelf.menu(_index(shelf, 0, 2))
    with qtbot.waitSignal(shelf.open_wanted) as caught:
        menu.actions()[1].trigger()
    assert caught.args == [stories[0].entries[2], "right"]
    assert [action.text() for action in shelf.menu(_index(shelf, 0)).actions()] == [
        "Open the first two articles",
        "Search in this story",
    ]


def test_the_menu_of_an_article_looks_for_others_like_it(shelf, stories, qtbot):
    menu = shelf.menu(_index(shelf, 0, 1))
    event = next(action for action in menu.actions() if action.text() == "About the same event")
    with qtbot.waitSignal(shelf.like_wanted) as caught:
        event.trigger()
    assert caught.args == [stories[0].entries[1], "event"]


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_row_is_painted_in_the_colours_of_the_theme(shelf, name):
    wear = theme(name)
    shelf.set_theme(wear)
    picture = shelf.viewport().grab().toImage()
    assert picture.pixelColor(3, 30) == wear.color("window")
    assert wear.color("text").name() in {picture.pixelColor(x, 39).name() for x in range(30, 160)}
