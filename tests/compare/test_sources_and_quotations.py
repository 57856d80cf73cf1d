"""Who says it, how sure, and in which words: each rule on sentences written for it, and its trap."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Verrerie de Bréval : la fermeture annoncée"


def rows(models, left, right, languages=("fr", "fr")):
    sides = [
        analysis(models, HEAD, text, language=language)
        for text, language in zip((left, right), languages, strict=True)
    ]
    return compare(*sides)


def told(models, left, right, **options):
    return {(d.code, d.type) for d in rows(models, left, right, **options).divergences}


SAID = "« Nous ne laisserons pas fermer la verrerie de Bréval », a déclaré {}."


def test_one_quotation_of_two_speakers_is_an_attribution_conflict(models):
    found = told(models, SAID.format("Anne Lebel"), SAID.format("Paul Marchal"))
    assert ("G6", "attribution-conflict") in found
    assert ("G8", "quote-altered") not in found


def test_a_name_and_its_role_are_one_speaker(models):
    found = told(models, SAID.format("la maire, Anne Lebel"), SAID.format("la maire"))
    assert ("G6", "attribution-conflict") not in found


def test_the_words_that_changed_are_told(models):
    comparison = rows(models, SAID.format("la maire"), SAID.format("la maire").replace("pas", "jamais"))
    (row,) = [d for d in comparison.divergences if d.code == "G8"]
    assert "pas" in row.reasons[0]
    assert "jamais" in row.reasons[0]


def test_direct_against_indirect_speech_is_told(models):
    left = "« La verrerie de Bréval ne fermera pas cette année », a affirmé Anne Lebel."
    right = "Anne Lebel a affirmé que la verrerie de Bréval ne fermera pas cette année."
    assert ("G8", "quote-altered") in told(models, left, right)


def test_a_condition_turned_round_is_a_conflict(models):
    sentence = "Le groupe Verral vendra la verrerie de Bréval si la direction {} l’offre de rachat."
    assert ("G12", "value-conflict") in told(models, sentence.format("accepte"), sentence.format("refuse"))
    assert ("G12", "value-conflict") not in told(
        models, sentence.format("accepte"), sentence.format("approuve")
    )


def test_a_verb_denied_on_one_side_is_a_framing(models):
    left = "Le groupe Verral fermera la verrerie de Bréval le 30 juin."
    right = "Le groupe Verral ne fermera pas la verrerie de Bréval le 30 juin."
    assert ("G12", "framing") in told(models, left, right)


def test_a_distant_verb_against_a_neutral_one_is_a_framing(models):
    sentence = "Le groupe Verral {} que la verrerie de Bréval perd de l’argent depuis 2021."
    assert ("G6", "framing") in told(models, sentence.format("indique"), sentence.format("prétend"))
    assert ("G6", "framing") not in told(models, sentence.format("indique"), sentence.format("précise"))


def test_near_verbatim_sentences_say_which_words_were_changed(models):
    sentence = "La verrerie de Bréval, fondée en 1921, fermera ses portes le 30 juin, a annoncé {} lundi."
    comparison = rows(models, sentence.format("le groupe Verral"), sentence.format("la direction"))
    reasons = [reason for link in comparison.links for reason in link.reasons]
    assert any("le groupe Verral" in reason and "la direction" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("bare", "expected"),
    [
        ("La verrerie de Bréval a perdu la moitié de ses commandes depuis janvier.", True),
        ("La direction a annoncé la perte de la moitié des commandes de la verrerie de Bréval.", False),
    ],
)
def test_only_a_sentence_whose_verb_tells_nothing_is_without_a_source(models, bare, expected):
    sourced = "Selon les syndicats, la verrerie de Bréval a perdu la moitié de ses commandes depuis janvier."
    assert (("G6", "framing") in told(models, sourced, bare)) is expected
