import pytest

from diptych.ui.spread.pane import Pane
from diptych.ui.spread.spread import Spread
from diptych.ui.theme import theme


@pytest.fixture
def pane(qtbot, comparison):
    """The left article in a shown pane, with its marks but for agreements."""
    widget = Pane(theme("light"))
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_article(comparison.left.article)
    marks = tuple(mark for mark in comparison.left_marks if mark.weight != "agreement")
    widget.show_marks(marks, {one.id: (one.explanation,) for one in comparison.divergences})
    return widget


@pytest.fixture
def spread(qtbot, comparison):
    """The whole spread, shown, of a size that both articles overflow; nothing is animated."""
    widget = Spread()
    qtbot.addWidget(widget)
    widget.set_reduced_motion(True)
    widget.resize(600, 310)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_comparison(comparison)
    yield widget
    widget.jump.stop()
