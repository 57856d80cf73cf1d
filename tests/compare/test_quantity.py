from dataclasses import replace
from decimal import Decimal

import pytest

from diptych.compare.quantity import are_transposed, gap, measure, relation
from diptych.facts import Figure
from diptych.text import Span


def figure(value, unit="EUR", kind="money", *, op="=", step="1", low=None, high=None):
    number, half = Decimal(value), Decimal(step) / 2
    return Figure(
        Span(0, 1), value, kind, number, number - half if low is None else Decimal(low),
        number + half if high is None else Decimal(high), op, unit, "asserted", "", 0,
    )  # fmt: skip


def stand(one, other):
    return relation(measure(one), measure(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure("97.4e9", step="1e8"), figure("97.4e9", step="1e8"), "same"),
        (figure("97.4e9", step="1e8"), figure("97e9", step="1e9"), "rounding"),
        (figure("97.6e9", step="1e8"), figure("97e9", step="1e9"), "truncation"),
        (figure("97.6e9", step="1e8"), figure("97.4e9", step="1e8"), "near"),
        (figure("44e6", step="1e6"), figure("45e6", step="1e6"), "near"),
        (
            figure("10", "in", "length", op=">=", low="10", high="Infinity"),
            figure("25", "cm", "length", op=">=", low="25", high="Infinity"),
            "rounding",
        ),
        (figure("97.4e9", step="1e8"), figure("97.4e6", step="1e5"), "scale"),
        (figure("9.74e9", step="1e7"), figure("60e9", step="1e9"), "far"),
        (figure("44e6", op="<=", low="0", high="44.5e6"), figure("43.2e6", step="1e5"), "bound"),
        (figure("44e6", op="<=", low="0", high="44.5e6"), figure("2e6", step="1e6"), "far"),
        (figure("379800", "habitant", "count"), figure("380000", "habitant", "count"), "rounding"),
        (figure("6800", "personne", "count"), figure("6500", "personne", "count"), "near"),
        (figure("12", "mort", "count"), figure("17", "mort", "count"), "far"),
        (
            figure("20", "year", "duration", op=">=", low="20", high="Infinity"),
            figure("25", "year", "duration", op=">=", low="25", high="Infinity"),
            "far",
        ),
        (figure("180", "mi", "length"), figure("300", "km", "length"), "rounding"),
        (figure("118", "km/h", "speed"), figure("118", "kn", "speed"), "misnamed"),
        (figure("150", "EUR/month"), figure("150", "EUR/week"), "misnamed"),
    ],
)
def test_two_sums_stand_to_each_other_as_their_written_digits_allow(one, other, expected):
    assert stand(one, other) == expected
    assert stand(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure("200000", "EUR/month"), figure("2400000", "EUR/year")),
        (figure("60", "%", "percent"), figure("0.6", "share", "fraction", step="0.1")),
        (figure("47", "km", "length"), figure("47000", "m", "length", step="1000")),
        (figure("2", "week", "duration"), figure("14", "day", "duration")),
    ],
)
def test_a_quantity_in_another_unit_of_its_kind_is_the_same(one, other):
    assert stand(one, other) == "same"


def test_a_sum_and_a_rate_are_of_two_dimensions():
    assert measure(figure("5", "EUR")).dimension != measure(figure("5", "EUR/month")).dimension


def test_currencies_are_kept_and_never_converted():
    assert measure(figure("5", "USD")).value == measure(figure("5", "EUR")).value
    assert measure(figure("5", "USD")).currency == "USD"


def test_the_gap_is_a_share_of_the_larger():
    assert gap(measure(figure("44")), measure(figure("45"))) == Decimal(1) / Decimal(45)


def test_a_rate_that_another_span_of_time_would_make_the_same_is_misnamed():
    a_year = figure("1800", "EUR/year")
    assert stand(a_year, figure("150", "EUR/week")) == "misnamed"
    assert stand(a_year, figure("150", "EUR/month")) == "same"
    assert stand(a_year, figure("190", "EUR/week")) == "far"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("43e6", "34e6", True),
        ("1248", "1284", True),
        ("43e6", "43e6", False),
        ("43e6", "34e5", False),
        ("43e6", "35e6", False),
    ],
)
def test_digits_in_another_order_are_seen(one, other, expected):
    assert are_transposed(measure(figure(one)), measure(figure(other))) is expected


def test_clock_times_of_two_zones_are_held_against_each_other_in_one():
    fourteen, fifteen = (figure(str(60 * hour), "time", "time") for hour in (14, 15))
    in_london, in_paris = replace(fourteen, zone=0), replace(fifteen, zone=60)
    assert stand(in_london, in_paris) == "same"
    assert stand(in_london, replace(fourteen, zone=60)) == "far"
    assert measure(replace(figure("30", "time", "time"), zone=60)).value == 1410
    assert measure(in_london).dimension != measure(fourteen).dimension


def test_pence_are_hundredths_of_a_pound():
    assert stand(figure("612", "GBp"), figure("6.12", "GBP", step="0.01")) == "same"
    assert stand(figure("612", "GBp"), figure("612", "GBP")) == "misnamed"
