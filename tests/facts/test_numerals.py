from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.facts.numerals import find_numerals


def numbers(text, language="fr"):
    return [(text[n.start : n.end], n.value) for n in find_numerals(text, language)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12 000", 12000),
        ("12\u00a0000", 12000),
        ("12\u202f000", 12000),
        ("12.000", 12000),
        ("51'400", 51400),
        ("51’400", 51400),
        ("1.250.000", 1250000),
        ("1.250.000,75", "1250000.75"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("6,125", "6.125"),
        ("12,000", 12000),
        ("2 500 000", 2500000),
        ("0,125", "0.125"),
        ("2½", "2.5"),
        ("⅔", Decimal(2) / 3),
    ],
)
def test_separators_of_french(written, value):
    assert numbers(f"Il y en a {written} ici.") == [(written, Decimal(value))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12,000", 12000),
        ("1,250,000.5", "1250000.5"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("6.125", "6.125"),
        (".5", "0.5"),
    ],
)
def test_separators_of_english(written, value):
    assert numbers(f"It is {written} now.", "en") == [(written, Decimal(value))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("97,4 milliards", 97_400_000_000),
        ("1,2 Md", 1_200_000_000),
        ("12k", 12_000),
        ("3 millions et demi", 3_500_000),
        ("un million et demi", 1_500_000),
        ("2 mille milliards", 2_000_000_000_000),
        ("un demi-million", 500_000),
        ("un quart de million", 250_000),
        ("deux douzaines", 24),
        ("une demi-douzaine", 6),
        ("une vingtaine", 20),
        ("une dizaine de milliers", 10_000),
        ("trois quarts", "0.75"),
        ("1/50", "0.02"),
        ("cent et trois quarts", "100.75"),
        ("douze virgule zéro cinq", "12.05"),
    ],
)
def test_multipliers_halves_and_parts_of_french(written, value):
    assert numbers(f"avec {written} en tout") == [(written, Decimal(value))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4.2bn", 4_200_000_000),
        ("3.5 million", 3_500_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("a dozen", 12),
        ("two-thirds", Decimal(2) / 3),
        ("three and a half million", 3_500_000),
        ("5 hundred", 500),
        ("1.5million", 1_500_000),
        ("thirty-two point five", "32.5"),
    ],
)
def test_multipliers_halves_and_parts_of_english(written, value):
    assert numbers(f"with {written} in all", "en") == [(written, Decimal(value))]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("97 milliards", 10**9),
        ("97,4 milliards", 10**8),
        ("15 000", 1),
        ("quinze mille", 1000),
        ("2,25 %", "0.01"),
    ],
)
def test_the_last_written_digit_says_how_exact_a_number_is(written, unit):
    assert find_numerals(written, "fr")[0].unit == Decimal(unit)


def test_m_is_a_million_beside_a_currency_and_a_metre_elsewhere():
    assert numbers("£5m and 5m", "en") == [("5m", 5_000_000), ("5", 5)]


def test_a_plural_multiplier_alone_is_vague():
    forms = [(n.form, n.value) for n in find_numerals("des milliers de milliards, plusieurs centaines", "fr")]
    assert forms == [("vague", Decimal(10**12)), ("vague", Decimal(100))]


def test_a_lone_article_is_flagged():
    assert [n.bare_one for n in find_numerals("un chat et deux chiens", "fr")] == [True, False]


@given(st.text(alphabet="0123456789 ,.'’-–/½%€abcdeun mille cents", max_size=40))
def test_numerals_never_overlap_and_lie_inside_the_text(text):
    end = 0
    for numeral in find_numerals(text, "fr"):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end


@given(st.integers(min_value=1000, max_value=10**12))
def test_grouped_digits_are_read_back(number):
    assert numbers(f"{number:,}".replace(",", "\u202f")) == [(f"{number:,}".replace(",", "\u202f"), number)]
    assert numbers(f"{number:,}", "en") == [(f"{number:,}", number)]
