from datetime import date

import pytest

from diptych.facts.feasts import easter, feast_days, nth_weekday


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("christmas", 2024, date(2024, 12, 25), date(2024, 12, 25)),
        ("ascension", 2025, date(2025, 5, 29), date(2025, 5, 29)),
        ("orthodox_easter", 2024, date(2024, 5, 5), date(2024, 5, 5)),
        ("black_friday", 2024, date(2024, 11, 29), date(2024, 11, 29)),
        ("memorial_day", 2025, date(2025, 5, 26), date(2025, 5, 26)),
        ("yom_kippur", 2024, date(2024, 10, 11), date(2024, 10, 12)),
        ("hanukkah", 2023, date(2023, 12, 7), date(2023, 12, 15)),
        ("diwali", 2021, date(2021, 11, 4), date(2021, 11, 4)),
        ("chinese_new_year", 2024, date(2024, 2, 10), date(2024, 2, 10)),
        ("kings_day_nl", 2014, date(2014, 4, 26), date(2014, 4, 26)),
        ("last_friday_of_ramadan", 2018, date(2018, 6, 8), date(2018, 6, 8)),
        ("ramadan", 2018, date(2018, 5, 16), date(2018, 6, 14)),
    ],
)
def test_when_a_feast_is(name, year, first, last):
    assert feast_days(name, year) == (first, last)


def test_easter_is_a_sunday_of_spring():
    assert all(
        easter(year).isoweekday() == 7 and (3, 22) <= (easter(year).month, easter(year).day) <= (4, 25)
        for year in range(1900, 2100)
    )


def test_a_month_of_four_mondays_has_no_fifth():
    assert nth_weekday(2025, 2, 1, 5) is None
    assert nth_weekday(2025, 2, 1, -1) == date(2025, 2, 24)
