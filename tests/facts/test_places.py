import pytest

from diptych.facts.places import find_places


@pytest.mark.parametrize(
    ("text", "language", "origin", "number"),
    [
        ("Il lit le dernier chapitre.", "fr", "end", 0),
        ("C'est l'avant-dernière marche.", "fr", "end", -1),
        ("L'antépénultième syllabe.", "fr", "end", -2),
        ("La page suivante est vide.", "fr", "here", 1),
        ("Open the last door.", "en", "end", 0),
        ("It is the last but one.", "en", "end", -1),
        ("Take the next one.", "en", "here", 1),
        ("Keep the current one.", "en", "here", 0),
    ],
)
def test_a_place_from_the_end_or_from_here(text, language, origin, number):
    assert [(place.origin, place.number) for place in find_places(text, language)] == [(origin, number)]


@pytest.mark.parametrize(("text", "language"), [("Le mois dernier.", "fr"), ("He left last week.", "en")])
def test_what_the_calendar_tells_is_no_place(text, language):
    assert find_places(text, language) == []
