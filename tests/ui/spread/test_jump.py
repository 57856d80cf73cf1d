from PySide6.QtCore import Qt

from diptych.ui.spread.knots import READING_LINE
from diptych.ui.spread.spread import Spread


def place_of(pane, span):
    """How far down the page a span stands, as a share of it."""
    return (pane.extent_px(span)[0] - pane.verticalScrollBar().value()) / pane.viewport().height()


def frame_is_seen(pane):
    return pane._layers.passing.framed is not None and pane._layers.passing.strength > 0


def test_both_panes_bring_the_divergence_to_a_third_of_the_page(spread, comparison):
    current = next(one for one in comparison.divergences if one.id == "F4-1")
    spread.show_current(current, jump=True)
    assert abs(place_of(spread.left_pane, current.left) - READING_LINE) < 0.02
    assert abs(place_of(spread.right_pane, current.right) - READING_LINE) < 0.02


def test_what_stands_near_an_end_comes_as_far_as_it_can(spread, comparison):
    current = next(one for one in comparison.divergences if one.id == "D2-1")
    spread.show_current(current, jump=True)
    assert 0 < place_of(spread.right_pane, current.right) < READING_LINE + 0.4


def test_a_jump_takes_its_time_and_then_the_frame_fades(spread, comparison, qtbot):
    spread.set_reduced_motion(False)
    current = next(one for one in comparison.divergences if one.id == "G8-1")
    spread.show_current(current, jump=True)
    assert spread.jump.is_moving()
    assert spread.left_pane.verticalScrollBar().value() == 0
    qtbot.waitUntil(lambda: not spread.jump.is_moving(), timeout=2000)
    assert abs(place_of(spread.left_pane, current.left) - READING_LINE) < 0.02
    assert frame_is_seen(spread.left_pane)
    qtbot.waitUntil(lambda: not frame_is_seen(spread.left_pane), timeout=3000)


def test_with_reduced_motion_the_frame_stays_until_the_next_key(spread, comparison, qtbot):
    spread.show_current(comparison.divergences[0], jump=True)
    assert not spread.jump.is_moving()
    assert frame_is_seen(spread.left_pane)
    assert frame_is_seen(spread.right_pane)
    qtbot.wait(20)
    assert frame_is_seen(spread.left_pane)
    qtbot.keyClick(spread.left_pane, Qt.Key.Key_Shift)
    assert not frame_is_seen(spread.left_pane)


def test_the_panes_go_on_from_where_a_jump_has_left_them(spread, comparison):
    crossing = next(one for one in comparison.divergences if one.id == "F4-1")
    spread.show_current(crossing, jump=True)
    left, right = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    stood = right.value()
    left.setValue(left.value() - 1)
    assert abs(right.value() - stood) <= 3


def test_a_pane_that_has_nothing_to_show_follows_the_other(spread, comparison):
    alone = next(one for one in comparison.divergences if one.kind == "onesided")
    spread.right_pane.verticalScrollBar().setValue(spread.right_pane.verticalScrollBar().maximum())
    spread.show_current(alone, jump=True)
    expected = spread.scrolling.knots.to_left(spread.right_pane.verticalScrollBar().value())
    assert abs(spread.left_pane.verticalScrollBar().value() - expected) <= 1


def test_a_jump_before_the_window_is_shown_is_made_up_for(qtbot, comparison):
    spread = Spread()
    qtbot.addWidget(spread)
    spread.show_comparison(comparison)
    current = next(one for one in comparison.divergences if one.id == "G8-1")
    spread.show_current(current, jump=True)
    spread.resize(600, 310)
    with qtbot.waitExposed(spread):
        spread.show()
    assert abs(place_of(spread.left_pane, current.left) - READING_LINE) < 0.02
    spread.jump.stop()
