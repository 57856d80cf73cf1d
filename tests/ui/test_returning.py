"""A window is closed and another one opened: what was open lies there again, with real parts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from diptych.app import desk as desks
from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import stories
from diptych.ui.application import begin, keep_desk
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000
LINES = [
    f"Le quai numéro {n} a reçu {100 + n} dockers jeudi, selon la capitainerie du port." for n in range(90)
]


@pytest.fixture
def open_window(qtbot, models):
    """Makes a window as a start of the program does, settled on its pair."""
    opened = []

    def make(*paths):
        store = Store(models, index_folder(), library_folder())
        window = MainWindow(
            store, Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
        )
        opened.append(window)
        window.left.connect(keep_desk)
        desk = desks.load()
        returning = window.handlers.returning
        returning.know(desk)
        with qtbot.waitExposed(window):
            window.show()
        begin(store, paths, lambda otherwise: returning.go_back(desk, otherwise))

        def is_settled():
            session = store.session
            busy = store._sides.tickets or session.comparing or session.importing
            return session.comparison is not None and session.library != "opening" and not busy

        qtbot.waitUntil(is_settled, timeout=PATIENCE)
        return window

    yield make
    for window in opened:
        if window in QApplication.topLevelWidgets():
            window.close()
    qtbot.wait(10)


@pytest.fixture
def files(tmp_path):
    paths = [tmp_path / "mole.txt", tmp_path / "criee.txt"]
    for path, title in zip(
        paths, ("Port-Mélan attend ses dockers", "Au port, le calme revient"), strict=True
    ):
        path.write_text("\n\n".join((title, *LINES)) + "\n", "utf-8")
    return paths


def titles(window):
    session = window.store.session
    return [side and side.title for side in (session.left, session.right)]


def test_the_first_start_opens_the_sample(open_window):
    window = open_window()
    assert titles(window) == [entry.title for entry in stories()[0].entries[:2]]


def test_the_pair_comes_back_where_it_was_read(open_window, files, qtbot):
    first = open_window(*files)
    article = first.store.session.left
    first.spread.left_pane.show_top(article.passages[40].span.start)
    read = desks.place_of(article, first.spread.left_pane.top_offset())
    assert read.passage == 40
    current = first.store.session.current
    first.close()

    second = open_window()
    assert titles(second) == ["Port-Mélan attend ses dockers", "Au port, le calme revient"]
    left = second.store.session.left
    qtbot.waitUntil(
        lambda: desks.place_of(left, second.spread.left_pane.top_offset()).passage == 40, timeout=PATIENCE
    )
    assert second.store.session.current == current


def test_a_pair_that_is_gone_is_told_and_the_sample_opens(open_window):
    gone = desks.Known("0" * 64, "/nulle/part.txt", "Nulle part")
    desks.save(desks.Desk(pair=desks.Pair(gone, gone), recent=(desks.Pair(gone, gone),)))
    window = open_window()
    assert titles(window)[0] == stories()[0].entries[0].title
    assert [pair.left.name for pair in window.handlers.returning.recent][-1] == "Nulle part"


def test_the_recent_pairs_are_in_a_menu_and_open_again(open_window, files, qtbot):
    window = open_window(*files)
    entries = stories()[0].entries
    window.store.opener.open_story(stories()[0])
    qtbot.waitUntil(lambda: titles(window)[0] == entries[0].title, timeout=PATIENCE)
    menu = window.actions_by_id["recent"].menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert len(names) == 2
    assert "Port-Mélan" in names[1]
    menu.actions()[1].trigger()
    qtbot.waitUntil(
        lambda: titles(window) == ["Port-Mélan attend ses dockers", "Au port, le calme revient"],
        timeout=PATIENCE,
    )


def test_filters_come_back(open_window, qtbot):
    first = open_window()
    chip = next(iter(first.ledger.head._chips.values()))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    kept = first.ledger.head.sieve()
    assert kept.hidden
    first.close()
    assert open_window().ledger.head.sieve() == kept
