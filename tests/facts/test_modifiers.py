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
    assert found.entry == "ahurissant: [0, 3]"


def test_a_neutral_adjective_is_no_modifier(models):
    text = article("Titre", "Il a fait une offre écrite à ses voisins.")
    tokens = models.tokens(text.text, [s.span for s in text.sentences], "fr")
    assert find_modifiers(Parse(text, tokens)) == ()


@pytest.mark.parametrize("value", [[2, 1], [0, 0], [0, 4], "fort", [1]])
def test_a_damaged_entry_names_file_language_and_lemma(monkeypatch, value):
    modifiers._lexicon.cache_clear()
    monkeypatch.setattr(modifiers, "table", lambda name: {"fr": {"fort": value}})
    with pytest.raises(LexiconError, match=r"evaluative.yaml, fr, fort"):
        modifiers._lexicon("fr")
    modifiers._lexicon.cache_clear()
