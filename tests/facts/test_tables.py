import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.errors import LexiconError
from diptych.facts.around import around
from diptych.facts.calendar_words import calendar_words
from diptych.facts.date_patterns import date_patterns
from diptych.facts.numeral_patterns import numeral_patterns
from diptych.facts.tables import before, either, numbers, section, strings
from diptych.facts.templates import compiled


def test_any_space_apostrophe_and_hyphen_is_understood():
    pattern = re.compile(either(["jusqu'en août", "mi-mars"]))
    assert pattern.fullmatch("jusqu’en\u00a0août")
    assert pattern.fullmatch("mi‑mars")


def test_an_empty_list_matches_nowhere():
    assert re.search(either([]), "") is None


def test_a_word_before_a_number_is_a_whole_word():
    assert before(["plus de"]).search("bien plus de ")
    assert not before(["us de"]).search("bien plus de ")


def test_a_list_that_holds_no_words_names_the_table():
    with pytest.raises(LexiconError, match=r"numerals\.yaml: “units”"):
        strings("numerals", section("numerals", "fr"), "units")


def test_a_mapping_that_holds_no_numbers_names_the_table():
    with pytest.raises(LexiconError, match="“units”"):
        numbers("calendar", section("calendar", "fr"), "units")


def test_a_broken_pattern_is_told():
    with pytest.raises(LexiconError, match="broken"):
        compiled("(", {})
    with pytest.raises(LexiconError, match="month"):
        compiled("<month>", {})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("read", [around, calendar_words, date_patterns, numeral_patterns])
def test_every_table_can_be_read(read, language):
    assert read(language)


@pytest.mark.parametrize("plural", [False, True])
@given(words=st.lists(st.text("aAbs.- ", min_size=1, max_size=4), min_size=1), text=st.text("aAbs.- "))
def test_of_words_that_begin_alike_the_longest_is_found(words, text, plural):
    one_by_one = [either([word], plural=plural) for word in sorted(set(words), key=lambda w: (-len(w), w))]
    plain, factored = "|".join(one_by_one), either(words, plural=plural)
    found = [[match.span() for match in re.finditer(p, text, re.IGNORECASE)] for p in (plain, factored)]
    assert found[0] == found[1]
