from dataclasses import replace

import pytest

from diptych.report.labels import KINDS, kind_label, type_label


def test_every_kind_has_a_word_of_its_own():
    assert len({kind_label(kind) for kind in KINDS}) == len(KINDS) == 6


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ({"type": "value-conflict", "lens": None}, "Values differ"),
        ({"type": "framing", "lens": "modality"}, "Modality"),
        ({"type": "framing", "lens": None}, "Framing"),
        ({"type": "new-type", "lens": None}, "new-type"),
    ],
)
def test_a_divergence_is_named_by_its_lens_or_its_type(build, told, label):
    row = build().divergences[0]
    assert type_label(replace(row, **told)) == label
