from tests.facts.writing import article

from diptych.facts.names import find_names
from diptych.facts.parse import Parse


def names(models, sentence, language="fr"):
    text = article("Titre", sentence, language=language)
    tokens = models.tokens(text.text, [s.span for s in text.sentences], language)
    return [(n.text, n.key) for n in find_names(Parse(text, tokens)) if n.sentence == 1]


def test_a_full_name_and_a_last_name_share_their_key(models):
    found = names(models, "Hier, Judith Alvarède a parlé ; pour Alvarède, tout est dit.")
    assert [key for _, key in found] == ["alvarede", "alvarede"]
    assert found[0][0] == "Judith Alvarède"


def test_the_first_word_of_a_sentence_is_no_name_by_its_capital_alone(models):
    assert names(models, "Demain il fera beau.") == []
