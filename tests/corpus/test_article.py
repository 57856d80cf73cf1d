import pytest
from tests.facts.writing import article

from diptych.text import Span

ARTICLE = article("Titre", "Une phrase.", "Une autre.")


@pytest.mark.parametrize(("position", "index"), [(0, 0), (4, 0), (5, 0), (6, 1), (17, 1), (18, 2), (99, 2)])
def test_a_position_is_in_the_last_sentence_that_begins_before_it(position, index):
    assert ARTICLE.sentence_at(position) == index


def test_a_span_is_in_every_sentence_that_it_touches():
    assert ARTICLE.sentences_in(Span(3, 7)) == (0, 1)
    assert ARTICLE.sentences_in(Span(5, 6)) == ()


def test_words_are_counted_over_title_and_body():
    assert ARTICLE.word_count == 5
