from datetime import date

import pytest

from diptych.facts.moon import chinese_new_year, hindu_day, islamic_month, phase, sankranti, sun, when


def test_the_sun_stands_at_the_equinox_in_march_and_opposite_in_september():
    assert abs((sun(date(2024, 3, 20).toordinal() + 3.1 / 24) + 180) % 360 - 180) < 0.05
    assert abs(sun(date(2024, 9, 22).toordinal() + 12.7 / 24) - 180) < 0.05


def test_a_new_moon_is_found_to_the_quarter_of_an_hour():
    # the total eclipse of the sun of 8 April 2024 was greatest at 18:17, in conjunction at 18:21
    moment = when(0, date(2024, 4, 10).toordinal())
    assert abs(moment - (date(2024, 4, 8).toordinal() + (18 + 21 / 60) / 24)) < 0.01
    assert min(phase(moment), 360 - phase(moment)) < 0.01


@pytest.mark.parametrize("day", ["2015-02-19", "2019-02-05", "2020-01-25", "2023-01-22", "2025-01-29"])
def test_the_chinese_new_year(day):
    assert chinese_new_year(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("month", "tithi", "hour", "day"),
    [
        (7, 30, 18, "2023-11-12"),
        (7, 30, 18, "2024-10-31"),
        (6, 4, 12, "2023-09-19"),
        (1, 1, 6, "2022-04-02"),
        (10, 7, 6, "2014-01-07"),
    ],
)
def test_lunar_days_of_india(month, tithi, hour, day):
    assert hindu_day(month, tithi, hour, int(day[:4])) == date.fromisoformat(day)


def test_the_sun_enters_a_sign_of_the_stars():
    assert (sankranti(9, 2018), sankranti(9, 2019)) == (date(2018, 1, 14), date(2019, 1, 15))


def test_a_month_begins_on_the_day_after_the_new_moon():
    assert date.fromordinal(islamic_month(date(2025, 3, 31).toordinal())) == date(2025, 3, 30)
