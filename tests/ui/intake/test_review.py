import pytest
from PySide6.QtCore import Qt

from diptych.app.intake import Reviewed
from diptych.corpus.library import Record
from diptych.ui.intake.review import Review
from diptych.ui.intake.review_rows import lines
from diptych.ui.theme import theme

LINES = ("Le quai nord", "Ils étaient 1 200 jeudi.", "Une assemblée est convoquée lundi.")


@pytest.fixture
def reviewed(write_article):
    """An article whose one piece stood before its title."""
    return Reviewed(Record(3, "Le quai nord", outlet="Le Môle"), write_article(LINES), frozenset())


@pytest.fixture
def review(qtbot):
    widget = Review(theme("light"))
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.set_theme(theme("dark"))
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_piece_stands_before_the_line_that_it_stood_before(reviewed):
    assert [line.kind for line in lines(reviewed)] == ["aside", "title", "body", "body"]
    taken_back = Reviewed(reviewed.record, reviewed.article, frozenset([0]))
    assert [line.kind for line in lines(taken_back)] == ["restored", "title", "body", "body"]


def test_enter_takes_a_piece_back_and_puts_it_aside_again(review, reviewed, qtbot):
    review.show_reviewed(reviewed, can_change=True)
    assert "Le Môle · 1 block of 4" in review._counts.text()
    assert review.list.currentIndex().row() == 0, "the first piece, for the keyboard"
    with qtbot.waitSignal(review.restore_wanted) as told:
        qtbot.keyClick(review.list, Qt.Key.Key_Return)
    assert told.args == [reviewed.record, (0,), True]
    review.show_reviewed(Reviewed(reviewed.record, reviewed.article, frozenset([0])), can_change=True)
    assert review.list.currentIndex().row() == 0
    assert not review.all.isEnabled()
    with qtbot.waitSignal(review.restore_wanted) as told:
        qtbot.keyClick(review.list, Qt.Key.Key_Space)
    assert told.args == [reviewed.record, (0,), False]


def test_a_click_on_the_button_does_it_and_one_beside_it_does_not(review, reviewed, qtbot):
    review.show_reviewed(reviewed, can_change=True)
    place = review.list.visualRect(review.list.model().index(0))
    button = review.list._lines.button(place, lines(reviewed)[0])
    with qtbot.assertNotEmitted(review.restore_wanted):
        qtbot.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    with qtbot.waitSignal(review.restore_wanted):
        qtbot.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=button.center())


def test_where_nothing_can_be_changed_nothing_is_asked_for(review, reviewed, qtbot):
    review.show_reviewed(reviewed, can_change=False)
    assert not review.all.isEnabled()
    with qtbot.assertNotEmitted(review.restore_wanted):
        qtbot.keyClick(review.list, Qt.Key.Key_Return)


def test_all_that_is_still_aside_is_taken_back_at_once(review, reviewed, qtbot):
    review.show_reviewed(reviewed, can_change=True)
    with qtbot.waitSignal(review.restore_wanted) as told:
        review.all.click()
    assert told.args == [reviewed.record, (0,), True]


def test_a_long_line_wraps_in_the_width_of_the_view(review, write_article):
    article = write_article((LINES[0], "mot " * 400))
    review.show_reviewed(Reviewed(Record(4), article, frozenset()), can_change=True)
    review.list.doItemsLayout()
    tall = review.list.visualRect(review.list.model().index(2)).height()
    assert tall > 400
    review.resize(900, 400)
    review.list.doItemsLayout()
    assert review.list.visualRect(review.list.model().index(2)).height() < tall
