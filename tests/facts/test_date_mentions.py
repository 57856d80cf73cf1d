import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.facts.date_mentions import find_mentions


def mentions(text, language="fr"):
    return [text[m.start : m.end] for m in find_mentions(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "2 000 euros",
        "2000 euros",
        "1200 personnes",
        "la planète Mars",
        "il a été là",
        "6 800",
        "code 2019-AB",
        "le 20 %",
        "1,2019",
    ],
)
def test_numbers_and_words_that_are_no_date(text):
    assert mentions(text) == []


@pytest.mark.parametrize(
    "text", ["He may come.", "They march on.", "2,000 people", "2000 miles", "the second half"]
)
def test_words_that_are_no_date_in_english(text):
    assert mentions(text, "en") == []


def test_a_bare_year_is_a_date_even_before_a_noun_when_a_preposition_leads():
    assert mentions("en 2014 les crues et en 2016 personnes") == ["2014", "2016"]


def test_a_year_between_two_years_is_one_mention():
    assert mentions("2012–13 et 2015-2018") == ["2012–13", "2015-2018"]


def test_mars_is_a_month_after_a_preposition():
    assert mentions("dès mars, mi-mars, en mars") == ["mars", "mi-mars", "mars"]


@given(st.text(alphabet="0123456789/-. lundimarspéthv'", max_size=40))
def test_mentions_never_overlap(text):
    end = 0
    for mention in find_mentions(text, "fr"):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
