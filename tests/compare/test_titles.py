"""A title against the text below it (G13)."""

import pytest
from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare.lens import side_of
from diptych.compare.titles import judge_title


@pytest.mark.parametrize("row", rows("G13"))
def test_a_title_is_told_where_its_own_text_does_not_bear_it_out(models, row):
    side = side_of(analysis(models, *row["text"], language=row["language"]))
    assert [told.gap for told in judge_title(side, "A")] == ([row["told"]] if row["told"] else [])
