"""The words that mean someone."""

import pytest
from tests.facts.writing import analysis

from diptych.facts import Parse
from diptych.facts.actor_mentions import find_mentions, mention_at
from diptych.text import Span


def mentions(models, line, language="fr"):
    told = analysis(models, "Titre", line, language=language)
    parse = Parse(told.article, told.tokens)
    found = find_mentions(parse, told.facts.names)
    return {mention.span.of(told.article.text): mention for mention in found if mention.sentence == 1}


def test_a_name_is_told_without_its_title_and_keeps_the_role(models):
    found = mentions(models, "On Monday President Helena Varga left the talks.", "en")
    told = found["President Helena Varga"]
    assert told.words == ("helena", "varga")
    assert told.person
    assert told.callings[0].family == "offices"


def test_a_role_is_told_with_the_name_it_is_held_at(models):
    found = mentions(models, "Hier, le patron de Talmine a quitté la réunion.")
    assert found["le patron de Talmine"].of == {"talmine"}
    assert found["le patron de Talmine"].definite


def test_a_noun_before_another_noun_is_nobody(models):
    assert "police" not in mentions(models, "They waited in front of the police station.", "en")


def test_a_group_is_plural_and_of_its_state(models):
    found = mentions(models, "Des soldats italiens ont quitté la ville.")
    told = next(mention for mention in found.values() if mention.callings)
    assert told.plural
    assert told.polity == "Italy"


def test_a_subject_pronoun_is_a_mention_and_an_object_is_none(models):
    found = mentions(models, "She called him before noon.", "en")
    assert [(mention.form, mention.gender) for mention in found.values()] == [("pronoun", "f")]


@pytest.mark.parametrize(
    ("phrase", "form"), [("the Norwegian minister", "role"), ("Oslo", "name"), ("the weather", None)]
)
def test_a_phrase_is_read_as_a_whole(models, phrase, form):
    line = f"Yesterday {phrase} changed again."
    told = analysis(models, "Title", line, language="en")
    start = told.article.text.index(phrase)
    found = mention_at(Parse(told.article, told.tokens), Span(start, start + len(phrase)))
    assert (found and found.form) == form
