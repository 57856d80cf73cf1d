from itertools import pairwise


def test_the_other_pane_follows_from_end_to_end(spread):
    left, right = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    assert left.maximum() > 0 < right.maximum()
    followed = []
    for value in range(left.maximum() + 1):
        left.setValue(value)
        followed.append(right.value())
    assert followed[0] == 0
    assert followed[-1] == right.maximum()
    assert all(one <= other for one, other in pairwise(followed))


def test_the_pane_that_is_scrolled_stays_where_it_was_put(spread):
    left, right = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    for value in range(0, right.maximum() + 1, 7):
        right.setValue(value)
        assert right.value() == value
    right.setValue(right.maximum())
    assert left.value() == left.maximum()


def test_unlinked_panes_scroll_each_on_its_own(spread):
    spread.set_linked(False)
    spread.left_pane.verticalScrollBar().setValue(100)
    assert spread.right_pane.verticalScrollBar().value() == 0


def test_panes_linked_again_go_on_from_where_they_stand(spread):
    left, right = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    spread.set_linked(False)
    left.setValue(100)
    right.setValue(20)
    spread.set_linked(True)
    left.setValue(101)
    assert abs(right.value() - 20) <= 2


def test_the_linked_passages_of_the_spine_meet_at_the_reading_line(spread, comparison):
    link = comparison.spine[1]
    left, right = spread.left_pane, spread.right_pane
    value = left.extent_px(link.left)[0] - left.viewport().height() / 3
    left.verticalScrollBar().setValue(round(value))
    top = right.extent_px(link.right)[0] - right.verticalScrollBar().value()
    assert abs(top - right.viewport().height() / 3) < 3


def test_after_a_resize_the_map_is_that_of_the_new_layout(spread):
    before = spread.scrolling.knots
    spread.resize(760, 310)
    assert spread.scrolling.knots is not before
    left, right = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    left.setValue(left.maximum())
    assert right.value() == right.maximum()
