from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.ui.spread.knots import READING_LINE, Reach, value_knots

PIXELS = st.integers(0, 8000)
REACHES = st.builds(Reach, page=st.integers(100, 1200), maximum=PIXELS)
TOPS = st.lists(st.tuples(PIXELS, PIXELS), max_size=12).map(sorted)
PLACES = st.none() | st.tuples(PIXELS, PIXELS)


@given(TOPS, REACHES, REACHES, PLACES)
def test_the_map_never_runs_backwards(tops, left, right, through):
    knots = value_knots(tops, left, right, through=through)
    steps = [knots.to_right(left.maximum * n / 60) for n in range(61)]
    assert all(one <= other for one, other in pairwise(steps))
    back = [knots.to_left(right.maximum * n / 60) for n in range(61)]
    assert all(one <= other for one, other in pairwise(back))


@given(TOPS, REACHES, REACHES, PLACES)
def test_both_ends_are_exact(tops, left, right, through):
    knots = value_knots(tops, left, right, through=through)
    assert (knots.left[0], knots.right[0]) == (0, 0)
    assert (knots.left[-1], knots.right[-1]) == (left.maximum, right.maximum)
    if left.maximum and right.maximum:
        assert (knots.to_right(0), knots.to_right(left.maximum)) == (0, right.maximum)
        assert (knots.to_left(0), knots.to_left(right.maximum)) == (0, left.maximum)


@given(TOPS, REACHES, REACHES, st.floats(0, 1))
def test_there_and_back_again_is_the_same_place(tops, left, right, share):
    knots = value_knots(tops, left, right)
    value = left.maximum * share
    if right.maximum:
        assert knots.to_left(knots.to_right(value)) == pytest.approx(value, abs=3)


def test_a_linked_pair_meets_at_the_reading_line():
    left, right = Reach(600, 4000), Reach(600, 2000)
    knots = value_knots([(1200, 900)], left, right)
    line = 600 * READING_LINE
    assert knots.to_right(1200 - line) == 900 - line


def test_a_pair_that_would_run_backwards_is_left_out():
    knots = value_knots([(1200, 900), (1400, 500)], Reach(600, 4000), Reach(600, 2000))
    assert len(knots.left) == 3


def test_the_map_goes_through_where_a_jump_has_left_the_panes():
    tops = [(1200, 900), (2400, 1500)]
    knots = value_knots(tops, Reach(600, 4000), Reach(600, 2000), through=(500, 1400))
    assert knots.to_right(500) == 1400
    assert (1000, 700) not in zip(knots.left, knots.right, strict=True)


def test_a_pane_that_needs_no_scrolling_stays_where_it_is():
    knots = value_knots([(300, 100)], Reach(600, 4000), Reach(600, 0))
    assert knots.to_right(2000) == 0
