import pytest

from diptych.facts.ranks import find_ordinals, find_ranks


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("le quatre-vingtième jour", "fr", 80),
        ("le vingt et unième siècle", "fr", 21),
        ("la deux cent troisième victime", "fr", 203),
        ("le trois millième client", "fr", 3000),
        ("the two hundredth day", "en", 200),
        ("her one hundred twenty-fifth cap", "en", 125),
        ("two second places", "en", 2),
        ("la 111e année", "fr", 111),
    ],
)
def test_an_ordinal_of_several_words_is_one_number(text, language, number):
    assert [found for _start, _end, found in find_ordinals(text, language)] == [number]


def test_only_an_ordinal_that_ranks_is_a_figure():
    assert [reading.kind for reading in find_ranks("Elle finit à la 3e place.", "fr")] == ["ordinal"]
    assert find_ranks("Le premier ministre parle.", "fr") == []


def test_an_article_before_an_ordinal_counts_nothing():
    assert find_ordinals("un millième", "fr") == [(3, 11, 1000)]
    assert find_ordinals("one hundredth", "en") == [(0, 13, 100)]
