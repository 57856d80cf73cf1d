from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.factory import figure


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("97 milliards d'euros", "96.5e9", "97.5e9"),
        ("97,4 milliards d'euros", "97.35e9", "97.45e9"),
        ("environ 97 milliards d'euros", "95.5e9", "98.5e9"),
        ("15 000 euros", "14999.5", "15000.5"),
        ("quinze mille euros", 14500, 15500),
        ("environ 15 000 euros", 13500, 16500),
        ("environ 1 000 euros", 850, 1150),
        ("une vingtaine d'euros", 15, 25),
        ("jusqu'à 44 millions d'euros", 0, "44.5e6"),
        ("plus de 30 euros", 30, "Infinity"),
        ("des milliards d'euros", "2e9", "1e12"),
        ("plusieurs centaines de milliards d'euros", "2e11", "1e12"),
        ("entre 80 et 100 millions d'euros", "80e6", "100e6"),
    ],
)
def test_the_interval_that_the_written_form_allows(text, low, high):
    found = figure(f"Il faut {text}.")
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "op", "language"),
    [
        ("près de 30 euros", "~", "fr"),
        ("30 euros environ", "~", "fr"),
        ("quelque 30 euros", "~", "fr"),
        ("au moins 30 euros", ">=", "fr"),
        ("30 euros au moins", ">=", "fr"),
        ("plus de 30 euros", ">=", "fr"),
        ("moins de 30 euros", "<=", "fr"),
        ("au plus 30 euros", "<=", "fr"),
        ("30 euros", "=", "fr"),
        ("nearly 30 euros", "~", "en"),
        ("up to 30 euros", "<=", "en"),
        ("at least 30 euros", ">=", "en"),
        ("more than 30 euros", ">=", "en"),
        ("no less than 30 euros", ">=", "en"),
        ("about 30 euros", "~", "en"),
    ],
)
def test_words_that_bound_a_number(text, op, language):
    assert figure(f"Voici {text}." if language == "fr" else f"It took {text}.", language).op == op


@given(st.integers(min_value=1, max_value=10**9), st.sampled_from(["", "environ ", "près de "]))
def test_the_value_lies_in_its_interval(number, hedge):
    found = figure(f"Il faut {hedge}{number} euros.")
    assert found.low <= found.value < found.high
