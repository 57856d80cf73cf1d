"""The whole window with real parts: the sample corpus, the real models, the real index."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QThreadPool, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from diptych.app import searches
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import stories
from diptych.language import Models
from diptych.ui.application import begin
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def open_window(qtbot, models):
    """Makes a shown window with a store of its own; all are closed when the test ends."""
    opened = []

    def make(settings=None, *, own_models=None):
        told = settings or Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
        window = MainWindow(Store(own_models or models, index_folder()), told)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield make
    for window in opened:
        if _lives(window):
            window.close()
    qtbot.wait(10)


def _lives(window) -> bool:
    return window in QApplication.topLevelWidgets()


def _pair() -> list[Path]:
    return [entry.path for entry in stories()[0].entries[:2]]


@pytest.fixture
def compared(open_window, qtbot):
    """A window with the first pair of the sample corpus compared."""
    window = open_window()
    window.store.opener.open_paths(_pair())
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.store.session.comparing, timeout=PATIENCE)
    assert window.store.session.comparison, window.store.session.notice
    return window


def both_open(window, qtbot):
    """Wait for both sides: files asked for one after the other are read at once, and either may be first."""
    qtbot.waitUntil(
        lambda: None not in (window.store.session.left, window.store.session.right), timeout=PATIENCE
    )


def test_opening_two_files_shows_both_and_compares_them(compared):
    session = compared.store.session
    assert compared.spread.left_pane.article is session.left
    assert compared.spread.right_pane.article is session.right
    assert session.comparison.divergences
    assert compared.ledger.shown() == tuple(d.id for d in session.divergences)
    assert "links" in compared.status._counts.text()


def test_f8_steps_through_the_divergences_and_both_panes_move(compared, qtbot):
    store, panes = compared.store, (compared.spread.left_pane, compared.spread.right_pane)
    two_sided = [d for d in store.session.divergences if d.left and d.right]
    seen, places = [], []
    for _step in store.session.divergences:
        seen.append(store.session.current)
        now = store.session.divergence
        if now.left and now.right:
            assert panes[0].current_span() == now.left
            assert panes[1].current_span() == now.right
            places.append(tuple(pane.verticalScrollBar().value() for pane in panes))
        compared.actions_by_id["next"].trigger()
        qtbot.wait(1)
    assert seen == [d.id for d in store.session.divergences]
    assert store.session.current == seen[0], "after the last one comes the first"
    assert len(two_sided) < 2 or len(set(places)) > 1
    compared.actions_by_id["previous"].trigger()
    assert store.session.current == seen[-1]


def test_f8_walks_only_what_the_filter_leaves(compared):
    kind = compared.store.session.divergences[0].kind
    for other, chip in compared.ledger.head._chips.items():
        chip.setChecked(other == kind)
    left = compared.ledger.shown()
    assert left
    for _step in range(len(left) + 1):
        compared.actions_by_id["next"].trigger()
        assert compared.store.session.divergence.kind == kind


def test_selecting_a_row_selects_its_divergence_and_tells_it_beside_the_list(compared, qtbot):
    view, last = compared.ledger.view, len(compared.ledger.shown()) - 1
    view.setFocus()
    view.selectRow(last)
    current = compared.store.session.divergence
    assert current.id == compared.ledger.shown()[last]
    assert compared.ledger.detail._explanation.text() == current.explanation
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert compared.store.session.current == compared.ledger.shown()[last - 1]


def test_a_click_on_a_mark_selects_its_row(compared):
    wanted = compared.store.session.divergences[-1].id
    compared.spread.mark_activated.emit(wanted)
    assert compared.store.session.current == wanted
    assert compared.ledger.view.currentIndex().row() == compared.ledger.shown().index(wanted)


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_another_theme_recolours_the_window_at_once(compared, name):
    compared.actions_by_id[f"theme-{name}"].trigger()
    assert compared.theme.name == name
    picture = compared.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 45) == compared.theme.color("window")
    assert picture.pixelColor(4, picture.height() - 8) == compared.theme.color("window")
    assert QApplication.palette().window().color() == compared.theme.color("window")


def test_the_text_grows_and_the_rows_with_it(compared):
    before = compared.ledger.view.rowHeight(0)
    for _step in range(5):
        compared.actions_by_id["larger"].trigger()
    assert compared.settings.zoom == 2.0
    assert compared.ledger.view.rowHeight(0) > before
    compared.actions_by_id["zoom-reset"].trigger()
    assert compared.ledger.view.rowHeight(0) == before


def test_another_language_changes_every_text_and_keeps_the_place(compared, qtbot):
    compared.store.select(compared.store.session.divergences[2].id)
    current, left = compared.store.session.current, compared.store.session.left
    compared.actions_by_id["language-fr"].trigger()
    assert compared.actions_by_id["open"].text() == "Ouvrir…"
    assert compared.store.session.left is left
    qtbot.waitUntil(lambda: compared.store.session.comparison is not None, timeout=PATIENCE)
    assert compared.store.session.current == current
    assert compared.spread.left_pane.article is left
    assert "liens" in compared.status._counts.text()
    assert compared.actions_by_id["language-fr"].isChecked()


def test_a_missing_file_is_one_sentence_and_nothing_is_lost(compared, qtbot, tmp_path):
    before = compared.store.session
    compared.store.opener.open_paths([tmp_path / "absent.txt"], "left")
    qtbot.waitUntil(lambda: bool(compared.store.session.notice))
    after = compared.store.session
    assert replace(after, notice="").left is before.left
    assert after.right is before.right
    assert after.comparison is before.comparison
    assert after.current == before.current
    assert compared.notice.text == after.notice
    assert compared.notice.isVisible()
    assert "absent.txt" in after.notice
    assert after.notice.count("\n") == 0
    compared.notice.closed.emit()
    assert not compared.notice.isVisible()


def test_one_damaged_file_of_two_opens_neither(compared, qtbot, tmp_path):
    before = compared.store.session
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    compared.store.opener.open_paths([_pair()[1], empty])
    qtbot.waitUntil(lambda: bool(compared.store.session.notice))
    assert compared.store.session.left is before.left
    assert compared.store.session.comparison is before.comparison


def test_the_same_file_twice_is_compared_and_said(open_window, qtbot):
    window = open_window()
    window.store.opener.open_paths([_pair()[0]] * 2)
    qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
    assert window.store.session.notice == "The same file is on both sides."


def test_a_file_goes_to_the_emptier_side(open_window, qtbot):
    window, (first, second) = open_window(), _pair()
    window.store.opener.open_paths([first])
    window.store.opener.open_paths([second])
    both_open(window, qtbot)
    session = window.store.session
    assert [session.left.origin.source, session.right.origin.source] == [str(first), str(second)]


def test_the_side_keeps_the_file_that_was_asked_for_last(open_window, qtbot):
    window = open_window()
    entries = [entry.path for entry in stories()[0].entries]
    for path in entries:
        window.store.opener.open_paths([path], "left")
    qtbot.waitUntil(lambda: window.store.session.left is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not window.store._sides.tickets, timeout=PATIENCE)
    assert window.store.session.left.origin.source == str(entries[-1])


def _drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dropEvent(event)


def test_two_dropped_files_open_on_both_sides(open_window, qtbot):
    window, pair = open_window(), _pair()
    _drop(window, pair)
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    sides = (window.store.session.left, window.store.session.right)
    assert [side.origin.source for side in sides] == [str(path) for path in pair]


def test_swapping_exchanges_the_sides_and_compares_anew(compared, qtbot):
    before = compared.store.session
    compared.actions_by_id["swap"].trigger()
    assert compared.store.session.left is before.right
    assert compared.store.session.comparison is None
    qtbot.waitUntil(lambda: compared.store.session.comparison is not None, timeout=PATIENCE)
    assert compared.spread.left_pane.article is before.right


def test_all_places_of_a_hit_are_marked_and_n_walks_them(open_window, qtbot):
    window = open_window()
    window.store.show_stories(stories())
    qtbot.waitUntil(lambda: window.store._searcher.held.index is not None, timeout=PATIENCE)
    window.sidebar.finder.ask("OpenAI Musk")
    qtbot.waitUntil(lambda: bool(window.store.session.results), timeout=PATIENCE)
    window.sidebar.finder.hits.open_current("right")
    qtbot.waitUntil(lambda: "right" in window.walk._walks, timeout=PATIENCE)
    walk, pane = window.walk._walks["right"], window.spread.right_pane
    assert len(walk.places) > 2
    assert {span.of(pane.article.text).lower() for span in walk.places} == {"openai", "musk"}
    assert set(pane._hits) == set(walk.places)
    qtbot.keyClick(pane, Qt.Key.Key_N)
    assert window.walk._walks["right"].at == (walk.at + 1) % len(walk.places)
    qtbot.keyClick(pane, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert window.walk._walks["right"].at == walk.at
    assert searches.load().history == ("OpenAI Musk",)


def test_a_wording_is_found_in_both_articles_and_walked_by_keys(compared, qtbot):
    compared.actions_by_id["find-within"].trigger()
    strip = compared.within
    assert strip.isVisible()
    qtbot.keyClicks(strip.box, "openai")
    panes = compared.spread.left_pane, compared.spread.right_pane
    places = [span.of(pane.article.text).lower() for pane in panes for span in pane._hits]
    assert set(places) == {"openai"}
    assert strip.count == f"1 of {len(places)}, in A"
    qtbot.keyClick(strip.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert strip.count == f"{len(places)} of {len(places)}, in B"
    qtbot.keyClick(strip.box, Qt.Key.Key_Return)
    assert strip.count.startswith("1 of")
    strip.box.setText("zinzolin")
    assert strip.count == "found nowhere"
    qtbot.keyClick(strip.box, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert not panes[0]._hits


def test_search_shows_hits_and_enter_opens_the_first(open_window, qtbot):
    window = open_window()
    window.store.show_stories(stories())
    qtbot.waitUntil(lambda: window.store._searcher.held.index is not None, timeout=PATIENCE)
    box = window.sidebar.finder.box
    place = box.geometry()
    qtbot.keyClicks(box, "OpenAI")
    qtbot.waitUntil(lambda: window.store.session.results is not None, timeout=PATIENCE)
    hits = window.store.session.results.hits
    assert hits
    assert window.sidebar.finder.hits.isVisible()
    assert window.sidebar.finder._count.text().startswith(str(window.store.session.results.passages))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.session.left is not None, timeout=PATIENCE)
    assert Path(window.store.session.left.origin.source) == hits[0].path
    qtbot.keyClick(window.sidebar.finder.hits, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    box.clear()
    qtbot.waitUntil(lambda: window.store.session.results is None)
    assert not window.sidebar.finder.hits.isVisible()
    QApplication.processEvents()
    assert box.geometry() == place


def test_a_menu_shows_what_is_switched_on_and_no_icon_over_it(open_window):
    for action in open_window().actions_by_id.values():
        assert action.isIconVisibleInMenu() != action.isCheckable()


def test_the_shelf_opens_on_the_left_and_with_control_on_the_right(open_window, qtbot):
    window = open_window()
    window.store.show_stories(stories())
    shelf = window.sidebar.shelf
    entry = shelf.model().index(1, 0, shelf.model().index(0, 0))
    shelf.setCurrentIndex(entry)
    qtbot.keyClick(shelf, Qt.Key.Key_Return)
    qtbot.keyClick(shelf, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    both_open(window, qtbot)
    path = str(stories()[0].entries[1].path)
    assert window.store.session.left.origin.source == window.store.session.right.origin.source == path
    texts = [action.text() for action in shelf.menu(entry).actions()]
    assert texts[:2] == ["Open on the left (A)", "Open on the right (B)"]


def test_the_window_is_shown_before_the_models_are_loaded(open_window, qtbot):
    own = Models()
    window = open_window(own_models=own)
    assert window.isVisible()
    assert not own._parsers
    assert own._encoder is None
    assert window.store.session.models == "loading"
    begin(window.store, ())
    qtbot.waitUntil(lambda: window.store.session.left is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.store.session.models == "ready", timeout=PATIENCE)
    assert own._parsers.keys() == {"fr", "en"}


def test_closing_leaves_no_thread_and_no_window(open_window, qtbot):
    window = open_window()
    runner = window.store._runner
    window.store.opener.open_paths(_pair())
    window.close()
    assert runner._pool.activeThreadCount() == 0
    assert QThreadPool.globalInstance().activeThreadCount() == 0
    qtbot.waitUntil(lambda: not [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)])


def test_an_index_that_was_opened_too_late_is_closed_with_the_window(open_window):
    window = open_window()
    store = window.store
    store.show_stories(stories())
    # the work is done, but its result is never delivered
    store._runner._pool.waitForDone()
    assert store._searcher.held.index is not None
    window.close()
    assert store._searcher.held.index is None


def test_the_places_of_the_parts_come_back_at_the_next_start(open_window, qtbot):
    first = open_window()
    # no larger than the screen of the offscreen platform, into which a window is brought back
    first.resize(780, 700)
    first._down.setSizes([200, 300])
    kept = []
    first.closing.connect(kept.append)
    height = first.ledger.height()
    first.close()
    second = open_window(kept[0])
    assert (second.width(), second.height()) == (780, 700)
    assert second.ledger.height() == height


@pytest.mark.parametrize("places", ["", "x.y.z", "AAAA", "AAAA.AAAA.AAAA", "é"])
def test_places_that_make_no_sense_change_nothing(open_window, places):
    window = open_window(Settings(theme="light", language="en", window_geometry=places))
    assert (window.width(), window.height()) == (1440, 900)


def test_a_narrow_window_folds_the_sidebar_away_and_a_wide_one_brings_it_back(open_window, qtbot):
    window = open_window()
    assert window.sidebar.isVisible()
    window.resize(1000, 700)
    assert not window.sidebar.isVisible()
    window.actions_by_id["find"].trigger()
    assert window.sidebar.isVisible()
    assert window.settings.sidebar_visible
    window.resize(1440, 900)
    assert window.sidebar.isVisible()
    window.actions_by_id["sidebar"].trigger()
    assert not window.sidebar.isVisible()
    assert not window.settings.sidebar_visible


def test_f6_walks_through_the_regions_and_escape_goes_back_to_the_list(compared):
    compared.activateWindow()
    compared.ledger.view.setFocus()
    seen = []
    for _step in compared.regions():
        compared.actions_by_id["region"].trigger()
        seen.append(compared.focusWidget())
    assert seen == [*compared.regions()]
    compared.actions_by_id["region-back"].trigger()
    assert compared.focusWidget() is compared.regions()[-2]
    compared.actions_by_id["ledger"].trigger()
    assert compared.focusWidget() is compared.ledger.view


def test_the_report_is_written_where_the_user_says(compared, qtbot, monkeypatch, tmp_path):
    out = tmp_path / "report.html"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(out), ""))
    compared.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: "report.html" in compared.store.session.notice, timeout=PATIENCE)
    assert compared.store.session.comparison.left.article.title in out.read_text("utf-8")
    assert str(out) in compared.store.session.notice


def test_a_report_that_cannot_be_written_is_told(compared, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_arguments: (str(tmp_path / "no" / "report.html"), "")
    )
    compared.actions_by_id["export"].trigger()
    qtbot.waitUntil(lambda: "cannot be written" in compared.store.session.notice, timeout=PATIENCE)


def test_open_lets_the_user_choose_two_files(open_window, qtbot, monkeypatch):
    window, pair = open_window(), _pair()
    names = [str(path) for path in pair]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_arguments: (names, ""))
    window.actions_by_id["open"].trigger()
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    assert window.store.session.left.origin.source == names[0]


def test_copying_a_row_puts_its_words_on_the_clipboard(compared):
    compared.ledger.view.setFocus()
    compared.ledger.view.selectRow(0)
    compared.actions_by_id["copy"].trigger()
    assert QApplication.clipboard().text().startswith(compared.ledger._model.shown[0].label)


def test_actions_that_would_do_nothing_are_grey(open_window):
    window = open_window()
    assert [
        name for name in ("export", "next", "previous", "swap") if window.actions_by_id[name].isEnabled()
    ] == []
