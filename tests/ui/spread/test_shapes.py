from diptych.ui.spread.shapes import BRACKET_PX, STUB_PX, bracket, shapes

WIDTH, HEIGHT = 72, 400
BELOW, ABOVE = (500.0, 560.0), (-90.0, -20.0)


def test_a_link_in_view_is_a_curve_between_two_brackets():
    (shape,), tallies = shapes([((20, 80), (200, 230))], WIDTH, HEIGHT)
    left, right = shape.brackets
    assert (left.left(), left.top(), left.bottom()) == (0, 25, 75)
    assert (right.right(), right.top(), right.bottom()) == (WIDTH, 205, 225)
    start, end = shape.path.elementAt(0), shape.path.currentPosition()
    assert (start.x, start.y) == (BRACKET_PX, 50)
    assert (end.x(), end.y()) == (WIDTH - BRACKET_PX, 215)
    assert shape.edge is None
    assert not tallies


def test_crossing_links_are_all_drawn():
    found, _ = shapes([((20, 80), (200, 230)), ((100, 150), (20, 80))], WIDTH, HEIGHT)
    assert [shape.index for shape in found] == [0, 1]


def test_a_link_whose_other_end_is_out_of_view_is_a_stub_pointing_there():
    (down, up), _ = shapes([((20, 80), BELOW), (ABOVE, (200, 260))], WIDTH, HEIGHT)
    assert down.edge == ("left", "down")
    assert up.edge == ("right", "up")
    assert len(down.arrow) == 3
    assert down.path.boundingRect().height() == STUB_PX
    assert down.arrow[1].y() > down.arrow[0].y()
    assert up.arrow[1].y() < up.arrow[0].y()


def test_a_link_with_no_end_in_view_has_no_shape():
    assert shapes([(ABOVE, BELOW), (BELOW, BELOW)], WIDTH, HEIGHT) == ((), ())


def test_more_than_three_stubs_on_an_edge_become_a_count():
    ends = [((20.0 + 30 * n, 40.0 + 30 * n), (900.0 - 50 * n, 920.0 - 50 * n)) for n in range(5)]
    found, (tally,) = shapes(ends, WIDTH, HEIGHT)
    assert tally.edge == ("left", "down")
    assert tally.links == (4, 3, 2, 1, 0)  # the nearest first
    assert all(shape.path.isEmpty() and shape.brackets for shape in found)


def test_the_current_link_keeps_its_stub_among_many():
    ends = [((20.0 + 30 * n, 40.0 + 30 * n), BELOW) for n in range(5)]
    found, _ = shapes(ends, WIDTH, HEIGHT, kept=2)
    assert [shape.index for shape in found if not shape.path.isEmpty()] == [2]


def test_three_stubs_on_an_edge_are_drawn():
    ends = [((20.0 + 30 * n, 40.0 + 30 * n), BELOW) for n in range(3)]
    found, tallies = shapes(ends, WIDTH, HEIGHT)
    assert not tallies
    assert not any(shape.path.isEmpty() for shape in found)


def test_the_bracket_of_one_line_does_not_vanish():
    assert bracket((0, 12), "left", WIDTH).height() == 6
