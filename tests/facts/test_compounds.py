from decimal import Decimal

import pytest
from tests.facts.factory import figure, figures


@pytest.mark.parametrize(
    ("written", "language", "value", "unit"),
    [
        ("1 m 80", "fr", 180, "cm"),
        ("1m80", "fr", 180, "cm"),
        ("un mètre quatre-vingts", "fr", 180, "cm"),
        ("2 kg 500", "fr", 2500, "g"),
        ("3 ans et 6 mois", "fr", 42, "month"),
        ("15 euros 50", "fr", "15.5", "EUR"),
        ("12€50", "fr", "12.5", "EUR"),
        ("2 ans et demi", "fr", "2.5", "year"),
        ("une heure trois quarts", "fr", 105, "min"),
        ("5 ft 2 in", "en", 62, "in"),
        ("5 lb 3 oz", "en", 83, "oz"),
        ("24 hours, 39 minutes and 35 seconds", "en", 88775, "s"),
        ("5 km 300 metres", "en", 5300, "m"),
        ("a year and a half", "en", "1.5", "year"),
        ("an hour and a quarter", "en", 75, "min"),
        ("five dollars fifty", "en", "5.5", "USD"),
        ("15 dollars and 50 cents", "en", "15.5", "USD"),
    ],
)
def test_two_units_tell_one_quantity(written, language, value, unit):
    found = figure(f"({written})", language)
    assert (found.text, found.value, found.unit) == (written, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Un trajet de 3 m, 50 voitures.", "fr", [3, 50]),
        ("Un billet à 15 euros, 50 places.", "fr", [15, 50]),
        ("Après 10 jours et 2 semaines.", "fr", [10, 2]),
        ("It was $15 and 50 people came.", "en", [15, 50]),
    ],
)
def test_two_quantities_stay_two(text, language, values):
    assert [found.value for found in figures(text, language)] == values
