import pytest

from diptych.facts.reporting import STANCES, reporting


@pytest.mark.parametrize(("language", "least"), [("fr", 150), ("en", 200)])
def test_the_lexicon_classes_most_words_of_saying(language, least):
    known = reporting(language)
    assert len(known.verbs.keys() | known.nouns.keys()) >= least
    assert {*known.verbs.values(), *known.nouns.values()} == set(STANCES)
