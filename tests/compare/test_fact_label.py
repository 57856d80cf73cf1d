import pytest
from tests.facts.writing import analysis

from diptych.compare.fact_label import fact_label
from diptych.text import Span


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        ("La ville a promis une aide de 9 millions d'euros aux familles.", "9 millions d'euros", "Aide"),
        ("Harlot a perdu 12 millions d'euros.", "12 millions d'euros", "Harlot · perdu"),
        (
            "Selon la préfecture, 4 200 manifestants ont défilé.",
            "4 200",
            "Manifestants, according to la préfecture",
        ),
    ],
)
def test_a_fact_is_called_by_its_own_words(models, sentence, words, label):
    told = analysis(models, "Titre", sentence)
    at = told.article.text.index(words)
    assert fact_label([(told, Span(at, at + len(words)))]) == label


def test_a_long_label_is_cut_between_words(models):
    sentence = "Le 3 mars" + " très" * 30 + "."
    told = analysis(models, "Titre", sentence)
    at = told.article.text.index("3 mars")
    label = fact_label([(told, Span(at, at + 6))])
    assert len(label) <= 42
    assert not label.endswith(" ")
