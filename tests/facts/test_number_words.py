import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.facts.number_words import number_words, spelled


def values(text, language):
    (run,) = number_words(language).run.finditer(text)
    return [number.value for number in spelled(text, *run.span(), language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("quatre-vingt-dix-sept", 97),
        ("quatre vingt dix sept", 97),
        ("soixante et onze", 71),
        ("soixante-dix-neuf", 79),
        ("septante", 70),
        ("huitante-deux", 82),
        ("nonante-huit", 98),
        ("vingt et un", 21),
        ("douze mille", 12_000),
        ("mille neuf cent quatre-vingts", 1980),
        ("deux cent trois mille quatre cents", 203_400),
        ("un million deux cent mille", 1_200_000),
        ("trois mille milliards", 3_000_000_000_000),
    ],
)
def test_french_words_spell_one_number(text, value):
    assert values(text, "fr") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty-two", 42),
        ("twelve hundred", 1200),
        ("three hundred and five", 305),
        ("two hundred and five thousand", 205_000),
        ("seventy-five thousand two hundred", 75_200),
        ("one billion", 1_000_000_000),
    ],
)
def test_english_words_spell_one_number(text, value):
    assert values(text, "en") == [value]


def test_a_billion_is_a_thousand_times_more_in_french():
    assert values("deux billions", "fr") == [2 * 10**12]
    assert values("two billion", "en") == [2 * 10**9]


def test_words_that_cannot_go_on_begin_a_new_number():
    assert values("dix trente cinq", "fr") == [10, 35]
    assert values("one two three twenty five", "en") == [1, 2, 3, 25]


def test_the_last_word_says_what_is_counted_in():
    (number,) = spelled("quinze mille", 0, 12, "fr")
    assert number.unit == 1000


UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def in_french(number):
    """French words of a number below a thousand, by the grammar books."""
    if number < 17:
        return UNITS[number]
    if number < 20:
        return f"dix-{UNITS[number - 10]}"
    if number < 100:
        ten = number // 10 * 10
        if ten in (70, 90):
            ten -= 10
        if ten == 80:
            return "quatre-vingts" if number == 80 else f"quatre-vingt-{in_french(number - 80)}"
        if number == ten:
            return TENS[ten]
        joint = " et " if (number - ten) in (1, 11) else "-"
        return f"{TENS[ten]}{joint}{in_french(number - ten)}"
    hundreds, rest = divmod(number, 100)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent" + ("s" if not rest else "")
    return f"{head} {in_french(rest)}" if rest else head


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999))
def test_every_number_below_a_million_is_read_back(thousands, rest):
    head = (
        "mille"
        if thousands == 1
        else f"{in_french(thousands).replace('cents', 'cent').replace('vingts', 'vingt')} mille"
    )
    text = f"{head} {in_french(rest)}" if rest else head
    assert values(text, "fr") == [thousands * 1000 + rest]
