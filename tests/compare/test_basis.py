import pytest
from tests.facts.writing import analysis

from diptych.compare.basis import judge_basis
from diptych.compare.likeness import likeness


def found(models, left, right, languages=("fr", "fr")):
    one, other = (
        analysis(models, "Verral / Bréval", text, language=language)
        for text, language in zip((left, right), languages, strict=True)
    )
    texts = one.article.text, other.article.text
    return [
        (d.code, d.type, d.left.of(texts[0]), d.right.of(texts[1]))
        for d in judge_basis(one, other, likeness(one, other))
    ]


@pytest.mark.parametrize(
    ("left", "right", "cues"),
    [
        ("dette comprise", "hors dette", ("dette comprise", "hors dette")),
        ("y compris les frais", "sans compter les frais", ("y compris les frais", "sans compter les frais")),
        ("taxes comprises", "taxes non comprises", ("taxes comprises", "taxes non comprises")),
    ],
)
def test_a_sum_with_and_without_a_part_is_another_scope(models, left, right, cues):
    sentence = "Le groupe Verral rachète la verrerie de Bréval pour 3,4 millions d’euros, {}."
    rows = found(models, sentence.format(left), sentence.format(right))
    assert rows == [("F7", "scope-conflict", *cues)]
    assert found(models, sentence.format(left), sentence.format(left)) == []


def test_the_two_are_told_in_two_languages(models):
    rows = found(
        models,
        "Verral rachète la verrerie de Bréval pour 3,4 millions d’euros, dette comprise.",
        "Verral buys the Bréval glassworks for €3.4 million, which excludes about €1m of debt.",
        ("fr", "en"),
    )
    assert rows == [("F7", "scope-conflict", "dette comprise", "excludes about €1m of debt")]


def test_a_vote_by_all_and_one_with_dissent_are_a_conflict(models):
    left = "Le conseil municipal de Bréval a approuvé à l’unanimité le rachat de la verrerie."
    right = "Le conseil municipal de Bréval a approuvé le rachat de la verrerie ; deux élus ont voté contre."
    assert found(models, left, right) == [("F6", "value-conflict", "à l’unanimité", "voté contre")]
    assert found(models, left, left) == found(models, right, right) == []


def test_an_article_that_tells_both_ways_is_not_held_to_one(models):
    both = "Verral paie 3 millions d’euros, dette comprise, soit 2 millions d’euros hors dette."
    assert found(models, both, "Verral paie 2 millions d’euros, hors dette.") == []
