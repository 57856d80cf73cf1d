import pytest

from diptych.compare.concepts import akin, is_people, meet, named, rivals, roles, told_in, tolls
from diptych.resources import table


@pytest.mark.parametrize(
    ("word", "section", "language", "concept"),
    [
        ("interpellations", "fates", "fr", "arrest"),
        ("interpellées", "fates", "fr", "arrest"),
        ("arrested", "fates", "en", "arrest"),
        ("postes", "kinds", "fr", "job"),
        ("jobs", "kinds", "en", "job"),
        ("préfecture", "sources", "fr", "authorities"),
        ("Hexagone", "places", "fr", "france"),
    ],
)
def test_words_of_one_thing_name_one_concept(word, section, language, concept):
    assert concept in named(word, section, language)


def test_a_phrase_is_found_with_its_place():
    assert (
        "custody" in {c for _, c in told_in("douze ont été placés en garde à vue", "fates", "fr")}
    ) is True


def test_persons_of_no_kind_are_people_in_both_languages():
    assert is_people("personnes", "fr")
    assert is_people("residents", "en")
    assert not is_people("pompiers", "fr")


def test_a_slot_that_a_side_leaves_empty_says_nothing():
    assert meet((), ("arrest",)) is None
    assert meet(("arrest",), ("death",)) is False


def test_every_concept_that_a_list_names_is_in_the_table():
    known = {name for part in ("fates", "kinds") for name in table("lexicons/concepts.yaml")[part]} | {
        "people"
    }
    assert set().union(*rivals()) | roles() | tolls() <= known


def test_a_post_is_told_for_its_employee_and_a_trip_not_for_a_traveller():
    assert frozenset(("job", "employee")) in akin()
    assert frozenset(("trip", "people")) in rivals()
