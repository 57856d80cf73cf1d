import numpy as np
import pytest
from tests.facts.writing import analysis

from diptych.compare.coverage import coverage, near_words
from diptych.facts import Terms


@pytest.fixture(scope="module")
def crossed(models):
    left = analysis(
        models,
        "Bréval : conflit à la tannerie",
        "Les ouvriers de la tannerie ont entamé une grève.",
        "Le maire a planté un tilleul.",
    )
    right = analysis(
        models,
        "Trouble in Bréval",
        "The mayor planted a lime tree.",
        "Workers at the tannery went on strike.",
        language="en",
    )
    return left.terms, right.terms


def test_sentences_that_say_the_same_in_two_languages_cover_each_other_most(crossed):
    share = coverage(*crossed, (3, 3)).share
    assert share[1].argmax() == 2
    assert share[2].argmax() == 1


def test_shares_lie_between_none_and_all(crossed):
    share = coverage(*crossed, (3, 3)).share
    assert share.min() >= 0
    assert share.max() <= 1


def test_coverage_is_the_same_from_either_side(crossed):
    there, back = coverage(*crossed, (3, 3)), coverage(*reversed(crossed), (3, 3))
    assert np.allclose(there.share, back.share.T, atol=1e-6)
    assert np.allclose(there.nearest, back.nearest.T, atol=1e-6)


def test_words_of_one_meaning_are_told_in_pairs(crossed):
    assert ("grève", "strike") in near_words(*crossed, 1, 2)


def test_without_words_nothing_is_covered():
    covered = coverage(Terms(), Terms(), (2, 3))
    assert covered.share.shape == (2, 3)
    assert not covered.share.any()
