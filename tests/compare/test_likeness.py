import numpy as np
import pytest
from tests.facts.writing import analysis

from diptych.compare.features import CONTEXT, FEATURES, SECOND_FEATURES, pair_features, second_features
from diptych.compare.likeness import likeness, stacked, weights
from diptych.compare.views import sentence_views


@pytest.fixture(scope="module")
def pair(models):
    left = analysis(
        models,
        "Le pont de Vaumarais fermé",
        "Le pont de Vaumarais a été fermé lundi après la découverte d’une fissure de 12 centimètres.",
        "« Nous ne prendrons aucun risque avec ce pont », a dit la maire, Odette Crémieux.",
        "Les travaux coûteront 2,4 millions d’euros.",
    )
    right = analysis(
        models,
        "Vaumarais : un pont et une facture",
        "La facture s’élèvera à 2,4 millions d’euros.",
        "La maire l’a juré : « aucun risque avec ce pont ».",
        "En 2009, une crue avait emporté le pont de Vaumarais.",
    )
    return left, right


def features_of(pair):
    """All features of all pairs of sentences."""
    return pair_features(*pair, *map(sentence_views, pair))(slice(None))


def test_likeness_is_the_same_whichever_side_comes_first(pair):
    there, back = likeness(*pair).probability, likeness(*reversed(pair)).probability
    assert np.allclose(there, back.T, atol=1e-9)


def test_a_sum_and_a_quotation_bring_sentences_together(pair):
    alike = likeness(*pair)
    assert alike.probability[3].argmax() == 1
    assert alike.probability[2].argmax() == 2
    assert features_of(pair)["figures"][3, 1] == 1
    assert alike.feature("quotations", 2, 2) == 1


def test_an_earlier_year_tells_sentences_apart(pair):
    assert features_of(pair)["past"][1, 3]


def test_features_of_some_rows_are_those_rows_of_all(pair):
    features = pair_features(*pair, *map(sentence_views, pair))
    parts = [features(slice(at, at + 1)) for at in range(4)]
    for name, whole in features(slice(None)).items():
        assert np.array_equal(np.concatenate([part[name] for part in parts]), whole), name


def test_the_second_look_at_some_rows_is_that_of_all(pair):
    whole = features_of(pair)
    second = second_features(weights()[0].probability(stacked(whole)), stacked(whole, CONTEXT))
    parts = [second(slice(at, at + 1)) for at in range(4)]
    assert np.array_equal(np.concatenate(parts), second(slice(None)))


def test_long_articles_are_weighed_as_short_ones_are(pair, monkeypatch):
    whole = likeness(*pair)
    monkeypatch.setattr("diptych.compare.likeness._CELLS", 1)
    monkeypatch.setattr("diptych.compare.features._WORDS", 2)
    monkeypatch.setattr("diptych.compare.coverage._WORDS", 2)
    by_parts = likeness(*pair)
    assert np.allclose(by_parts.probability, whole.probability, rtol=0, atol=1e-6)
    assert by_parts.feature("meaning", 2, 2) == whole.feature("meaning", 2, 2)


def test_probabilities_are_probabilities(pair):
    probability = likeness(*pair).probability
    assert probability.min() >= 0
    assert probability.max() <= 1


def test_every_feature_has_its_weight(pair):
    features = stacked(features_of(pair))
    first, _ = weights()
    assert features.shape == (4, 4, len(FEATURES)) == (4, 4, len(first.weight))
    context = stacked(features_of(pair), CONTEXT)
    second = second_features(first.probability(features), context)
    assert second(slice(None)).shape == (4, 4, len(SECOND_FEATURES))


def test_an_article_in_a_language_without_a_parser_is_compared_by_its_words_and_meaning(models):
    left = analysis(models, "Título", "El puente fue cerrado por una grieta.", language="und")
    right = analysis(models, "Titre", "Le pont a été fermé à cause d’une fissure.", "Il pleut.")
    assert likeness(left, right).probability[1].argmax() == 1
