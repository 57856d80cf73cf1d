import itertools

from hypothesis import given
from hypothesis import strategies as st

from diptych.compare import Link
from diptych.compare.spine import spine
from diptych.text import Span


def link(left, right, score):
    return Link(Span(left, left + 1), Span(right, right + 1), score, "strong", False, ())


PLACES = st.tuples(st.integers(0, 50), st.integers(0, 50), st.floats(0.1, 1))


@given(st.lists(PLACES, max_size=12))
def test_the_spine_moves_forward_on_both_sides_and_no_chain_is_heavier(places):
    links = tuple(link(*place) for place in places)
    chain = spine(links)
    assert all(
        a.left.start < b.left.start and a.right.start < b.right.start for a, b in itertools.pairwise(chain)
    )
    assert abs(sum(item.score for item in chain) - heaviest(links)) < 1e-9


def heaviest(links, after=(-1, -1)):
    """By trying everything: the peer of the clever way."""
    best = 0.0
    for item in links:
        if item.left.start > after[0] and item.right.start > after[1]:
            rest = tuple(o for o in links if o.left.start > item.left.start)
            best = max(best, item.score + heaviest(rest, (item.left.start, item.right.start)))
    return best


def test_no_links_have_no_spine():
    assert spine(()) == ()
