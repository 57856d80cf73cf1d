"""Actors and time line of the sample story: what they tell, by which keys they are walked, what they open."""

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.ui.matrix.test_view import PATIENCE, view, window

from diptych.compare import ActorRow
from diptych.ui.matrix.chronicle import _apart

__all__ = ["view", "window"]

FACTS, ACTORS, TIME = range(3)


@pytest.fixture
def actors(view):
    view.bar.setCurrentIndex(ACTORS)
    return view.actors


@pytest.fixture
def chronicle(view):
    view.bar.setCurrentIndex(TIME)
    return view.chronicle


def test_an_actor_row_tells_the_words_of_each_article_with_their_count(actors, view):
    model = view.actors_model
    assert model.rows
    assert isinstance(model.rows[0], ActorRow)
    told = model.lines(model.index(0, 1))
    first = model.rows[0].cells[0][0]
    assert told[0].startswith(first.text)
    assert str(first.count) in told[0] or first.count == 1


def test_enter_on_an_actor_opens_the_pair_where_it_is_named(actors, view, window, qtbot):
    model = view.actors_model
    row = next(n for n, one in enumerate(model.rows) if sum(map(bool, one.cells)) > 1)
    column = next(n for n, cell in enumerate(model.rows[row].cells) if cell) + 1
    index = model.index(row, column)
    wanted = model.aim(index)
    texts = [model.matrix.analyses[n].article.text for n in (wanted.left, wanted.right)]
    actors.setCurrentIndex(index)
    qtbot.keyClick(actors, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    assert window.views.shown == "reading"
    assert [window.store.session.left.text, window.store.session.right.text] == texts


def test_an_actor_that_one_article_leaves_out_says_so(actors, view):
    model = view.actors_model
    missing = [(n, m) for n, row in enumerate(model.rows) for m, cell in enumerate(row.cells) if not cell]
    for row, article in missing:
        index = model.index(row, article + 1)
        assert model.lines(index) == ["–"]
        assert "not told of" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_time_line_is_walked_by_keys_and_says_where_it_stands(chronicle, qtbot):
    first = chronicle.accessibleDescription()
    qtbot.keyClick(chronicle, Qt.Key.Key_Down)
    assert chronicle.current == (1, 0)
    assert chronicle.accessibleDescription() != first
    qtbot.keyClick(chronicle, Qt.Key.Key_Up)
    qtbot.keyClick(chronicle, Qt.Key.Key_Up)
    assert chronicle.current == (0, 0)
    for _step in range(20):
        qtbot.keyClick(chronicle, Qt.Key.Key_Right)
    assert chronicle.current == (0, len(chronicle.events[0].articles) - 1)


def test_enter_on_the_time_line_opens_the_pair_of_that_article(chronicle, view, window, qtbot):
    event = chronicle.events[0]
    text = view.model.matrix.analyses[event.articles[0]].article.text
    qtbot.keyClick(chronicle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    assert text in (window.store.session.left.text, window.store.session.right.text)


def test_a_click_on_a_name_opens_it_and_one_beside_it_only_chooses(chronicle, qtbot):
    place = chronicle._places[1][0]
    with qtbot.assertNotEmitted(chronicle.cell_wanted):
        beside = QPoint(5, place.center().y())
        qtbot.mouseClick(chronicle, Qt.MouseButton.LeftButton, pos=beside)
    assert chronicle.current == (1, 0)
    with qtbot.waitSignal(chronicle.cell_wanted):
        qtbot.mouseClick(chronicle, Qt.MouseButton.LeftButton, pos=place.center())


def test_names_find_room_on_further_lines_in_a_narrow_window(chronicle, window):
    chronicle.name_of = lambda number: f"The Courier of Somewhere {number}"
    window.resize(920, 700)
    chronicle._lay_out()
    assert len({place.top() for places in chronicle._places[:1] for place in places}) > 1
    assert all(place.right() < chronicle.width() for places in chronicle._places for place in places)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2017", "2018-02", "1 year later"),
        ("2018", "2018-02", ""),
        ("2025-01", "2025-04-20", "3 months later"),
        ("2025-01-31", "2025-02-02", "2 days later"),
        ("2025-01-31", "2025-02-01", ""),
        ("2018-02-03", "2025-02-01", "7 years later"),
    ],
)
def test_gaps_are_told_as_precisely_as_both_days_are(before, after, told):
    assert _apart(before, after) == told


def test_each_tab_has_the_keys_when_it_is_shown(view):
    for tab, part in ((FACTS, view.table), (ACTORS, view.actors), (TIME, view.chronicle)):
        view.bar.setCurrentIndex(tab)
        assert view.region() is part


@pytest.mark.parametrize("width", [760, 1440])
def test_no_name_over_a_column_is_cut_that_two_lines_can_hold(view, window, width):
    window.resize(width, 700)
    head = view.table.head
    assert head.height() >= 52
    assert all(len(head._lines(section)) <= 2 for section in range(head.count()))
