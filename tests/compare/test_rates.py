"""The user's own rates of exchange: how they are read, and how two sums are judged by one."""

from datetime import date
from decimal import Decimal

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare, read_rates
from diptych.compare.rates import Rate, rate_between

HEAD = "Ovalis veut la chaîne Tellina"


@pytest.mark.parametrize(
    "line", ["2025-02-10 1 EUR = 1.0321 USD", "2025-02-10: 1 EUR = 1,0321 USD", " 2025-02-10 1EUR=1.0321USD "]
)
def test_a_line_of_the_settings_is_a_dated_rate(line):
    assert read_rates([line]) == (Rate(date(2025, 2, 10), "EUR", "USD", Decimal("1.0321")),)


@pytest.mark.parametrize(
    "line", ["", "1 EUR = 1.03 USD", "2025-02-30 1 EUR = 1 USD", "2025-02-10 1 EUR = 0 USD"]
)
def test_a_line_that_is_no_rate_is_left_out_with_a_warning(line, caplog):
    assert read_rates([line]) == ()
    assert "2025-02-10 1 EUR = 1.0321 USD" in caplog.text
    caplog.clear()


def test_the_rate_of_the_nearest_day_counts_whichever_way_round():
    rates = read_rates(
        ["2024-01-01 1 USD = 0.90 EUR", "2025-03-01 1 EUR = 1.04 USD", "2025-03-01 1 EUR = 0.83 GBP"]
    )
    assert rate_between(rates, "EUR", "USD", date(2025, 2, 1)) == rates[1]
    assert rate_between(rates, "EUR", "USD", date(2023, 2, 1)) == rates[0]
    assert rate_between(rates, "EUR", "USD", None) == rates[1]
    assert rate_between(rates, "EUR", "CHF", None) is None


def judged(models, left, right, *lines):
    sides = [
        analysis(models, HEAD, f"Ovalis offre {told} pour racheter la chaîne Tellina.")
        for told in (left, right)
    ]
    found = compare(*sides, rates=read_rates(lines)).divergences
    return next(told for told in found if told.code == "F4")


def test_without_a_rate_two_currencies_are_another_sum(models):
    told = judged(models, "620 millions d’euros", "620 millions de dollars")
    assert told.type == "currency-mismatch"
    assert "rate" not in told.explanation


def test_a_rate_at_par_makes_them_one_sum_and_says_so(models):
    told = judged(models, "620 millions d’euros", "620 millions de dollars", "2025-03-10 1 EUR = 1.0004 USD")
    assert told.type == "rounding-compatible"
    assert "2025-03-10" in told.explanation
    assert "1 EUR = 1.0004 USD" in told.explanation


def test_a_rate_tells_the_gap_that_it_leaves(models):
    told = judged(models, "620 millions d’euros", "620 millions de dollars", "2025-03-10 1 USD = 0.80 EUR")
    assert told.type == "currency-mismatch"
    assert "775,000,000 USD" in told.explanation
    assert "20.0%" in told.explanation
