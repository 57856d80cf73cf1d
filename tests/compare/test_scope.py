"""One number told of two things: F7 and F8, and updates, on sentences written for them."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Bréval après la tempête"


def rows(models, left, right, *, days=("2025-03-15", "2025-03-15")):
    comparison = compare(
        analysis(models, HEAD, *left, published=days[0]), analysis(models, HEAD, *right, published=days[1])
    )
    texts = comparison.left.article.text, comparison.right.article.text
    return {
        (d.code, d.type, d.left.of(texts[0]), d.right.of(texts[1]))
        for d in comparison.divergences
        if d.code.startswith("F") and d.left and d.right
    }


def test_numbers_that_add_up_with_a_third_count_another_whole(models):
    found = rows(
        models,
        ["Cinq morts ont été retrouvés à Bréval.", "Deux personnes sont portées disparues."],
        ["La tempête a fait sept victimes à Bréval."],
    )
    assert ("F7", "scope-conflict", "Cinq", "sept") in found
    assert not {row for row in found if row[0] in ("F6", "F9")}


def test_one_number_of_two_places_is_a_scope_conflict(models):
    found = rows(
        models,
        ["Le groupe Verral va supprimer 1 200 postes dans le monde."],
        ["Le groupe Verral va supprimer 1 200 postes en France."],
    )
    assert ("F7", "scope-conflict", "1 200", "1 200") in found


def test_a_change_and_a_level_of_one_number_are_told_apart(models):
    found = rows(
        models,
        ["La rivière de Bréval a atteint 4,30 mètres dans la nuit."],
        ["La rivière de Bréval est montée de 4,30 mètres dans la nuit."],
    )
    assert {row[:2] for row in found} == {("F7", "scope-conflict")}


def test_as_many_households_as_persons_is_another_basis(models):
    found = rows(
        models,
        ["À Bréval, 8 000 foyers étaient privés d’électricité dimanche."],
        ["À Bréval, 8 000 habitants étaient privés d’électricité dimanche."],
    )
    assert {row[:2] for row in found} == {("F8", "unit-mismatch")}


def test_a_toll_of_two_days_may_be_an_update(models):
    found = rows(
        models,
        ["Selon les secours, 12 personnes ont été blessées à Bréval."],
        ["Selon les secours, 17 personnes ont été blessées à Bréval."],
        days=("2025-03-15", "2025-03-16"),
    )
    assert ("F9", "value-conflict", "12", "17") in found


@pytest.mark.parametrize(
    "part", ["Au moins 2 300 personnes ont été évacuées.", "2 350 habitants ont dû être évacués."]
)
def test_figures_of_one_thing_meet_without_a_link(models, part):
    found = rows(
        models,
        ["Le maire a remercié les pompiers.", part, "La route reste coupée."],
        ["Bilan de la nuit, toujours provisoire : 2 350 évacués, selon la mairie de Bréval."],
    )
    assert not {row for row in found if row[1] == "value-conflict"}


def test_last_years_march_is_no_partner_of_this_years(models):
    found = rows(
        models,
        ["Samedi, 6 800 personnes ont manifesté à Bréval, selon la préfecture."],
        ["L’an dernier, 9 100 personnes avaient manifesté à Bréval, selon la préfecture."],
    )
    assert not {row for row in found if row[1] == "value-conflict"}
