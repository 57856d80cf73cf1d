import pytest

from diptych.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Œuvre", "oeuvre"),
        ("ÉLÈVE", "eleve"),
        ("aujourd’hui", "aujourd'hui"),
        ("naïve", "Naive"),
        ("ex æquo", "ex aequo"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_different_words_stay_different():
    assert fold("maire") != fold("mare")


def test_folding_twice_changes_nothing():
    assert fold(fold("L’Œil À Çà")) == fold("L’Œil À Çà")
