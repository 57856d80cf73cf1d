import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.text import Span
from diptych.ui.utf16 import Inserted, Positions, Utf16Map, utf16_length

TEXT = "a💡b 🔑 fin"


@pytest.mark.parametrize(("offset", "position"), [(0, 0), (1, 1), (2, 3), (4, 5), (5, 7), (9, 11)])
def test_every_emoji_before_a_place_moves_it_by_one(offset, position):
    positions = Utf16Map.of(TEXT)
    assert positions.u16(offset) == position
    assert positions.code_point(position) == offset


def test_the_middle_of_a_pair_belongs_to_its_character():
    assert Utf16Map.of(TEXT).code_point(2) == 1


def test_both_ends_of_a_span_are_converted():
    assert Utf16Map.of(TEXT).span_u16(Span(1, 5)) == (1, 7)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_positions_are_those_of_the_encoded_text(text):
    positions = Utf16Map.of(text)
    for offset in range(len(text) + 1):
        assert positions.u16(offset) == len(text[:offset].encode("utf-16-le")) // 2
        assert positions.code_point(positions.u16(offset)) == offset
    assert utf16_length(text) == positions.u16(len(text))


@given(
    st.lists(st.text("ab💡é", min_size=1, max_size=6), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 6), st.text("xy🔑", min_size=1, max_size=4)), max_size=5),
)
def test_what_a_document_shows_besides_moves_every_place_behind_it(lines, besides):
    text, shown, inserted, at = "\n".join(lines), "", [], 0
    for number in range(len(lines) + 1):
        for _place, extra in (one for one in besides if min(one[0], len(lines)) == number):
            inserted.append(Inserted(at, utf16_length(shown), utf16_length(extra) + 1))
            shown += extra + "\n"
        if number < len(lines):
            shown += lines[number] + "\n"
            at += len(lines[number]) + 1
    positions = Positions.of(text, tuple(inserted))
    units = shown.encode("utf-16-le")
    for offset, char in enumerate(text):
        start, end = positions.span_u16(Span(offset, offset + 1))
        assert units[2 * start :].decode("utf-16-le", "ignore")[:1] == char
        assert positions.code_point(start) == offset
        assert end > start
    for one in inserted:
        assert positions.code_point(one.start_u16) == min(one.at, len(text))
