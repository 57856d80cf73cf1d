import pytest
from tests.facts.writing import article

from diptych.facts.modality import find_modalities
from diptych.facts.parse import Parse


def modalities(models, sentence, language="fr"):
    text = article("Titre", sentence, language=language)
    tokens = models.tokens(text.text, [s.span for s in text.sentences], language)
    return [(m.span.of(text.text), m.kind) for m in find_modalities(Parse(text, tokens))]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Le groupe aurait proposé deux milliards à son rival.", "aurait proposé"),
        ("Une partie des commandes aurait été transférée à l’étranger.", "aurait été transférée"),
        ("La plainte aurait été déposée lundi par une association.", "aurait été déposée"),
    ],
)
def test_the_conditional_of_hearsay_is_found_with_its_whole_verb_group(models, sentence, verb):
    assert modalities(models, sentence) == [(verb, "conditional")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le groupe a proposé deux milliards à son rival.",
        "Il a précisé qu’il retirerait sa plainte.",
        "Si le tribunal le demandait, il viendrait.",
    ],
)
def test_plain_verbs_future_in_the_past_and_if_clauses_are_no_doubt(models, sentence):
    assert [found for found in modalities(models, sentence) if found[1] != "condition"] == []


def test_a_conditional_of_possibility_is_a_hedge_and_no_hearsay(models):
    assert modalities(models, "La crue pourrait avoir été aggravée par les travaux.") == [
        ("pourrait avoir été aggravée", "hedged")
    ]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [("He allegedly took the money.", "allegedly"), ("The plant may close in June.", "may close")],
)
def test_english_hedges_are_found(models, sentence, cue):
    assert modalities(models, sentence, "en") == [(cue, "hedged")]


def test_a_language_without_a_lexicon_yields_nothing(models):
    assert modalities(models, "Der Konzern habe zwei Milliarden geboten.", "und") == []


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("Le chef de la bande serait en fuite.", "fr", "conditional"),
        ("Le bilan, encore provisoire, est de cinq morts.", "fr", "hedged"),
        ("La verrerie ne fermera pas cette année.", "fr", "negated"),
        ("Le groupe partira si la grève continue.", "fr", "condition"),
        ("He is said to have left the country.", "en", "hedged"),
        ("The minister did not resign.", "en", "negated"),
        ("The plant will close if the strike goes on.", "en", "condition"),
    ],
)
def test_every_kind_is_told(models, sentence, language, kind):
    assert kind in [found[1] for found in modalities(models, sentence, language)]


@pytest.mark.parametrize(
    "sentence",
    [
        "En cas de refus, le groupe paierait dix euros.",
        "Nous voudrions une réponse.",
        "Il n’a que deux usines.",
        "Elle a assuré que le site resterait ouvert.",
    ],
)
def test_other_hypotheses_wishes_and_only_are_neither_doubt_nor_denial(models, sentence):
    assert modalities(models, sentence) == []
