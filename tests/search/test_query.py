import pytest

from diptych.errors import QueryError
from diptych.search.query import parsed


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("l'offre hostile", ("offre", "hostile")),
        ('"offre hostile" pont', ("offre hostile", "pont")),
        ("« offre hostile »", ("offre hostile",)),
        ("“a bid”", ("a bid",)),
        ('offre "hostile', ("offre", "hostile")),
        ("pont pont", ("pont",)),
        ('"" pont', ("pont",)),
        ("pont\x00offre", ("pont", "offre")),
        ("12 000 habitants", ("12 000", "habitants")),
    ],
)
def test_a_query_is_words_and_phrases(query, parts):
    assert parsed(query) == parts


@pytest.mark.parametrize("query", ["", "  ", "?!", '""', "\x00"])
def test_a_query_without_a_word_is_refused(query):
    with pytest.raises(QueryError, match="no word"):
        parsed(query)


@pytest.mark.parametrize(
    "query", ["a" * 501, "mot " * 61, '"' + "mot " * 31 + '"'], ids=["characters", "words", "phrase"]
)
def test_a_query_beyond_bounds_is_refused(query):
    with pytest.raises(QueryError):
        parsed(query)


def test_sixty_words_are_allowed():
    assert parsed(" ".join(f"m{n}" for n in range(60)))[-1] == "m59"
