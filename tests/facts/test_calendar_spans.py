from datetime import date

import pytest

from diptych.facts import calendar_spans as spans


def test_a_month_ends_on_its_last_day():
    assert spans.month(2024, 2).high == date(2024, 2, 29)
    assert spans.month(2024, 14) == spans.month(2025, 2)


def test_winter_is_named_after_the_year_it_ends_in():
    assert spans.season(2025, 1).low == date(2024, 12, 21)


@pytest.mark.parametrize(
    ("number", "length", "value"),
    [(1, 3, "2023-01/2023-03"), (4, 3, "2023-10/2023-12"), (2, 6, "2023-07/2023-12")],
)
def test_quarters_and_halves(number, length, value):
    assert spans.months(2023, number, length).value == value


def test_a_week_begins_on_monday():
    assert spans.week(date(2025, 3, 19), 0).value == "2025-03-17/2025-03-23"
    assert spans.week(date(2025, 3, 19), 0, end=True).low == date(2025, 3, 22)


def test_a_day_or_year_that_is_not_there_is_none():
    assert spans.day(2023, 2, 29) is None
    assert spans.shifted(date(2025, 1, 1), -9000, "year") is None
