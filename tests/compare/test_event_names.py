"""One event named in two lights (G4)."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare
from diptych.compare.event_names import LIGHTS, _lexicon
from diptych.resources import table

LINE = "La {} des éclusiers a commencé lundi au barrage de Morvel, selon la préfecture."


def named(models, *lines, language="fr"):
    sides = [analysis(models, line, language=language) for line in lines]
    return [row.gap for row in compare(*sides).divergences if row.code == "G4"]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("grève", "mobilisation", ["grève ≠ mobilisation"]),
        ("grève", "pagaille", ["grève ≠ pagaille"]),
        ("pagaille", "paralysie", []),
        ("grève", "grève", []),
        ("grève", "réunion", []),
    ],
)
def test_an_event_is_told_when_its_two_names_put_it_in_two_lights(models, one, other, told):
    assert named(models, LINE.format(one), LINE.format(other)) == told


def test_a_phrase_is_a_name_too_and_a_row_names_its_entries(models):
    lines = (
        "A special operation began on Monday in the Vesk valley, the ministry said.",
        "An invasion began on Monday in the Vesk valley, the ministry said.",
    )
    sides = [analysis(models, line, language="en") for line in lines]
    found = [row for row in compare(*sides).divergences if row.code == "G4"]
    assert [row.gap for row in found] == ["special operation ≠ invasion"]
    assert any("special operation · invasion" in reason for reason in found[0].reasons)


def test_words_of_a_quotation_are_its_speaker_s(models):
    quoted = "« La pagaille des éclusiers a commencé lundi au barrage de Morvel », a dit la préfète."
    assert named(models, LINE.format("grève"), quoted) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_event_has_plain_words_in_both_languages(language):
    words, phrases = _lexicon(language)
    told = {(name.event, name.light) for name in [*words.values(), *(name for _phrase, name in phrases)]}
    assert {event for event, light in told if light == "plain"} == set(table("lexicons/event_names.yaml"))
    assert {light for _event, light in told} == set(LIGHTS)


@pytest.mark.parametrize(
    ("rest", "told"), [("La vague du tsunami", []), ("La rivière", ["inondation ≠ tsunami"])]
)
def test_what_both_articles_call_a_tsunami_was_one(models, rest, told):
    sides = [
        analysis(models, "L’inondation a détruit lundi le port de Morvel.", f"{rest} a emporté la digue."),
        analysis(models, "Le tsunami a détruit lundi le port de Morvel.", "Une digue a cédé."),
    ]
    assert [row.gap for row in compare(*sides).divergences if row.code == "G4"] == told
