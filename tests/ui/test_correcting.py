from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QWidget

from diptych.facts import Facts, Figure
from diptych.i18n import set_language
from diptych.text import Span
from diptych.ui.dialogs.correcting import Correcting
from diptych.ui.readable import readables
from diptych.ui.theme import theme

ENDS = Decimal("3.15e6"), Decimal("3.25e6")


def figure(article, words, unit):
    start = article.text.rindex(words)
    span = Span(start, start + len(words))
    sentence = article.sentence_at(start)
    return Figure(span, words, "money", Decimal("3.2e6"), *ENDS, "=", unit, "asserted", "", sentence)


@pytest.fixture
def read(comparison):
    """The invented pair with the sum of money of both sides."""
    sides = []
    for side, words, unit in (
        (comparison.left, "3,2 millions d’euros", "EUR"),
        (comparison.right, "3,2 millions de dollars", "USD"),
    ):
        sides.append(replace(side, facts=Facts(figures=(figure(side.article, words, unit),))))
    return replace(comparison, left=sides[0], right=sides[1])


@pytest.fixture
def open_dialog(qtbot, read):
    parent = QWidget()
    qtbot.addWidget(parent)

    def make(side="right", span=None, figures=None):
        found, at = readables(read, side, span or read.right.facts.figures[0].span)
        dialog = Correcting(figures or found, at, parent, theme("light"))
        dialog.show()
        return dialog

    return make


def test_the_figure_at_the_place_is_chosen_and_any_other_can_be(open_dialog, read):
    dialog = open_dialog()
    assert dialog.figure.currentText() == "B · 3,2 millions de dollars"
    assert (dialog.number.text(), dialog.unit.currentText()) == ("3,2 millions", "USD")
    dialog.figure.setCurrentIndex(0)
    assert dialog.unit.currentText() == "EUR"
    assert dialog.correction().span == read.left.facts.figures[0].span


def test_what_is_not_touched_is_kept_as_it_was_read(open_dialog, read):
    dialog = open_dialog()
    told = []
    dialog.corrected.connect(lambda side, one: told.append((side, one)))
    dialog.unit.setEditText("EUR")
    dialog.mode.setCurrentIndex(dialog.mode.findData("conditional"))
    dialog.save.click()
    [(side, one)] = told
    assert (side, one.span, one.kind) == ("right", read.right.facts.figures[0].span, "money")
    assert (one.amount.low, one.amount.high) == ENDS
    assert (one.unit, one.mode) == ("EUR", "conditional")


@pytest.mark.parametrize(
    ("typed", "unit", "says"), [("a lot", "USD", "Write one number"), ("3", "km", "no unit")]
)
def test_what_is_no_reading_cannot_be_saved_and_says_why(open_dialog, typed, unit, says):
    dialog = open_dialog()
    dialog.number.setText(typed)
    dialog.unit.setEditText(unit)
    assert not dialog.save.isEnabled()
    assert says in dialog.save.accessibleDescription()
    assert dialog.correction() is None


def test_another_kind_offers_its_own_units(open_dialog):
    dialog = open_dialog()
    dialog.kind.setCurrentIndex(dialog.kind.findData("length"))
    assert dialog.unit.findText("km") >= 0
    assert dialog.unit.findText("USD") < 0
    assert dialog.unit.accessibleName() == "Unit"
    dialog.kind.setCurrentIndex(dialog.kind.findData("count"))
    dialog.unit.setEditText("passenger")
    dialog.number.setText("about 1 200")
    assert "1,200 · passenger" in dialog.save.accessibleDescription()


def test_a_corrected_figure_can_be_read_by_its_rule_again(open_dialog, read):
    dialog = open_dialog()
    assert dialog.reset.isHidden()
    dialog.close()
    one = replace(read.right.facts.figures[0], by_hand=True)
    dialog = open_dialog(figures=[replace(readables(read, "right", one.span)[0][1], figure=one)] * 2)
    told = []
    dialog.reset_wanted.connect(lambda *place: told.append(place))
    assert dialog.number.text() == "3,200,000"
    dialog.reset.click()
    assert told == [("right", one.span)]


def test_selected_words_without_a_figure_may_become_one(open_dialog, read):
    start = read.right.article.text.index("Un armateur")
    dialog = open_dialog(span=Span(start, start + 11))
    assert dialog.figure.currentText() == "B · Un armateur"
    assert dialog.correction().amount.value == 1
    dialog.number.setText("armateur")
    assert not dialog.save.isEnabled()
    dialog.number.setText("1")
    assert dialog.correction().amount.value == 1


def test_without_a_selection_the_figure_at_or_after_the_cursor_is_meant(read):
    [one] = read.left.facts.figures
    assert readables(read, "left", Span(0, 0)) == (readables(read, "left", one.span)[0], 0)
    assert readables(read, "right", Span(10_000, 10_000))[1] == 1


def test_it_speaks_french(open_dialog):
    set_language("fr")
    dialog = open_dialog()
    assert dialog.windowTitle() == "Corriger un chiffre"
    assert "3\u202f200\u202f000 USD" in dialog.save.accessibleDescription()
