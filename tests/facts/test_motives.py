"""Why, they say: causes and aims, and words of the same form that give none."""

import pytest
from tests.facts.writing import analysis

from diptych.facts import Parse
from diptych.facts.motives import motives


def told(models, sentence, language="fr"):
    known = analysis(models, "Bréval", sentence, language=language)
    parse = Parse(known.article, known.tokens)
    return [(motive.kind, motive.cue.of(known.article.text)) for motive in motives(parse, 1)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La verrerie ferme en raison de la hausse du gaz.", [("cause", "en raison de")]),
        ("La verrerie ferme parce que le gaz a augmenté.", [("cause", "parce que")]),
        ("La verrerie a fermé faute d’acheteurs.", [("cause", "faute d’")]),
        ("Le groupe a vendu la verrerie afin de rembourser sa dette.", [("aim", "afin de")]),
        ("Les ouvriers ont bloqué la route pour empêcher la fermeture.", [("aim", "pour")]),
        ("Un car a conduit les ouvriers à Bréval.", []),
        ("Les ouvriers ont voté pour la grève.", []),
    ],
)
def test_causes_and_aims_in_french(models, sentence, expected):
    assert told(models, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The glassworks closed because of the price of gas.", [("cause", "because of")]),
        ("The group sold the glassworks in a bid to pay its debts.", [("aim", "in a bid to")]),
        ("The workers agreed to leave the site.", []),
        ("A hearing is due to take place in May.", []),
    ],
)
def test_causes_and_aims_in_english(models, sentence, expected):
    assert told(models, sentence, "en") == expected
