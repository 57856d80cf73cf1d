import numpy as np
import pytest

from diptych.compare.standing import above_mean, above_next, greatest_near, positive, share_of_best

TABLE = np.array([[0.9, 0.1, 0.3], [0.2, 0.8, 0.4], [0.0, 0.6, 0.6], [0.5, 0.2, 0.1]])
ALL = slice(None)
CROSS = [(0, -1), (0, 1), (-1, 0), (1, 0)]
PARTS = (slice(0, 1), slice(1, 3), slice(3, 9))


@pytest.mark.parametrize(
    "told",
    [above_mean(TABLE, 0.1), share_of_best(TABLE, 0.4), above_next(TABLE), greatest_near(TABLE, CROSS)],
    ids=["above_mean", "share_of_best", "above_next", "greatest_near"],
)
def test_some_rows_are_told_as_all_are(told):
    by_parts = np.concatenate([np.atleast_3d(np.array(told(rows)).T) for rows in PARTS], 1)
    assert np.array_equal(by_parts, np.atleast_3d(np.array(told(ALL)).T))


def test_the_best_of_its_row_is_above_the_next_one_and_all_others_below_the_best():
    in_row, in_column = above_next(TABLE)(ALL)
    assert in_row[0] == pytest.approx([0.6, -0.8, -0.6])
    assert in_column[:, 0] == pytest.approx([0.4, -0.7, -0.9, -0.4])


def test_two_best_cells_of_a_row_are_not_above_each_other():
    assert above_next(TABLE)(ALL)[0][2] == pytest.approx([-0.6, 0, 0])


def test_the_only_cell_of_a_row_is_above_nothing():
    assert above_next(TABLE[:, :1])(ALL)[0][0] == pytest.approx([0.9])


def test_the_best_of_row_and_column_has_the_whole_share():
    shares = share_of_best(TABLE, 0.4)(ALL)
    assert shares[0, 0] == 1
    assert shares[3, 2] == pytest.approx((0.1 / 0.5 + 0.1 / 0.6) / 2)


def test_where_all_are_low_none_is_the_best():
    assert share_of_best(np.full((2, 2), 0.1), 0.4)(ALL) == pytest.approx(np.full((2, 2), 0.25))


def test_a_cell_above_the_mean_of_its_row_and_column_stands_out():
    assert above_mean(TABLE, 0.1)(ALL)[0].argmax() == 0


def test_the_greatest_of_the_cells_beside_is_told_and_nothing_lies_beyond_the_edge():
    near = greatest_near(TABLE, CROSS)(ALL)
    assert near[0] == pytest.approx([0.2, 0.9, 0.4])
    assert greatest_near(TABLE, [(-1, -1)])(ALL)[0] == pytest.approx([0, 0, 0])


def test_nothing_is_divided_by_nothing():
    assert positive(np.array([0.0, 2.0])) == pytest.approx([1e-9, 2.0])
