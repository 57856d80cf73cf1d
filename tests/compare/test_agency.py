"""Who acts: a doer that one of two linked sentences leaves out (G7)."""

import pytest
from tests.compare.framing_pairs import rows
from tests.facts.writing import analysis

from diptych.compare import compare
from diptych.compare.deeds import NAME
from diptych.facts.tables import section


@pytest.mark.parametrize("row", rows("G7"))
def test_a_doer_is_told_where_the_other_side_has_none(models, row):
    sides = [analysis(models, *row[side], language=row["language"]) for side in ("left", "right")]
    found = [told for told in compare(*sides).divergences if told.code == "G7"]
    assert [told.gap for told in found] == ([row["told"]] if row["told"] else [])
    assert {told.lens for told in found} <= {"agency"}


def test_every_deed_has_verbs_and_nouns_in_both_languages():
    for deed in section(NAME, "deeds").values():
        assert all(deed[form][language] for form in ("acts", "nouns") for language in ("fr", "en"))
