"""In which images two articles speak (G10)."""

import pytest
from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare.images import FRAMES, NAME, judge_images
from diptych.resources import table


@pytest.mark.parametrize("row", rows("G10"))
def test_a_field_is_told_that_one_article_speaks_in_more(models, row):
    sides = [analysis(models, *row[side], language=row["language"]) for side in ("left", "right")]
    found = list(judge_images(*sides))
    assert [told.gap for told in found] == row["told"]
    assert {told.lens for told in found} <= {"metaphor"}


def test_a_field_has_names_and_words_in_both_languages():
    for field, entry in table(f"lexicons/{NAME}.yaml").items():
        for language in ("fr", "en"):
            assert entry["name"][language]
            assert len(entry["words"][language]) == len(set(entry["words"][language])) >= 10, field
            assert bool(entry["literal"][language]) != (field in FRAMES), field
            assert not set(entry["words"][language]) & set(entry["literal"][language]), field
