import pytest
from tests.facts.writing import analysis, article

from diptych.facts.quotes import find_quotes, quoted_spans


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("« Nous tiendrons », a dit la maire.", ["Nous tiendrons"]),
        ('Il parle d’un “plan d’adaptation” et d’un "répit".', ["plan d’adaptation", "répit"]),
        ('Un tuyau de 3" et un autre de 4" ont cédé.', []),
        ("Une citation « jamais fermée", []),
    ],
)
def test_words_between_marks_are_quotations(sentence, words):
    assert [quote.text for quote in find_quotes(article("Titre", sentence))] == words


def test_a_quotation_of_two_paragraphs_is_found_in_both():
    text = article("Titre", "« Nous tiendrons tout l’été.", "« Et l’hiver aussi », a dit la maire.")
    assert [span.of(text.text) for span in quoted_spans(text)] == [
        "Nous tiendrons tout l’été.",
        "Et l’hiver aussi",
    ]


def test_marks_within_marks_are_one_quotation():
    text = article("Titre", "« Le mot « répit » ne veut rien dire », a dit la maire.")
    assert [quote.text for quote in find_quotes(text)] == ["Le mot « répit » ne veut rien dire"]


@pytest.mark.parametrize(
    ("sentence", "language", "form"),
    [
        ("« Nous tiendrons ici tout l’été », a dit la maire.", "fr", "direct"),
        ("La maire refuse un « répit » de plus.", "fr", "scare"),
        ("Il joue dans le film « La Halle ».", "fr", "title"),
        ("The new ‘truce’ in the town has held.", "en", "scare"),
    ],
)
def test_an_utterance_is_told_from_a_word_at_a_distance_and_a_title(models, sentence, language, form):
    facts = analysis(models, "Titre", sentence, language=language).facts
    assert [quote.form for quote in facts.quotes] == [form]


def test_each_quotation_has_the_speaker_of_its_attribution(models):
    facts = analysis(
        models,
        "Titre",
        "« Nous tiendrons ici tout l’été », a dit Anne Lebel.",
        "« Le marché recule depuis quatre ans », a répondu Paul Marchal.",
    ).facts
    assert [quote.speaker for quote in facts.quotes] == ["lebel", "marchal"]
