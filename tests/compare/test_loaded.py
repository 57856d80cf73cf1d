"""Loaded words of linked sentences: only against a side that tells it otherwise."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Verrerie de Bréval : la fermeture annoncée"
PLAIN = "Le groupe Ardal a critiqué le plan de la verrerie de Bréval devant les élus de la vallée."
LOADED = PLAIN.replace("critiqué", "fustigé")


def loaded(models, left, right):
    found = compare(analysis(models, HEAD, left), analysis(models, HEAD, right)).divergences
    return [row for row in found if row.code == "G1"]


def test_a_loaded_verb_is_held_against_the_plain_one(models):
    (row,) = loaded(models, LOADED, PLAIN)
    assert "fustigé" in row.gap
    assert any("fustiger (verb, conflict" in reason for reason in row.reasons)


@pytest.mark.parametrize(
    "other",
    [LOADED, PLAIN.replace("critiqué", "étrillé"), "Les écoles de la côte rouvriront lundi matin."],
)
def test_no_row_where_both_sides_load_their_words_or_tell_another_thing(models, other):
    assert loaded(models, LOADED, other) == []


def test_a_loaded_word_of_a_quotation_is_the_speaker_s_own(models):
    said = "La maire de Bréval a dit : « Ce plan de fermeture de la verrerie est une mascarade »."
    plain = "La maire de Bréval a dit que ce plan de fermeture de la verrerie est une erreur."
    assert loaded(models, said, plain) == []
