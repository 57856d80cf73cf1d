"""One number of people under two names."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Verrerie de Bréval : la fermeture annoncée"
LINE = "La fermeture de la verrerie de Bréval menace 340 {} selon le conseil de la vallée."


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("ouvriers", "salariés", True),
        ("ouvriers", "ouvriers", False),
        ("ouvriers", "personnes", False),
        ("pompiers", "secouristes", False),
        ("pompiers", "soldats du feu", True),
        ("postes", "salariés", True),
    ],
)
def test_a_number_counted_under_two_names_is_told_with_both(models, one, other, told):
    sides = [analysis(models, HEAD, LINE.format(noun)) for noun in (one, other)]
    found = [row.gap for row in compare(*sides).divergences if row.code == "G4"]
    assert found == ([f"{one} ≠ {other}"] if told else [])
