import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.writing import analysis

from diptych.compare import compare
from diptych.compare.align import (
    BESIDE_BEST,
    FIRST,
    POSSIBLE,
    STRONG,
    choose_possible,
    choose_strong,
)

TABLES = st.integers(1, 6).flatmap(
    lambda n: st.lists(st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=1, max_size=6)
)


@given(TABLES)
def test_a_strong_link_is_never_far_below_the_best_of_its_row_and_column(table):
    probability = np.array(table)
    for i, j in zip(*choose_strong(probability).nonzero(), strict=True):
        assert probability[i, j] >= STRONG
        assert probability[i, j] >= BESIDE_BEST * max(probability[i].max(), probability[:, j].max())


@given(TABLES)
def test_a_possible_link_is_among_the_first_of_its_row_and_column(table):
    probability = np.array(table)
    for i, j in zip(*choose_possible(probability).nonzero(), strict=True):
        assert probability[i, j] >= POSSIBLE
        assert (probability[i] > probability[i, j]).sum() < FIRST
        assert (probability[:, j] > probability[i, j]).sum() < FIRST


@pytest.mark.parametrize("choose", [choose_strong, choose_possible])
def test_no_sentences_have_no_links(choose):
    assert choose(np.zeros((0, 3))).shape == (0, 3)


@pytest.fixture(scope="module")
def crossed(models):
    left = analysis(
        models,
        "Bréval : la piscine municipale fermera en juin",
        "La mairie de Bréval estime les travaux de la piscine à 3,4 millions d’euros.",
        "Le club de natation réunit 420 adhérents depuis 1998.",
        "Un éléphant de bronze orne la place du marché.",
    )
    right = analysis(
        models,
        "Natation : inquiétude à Bréval",
        "Fondé en 1998, le club de natation compte 420 adhérents.",
        "Selon la mairie de Bréval, les travaux de la piscine coûteront 3,4 millions d’euros.",
        "La récolte de lentilles s’annonce tardive dans le canton.",
    )
    return compare(left, right)


def linked(comparison):
    left, right = comparison.left.article, comparison.right.article
    return {
        (left.sentences_in(link.left)[0], right.sentences_in(link.right)[0])
        for link in comparison.links
        if link.tier == "strong"
    }


def test_passages_that_tell_the_same_are_linked_across_each_other(crossed):
    assert {(1, 2), (2, 1)} <= linked(crossed)


def test_a_sentence_without_a_counterpart_has_no_strong_link(crossed):
    assert not {pair for pair in linked(crossed) if pair[0] == 3 or pair[1] == 3}


def test_a_link_tells_figures_and_names_as_its_reasons(crossed):
    link = next(link for link in crossed.links if "3,4" in link.left.of(crossed.left.article.text))
    assert any("3,4" in reason for reason in link.reasons)
    assert any("Bréval" in reason for reason in link.reasons)


def test_the_spine_is_made_of_links_that_move_forward(crossed):
    assert set(crossed.spine) <= set(crossed.links)
