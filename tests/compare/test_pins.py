from diptych.compare import Link
from diptych.compare.pins import NO_PINS, Pins, with_pins
from diptych.text import Span


def link(left, right, score=0.5):
    return Link(Span(*left), Span(*right), score, "possible", False, ("same words",))


FOUND = (link((0, 10), (0, 12)), link((11, 20), (30, 40)))


def test_without_pins_the_links_are_those_that_were_found():
    assert with_pins(FOUND, NO_PINS) is FOUND


def test_a_pinned_link_stands_in_reading_order_and_is_sure():
    found = with_pins(FOUND, Pins(linked=((Span(5, 8), Span(50, 60)),)))
    assert [one.left.start for one in found] == [0, 5, 11]
    assert (found[1].pinned, found[1].score, found[1].tier) == (True, 1.0, "strong")


def test_pinning_what_is_linked_keeps_its_reasons():
    found = with_pins(FOUND, Pins(linked=((FOUND[0].left, FOUND[0].right),)))
    assert len(found) == len(FOUND)
    assert found[0].pinned
    assert found[0].reasons[1:] == FOUND[0].reasons


def test_an_unlinked_pair_is_no_link_also_where_it_is_cut_a_little_otherwise():
    assert with_pins(FOUND, Pins(unlinked=((Span(2, 11), Span(1, 9)),))) == FOUND[1:]
    assert with_pins(FOUND, Pins(unlinked=((Span(0, 10), Span(30, 40)),))) == FOUND
