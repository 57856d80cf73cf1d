from dataclasses import replace
from decimal import Decimal

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare, told_reading
from diptych.facts import Amount, Correction, read_amount, with_corrections


@pytest.fixture(scope="module")
def sides(models):
    left = analysis(models, "Le bac rouvre", "La réparation du bac a coûté 340 000 euros à la ville.")
    right = analysis(models, "Un bac trop cher", "La réparation du bac a coûté 430 000 euros à la ville.")
    return left, right


def corrected(side, words, unit="EUR"):
    [figure] = side.facts.figures
    amount = read_amount(words, "fr", "money")
    return with_corrections(side, (Correction(figure.span, "money", amount, unit, figure.mode),))


def codes(left, right):
    return [one.code for one in compare(left, right).divergences]


def test_every_judge_heeds_a_corrected_figure_and_says_so(sides):
    left, right = sides
    assert codes(left, right) == ["F6"]
    found = compare(corrected(left, "430 000"), right)
    assert found.divergences == ()
    [agreed] = found.agreements
    assert "read as 430,000 EUR" in agreed.explanation
    assert agreed.reasons[-1] == "reading of A corrected by hand"
    assert codes(left, corrected(right, "340 000", "USD")) == ["F4"]


def test_what_was_not_corrected_is_told_as_before(sides):
    [told] = compare(*sides).divergences
    assert "read as" not in told.explanation
    assert not any("by hand" in reason for reason in told.reasons)


@pytest.mark.parametrize(
    ("amount", "kind", "unit", "told"),
    [
        (("97.4e9", "1", "2", "~"), "money", "EUR", "≈ 97,400,000,000 EUR"),
        (("0.50", "1", "2", "="), "fraction", "share", "0.5"),
        ((None, "80", "100", "range"), "count", "poste", "80 – 100 · poste"),
        ((None, "30", "Infinity", ">="), "count", "", "≥ 30"),
        (("1050", "1050", "1051", "="), "time", "time", "17:30"),
    ],
)
def test_a_reading_is_told_in_short(sides, amount, kind, unit, told):
    value, low, high, op = amount
    number = Amount(None if value is None else Decimal(value), Decimal(low), Decimal(high), op)
    [figure] = sides[0].facts.figures
    read = replace(
        figure, value=number.value, low=number.low, high=number.high, op=op, kind=kind, unit=unit or None
    )
    assert told_reading(read) == told
