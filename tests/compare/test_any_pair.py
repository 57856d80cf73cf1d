"""Whatever stands in two texts, comparing their figures and dates raises nothing and tells what it found."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.facts.writing import analysis

from diptych.compare import compare
from diptych.corpus import read_article
from diptych.facts import analyse

CROSSINGS = 12
AMOUNTS = (
    "12",
    "6 800",
    "1,2 million",
    "3,4 Md€",
    "97,4 milliards de dollars",
    "une vingtaine",
    "des centaines",
    "un tiers",
    "62 %",
    "deux points",
    "entre 80 et 100",
    "plus de 40",
    "jusqu’à 7",
    "0",
    "200 000 euros par mois",
    "14 h 30",
    "68 ans",
)
DAYS = (
    "samedi soir",
    "le 4 mars 2025",
    "en 2019",
    "hier",
    "la veille",
    "le 31 décembre 9999",
    "le 1er janvier 1",
    "mardi",
    "dans la nuit de jeudi à vendredi",
    "fin juin",
    "avant le 2 mai",
    "il y a dix ans",
    "depuis 2015",
    "au printemps",
)
THINGS = (
    "morts",
    "manifestants",
    "euros",
    "emplois supprimés",
    "salariés",
    "pour",
    "contre",
    "blessés, dont 14 graves",
    "après son arrestation",
    "avant la fermeture",
    "soit 12 au total",
    "selon la préfecture",
    "interpellés",
    "",
)

clauses = st.tuples(
    st.sampled_from(DAYS),
    st.sampled_from(AMOUNTS),
    st.sampled_from(THINGS),
    st.sampled_from((",", ".", " :", " ;")),
).map(lambda told: f"{told[0]}, {told[1]} {told[2]}{told[3]}")
texts = st.lists(
    st.lists(clauses, min_size=1, max_size=3).map(lambda row: " ".join(row).capitalize() + "."), max_size=5
)


def check(comparison):
    for told in comparison.divergences:
        assert told.explanation
        assert told.reasons
        assert told.left or told.right
        for side, span in (("left", told.left), ("right", told.right)):
            assert span is None or span.of(getattr(comparison, side).article.text).strip()
    ids = [told.id for told in comparison.divergences]
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def drawn(shared, models):
    files = sorted(
        file
        for file in (shared / "eval" / "events").glob("*/*")
        if file.suffix in (".txt", ".html") and file.is_file()
    )
    chosen = random.Random(17).sample(files, min(CROSSINGS, len(files)))
    return [analyse(read_article(file), models) for file in chosen]


def test_articles_of_any_two_events_are_compared(drawn):
    for left in drawn:
        for right in drawn:
            check(compare(left, right))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=texts, right=texts, published=st.sampled_from(("2025-03-15", None)))
def test_texts_full_of_figures_and_dates_are_compared(models, left, right, published):
    check(
        compare(
            analysis(models, "Bréval : 12 morts", *left, published=published),
            analysis(models, "Bréval : 17 morts samedi", *right),
        )
    )
