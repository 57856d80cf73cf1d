import pytest
from tests.facts.writing import analysis

from diptych.compare.within import judge_within


def found(models, *sentences, language="fr"):
    told = analysis(models, *sentences, language=language)
    return [(d.code, d.type, d.left.of(told.article.text)) for d in judge_within(told, "A")]


@pytest.mark.parametrize(
    ("title", "text", "marked"),
    [
        (
            "Bréval : 500 emplois supprimés à la verrerie",
            "La direction supprime 400 emplois d’ici à décembre.",
            "500",
        ),
        ("Incendie à Bréval : 12 morts", "Le feu a fait 17 morts dans l’atelier.", "12"),
    ],
)
def test_a_title_that_its_text_contradicts_is_a_conflict(models, title, text, marked):
    assert found(models, title, text) == [("F11", "value-conflict", marked)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Bréval : 400 emplois supprimés", "La direction supprime 398 emplois, près de 400."),
        ("Bréval : 500 emplois supprimés", "Elle supprime 400 emplois, 500 avec les intérimaires."),
        ("Bréval : 6 500 manifestants", "Selon les organisateurs, 9 000 manifestants ont défilé."),
        ("Bréval : 500 emplois supprimés", "En 2004, elle avait supprimé 400 emplois."),
        ("Bréval : 500 emplois supprimés", "L’usine produit 400 bouteilles à l’heure."),
    ],
)
def test_a_title_is_not_held_against_another_thing_time_or_source(models, title, text):
    assert found(models, title, text) == []


@pytest.mark.parametrize(
    ("sentence", "language", "marked"),
    [
        ("Il a apporté 100 millions d’euros, dont 145 millions de sa poche.", "fr", "145 millions"),
        ("L’accident a fait 12 blessés, dont 14 graves.", "fr", "14"),
        ("The crash injured 12 people, including 14 children.", "en", "14"),
    ],
)
def test_a_part_above_its_whole_is_a_conflict(models, sentence, language, marked):
    rows = found(models, "Bréval", sentence, language=language)
    assert [row[0] for row in rows] == ["F11"]
    assert rows[0][2].startswith(marked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Il a apporté 100 millions d’euros, dont 45 millions de sa poche.",
        "L’accident a fait plus de 12 blessés, dont 14 graves.",
        "Le groupe compte 12 usines, dont trois emploient 500 salariés.",
        "Le groupe exploite 12 usines ; 400 salariés y travaillent.",
    ],
)
def test_a_part_within_its_whole_is_none(models, sentence):
    assert found(models, "Bréval", sentence) == []


def test_parts_that_do_not_make_the_sum_told_are_a_conflict(models):
    sentence = "Le feu a fait cinq morts à Bréval et quatre morts à Lormont, soit {} morts au total."
    assert [row[2] for row in found(models, "Bréval", sentence.format("12"))] == ["12"]
    assert found(models, "Bréval", sentence.format("9")) == []


def test_shares_of_two_camps_above_the_whole_are_a_conflict(models):
    sentence = "Les salariés ont répondu à la question : 62 % sont pour, {} % sont contre."
    assert [row[2] for row in found(models, "Bréval", sentence.format(48))] == ["48 %"]
    assert found(models, "Bréval", sentence.format(38)) == []
