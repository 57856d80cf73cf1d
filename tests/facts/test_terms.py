import numpy as np
from tests.facts.writing import analysis


def test_each_content_word_stands_once_with_a_vector_of_unit_length(models):
    terms = analysis(models, "La digue cède", "La digue a cédé hier.", "La vieille digue.").terms
    assert len(set(terms.words)) == len(terms.words)
    assert "digue" in terms.words
    assert np.allclose(np.linalg.norm(terms.vectors, axis=1), 1, atol=1e-3)
    assert all(terms.words.index("digue") in terms.of(n) for n in range(3))


def test_support_verbs_are_no_content(models):
    terms = analysis(models, "Titre", "The council has made an offer.", language="en").terms
    assert "offer" in terms.words
    assert not {"have", "make"} & set(terms.words)


def test_an_article_without_sentences_of_words_has_none(models):
    terms = analysis(models, "…").terms
    assert terms.of(0) == ()
    assert terms.of(7) == ()
