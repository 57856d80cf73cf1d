import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.search.blocks import Postings, packed, unpacked

POSTINGS = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 70_000), min_size=1, max_size=300)),
    min_size=1,
    max_size=20,
    unique_by=lambda posting: posting[0],
).map(sorted)


@given(POSTINGS, st.booleans())
def test_what_was_packed_is_read_again(postings, has_places):
    numbers = np.array([number for number, _places in postings], np.uint32)
    counts = np.array([len(places) for _number, places in postings], np.uint32)
    places = np.array([place for _number, found in postings for place in found if has_places], np.uint32)
    read = unpacked(packed(Postings(numbers, counts, places)))
    assert read.numbers.tolist() == numbers.tolist()
    assert read.counts.tolist() == counts.tolist()
    assert read.places.tolist() == places.tolist()


def test_small_numbers_take_one_byte_each():
    few = np.arange(10, dtype=np.uint32)
    assert len(packed(Postings(few, few, few))) == 11 + 30


@pytest.mark.parametrize("damage", [b"", b"\xff" * 4, b"\x03" * 40])
def test_damaged_bytes_are_noticed(damage):
    with pytest.raises((ValueError, KeyError, struct.error)):
        unpacked(damage)
