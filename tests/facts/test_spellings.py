"""What the patterns of a lexicon take for one of its words, its readers must know again."""

import pytest

from diptych.facts.calendar_words import calendar_words
from diptych.facts.date_mentions import find_mentions
from diptych.facts.numerals import find_numerals
from diptych.facts.places import find_places
from diptych.facts.skim import skim_figures
from diptych.facts.tables import section

GAPS = (" ", "-", "‑", "\u00a0", "  ")


def entries(language):
    """Every word of the calendar and of numbers that has a gap or a mark in it."""
    words = calendar_words(language)
    numerals = section("numerals", language)
    places = numerals["places"]
    known = [*words.spellings, *numerals["whole_parts"], *places["end"], *places["here"]]
    return sorted(
        {word for word in known if {" ", "-", "'"} & set(word) and word.replace(" ", "x").isprintable()}
    )


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_entry_is_read_with_any_gap_in_it(language, gap):
    """Such a spelling once ended the reading of the whole article: "Nouvel-An", "last-night"."""
    for entry in entries(language):
        written = entry.replace(" ", gap).replace("'", "’")
        for text in (f"7 {written} 12, {written}.", f"7 {written.title()} 2025"):
            for read in (find_mentions, find_numerals, find_places, skim_figures):
                list(read(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Nouvel-An 2025 a été calme.", "fr"),
        ("Le défilé du Mardi-Gras a réuni la ville.", "fr"),
        ("Shops opened early on Black-Friday.", "en"),
        ("The St-Patrick's-Day parade drew a crowd.", "en"),
    ],
)
def test_a_feast_is_known_in_either_spelling(text, language):
    plain = text.replace("-", " ")
    (found,), (known,) = (find_mentions(one, language) for one in (text, plain))
    assert (found.name, found.shape) == (known.name, "feast")


@pytest.mark.parametrize(
    ("text", "number"), [("C’était avant‑hier.", -2), ("It was the day-before-yesterday.", -2)]
)
def test_a_day_is_known_with_any_hyphen(text, number):
    (found,) = find_mentions(text, "fr" if "’" in text else "en")
    assert found.number == number
