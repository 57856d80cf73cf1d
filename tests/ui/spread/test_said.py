from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from diptych.app.by_hand import correcting
from diptych.app.remarks import noting, remarks_on
from diptych.facts import Amount, Correction
from diptych.ui.spread.said import said_of
from diptych.ui.spread.spread import Spread


@pytest.fixture
def remarks(comparison):
    """A note of two lines and a corrected figure on the left, nothing on the right."""
    left = comparison.left.article
    one = comparison.divergences[1]
    amount = Amount(Decimal(3_500_000), Decimal(3_450_000), Decimal(3_550_000), "=")
    said = (
        correcting(left, Correction(one.left, "money", amount, "EUR", "asserted")),
        noting(left, left.sentences[1].span, "Qui l’a dit ?\nEt quand ?"),
    )
    return remarks_on(comparison, said)


@pytest.fixture
def spread(qtbot, comparison, remarks):
    spread = Spread()
    qtbot.addWidget(spread)
    spread.resize(1100, 900)
    spread.show_comparison(comparison)
    spread.show_remarks(remarks)
    spread.show()
    return spread


def sign(pane, number):
    """The middle of a sign, in pixels of the viewport."""
    placed = pane._layers.said.placed[number]
    top, bottom = pane.extent_px(placed.one.span)
    first = pane._layers.said.ids_at
    for y in range(round(top), round(bottom)):
        point = QPoint(pane.margin_px() - 16, y)
        if placed.one.id in first(pane.document(), pane._point(point), pane.margin_px()):
            return point
    raise LookupError("no sign")


def test_what_was_said_is_told_of_its_side_in_reading_order(remarks):
    note, figure = said_of(remarks, "left")
    assert (note.tip, note.is_figure) == ("Note: Qui l’a dit ?\nEt quand ?", False)
    assert figure.is_figure
    assert "3,500,000 EUR" in figure.tip
    assert said_of(remarks, "right") == ()


@pytest.mark.parametrize("number", [0, 1])
def test_a_sign_beside_the_line_has_the_whole_text_as_its_tip_and_answers_to_a_click(spread, number):
    pane = spread.left_pane
    one = pane._layers.said.placed[number].one
    point = sign(pane, number)
    assert pane._layers.tips_of(one.id) == (one.tip,)
    asked = []
    spread.said_activated.connect(lambda side, span: asked.append((side, span)))
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point + QPoint(0, 2))
    assert asked == [("left", one.span)]


def test_signs_stay_with_their_words_and_go_with_the_article(spread, comparison):
    pane = spread.left_pane
    before = sign(pane, 0)
    spread.set_zoom(1.5)
    assert sign(pane, 0) != before
    spread.show_articles(comparison.right.article, comparison.left.article)
    assert pane._layers.said.placed == ()


def test_a_sign_is_painted_and_moves_no_word(spread, remarks, comparison):
    pane = spread.left_pane
    point = sign(pane, 0)
    shown = pane.viewport().grab().toImage()
    spread.show_remarks(remarks_on(comparison, ()))
    bare = pane.viewport().grab().toImage()
    box = [(x, y) for x in range(point.x() - 6, point.x() + 6) for y in range(point.y(), point.y() + 12)]
    assert any(shown.pixel(*at) != bare.pixel(*at) for at in box)
    column = range(pane.margin_px(), pane.margin_px() + 200, 7)
    assert all(shown.pixel(x, point.y()) == bare.pixel(x, point.y()) for x in column)
