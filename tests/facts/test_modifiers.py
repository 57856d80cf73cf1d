import pytest
from tests.facts.writing import article

from diptych.errors import LexiconError
from diptych.facts import modifiers
from diptych.facts.modifiers import find_modifiers
from diptych.facts.parse import Parse


def test_an_adjective_of_the_lexicon_is_told_with_its_noun_grade_and_entry(models):
    text = article("Titre", "Il a fait une offre ahurissante à ses voisins.")
    tokens = models.tokens(text.text, [s.span for s in text.sentences], "fr")
    (found,) = find_modifiers(Parse(text, tokens))
    assert (found.span.of(text.text), found.noun, found.grade) == ("offre ahurissante", "offre", 3)
    assert found.entry == "ahurissant (adjective, size: [0, 3])"


def test_a_neutral_adjective_is_no_modifier(models):
    text = article("Titre", "Il a fait une offre écrite à ses voisins.")
    tokens = models.tokens(text.text, [s.span for s in text.sentences], "fr")
    assert find_modifiers(Parse(text, tokens)) == ()


@pytest.mark.parametrize(
    ("language", "sentence", "word", "part"),
    [
        ("fr", "Cette manœuvre a surpris ses voisins.", "manœuvre", "noun"),
        ("fr", "Le groupe a raflé la mise.", "raflé", "verb"),
        ("fr", "Le texte fut voté en catimini hier soir.", "en catimini", "adverb"),
        ("en", "The minister slammed the report on Monday.", "slammed", "verb"),
        ("en", "They paid an eye-watering sum for the bridge.", "eye-watering", "adjective"),
    ],
)
def test_every_part_of_speech_and_phrase_of_the_lexicon_is_found(models, language, sentence, word, part):
    text = article("Titre", sentence, language=language)
    tokens = models.tokens(text.text, [s.span for s in text.sentences], language)
    found = [(m.word.of(text.text), m.part) for m in find_modifiers(Parse(text, tokens))]
    assert (word, part) in found


def test_each_language_has_more_than_six_hundred_entries():
    counts = [len(set(sum(modifiers._lexicon(language).values(), ()))) for language in ("fr", "en")]
    assert min(counts) > 600


ROW = {"class": "size", "pos": "adjective", "polarity": 0, "strength": 1, "words": "fort, vif"}


@pytest.mark.parametrize(
    "wrong",
    [{"pos": "letter"}, {"polarity": 2}, {"strength": 0}, {"strength": 4}, {"words": 3}, {"class": None}],
)
def test_a_damaged_row_names_file_language_and_row(monkeypatch, wrong):
    with pytest.raises(LexiconError, match=r"evaluative.yaml, fr, row 2"):
        read(monkeypatch, [ROW, ROW | {"words": "gros"} | wrong])


@pytest.mark.parametrize(("words", "named"), [("gros, vif", "vif"), ("gros,,", "empty")])
def test_a_word_told_twice_or_left_out_is_an_error_that_names_it(monkeypatch, words, named):
    with pytest.raises(LexiconError, match=rf"row 2.*{named}"):
        read(monkeypatch, [ROW, ROW | {"words": words}])


def read(monkeypatch, rows):
    modifiers._lexicon.cache_clear()
    monkeypatch.setattr(modifiers, "table", lambda name: {"fr": rows})
    try:
        return modifiers._lexicon("fr")
    finally:
        modifiers._lexicon.cache_clear()
