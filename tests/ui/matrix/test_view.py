"""The matrix of the sample story in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from diptych.app.settings import Settings
from diptych.compare import Row
from diptych.corpus import stories
from diptych.ui.matrix.chronology import events, is_regular
from diptych.ui.store import Store
from diptych.ui.theme import theme
from diptych.ui.window import MainWindow

PATIENCE = 120_000


@pytest.fixture
def window(qtbot, models):
    told = Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
    shown = MainWindow(Store(models, None), told)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.store.show_stories(stories())
    shown.store.opener.open_paths([entry.path for entry in stories()[1].entries[:2]])
    qtbot.waitUntil(lambda: shown.store.session.comparison is not None, timeout=PATIENCE)
    yield shown
    shown.close()
    qtbot.wait(10)


@pytest.fixture
def view(window, qtbot):
    window.actions_by_id["view-matrix"].trigger()
    qtbot.waitUntil(lambda: window.store.session.matrix is not None, timeout=PATIENCE)
    return window.views.matrix


def test_nothing_is_compared_before_the_matrix_is_looked_at(window):
    assert window.store.session.matrix is None
    assert window.store.session.matrix_steps is None


def test_every_article_of_the_story_has_a_column_and_the_open_ones_their_badge(view):
    count = len(stories()[1].entries)
    assert view.model.columnCount() == count + 2
    assert [view.table.head.badge_of(n) for n in range(count)] == ["A", "B"] + [""] * (count - 2)


def _conflict(view):
    lines = view.model.lines
    return next(n for n, line in enumerate(lines) if isinstance(line, Row) and line.conflict)


def test_enter_opens_the_popover_and_escape_goes_back_to_the_cell(view, window, qtbot):
    row = _conflict(view)
    view.table.setCurrentIndex(view.model.index(row, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.popover.isVisible()
    assert view.popover.width() == 404
    assert view.rect().contains(view.popover.geometry())
    for label in view.popover.findChildren(QLabel):
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width())
    qtbot.keyClick(view.popover, Qt.Key.Key_Escape)
    assert not view.popover.isVisible()


def test_enter_twice_opens_the_pair_at_the_passage(view, window, qtbot):
    row = _conflict(view)
    line = view.model.lines[row]
    told, [left, right, _id] = view.model.matrix, line.worst
    view.table.setCurrentIndex(view.model.index(row, left + 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.keyClick(view.popover.open_button, Qt.Key.Key_Return)
    session = window.store.session
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    session = window.store.session
    assert window.views.shown == "reading"
    assert session.left.text == told.analyses[left].article.text
    assert session.right.text == told.analyses[right].article.text
    assert session.divergence.left.overlaps(line.cells[left].span)
    assert session.divergence.right.overlaps(line.cells[right].span)


def test_groups_cannot_be_chosen_and_j_steps_over_them(view, qtbot):
    view.table.setCurrentIndex(view.model.index(1, 1))
    seen = set()
    for _step in range(len(view.model.lines)):
        seen.add(view.table.currentIndex().row())
        qtbot.keyClick(view.table, Qt.Key.Key_J)
    assert seen == {n for n, line in enumerate(view.model.lines) if isinstance(line, Row)}


def test_the_ledger_of_one_pair_makes_room_for_the_matrix(view, window):
    assert not window.ledger.isVisible()
    window.actions_by_id["view-reading"].trigger()
    assert window.ledger.isVisible()


def test_giving_up_leaves_a_way_to_ask_again(window, qtbot):
    window.actions_by_id["view-matrix"].trigger()
    view = window.views.matrix
    assert window.store.session.matrix_steps is not None
    view.button.click()
    assert window.store.session.matrix_steps is None
    assert window.store.session.matrix is None
    assert view.button.isVisible()
    view.button.click()
    qtbot.waitUntil(lambda: window.store.session.matrix is not None, timeout=PATIENCE)


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_other_themes_are_painted_without_complaint(view, name):
    view.set_theme(theme(name))
    view.grab()


def test_a_fact_told_with_two_days_stands_on_both_of_them(view):
    found = events(view.model.matrix)
    assert list(found) == sorted(found, key=lambda event: (event.day, event.row))
    assert all(event.articles for event in found)
    for number, row in enumerate(view.model.matrix.rows):
        if row.group == "dates" and row.conflict:
            assert len([event for event in found if event.row == number]) <= row.values
    assert is_regular(found[:2])
