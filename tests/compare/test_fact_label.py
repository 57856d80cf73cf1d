import pytest
from tests.facts.writing import analysis

from diptych.compare.fact_label import fact_label
from diptych.text import Span


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        (
            "La ville a promis une aide de 9 millions d'euros aux familles.",
            "9 millions d'euros",
            "Aide · la ville a promis",
        ),
        ("Harlot a perdu 12 millions d'euros.", "12 millions d'euros", "Harlot · a perdu"),
        ("La fermeture de l'usine, prévue le 30 juin, inquiète.", "30 juin", "Fermeture de l'usine · prévue"),
        ("Le maire s'est retiré à 14 heures.", "14 heures", "Maire · s'est retiré"),
        ("Deux hommes ont quitté le navire.", "Deux", "Hommes · ont quitté le navire"),
        (
            "La préfecture a compté 4 200 manifestants.",
            "4 200",
            "Manifestants · la préfecture a compté",
        ),
        (
            "Selon la préfecture, 4 200 manifestants ont défilé.",
            "4 200",
            "Manifestants · ont défilé, according to la préfecture",
        ),
        (
            "LISBONNE, 3 mars 2025 – La compagnie ne veut pas de cette offre.",
            "3 mars 2025",
            "Compagnie · ne veut pas",
        ),
    ],
)
def test_a_fact_is_called_by_its_own_words(models, sentence, words, label):
    told = analysis(models, "Titre", sentence)
    at = told.article.text.index(words)
    assert fact_label([(told, Span(at, at + len(words)))]) == label


@pytest.mark.parametrize(
    ("sentence", "words", "label"),
    [
        ("The company dismissed 12 workers.", "12", "Workers · the company dismissed"),
        ("Two men were arrested after the match.", "Two", "Men · were arrested"),
        ("The mayor left the party on 3 May 2024.", "3 May 2024", "Mayor · left the party"),
    ],
)
def test_an_english_fact_is_called_by_who_did_what(models, sentence, words, label):
    told = analysis(models, "Title", sentence, language="en")
    at = told.article.text.index(words)
    assert fact_label([(told, Span(at, at + len(words)))]) == label


def test_a_long_label_is_cut_between_words(models):
    sentence = "Le 3 mars" + " très" * 30 + "."
    told = analysis(models, "Titre", sentence)
    at = told.article.text.index("3 mars")
    label = fact_label([(told, Span(at, at + 6))])
    assert len(label) <= 42
    assert not label.endswith(" ")
