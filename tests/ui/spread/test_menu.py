from decimal import Decimal

import pytest

from diptych.facts import Figure
from diptych.text import Span
from diptych.ui.spread.pane import Pane
from diptych.ui.theme import theme


@pytest.fixture
def pane(qtbot, comparison):
    pane = Pane(theme("light"))
    qtbot.addWidget(pane)
    pane.resize(500, 600)
    pane.show_article(comparison.left.article)
    start = pane.article.text.index("1 200")
    span = Span(start, start + 5)
    one = Decimal(1200)
    pane.show_figures((Figure(span, "1 200", "count", one, one, one + 1, "=", None, "asserted", "", 0),))
    pane.show()
    return pane


def menu_at(pane, offset):
    cursor = pane.textCursor()
    cursor.setPosition(offset)
    return pane.menu_at(pane.cursorRect(cursor).center())


def test_the_menu_on_a_figure_offers_to_correct_it(pane):
    wanted = []
    pane.correct_wanted.connect(wanted.append)
    [figure] = pane._figures
    menu = menu_at(pane, figure.span.start + 2)
    action = menu.actions()[0]
    assert action.text() == "Correct the figure “1 200”…"
    action.trigger()
    assert wanted == [figure.span]


def test_the_menu_elsewhere_offers_nothing_of_the_kind(pane):
    menu = menu_at(pane, pane._figures[0].span.end + 9)
    assert not any(action.text().startswith("Correct") for action in menu.actions())
