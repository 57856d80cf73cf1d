"""Where in the article a thing is told, and who is named nowhere (G11)."""

import pytest
from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare import compare
from diptych.compare.placing import judge_placing

FACT = {
    "fr": "La direction de Kestrane avait caché une fuite de 400 litres d’acide à Marlport.",
    "en": "The managers of Kestrane had hidden a leak of 400 litres of acid at Marlport.",
}
BODIES = {
    "fr": (
        (
            "Ondaréa a présenté mardi une offre de rachat.", "Le prix proposé est jugé élevé.",
            "La bourse a salué cette nouvelle.", "Les syndicats demandent un délai.",
            "Un vote aura lieu en mai.", "La ville espère garder ses emplois.",
            "Le siège restera sur place.", "Les clients attendent des garanties.",
        ),
        (
            "Une chorale a chanté sur le quai.", "Les écoliers ont visité le musée.",
            "Un peintre expose ses toiles.", "Le marché ouvre à huit heures.",
            "La pluie est attendue dimanche.", "Un boulanger prend sa retraite.",
            "Le club de voile recrute.", "La bibliothèque prête des jeux.",
        ),
    ),
    "en": (
        (
            "Ondarea made a takeover offer on Tuesday.", "The price is thought high.",
            "Markets welcomed the news.", "Unions ask for more time.",
            "A vote will be held in May.", "The town hopes to keep its jobs.",
            "The head office will stay.", "Customers want guarantees.",
        ),
        (
            "A choir sang on the quay.", "Pupils visited the museum.",
            "A painter shows her canvases.", "The market opens at eight.",
            "Rain is forecast for Sunday.", "A baker is retiring.",
            "The sailing club is recruiting.", "The library lends games.",
        ),
    ),
}  # fmt: skip
PLACES = {"lead": (0,), "middle": (4,), "end": (8,), "both": (0, 8)}


def written(models, place, side, language):
    lines = [*BODIES[language][side]]
    for at in reversed(PLACES[place]):
        lines.insert(at, FACT[language])
    return analysis(models, "Kestrane", *lines, language=language)


@pytest.mark.parametrize("row", rows("G11"))
def test_what_leads_one_article_and_ends_the_other_is_told(models, row):
    sides = [written(models, row[side], n, row["language"]) for n, side in enumerate(("left", "right"))]
    found = [told for told in judge_placing(*sides, compare(*sides).links) if told.left and told.right]
    assert [told.gap for told in found] == row["told"]


def test_a_short_article_has_no_end_to_bury_anything_in(models):
    left = written(models, "lead", 0, "fr")
    right = analysis(models, "Kestrane", *BODIES["fr"][1][:4], FACT["fr"])
    assert not list(judge_placing(left, right, compare(left, right).links))


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("La mairie a vendu le stade.", ["named in A only: Solène Aubert"]),
        ("Mme Aubert a vendu le stade.", []),
        ("La famille Aubert a vendu le stade.", []),
    ],
)
def test_a_person_whom_the_other_article_never_names_is_told(models, other, told):
    left = analysis(
        models, "Le stade", "Solène Aubert a vendu le stade.", "Solène Aubert est maire.",
        "Solène Aubert signera lundi.",
    )  # fmt: skip
    right = analysis(models, "Le stade", other)
    assert [row.gap for row in judge_placing(left, right, compare(left, right).links)] == told
