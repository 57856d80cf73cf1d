import pytest

from diptych.compare import Cell, Divergence, Matrix, Row
from diptych.text import Span
from diptych.ui.matrix.pairs import aim, at_spans


def _cell(at, shape=None):
    return Cell(Span(at, at + 3), "428", shape)


def _matrix(row):
    return Matrix((None,) * len(row.cells), (row,))


def _row(*cells, worst=None):
    return Row("Postes", "people", "figure", cells, 2 if worst else 1, worst)


@pytest.mark.parametrize(
    ("article", "pair"),
    [(0, (0, 2)), (2, (0, 2)), (1, (1, 2)), (3, (0, 3))],
    ids=["of the severest", "of the severest too", "first that differs", "tells nothing"],
)
def test_a_cell_in_conflict_opens_the_pair_that_shows_it(article, pair):
    row = _row(_cell(0, 0), _cell(10, 0), _cell(20, 1), None, worst=(0, 2, "F6-0-20"))
    found = aim(_matrix(row), row, article)
    assert (found.left, found.right) == pair


def test_an_agreed_cell_opens_with_the_first_that_agrees_and_knows_both_places():
    row = _row(None, _cell(10), _cell(20))
    found = aim(_matrix(row), row, 2)
    assert (found.left, found.right) == (1, 2)
    assert (found.left_span, found.right_span) == (Span(10, 13), Span(20, 23))


def test_another_article_can_be_chosen():
    row = _row(_cell(0), _cell(10), None)
    found = aim(_matrix(row), row, 1, 2)
    assert (found.left, found.right, found.right_span) == (1, 2, None)


def test_what_differs_is_found_by_both_its_places():
    told = Divergence(
        "F6-1", "F6", "value-conflict", None, "figure", 0.9, Span(0, 4), Span(9, 12), "", "", ()
    )
    assert at_spans([told], Span(2, 5), Span(10, 11)) is told
    assert at_spans([told], Span(2, 5), Span(20, 21)) is None
    assert at_spans([told], None, Span(10, 11)) is None
