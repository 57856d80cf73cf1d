"""A fact of the matrix and a cell of it come in; which two articles to open, and where, goes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.compare import Divergence, Matrix, Row
from diptych.text import Span


@dataclass(frozen=True, slots=True)
class Aim:
    """Two articles of a matrix by number, and the place of the fact in each."""

    left: int
    right: int
    left_span: Span | None
    right_span: Span | None


def aim(matrix: Matrix, row: Row, article: int, other: int | None = None) -> Aim:
    """The pair for what `article` tells of a fact: with `other`, or with the one it differs from most.

    That is its partner in the severest divergence, else the first that tells another value, else the first
    that tells the fact, else the first at all.
    """
    if other is None:
        other = _opposite(matrix, row, article)
    first, second = sorted((article, other))
    return Aim(first, second, _span(row, first), _span(row, second))


def at_spans(divergences: Sequence[Divergence], left: Span | None, right: Span | None) -> Divergence | None:
    """The worst of divergences, worst first, that touches both spans; None where none does."""
    if left is None or right is None:
        return None
    return next(
        (d for d in divergences if d.left and d.right and d.left.overlaps(left) and d.right.overlaps(right)),
        None,
    )


def _opposite(matrix: Matrix, row: Row, article: int) -> int:
    if row.worst and article in row.worst[:2]:
        return next(one for one in row.worst[:2] if one != article)
    mine = row.cells[article]
    telling = [n for n, cell in enumerate(row.cells) if cell and n != article]
    differing = [n for n in telling if mine and (cell := row.cells[n]) and cell.shape != mine.shape]
    others = [n for n in range(len(matrix.analyses)) if n != article]
    return next(iter(differing or telling or others))


def _span(row: Row, article: int) -> Span | None:
    cell = row.cells[article]
    return cell.span if cell else None
