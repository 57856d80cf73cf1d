import pytest
from tests.facts.writing import article

from diptych.facts.parse import Parse
from diptych.facts.quotes import quoted_spans
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


def told(models, *sentences, language="fr"):
    text = article("Titre", *sentences, language=language)
    tokens = models.tokens(text.text, [s.span for s in text.sentences], language)
    found = find_sayings(Parse(text, tokens), quoted_spans(text))
    return [(s.span.of(text.text), s.form, [c.of(text.text) for c in s.content]) for s in found]


@pytest.mark.parametrize(
    ("sentence", "language", "cue", "content"),
    [
        ("Le maire affirme que la halle fermera.", "fr", "affirme", "que la halle fermera"),
        ("La halle, a indiqué le maire, fermera en mai.", "fr", "a indiqué", "La halle"),
        ("« Nous tiendrons bon », souligne Anne Lebel.", "fr", "souligne", "« Nous tiendrons bon »"),
        ("The mayor said that the market would close.", "en", "said", "that the market would close"),
        ("The market will close, the mayor said.", "en", "said", "The market will close"),
        ("The union denied the charges.", "en", "denied", "the charges"),
        ("The claim that the market is unsafe has spread.", "en", "claim", "that the market is unsafe"),
        ("According to the union, the plant will close.", "en", "According to", "the plant will close"),
    ],
)  # fmt: skip
def test_what_is_said_is_found_with_its_cue(models, sentence, language, cue, content):
    assert any(row[0] == cue and content in row[2] for row in told(models, sentence, language=language))


def test_an_incise_leaves_what_is_said_in_two_pieces(models):
    (row,) = told(models, "La halle, a indiqué le maire, fermera en mai.")
    assert row[2] == ["La halle", "fermera en mai"]


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("« Nous tiendrons jusqu’au bout », souligne Anne Lebel.", "lebel"),
        ("La halle fermera en mai, explique la directrice.", "directrice"),
        ("Le maire, qui a affirmé que la halle fermera, est parti.", "maire"),
    ],
)
def test_the_source_after_the_verb_or_above_it_is_found(models, sentence, key):
    assert key in [row[2] for row in sayings(models, sentence)]
