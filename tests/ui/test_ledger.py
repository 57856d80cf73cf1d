from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from diptych.app.remarks import judging, remarks_on
from diptych.app.session import Session
from diptych.compare import Judgement
from diptych.i18n import set_language
from diptych.ui.ledger.judging import Judging
from diptych.ui.ledger.ledger import Ledger
from diptych.ui.ledger.model import Column
from diptych.ui.theme import theme


@pytest.fixture
def session(comparison):
    sides = {"left": comparison.left.article, "right": comparison.right.article}
    return Session(comparison=comparison, current=comparison.divergences[0].id, **sides)


@pytest.fixture
def ledger(qtbot, session):
    ledger = Ledger(theme("light"), 1.0)
    qtbot.addWidget(ledger)
    ledger.resize(1400, 266)
    ledger.show()
    ledger.show_session(Session(), session)
    return ledger


def _told(ledger, old, new):
    ledger.show_session(old, new)
    return ledger._empty.text() if ledger._pages.currentIndex() == 1 else ""


def test_the_current_divergence_is_selected_and_told_without_an_echo(ledger, session, qtbot):
    other = replace(session, current=session.divergences[3].id)
    with qtbot.assertNotEmitted(ledger.chosen):
        ledger.show_session(session, other)
    assert ledger.view.currentIndex().row() == 3
    assert ledger.detail._explanation.text() == session.divergences[3].explanation


def test_walking_with_j_and_k_says_which_row_was_chosen(ledger, session, qtbot):
    with qtbot.waitSignal(ledger.chosen) as caught:
        qtbot.keyClick(ledger.view, Qt.Key.Key_J)
    assert caught.args == [session.divergences[1].id]
    with qtbot.waitSignal(ledger.chosen) as caught:
        qtbot.keyClick(ledger.view, Qt.Key.Key_K)
    assert caught.args == [session.divergences[0].id]


def test_enter_asks_for_the_current_row_to_be_shown_once_more(ledger, session, qtbot):
    with qtbot.waitSignal(ledger.jump_wanted) as caught:
        qtbot.keyClick(ledger.view, Qt.Key.Key_Return)
    assert caught.args == [session.current]


def test_a_chip_that_is_off_hides_its_kind_and_puts_the_count_in_brackets(ledger):
    chip = ledger.head._chips["figure"]
    assert chip.text().strip() == "Value 3"
    chip.setChecked(False)
    assert chip.text().strip() == "Value (3)"
    assert not {"F6-1", "F4-1", "F6-2"} & set(ledger.shown())
    ledger.head.clear()
    assert len(ledger.shown()) == 8


def test_a_text_filters_the_rows_and_keeps_the_current_one_selected(ledger, session):
    ledger.head._text.setText("1 200")
    assert ledger.shown() == (session.current,)
    assert ledger.view.currentIndex().row() == 0


def test_the_severity_menu_leaves_the_severe_ones(ledger):
    actions = ledger.head._severity.menu().actions()
    actions[2].trigger()
    assert ledger.shown() == ("F6-1", "F4-1")
    assert ledger.head._severity.text() == "Severity: strong"


def test_the_reasons_unfold_when_one_asks_why(ledger, session, comparison):
    one = replace(comparison.divergences[0], reasons=("rule F6", "same day"))
    told = replace(comparison, divergences=(one,))
    ledger.show_session(session, replace(session, comparison=told, current=one.id))
    assert not ledger.detail._reasons.isVisible()
    ledger.detail._why.click()
    assert ledger.detail._reasons.isVisible()
    assert ledger.detail._reasons.text() == "– rule F6\n– same day"


def test_markup_in_an_explanation_is_shown_as_it_stands(ledger, session):
    ledger.show_session(session, replace(session, current="G5-1"))
    assert ledger.detail._explanation.text() == "Doute en A <seulement>."
    assert ledger.detail._explanation.textFormat() == Qt.TextFormat.PlainText


def test_every_empty_list_says_why_it_is_empty(ledger, session, comparison):
    assert "Open two articles" in _told(ledger, session, Session())
    comparing = replace(session, comparison=None, comparing=True, current=None)
    assert "under way" in _told(ledger, Session(), comparing)
    assert "could not be compared" in _told(ledger, comparing, replace(comparing, comparing=False))
    alike = replace(session, comparison=replace(comparison, divergences=()), current=None)
    assert _told(ledger, comparing, alike).startswith("No divergence:")
    assert _told(ledger, alike, session) == ""
    for chip in ledger.head._chips.values():
        chip.setChecked(False)
    assert ledger._empty.text() == "No divergence passes these filters."


def test_the_detail_stands_below_the_list_where_the_window_is_narrow(ledger):
    assert ledger._split.orientation() == Qt.Orientation.Horizontal
    ledger.resize(1000, 266)
    assert ledger._split.orientation() == Qt.Orientation.Vertical
    assert ledger.head._chips["figure"].text().strip() == "3"
    ledger.resize(1400, 266)
    assert ledger._split.orientation() == Qt.Orientation.Horizontal


def test_the_columns_name_both_articles(ledger):
    model = ledger.view.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["", "Type", "A · Le Môle", "B · La Criée", "Gap", "Verdict"]


