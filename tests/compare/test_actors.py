"""Who is the same actor in several articles."""

import json

from tests.facts.writing import analysis

from diptych.compare import compare, matrix
from diptych.compare.actors import actor_rows, shared_actors
from diptych.report import matrix_json

FRENCH = (
    "Un rachat",
    "Marc Tellier, le patron de Verolia, a fait une offre.",
    "Des manifestants attendaient dehors.",
    "La pluie est tombée toute la nuit.",
)
ENGLISH = (
    "A takeover",
    "The chief executive of Verolia made an offer.",
    "Protesters waited outside.",
    "A lawyer said that Tellier was ill.",
)


def shared(models):
    sides = [analysis(models, *FRENCH), analysis(models, *ENGLISH, language="en")]
    found = shared_actors([side.facts.actors for side in sides])
    return {actor.label: actor for actor in found if len({n for n, _actor in actor.members}) > 1}


def test_a_role_meets_the_name_that_the_other_article_gives_it(models):
    told = shared(models)["Marc Tellier"]
    assert {"part", "role"} <= set(told.why)
    assert len(told.of(1)) == 2


def test_a_group_meets_its_translation(models):
    assert any(actor.why == ("words",) for actor in shared(models).values())


def test_sentences_of_one_actor_meet(models):
    sides = analysis(models, *FRENCH), analysis(models, *ENGLISH, language="en")
    met = set()
    for actor in shared_actors([side.facts.actors for side in sides]):
        met |= {(a.sentence, b.sentence) for a in actor.of(0) for b in actor.of(1)}
    assert {(1, 1), (1, 3), (2, 2)} <= met
    assert (3, 1) not in met


def test_namesakes_stay_apart(models):
    sides = [
        analysis(models, "A trial", "Paul Hartwell was jailed.", "Hartwell wept.", language="en"),
        analysis(models, "A trial", "Luke Hartwell was freed.", "Hartwell smiled.", language="en"),
    ]
    found = shared_actors([side.facts.actors for side in sides])
    assert not any(len({n for n, _actor in actor.members}) > 1 for actor in found)


def test_a_row_counts_the_words_of_each_article(models):
    told = [analysis(models, *FRENCH), analysis(models, *ENGLISH, language="en")]
    row = next(row for row in actor_rows(told) if row.label == "Marc Tellier")
    assert [[(each.text, each.count) for each in cell] for cell in row.cells] == [
        [("Marc Tellier", 1), ("le patron de Verolia", 1)],
        [("The chief executive of Verolia", 1), ("Tellier", 1)],
    ]
    assert row.cells[1][1].spans[0].of(told[1].article.text) == "Tellier"


def test_the_json_of_the_matrix_tells_the_actors(models):
    told = [analysis(models, *FRENCH), analysis(models, *ENGLISH, language="en")]
    found = json.loads(matrix_json(matrix(told, {(0, 1): compare(*told)})))["actors"]
    assert found[0]["label"] == "Marc Tellier"
    assert found[0]["cells"][1][1]["text"] == "Tellier"
    start, end = found[0]["cells"][1][1]["spans"][0]
    assert told[1].article.text[start:end] == "Tellier"
