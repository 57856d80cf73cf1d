"""The articles of a pair as wholes: told only where it is asked for."""

from itertools import pairwise

from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare import PROFILE_LENSES, compare, with_profile

ROW = rows("G10")[0].values[0]


def test_a_profile_comes_behind_all_divergences_and_only_when_asked_for(models):
    sides = [analysis(models, *ROW[side], language=ROW["language"]) for side in ("left", "right")]
    plain = compare(*sides)
    told = with_profile(plain).divergences
    assert not {row.lens for row in plain.divergences} & set(PROFILE_LENSES)
    assert told[: len(plain.divergences)] == plain.divergences
    assert [row.gap for row in told[len(plain.divergences) :]] == ROW["told"]
    assert all(one.severity >= other.severity for one, other in pairwise(told))


def test_a_profile_marks_its_words_and_every_row_says_why(models):
    sides = [analysis(models, *ROW[side], language=ROW["language"]) for side in ("left", "right")]
    found = with_profile(compare(*sides))
    row = next(row for row in found.divergences if row.code == "G10")
    assert row.id in {mark.divergence_id for mark in found.left_marks}
    assert row.reasons
    assert "offensive" in row.explanation


def test_one_text_twice_has_no_profile(models):
    side = analysis(models, *ROW["left"], language=ROW["language"])
    assert with_profile(compare(side, side)).divergences == ()
