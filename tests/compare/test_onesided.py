import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

TITLE = "Verrerie de Bréval : la fermeture annoncée"
SHARED = "La direction du groupe Verral a annoncé mardi la fermeture de la verrerie de Bréval{}."
ASIDE = (
    "« Nous avons donné trente années de notre vie à ces fours », soupire Odile Marchand devant les grilles."
)


def alone(models, left, right):
    one, other = analysis(models, TITLE, *left), analysis(models, TITLE, *right)
    return [
        (
            d.code,
            d.left.of(one.article.text) if d.left else None,
            d.right.of(other.article.text) if d.right else None,
        )
        for d in compare(one, other).divergences
        if d.type == "one-sided"
    ]


def test_a_figure_that_the_linked_passage_leaves_out_is_one_sided(models):
    rows = alone(models, [SHARED.format(" et de ses 640 postes")], [SHARED.format("")])
    assert rows == [("F10", "640", None)]


def test_a_figure_told_elsewhere_opposite_is_not(models):
    right = [SHARED.format(""), "Les 640 postes du site disparaissent."]
    assert alone(models, [SHARED.format(" et de ses 640 postes")], right) == []


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_saying_without_a_counterpart_is_one_sided(models, mirrored):
    texts = [SHARED.format(""), ASIDE], [SHARED.format("")]
    rows = alone(models, *(reversed(texts) if mirrored else texts))
    assert rows == [("G11", None, ASIDE) if mirrored else ("G11", ASIDE, None)]
