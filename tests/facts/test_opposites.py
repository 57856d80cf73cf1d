import pytest

from diptych.facts.opposites import are_opposite, is_empty_verb, is_forecast


@pytest.mark.parametrize(
    ("language", "one", "other", "expected"),
    [
        ("fr", "accepter", "refuser", True),
        ("fr", "poursuivre", "arrêter", True),
        ("fr", "accepter", "approuver", False),
        ("en", "win", "lose", True),
        ("en", "lose", "win", True),
    ],
)
def test_opposite_verbs_are_known_in_either_order(language, one, other, expected):
    assert are_opposite(language, one, other) is expected


def test_a_verb_that_says_nothing_alone_is_empty():
    assert is_empty_verb("être")
    assert not is_empty_verb("fermer")


@pytest.mark.parametrize(
    ("language", "verb", "expected"),
    [("fr", "prévoir", True), ("en", "expect", True), ("fr", "coûter", False), ("en", "cost", False)],
)
def test_a_verb_of_expecting_is_told_from_one_that_asserts(language, verb, expected):
    assert is_forecast(language, verb) is expected
