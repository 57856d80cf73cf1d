"""A table of all pairs of sentences comes in, how each cell stands among the others goes out, by rows.

The tables of two long articles are large. So what is only looked at once is worked out for some rows at a
time, from the table and from what is known of its rows and columns.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.compare.coverage import Matrix

ByRows = Callable[[slice], Matrix]
"""Gives the wanted rows of a table."""
_PSEUDO = 10
"""Sentences that the background is thought to have besides those there are: four alone have none."""


def above_mean(values: NDArray[np.floating], background: float) -> ByRows:
    """By how much each is above the mean of its row and column, which are topic and not event.

    background: the mean that is expected before anything is seen.
    """
    across, down = (
        (values.sum(axis, keepdims=True, dtype=np.float64) + _PSEUDO * background)
        / (values.shape[axis] + _PSEUDO)
        for axis in (0, 1)
    )
    return lambda rows: np.asarray(values[rows] - (across + down[rows]) / 2, np.float64)


def share_of_best(values: NDArray[np.floating], least: float) -> ByRows:
    """As a share of the best of its row and of its column, or of `least` where all are low; both averaged."""
    across, down = (positive(np.maximum(least, values.max(axis, keepdims=True))) for axis in (0, 1))

    def shares(rows: slice) -> Matrix:
        kept = np.maximum(values[rows], 0)
        return np.asarray((kept / across + kept / down[rows]) / 2, np.float64)

    return shares


def above_next(values: NDArray[np.floating]) -> Callable[[slice], tuple[Matrix, Matrix]]:
    """By how much each is above the best other one of its row, and of its column; below 0 for all but it."""
    across, down = _first_two(values, 0), _first_two(values, 1)

    def margins(rows: slice) -> tuple[Matrix, Matrix]:
        some = values[rows]
        own = down[0][rows], down[1][rows]
        return _above(some, *own), _above(some, *across)

    return margins


def greatest_near(values: NDArray[np.floating], shifts: list[tuple[int, int]]) -> ByRows:
    """The greatest of the cells that far below and to the right of each: passages come in runs."""
    height, width = values.shape

    def greatest(rows: slice) -> Matrix:
        start, stop, _ = rows.indices(height)
        above, below = int(start == 0), int(stop == height)
        around = np.pad(values[max(0, start - 1) : stop + 1], ((above, below), (1, 1)))
        near = [around[1 + y : 1 + y + stop - start, 1 + x : 1 + x + width] for y, x in shifts]
        return np.asarray(np.maximum.reduce(near), np.float64)

    return greatest


def positive(values: NDArray[Any]) -> NDArray[Any]:
    """The same with the least number above 0 in the place of what is below: to divide by."""
    return np.asarray(np.maximum(values, 1e-9))


def _first_two(values: NDArray[Any], axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The greatest along an axis and the one after it, which is 0 where there is none."""
    top = values.max(axis, keepdims=True)
    if values.shape[axis] == 1:
        return top, np.zeros_like(top)
    return top, np.partition(values, -2, axis).take([-2], axis)


def _above(values: NDArray[Any], top: NDArray[Any], second: NDArray[Any]) -> Matrix:
    return np.asarray(values - np.where(values >= top, second, top), np.float64)
