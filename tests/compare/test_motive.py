"""Why, they say: a reason that one of two linked sentences gives."""

import pytest
from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Verrerie de Bréval : la fermeture annoncée"
PLAIN = "Le groupe Ardal a fermé mardi la verrerie de Bréval et ses 340 postes."


def gaps(models, left, right):
    found = compare(analysis(models, HEAD, *left), analysis(models, HEAD, *right)).divergences
    return [(row.lens, row.gap) for row in found if row.code == "G9"]


@pytest.mark.parametrize(
    ("reason", "gap"),
    [("en raison du prix du gaz", "cause in B only"), ("afin de gonfler ses bénéfices", "aim in B only")],
)
def test_a_reason_on_one_side_is_told(models, reason, gap):
    assert gaps(models, [PLAIN], [f"{PLAIN[:-1]}, {reason}."]) == [("motive", gap)]


def test_a_reason_in_the_next_sentence_is_no_lack(models):
    other = [PLAIN, "C’est à cause du prix du gaz."]
    assert gaps(models, [f"{PLAIN[:-1]}, en raison du prix du gaz."], other) == []


def test_an_aim_that_only_tells_is_no_motive(models):
    assert gaps(models, [PLAIN], [f"{PLAIN[:-1]}, pour annoncer la suite."]) == []


@pytest.mark.parametrize("row", rows("G9"))
def test_another_reason_for_one_deed_is_told(models, row):
    sides = [analysis(models, *row[side], language=row["language"]) for side in ("left", "right")]
    found = [told.gap for told in compare(*sides).divergences if told.code == "G9"]
    # a reason on one side only has its own rule
    assert [gap for gap in found if "another" in gap] == ([row["told"]] if row["told"] else [])
