import pytest
from tests.facts.writing import article

from diptych.facts.parse import Parse
from diptych.facts.sayings import find_sayings


def sayings(models, sentence, language="fr"):
    text = article("Titre", sentence, language=language)
    tokens = models.tokens(text.text, [s.span for s in text.sentences], language)
    found = find_sayings(Parse(text, tokens))
    return [(s.span.of(text.text), s.stance, s.source_key) for s in found]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Le groupe est en perte, selon la préfecture.", "fr", ("selon", "neutral", "prefecture")),
        ("Cinq personnes sont blessées, a indiqué le préfet.", "fr", ("a indiqué", "neutral", "prefet")),
        ("Le syndicat prétend que l’usine va fermer.", "fr", ("prétend", "doubtful", "syndicat")),
        ("À en croire la direction, tout va bien.", "fr", ("À en croire", "doubtful", "direction")),
        ("The plant will close, according to the union.", "en", ("according to", "neutral", "union")),
        ("The company claims that nobody was hurt.", "en", ("claims", "doubtful", "company")),
    ],
)
def test_the_source_and_the_stance_of_an_attribution_are_found(models, sentence, language, expected):
    assert sayings(models, sentence, language) == [expected]


def test_an_anonymous_source_has_no_key(models):
    assert sayings(models, "Le contrat est rompu, selon des sources.")[0][2] == ""


def test_a_verb_of_saying_that_reports_nothing_is_no_attribution(models):
    assert sayings(models, "Il publie un livre.") == []
