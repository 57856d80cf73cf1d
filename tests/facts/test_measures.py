from decimal import Decimal

import pytest

from diptych.facts.measures import currency_before, measure_after, rate_after
from diptych.facts.tables import section


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("7 euros", "money", "EUR"),
        ("7 € ", "money", "EUR"),
        ("7€", "money", "EUR"),
        ("7 d’euros", "money", "EUR"),
        ("7 de dollars", "money", "USD"),
        ("7 dollars canadiens", "money", "CAD"),
        ("7 francs suisses", "money", "CHF"),
        ("7 francs CFA", "money", "XOF"),
        ("7 livres sterling", "money", "GBP"),
        ("7 CHF", "money", "CHF"),
        ("7 %", "percent", "%"),
        ("7 pour cent", "percent", "%"),
        ("7 points de pourcentage", "percent", "pp"),
        ("7 km/h", "speed", "km/h"),
        ("7 nœuds", "speed", "kn"),
        ("7 km", "length", "km"),
        ("7 mètres carrés", "area", "m2"),
        ("7 km²", "area", "km2"),
        ("7 hectares", "area", "ha"),
        ("7 tonnes", "weight", "t"),
        ("7 °C", "other", "°C"),
        ("7 ans", "duration", "year"),
        ("7 mois", "duration", "month"),
        ("7 mégawatts", "other", "MW"),
    ],
)
def test_units_of_french(text, kind, unit):
    found = measure_after(text, 1, "fr", adjacent=True)
    assert found is not None
    assert (found.kind, found.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("7 feet", "ft"),
        ("7-mile", "mi"),
        ("7 per cent", "%"),
        ("7 Swiss francs", "CHF"),
        ("7pc", "%"),
        ("7 mph", "mph"),
        ("7 acres", "acre"),
    ],
)
def test_units_of_english(text, unit):
    found = measure_after(text, 1, "en", adjacent=True)
    assert found is not None
    assert found.unit == unit


def test_euros_and_dollars_are_not_the_same_sum():
    assert measure_after("7 euros", 1, "fr").unit != measure_after("7 dollars", 1, "fr").unit


def test_cents_are_hundredths():
    found = measure_after("63 cents", 2, "en", adjacent=True)
    assert (found.unit, found.factor) == ("USD", Decimal("0.01"))


def test_a_name_that_is_also_a_currency_needs_its_place():
    assert measure_after("7, Mark Weber", 1, "fr") is None


@pytest.mark.parametrize(
    ("text", "unit"), [("US$7", "USD"), ("£7", "GBP"), ("EUR 7", "EUR"), ("R$ 7", "BRL"), ("aud$ 7", "AUD")]
)
def test_currencies_before_a_number(text, unit):
    assert currency_before(text, text.index("7"), "en").unit == unit


def test_a_small_word_is_no_currency_code():
    assert currency_before("try 7", 4, "en") is None


@pytest.mark.parametrize(
    ("text", "base", "language"),
    [
        (" par an", "year", "fr"),
        ("/mois", "month", "fr"),
        (" le mètre carré", "m2", "fr"),
        (" a week", "week", "en"),
        (" annuels", "year", "fr"),
    ],
)
def test_rates(text, base, language):
    assert rate_after(f"7 euros{text}", 7, language, money=True) == (base, 7 + len(text))


def test_only_money_has_a_rate_by_an_article():
    assert rate_after("7 jours le mois", 7, "fr", money=False) is None


def test_pounds_are_weight_beside_a_verb_of_weighing():
    text = "It weighs 7 pounds"
    assert measure_after(text, 11, "en").unit == "lb"
    assert measure_after("It cost 7 pounds", 9, "en").unit == "GBP"
    assert measure_after("Il a lu 7 livres", 9, "fr") is None


SPACED = sorted(
    {
        sign
        for kind in ("percent", "duration", "length", "area", "weight", "speed", "other")
        for entry in section("units", kind).values()
        for sign in entry["signs"]
        if {" ", "-", "'"} & set(sign)
    }
)


@pytest.mark.parametrize("sign", SPACED)
@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "  ", "-"])
def test_a_sign_is_known_with_any_space_in_it(sign, gap):
    """A number before such a sign ended the reading of the whole article."""
    told, written = (f"7 {sign.replace(' ', one)}" for one in (" ", gap))
    known, found = (measure_after(text, 1, "en", adjacent=True) for text in (told, written))
    assert found is None or (found.kind, found.unit) == (known.kind, known.unit)
    assert found or gap == "-"


@pytest.mark.parametrize(
    ("text", "code"),
    [("US\u00a0$ 5", "USD"), ("HK  $ 5", "HKD"), ("aud \u00a0$ 5", "AUD"), ("TT   $ 5", "TTD")],
)
def test_a_sign_of_money_is_known_with_any_space_in_it(text, code):
    found = currency_before(text, len(text) - 1, "en")
    assert found is not None
    assert found.unit == code
