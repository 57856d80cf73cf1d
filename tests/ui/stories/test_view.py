"""The stories of the library in the real window: grouped by themselves, opened, merged, split, undone."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import REPORTS

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.stories import LibraryStory
from diptych.ui.shelf.tree import NODE
from diptych.ui.store import Store
from diptych.ui.stories.model import Alone
from diptych.ui.window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def window(qtbot, models, tmp_path):
    store = Store(models, None, library_folder())
    told = Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
    shown = MainWindow(store, told)
    with qtbot.waitExposed(shown):
        shown.show()
    store.open_library()
    qtbot.waitUntil(lambda: store.session.library == "ready", timeout=PATIENCE)
    shown.sidebar.tabs.show_stories()
    yield shown
    if shown in QApplication.topLevelWidgets():
        shown.close()
    qtbot.wait(10)


@pytest.fixture
def grouped(window, qtbot, tmp_path):
    """The window with two reports of a ferry, one of a museum and one of a harvest."""
    names = ("ferry-a", "ferry-b", "museum", "harvest")
    for name in names:
        (tmp_path / f"{name}.txt").write_text(REPORTS[name], "utf-8")
    window.store.opener.open_paths([tmp_path / f"{name}.txt" for name in names])
    wait(qtbot, window, {("ferry-a", "ferry-b"), ("harvest",), ("museum",)})
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    window.store.importer.show(False)
    return window


def held(window):
    return {
        tuple(sorted(one.source.rsplit("/", 1)[-1].removesuffix(".txt") for one in story.records))
        for story in window.store.session.groups
    }


def wait(qtbot, window, wanted):
    qtbot.waitUntil(lambda: held(window) == wanted, timeout=PATIENCE)


def view_of(window):
    return window.sidebar.tabs.stories


def choose(view, *indexes):
    for index in indexes:
        view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def test_an_empty_library_says_what_will_stand_there(window):
    tabs = window.sidebar.tabs
    assert tabs.shown is tabs.bar
    assert not tabs.stories.isVisible()


def test_imported_articles_are_grouped_by_themselves_the_lone_ones_last(grouped):
    model = view_of(grouped).model()
    nodes = [model.index(row, 0).data(NODE) for row in range(model.rowCount())]
    assert [type(node) for node in nodes] == [LibraryStory, Alone]
    assert len(nodes[0].records) == 2
    assert len(nodes[1].records) == 2


def test_a_row_tells_outlets_origins_and_conflicts_only_once_compared(grouped, qtbot):
    model = view_of(grouped).model()
    qtbot.waitUntil(lambda: grouped.store.session.groups[0].compared is not None, timeout=PATIENCE)
    told = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 articles, 2 origins" in told
    assert "not compared yet" not in told
    assert grouped.store.session.groups[1].compared is None


def test_enter_shows_the_matrix_and_control_enter_the_pair(grouped, qtbot):
    view = view_of(grouped)
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert grouped.views.shown == "matrix"
    qtbot.waitUntil(lambda: grouped.store.session.matrix is not None, timeout=PATIENCE)
    assert len(grouped.store.session.matrix.analyses) == 2
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert grouped.views.shown == "reading"


def test_enter_opens_an_article_on_the_left_and_control_enter_on_the_right(grouped, qtbot):
    view = view_of(grouped)
    alone = view.model().index(1, 0)
    view.setExpanded(alone, True)
    first = view.model().index(0, 0, alone)
    view.setCurrentIndex(first)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sha256 = first.data(NODE).sha256
    qtbot.waitUntil(lambda: grouped.store.session.right.origin.sha256 == sha256, timeout=PATIENCE)


def test_stories_are_merged_by_a_key_and_parted_again_by_undo(grouped, qtbot):
    view = view_of(grouped)
    alone = view.model().index(1, 0)
    view.setExpanded(alone, True)
    view.selectionModel().clear()
    choose(view, view.model().index(0, 0, alone), view.model().index(1, 0, alone))
    qtbot.keyClick(view, Qt.Key.Key_M)
    wait(qtbot, grouped, {("ferry-a", "ferry-b"), ("harvest", "museum")})
    assert grouped.store.session.remedy == "undo"
    grouped.actions_by_id["undo"].trigger()
    wait(qtbot, grouped, {("ferry-a", "ferry-b"), ("harvest",), ("museum",)})


def test_an_article_is_parted_by_a_key_and_stays_so(grouped, qtbot):
    view = view_of(grouped)
    view.selectionModel().clear()
    choose(view, view.model().index(0, 0, view.model().index(0, 0)))
    qtbot.keyClick(view, Qt.Key.Key_S)
    apart = {("ferry-a",), ("ferry-b",), ("harvest",), ("museum",)}
    wait(qtbot, grouped, apart)
    grouped.store.groups.refresh()
    qtbot.waitUntil(lambda: not grouped.store.groups._rest.isActive(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: grouped.store.session.grouping is None, timeout=PATIENCE)
    assert held(grouped) == apart


def test_a_whole_story_cannot_be_parted_nor_one_merged_with_itself(grouped):
    view = view_of(grouped)
    view.selectionModel().clear()
    choose(view, view.model().index(0, 0))
    texts = {action.text(): action.isEnabled() for action in view.menu(view.model().index(0, 0)).actions()}
    assert texts["Show the matrix of the story"]
    assert not texts["Make one story of what is selected"]
    assert not texts["Part the selected articles from their story"]


def test_a_deleted_article_leaves_its_story(grouped, qtbot):
    record = next(one for one in grouped.store.session.groups[0].records if "ferry-b" in one.source)
    grouped.store.library.delete(record)
    wait(qtbot, grouped, {("ferry-a",), ("harvest",), ("museum",)})
