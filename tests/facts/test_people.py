"""What words of people and states call someone."""

import pytest
from tests.facts.writing import analysis

from diptych.errors import LexiconError
from diptych.facts import people
from diptych.facts.people import called, polities_in, polity, reference_words
from diptych.resources import table


def callings(models, line, word, language):
    tokens = analysis(models, "Titre", line, language=language).tokens
    index = next(n for n, token in enumerate(tokens) if token.text.lower() == word)
    found = called(tokens, index, language)
    return found and (found.callings[0].key, found.count)


def test_one_name_has_one_key_in_both_languages(models):
    french = callings(models, "Les émeutiers ont quitté la place.", "émeutiers", "fr")
    english = callings(models, "The rioters left the square.", "rioters", "en")
    assert french == english


def test_a_phrase_is_told_as_a_whole(models):
    told = callings(models, "Le directeur général de Talmine est parti.", "directeur", "fr")
    assert told is not None
    assert told[1] == 2


def test_a_word_that_is_no_name_of_people_is_none(models):
    assert callings(models, "La rivière est montée.", "rivière", "fr") is None


def test_names_of_one_family_contrast_by_tone_and_by_face(models):
    tokens = analysis(models, "Titre", "Des manifestants, des protestataires et des casseurs.").tokens
    told = [found.callings[0] for n in range(len(tokens)) if (found := called(tokens, n, "fr"))]
    plain, same, blamed = told
    assert not plain.contrasts(same)
    assert plain.contrasts(blamed)


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("Japan", "Japan"), ("japonaises", "Japan"), ("Tokyo", "Japan"), ("sud-coréenne", "South Korea"),
        ("Downing Street", "United Kingdom"), ("l’Élysée", ""), ("Élysée", "France"),
        ("Central American", ""), ("Valmoire", ""),
    ],
)  # fmt: skip
def test_a_state_is_known_by_name_demonym_and_seat(written, state):
    assert polity(written) == state


def test_a_region_hides_the_state_within_its_name(models):
    tokens = analysis(
        models, "Title", "A caravan of Central American families left Mexico.", language="en"
    ).tokens
    assert [state for state, _n in polities_in(tokens, range(len(tokens)))] == ["Mexico"]


def test_words_of_reference_are_folded():
    assert {"the", "cette"} <= reference_words("definite")


def test_a_damaged_table_is_told_with_its_place(monkeypatch):
    damaged = {"protest": {"kind": "group", "names": [{"tone": 4, "fr": [], "en": []}]}}
    monkeypatch.setattr(people, "table", lambda name: damaged)
    people._people.cache_clear()
    with pytest.raises(LexiconError, match="protest, name 1"):
        people._people("fr")
    people._people.cache_clear()


def test_every_name_of_people_is_told_in_both_languages():
    for family, entry in table(people.PEOPLE).items():
        for row in entry["names"]:
            assert min(len(row["fr"]), len(row["en"])) > 0, family