def test_a_row_has_an_accessible_name_with_its_place(ledger):
    model = ledger.view.model()
    name = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name.endswith("2 of 8")
    assert "3,2 millions d’euros" in name


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_selected_row_lies_on_the_colour_of_the_selection(ledger, name):
    wear = theme(name)
    ledger.set_theme(wear)
    picture = ledger.view.viewport().grab().toImage()
    assert picture.pixelColor(170, 5) == wear.color("selection")
    assert picture.pixelColor(170, ledger.view.rowHeight(0) + 4) == wear.color("pane")


def test_larger_text_makes_taller_rows(ledger):
    before = ledger.view.rowHeight(0)
    ledger.set_zoom(2.0)
    assert ledger.view.rowHeight(0) > before


def _said(session, one, **more):
    """The session once the divergence of that number is judged."""
    judgement = Judgement(**more)
    kept = judging(session.comparison, session.divergences[one], judgement, None)
    return replace(session, remarks=remarks_on(session.comparison, (*session.remarks.said, kept)))


def test_a_verdict_stands_in_its_column_and_dims_the_row_without_moving_it(ledger, session):
    told = _said(session, 1, verdict="explained", note="Monnaie du siège.")
    ledger.show_session(session, told)
    index = ledger.view.model().index(1, Column.VERDICT)
    assert index.data() == "Explained"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Explained · Monnaie du siège."
    assert "Verdict: Explained · Note: Monnaie du siège." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    picture = ledger.view.viewport().grab().toImage()
    assert picture.pixelColor(170, ledger.view.rowHeight(0) + 4) == theme("light").color("window")
    assert len(ledger.shown()) == len(session.divergences)
    assert ledger.view.currentIndex().row() == 0


def test_the_verdict_menu_counts_and_filters(ledger, session):
    ledger.show_session(session, _said(session, 1, verdict="explained"))
    actions = {action.data(): action for action in ledger.head._verdict.menu().actions()}
    assert actions["open"].text() == "Open 7"
    assert actions["explained"].text() == "Explained 1"
    actions["explained"].trigger()
    assert ledger.shown() == ("F4-1",)
    ledger.head.clear()
    assert len(ledger.shown()) == 8


def test_a_row_stays_under_the_hand_that_judges_it_though_the_filter_is_for_open_ones(ledger, session):
    actions = {action.data(): action for action in ledger.head._verdict.menu().actions()}
    actions["open"].trigger()
    ledger.show_session(session, _said(session, 0, verdict="explained"))
    assert "F6-1" in ledger.shown()
    assert ledger.view.currentIndex().row() == 0
    ledger.head._text.setText("e")
    assert "F6-1" not in ledger.shown()


def test_the_detail_shows_what_was_said_and_tells_what_is_pressed(ledger, session, qtbot):
    ledger.show_session(session, _said(session, 0, verdict="error-left", reason="stale", note="Vieux."))
    judging = ledger.judging
    assert judging.buttons["error-left"].isChecked()
    assert (judging.reason.currentText(), judging.note.text()) == ("stale", "Vieux.")
    with qtbot.waitSignal(ledger.judged) as caught:
        qtbot.mouseClick(judging.buttons["both-wrong"], Qt.MouseButton.LeftButton)
    assert caught.args == ["F6-1", Judgement("both-wrong", "stale", "Vieux.")]
    with qtbot.waitSignal(ledger.judged) as caught:
        qtbot.keyClick(judging.reason, Qt.Key.Key_Up)
    assert caught.args[1].reason == "unit-or-scale-slip"


def test_a_note_that_is_being_typed_outlives_a_comparison_that_arrives(ledger, session, comparison, qtbot):
    ledger.activateWindow()
    ledger.judging.note.setFocus()
    qtbot.waitUntil(ledger.judging.note.hasFocus)
    qtbot.keyClicks(ledger.judging.note, "half a no")
    ledger.show_session(session, replace(session, comparison=replace(comparison)))
    assert ledger.judging.note.text() == "half a no"
    with qtbot.waitSignal(ledger.judged) as caught:
        ledger.judging.finish_note()
    assert caught.args[1].note == "half a no"


def test_nothing_can_be_judged_where_nothing_is_selected(ledger, session):
    ledger.show_session(session, replace(session, current=None))
    assert not ledger.judging.isEnabled()


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_verdict_is_cut_in_the_least_width(qtbot, code):
    set_language(code)
    judging = Judging(theme("light"))
    qtbot.addWidget(judging)
    judging.resize(judging.minimumWidth(), 100)
    judging.show()
    for button in judging.buttons.values():
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 32, button.text()


@pytest.mark.parametrize("code", ["fr", "en"])
def test_no_filter_is_cut_in_the_smallest_window(qtbot, session, code):
    set_language(code)
    ledger = Ledger(theme("light"), 1.0)
    qtbot.addWidget(ledger)
    _told(ledger, Session(), session)
    ledger.resize(760, 266)
    ledger.show()
    QApplication.processEvents()
    for choice in (ledger.head._severity, ledger.head._verdict):
        assert choice.width() >= choice.sizeHint().width()
    assert ledger.head._text.width() >= 90
