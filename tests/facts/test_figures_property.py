"""What is written in any notation is read; nothing raises or takes more than linear time."""

import re
from collections.abc import Callable
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.facts.factory import figures

from diptych.facts.numerals import find_numerals

SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
FRENCH_UNITS = re.findall(
    r"\w+", "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
SWISS_TENS = FRENCH_TENS | {70: "septante", 80: "huitante", 90: "nonante"}
ENGLISH_UNITS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
ENGLISH_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
FRENCH_SCALES = [(10**9, "milliard"), (10**6, "million"), (1000, "mille")]
ENGLISH_SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")]


def french(value: int, tens: dict[int, str]) -> str:
    """`value` in French words, in France's tens or those of Switzerland."""
    for scale, word in FRENCH_SCALES:
        if value >= scale:
            count, rest = divmod(value, scale)
            many = "s" if count > 1 and scale > 1000 else ""
            head = word if scale == 1000 and count == 1 else f"{french(count, tens)} {word}{many}"
            return f"{head} {french(rest, tens)}" if rest else head
    if value >= 100:
        count, rest = divmod(value, 100)
        head = "cent" if count == 1 else f"{FRENCH_UNITS[count]} cent{'' if rest else 's'}"
        return f"{head} {french(rest, tens)}" if rest else head
    if value <= 16:
        return FRENCH_UNITS[value]
    if value < 20:
        return f"dix-{FRENCH_UNITS[value - 10]}"
    if 80 not in tens and value >= 80:
        return f"quatre-vingt-{french(value - 80, tens)}" if value > 80 else "quatre-vingts"
    ten = value // 10 * 10 if value // 10 * 10 in tens else 60
    rest = value - ten
    if not rest:
        return tens[ten]
    return f"{tens[ten]} et {french(rest, tens)}" if rest in (1, 11) else f"{tens[ten]}-{french(rest, tens)}"


def english(value: int, joint: str) -> str:
    """`value` in English words, with or without "and"."""
    for scale, word in ENGLISH_SCALES:
        if value >= scale:
            count, rest = divmod(value, scale)
            head = f"{english(count, joint)} {word}"
            return f"{head}{joint if rest < 100 else ' '}{english(rest, joint)}" if rest else head
    if value < 20:
        return ENGLISH_UNITS[value]
    ten, rest = divmod(value, 10)
    return ENGLISH_TENS[ten - 2] + (f"-{ENGLISH_UNITS[rest]}" if rest else "")


def grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


whole = st.integers(min_value=2, max_value=10**12 - 1)
cents = st.integers(min_value=0, max_value=99)


@given(
    whole,
    st.sampled_from([*SPACES, ".", "'", "’", ""]),
    cents | st.none(),
    st.sampled_from(["euros", "€", "EUR"]),
)
def test_french_sums_in_digits_are_read_as_written(value, separator, hundredths, currency):
    decimals = "" if hundredths is None else f",{hundredths:02}"
    gap = "\u202f" if currency == "€" else " "
    (found,) = figures(f"Il a payé {grouped(value, separator)}{decimals}{gap}{currency} hier.")
    told, unit = Decimal(f"{value}.{hundredths or 0:02}"), Decimal("1" if hundredths is None else "0.01")
    assert (found.kind, found.unit, found.value) == ("money", "EUR", told)
    assert (found.low, found.high) == (told - unit / 2, told + unit / 2)


@given(
    whole,
    st.sampled_from([",", ""]),
    cents | st.none(),
    st.sampled_from(["$", "US$", "USD ", " dollars", " USD"]),
)
def test_english_sums_in_digits_are_read_as_written(value, separator, hundredths, currency):
    written = grouped(value, separator) + ("" if hundredths is None else f".{hundredths:02}")
    written = written + currency if currency.startswith(" ") else currency + written
    (found,) = figures(f"He paid {written} then.", "en")
    told, unit = Decimal(f"{value}.{hundredths or 0:02}"), Decimal("1" if hundredths is None else "0.01")
    assert (found.kind, found.unit, found.value) == ("money", "USD", told)
    assert (found.low, found.high) == (told - unit / 2, told + unit / 2)


@given(whole, st.sampled_from([FRENCH_TENS, SWISS_TENS]), st.booleans())
def test_french_words_are_read_as_written(value, tens, hyphens):
    written = french(value, tens)
    if hyphens:
        written = written.replace(" ", "-")
    assert [n.value for n in find_numerals(f"avec {written} en tout", "fr")] == [value]


@given(whole, st.sampled_from([" and ", " "]))
def test_english_words_are_read_as_written(value, joint):
    assert [n.value for n in find_numerals(f"with {english(value, joint)} in all", "en")] == [value]


@given(
    st.integers(min_value=1, max_value=999),
    st.integers(min_value=1, max_value=9),
    st.sampled_from(
        [
            ("fr", ",", " million d'euros", 6), ("fr", ",", " milliards d’euros", 9), ("fr", ",", " Md€", 9),
            ("fr", ",", "\u00a0M€", 6), ("fr", ".", " k€", 3), ("fr", ",", " Mds d'euros", 9),
            ("en", ".", "bn euros", 9), ("en", ".", " million euros", 6), ("en", ".", "k euros", 3),
        ]
    ),
)  # fmt: skip
def test_mixed_notations_are_read_as_written(value, tenth, notation):
    language, mark, tail, power = notation
    (found,) = figures(f"({value}{mark}{tenth}{tail})", language)
    told, unit = Decimal(f"{value}.{tenth}").scaleb(power), Decimal("0.1").scaleb(power)
    assert (found.value, found.unit) == (told, "EUR")
    assert (found.low, found.high) == (told - unit / 2, told + unit / 2)


@given(whole, st.integers(min_value=1, max_value=10**6), st.sampled_from(SPACES))
def test_ranges_are_read_as_written(low, more, space):
    written = f"entre {grouped(low, space)} et {grouped(low + more, space)} personnes"
    (found,) = figures(f"Ils étaient {written}.")
    assert (found.op, found.low, found.high) == ("range", low, low + more)


WORDS = (
    "un deux cent mille millions de d' et demi quart virgule moins environ entre à 5 12 000 1/2 ½ 10^ 1e9 € "
    "$ % ° m² h 50 one half a quarter of an hundred and point per minus between to dozen - – — / , . "
    "' ’ ( « ×"
)
PIECES = st.sampled_from([*re.findall(r"\S+", WORDS), " ", "\u00a0", "\u202f", "\n"])


@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " ", "\u202f"]), st.sampled_from(["fr", "en"]))
@settings(max_examples=300)
def test_no_sequence_of_pieces_raises(pieces, glue, language):
    text = glue.join(pieces)
    for found in figures(text, language):
        assert found.text == text[found.span.start : found.span.end] != ""
        assert found.low <= found.high


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_no_text_raises(text, language):
    figures(text.replace("\r", " "), language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "piece",
    [
        "7", "7 ", "123 ", "123\u202f", "1.", "1,", "1.234,", "1'234", "de ", "un ", "vingt et ", "cent ",
        "million ", "de millions ", "des dizaines de ", "et quart ", "et demi ", "-", "minus ", "$", "1/",
        "1/2 ", "½", "#", "a@", "A", "5 à 6 ", "5 et ", "10^", "1e", "one hundred and ", "a half ", "5 m ",
        "5 m 3 ", "5 euros 5 ", "(", "3-", "12€",
    ],
)  # fmt: skip
def test_twice_the_text_takes_about_twice_the_time(piece, language):
    def seconds(read: Callable[[str, str], object], size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        began = process_time()
        read(text, language)
        return process_time() - began

    for read, size in ((find_numerals, 30_000), (figures, 4_000)):
        seconds(read, 100)
        # what is quadratic takes four times as long; the least of two runs leaves a busy machine out
        once = min(seconds(read, size // 2) for _ in range(2))
        assert min(seconds(read, size) for _ in range(2)) < 3 * once + 0.25
