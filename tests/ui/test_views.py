"""The three views of the real window on the sample corpus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from diptych.app.settings import Settings
from diptych.corpus import stories
from diptych.ui.rows.entries import stops
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def open_window(qtbot, models):
    opened = []

    def make(view="reading", language="en"):
        told = Settings(theme="light", language=language, view=view, hints_hidden=True, reduced_motion=True)
        window = MainWindow(Store(models, None), told)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.store.show_stories(stories())
        window.store.opener.open_paths([entry.path for entry in stories()[0].entries[:2]])
        qtbot.waitUntil(lambda: window.store.session.comparison is not None, timeout=PATIENCE)
        if view == "rows":
            qtbot.waitUntil(lambda: window.views.rows.is_settled, timeout=PATIENCE)
        return window

    yield make
    for window in opened:
        window.close()
    qtbot.wait(10)


def test_the_switch_changes_the_view_and_the_settings_keep_it(open_window):
    window = open_window()
    assert window.views.shown == "reading"
    window.actions_by_id["view-rows"].trigger()
    assert window.views.shown == window.settings.view == "rows"
    assert window.actions_by_id["view-rows"].isChecked()
    assert [one.shortcut().toString() for one in (window.actions_by_id["view-rows"],)] == ["Ctrl+2"]


def test_a_narrow_window_offers_only_rows_and_a_wide_one_gives_the_view_back(open_window):
    window = open_window("reading")
    window.resize(860, 700)
    assert window.views.shown == "rows"
    assert not window.actions_by_id["view-reading"].isEnabled()
    assert not window.actions_by_id["view-matrix"].isEnabled()
    assert window.settings.view == "reading"
    assert not any(one.isVisible() for one in window.tool_bar._segments)
    buttons = [one for one in window.tool_bar.findChildren(QToolButton) if one.isVisible()]
    assert all(one.width() >= one.minimumSizeHint().width() for one in buttons)
    window.resize(1300, 800)
    assert window.views.shown == "reading"


def test_a_mark_in_the_rows_selects_its_ledger_row_and_the_other_way_round(open_window):
    window = open_window("rows")
    ids = [told.id for told in window.store.session.divergences]
    window.views.rows.panes["left"].mark_activated.emit(ids[2])
    assert window.ledger.view.currentIndex().row() == ids.index(ids[2])
    window.ledger.view.selectRow(5)
    divergence = window.store.session.divergence
    rows = window.views.rows
    assert divergence.id == ids[5]
    assert divergence in rows.bands[rows.panes["left"]._current_band].entry.divergences


def test_j_and_k_walk_the_rows_and_enter_goes_on_in_reading_order(open_window, qtbot):
    window = open_window("rows")
    rows, pane = window.views.rows, window.views.rows.panes["left"]
    count = len(stops(rows._entries))
    seen = []
    for _step in range(count):
        qtbot.keyClick(pane, Qt.Key.Key_J)
        seen.append((window.store.session.current, pane._current_band))
    assert len(set(seen)) == count
    before = pane._current_band
    qtbot.keyClick(pane, Qt.Key.Key_J)
    qtbot.keyClick(pane, Qt.Key.Key_K)
    assert pane._current_band == before
    while rows._fold_at >= 0:
        qtbot.keyClick(pane, Qt.Key.Key_J)
    qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert window.views.shown == "reading"


def test_f6_walks_through_the_view_that_is_shown(open_window):
    window = open_window("rows")
    assert window.views.rows.panes["left"] in window.regions()
    assert window.spread.left_pane not in window.regions()


def test_agreement_is_shown_in_both_orders_and_the_settings_keep_it(open_window, qtbot):
    window = open_window()
    found = window.store.session.comparison
    left, right = (side.article.sentences[0].span for side in (found.left, found.right))
    same = replace(found.divergences[0], id="F0-1", kind="figure", type="same", left=left, right=right)
    window.store._set(comparison=replace(found, agreements=(same,), left_marks=(), right_marks=()))

    def agreed(strokes):
        return {one.mark.divergence_id for one in strokes.placed if one.mark.weight == "agreement"}

    shown = window.spread.left_pane._layers.strokes
    assert not agreed(shown)
    window.actions_by_id["agreement"].trigger()
    assert window.settings.agreement_shown
    linked = agreed(shown) - {"F0-1"}
    assert agreed(shown) > linked
    assert all(one.startswith("link-") for one in linked)
    window.actions_by_id["view-rows"].trigger()
    qtbot.waitUntil(lambda: window.views.rows.is_settled, timeout=PATIENCE)
    assert agreed(window.views.rows.panes["left"]._strokes) == {"F0-1", *linked}
    window.actions_by_id["agreement"].trigger()
    assert not agreed(shown)


def test_the_profile_is_off_by_default_and_the_settings_keep_that_it_is_on(open_window, qtbot, tmp_path):
    texts = (
        "La bataille du stade commence : l’offensive du maire appelle une riposte de la région.",
        "Le maire a écrit à la région au sujet du stade, et attend qu’elle lui réponde jeudi.",
    )
    paths = [tmp_path / name for name in ("gauche.txt", "droite.txt")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(f"Le stade de Corvelle\n\n{text}\n", "utf-8")
    window = open_window()
    window.store.opener.open_paths(paths)

    def lenses():
        found = window.store.session.comparison
        return None if found is None else {row.lens for row in found.divergences}

    def is_of_them():
        left = window.store.session.left
        return left is not None and "bataille" in left.text and lenses() is not None

    qtbot.waitUntil(is_of_them, timeout=PATIENCE)
    assert not window.actions_by_id["profile"].isChecked()
    assert "metaphor" not in lenses()
    window.actions_by_id["profile"].trigger()
    assert window.settings.profile_shown
    qtbot.waitUntil(lambda: "metaphor" in lenses(), timeout=PATIENCE)
    window.actions_by_id["profile"].trigger()
    qtbot.waitUntil(lambda: "metaphor" not in lenses(), timeout=PATIENCE)
