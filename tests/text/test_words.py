from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.text import words


def texts(text):
    return [span.of(text) for span in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’offre d'achat", ["offre", "achat"]),
        ("Qu’on l’ait lu jusqu'à hier", ["on", "ait", "lu", "à", "hier"]),
        ("aujourd’hui, quelqu’un", ["aujourd’hui", "quelqu’un"]),
        ("97,4 milliards et 6\u202f800 voix", ["97,4", "milliards", "et", "6\u202f800", "voix"]),
        ("1,200 people and 3.5%", ["1,200", "people", "and", "3.5"]),
        ("le 1er mai à 14h30", ["le", "1er", "mai", "à", "14h30"]),
        ("a-t-elle dit, est-il venu", ["a", "elle", "dit", "est", "il", "venu"]),
        ("Saint-Orlan et rendez-vous", ["Saint-Orlan", "et", "rendez-vous"]),
        ("the mayor’s car won't start", ["the", "mayor", "car", "won't", "start"]),
    ],
)
def test_words_are_told_apart(text, expected):
    assert texts(text) == expected


@given(st.text())
def test_words_are_in_order_and_hold_no_white_space_but_in_numbers(text):
    spans = words(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(len(span) > 0 for span in spans)
    assert all(span.of(text)[0].isalnum() for span in spans)
