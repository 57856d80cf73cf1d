"""One actor under two names."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

LINE = "Samedi à Bréval, des {} ont occupé la mairie pendant trois heures contre la fermeture de la verrerie."
ENGLISH = (
    "In Bréval on Saturday, {} occupied the town hall for three hours against the closure of the glassworks."
)


def named(*sides):
    return [row for row in compare(*sides).divergences if row.code == "G3"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("manifestants", "émeutiers", True),
        ("manifestants", "protestataires", False),
        ("casseurs", "casseurs", False),
    ],
)
def test_a_crowd_under_two_names_is_told_when_one_judges(models, one, other, told):
    sides = [analysis(models, "Bréval : la mairie occupée", LINE.format(word)) for word in (one, other)]
    assert bool(named(*sides)) == told


def test_a_row_names_both_words_their_counts_and_the_entries(models):
    sides = [
        analysis(models, "Bréval : la mairie occupée", LINE.format("manifestants")),
        analysis(models, "Bréval: town hall occupied", ENGLISH.format("rioters"), language="en"),
    ]
    row = named(*sides)[0]
    assert row.gap == "des manifestants ≠ rioters"
    assert row.lens == "naming"
    assert any("protest" in reason for reason in row.reasons)


def test_a_named_person_is_told_by_what_each_article_calls_him(models):
    sides = [
        analysis(
            models, "Un rachat", "Marc Tellier a fait une offre.", "Le milliardaire veut tout racheter."
        ),
        analysis(models, "Un rachat", "Marc Tellier attend.", "Le visionnaire a prévenu ses équipes hier."),
    ]
    assert [row.gap for row in named(*sides)] == ["Le milliardaire ≠ Le visionnaire"]


def test_words_of_a_quotation_are_not_the_reporter_s(models):
    quoted = LINE.format("manifestants").replace("des manifestants", "« ces émeutiers », dit le maire,")
    sides = [
        analysis(models, "Bréval : la mairie occupée", LINE.format("manifestants")),
        analysis(models, "Bréval : la mairie occupée", quoted),
    ]
    assert not [row for row in named(*sides) if "émeutiers" in row.gap]
