from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diptych.compare import Mark
from diptych.report.pieces import pieces
from diptych.text import Span


def mark(start: int, end: int, name: str = "x") -> Mark:
    return Mark(Span(start, end), "figure", "quiet", name)


spans = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair)))


def test_marks_that_cross_are_cut_where_they_cross():
    found = pieces(Span(0, 10), [mark(1, 5, "a"), mark(3, 8, "b")])
    assert [(p.span.start, p.span.end, [m.divergence_id for m in p.marks]) for p in found] == [
        (0, 1, []),
        (1, 3, ["a"]),
        (3, 5, ["b", "a"]),
        (5, 8, ["b"]),
        (8, 10, []),
    ]


def test_a_mark_opens_once_only():
    found = pieces(Span(0, 10), [mark(1, 5, "a"), mark(3, 8, "b")])
    assert [[m.divergence_id for m in p.opens] for p in found] == [[], ["a"], ["b"], [], []]


def test_the_longer_mark_lies_outside():
    (_, middle, _) = pieces(Span(0, 9), [mark(3, 6, "short"), mark(0, 9, "long")])
    assert [m.divergence_id for m in middle.marks] == ["long", "short"]


@given(st.lists(spans, max_size=8), spans)
def test_pieces_are_the_whole_span_and_each_holds_just_the_marks_over_it(marked, whole):
    marks = [mark(start, end, str(n)) for n, (start, end) in enumerate(marked)]
    span = Span(*whole)
    found = pieces(span, marks)
    assert found[0].span.start == span.start
    assert found[-1].span.end == span.end
    for before, after in pairwise(found):
        assert before.span.end == after.span.start
    for piece in found:
        assert len(piece.span) > 0
        assert set(piece.marks) == {m for m in marks if m.span.overlaps(piece.span)}
        assert all(m.span.contains(piece.span) for m in piece.marks)
