import pytest

from diptych.report.figure_table import figure_cells

ROW = {
    "text": "44",
    "kind": "money",
    "value": "44000000",
    "low": "43500000",
    "high": "44500000",
    "unit": "EUR",
}


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"op": "="}, "44,000,000"),
        ({"op": "<="}, "≤ 44,000,000"),
        ({"op": ">=", "high": None}, "≥ 44,000,000"),
        ({"op": "~"}, "≈ 44,000,000"),
        ({"op": "range", "low": "80", "high": "100"}, "80 – 100"),
        ({"op": "~", "value": None, "low": "2000000000", "high": None}, "≈ 2,000,000,000"),
        ({"op": "=", "kind": "date", "value": "2025-03"}, "2025-03"),
        ({"op": "=", "kind": "date", "value": None, "low": "2012", "high": "2013"}, "2012 – 2013"),
    ],
)
def test_a_value_is_told_with_its_bound(told, value):
    assert figure_cells(ROW | {"mode": "asserted", "about": ""} | told)[2] == value
