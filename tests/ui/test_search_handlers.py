from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import stories
from diptych.search import Hit
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def searched(qtbot, models):
    """A window with a pair compared, whose shelf can be searched."""
    told = Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
    window = MainWindow(Store(models, index_folder()), told)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.show()
        window.activateWindow()
    window.store.show_stories(stories())
    window.store.opener.open_story(stories()[0])
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    searcher = window.store._searcher
    qtbot.waitUntil(lambda: searcher.held.index is not None, timeout=PATIENCE)
    yield window
    window.close()
    qtbot.wait(10)


def _results(window, qtbot):
    qtbot.waitUntil(lambda: window.store.session.results is not None, timeout=PATIENCE)
    return window.store.session.results


def test_articles_like_the_open_one_are_asked_for_by_its_title(searched, qtbot):
    searched.spread.right_pane.setFocus()
    searched.actions_by_id["like"].trigger()
    title = searched.store.session.right.title
    assert title
    assert searched.sidebar.finder.box.text().startswith("like:")
    assert all(hit.title != title for hit in _results(searched, qtbot).hits)


def test_the_event_of_the_article_that_is_selected_on_the_shelf_is_asked_for(searched, qtbot):
    shelf = searched.sidebar.shelf
    story = shelf.model().index(0, 0)
    shelf.setCurrentIndex(shelf.model().index(0, 0, story))
    shelf.setFocus()
    searched.actions_by_id["event"].trigger()
    (entry,) = shelf.selected()
    wanted = {f'event:"{entry.title}"', f'event:"{entry.path.absolute()}"'}
    assert searched.sidebar.finder.box.text() in wanted
    assert entry.path.absolute() not in {hit.path for hit in _results(searched, qtbot).hits}


def test_a_search_is_kept_to_the_articles_that_are_selected(searched, qtbot):
    shelf = searched.sidebar.shelf
    story = shelf.model().index(0, 0)
    for row in (0, 1):
        index = shelf.model().index(row, 0, story)
        shelf.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    shelf.setFocus()
    searched.actions_by_id["narrow"].trigger()
    assert searched.sidebar.finder.box.hasFocus()
    assert len(searched.store.session.scope) == 2
    searched.sidebar.finder.ask("de OU the")
    found: tuple[Hit, ...] = _results(searched, qtbot).hits
    assert {hit.path for hit in found} <= set(searched.store.session.scope)
    searched.sidebar.finder.scope.click()
    assert searched.store.session.scope == ()
    qtbot.waitUntil(lambda: len(searched.store.session.results.hits) > 2, timeout=PATIENCE)


def test_a_whole_story_of_the_shelf_can_be_searched_alone(searched, qtbot):
    shelf = searched.sidebar.shelf
    story = shelf.model().index(0, 0)
    menu = shelf.menu(story)
    next(one for one in menu.actions() if one.text() == "Search in this story").trigger()
    menu.deleteLater()
    paths = {entry.path.absolute() for entry in searched.store.session.stories[0].entries}
    assert set(searched.store.session.scope) == paths


def test_without_a_selection_the_user_is_told_what_to_do(searched):
    searched.sidebar.shelf.clearSelection()
    searched.actions_by_id["narrow"].trigger()
    assert searched.store.session.notice == "Select articles in a list of the sidebar first."
    assert searched.store.session.scope == ()


def test_a_compared_pair_is_found_by_its_conflicts(searched, qtbot):
    sides = searched.store.session.left, searched.store.session.right
    index = searched.store._searcher.held.index
    qtbot.waitUntil(lambda: index.search("conflits:oui").total == 2, timeout=PATIENCE)
    found = {hit.path for hit in index.search("conflicts:yes").hits}
    assert found == {Path(side.origin.source).absolute() for side in sides}
