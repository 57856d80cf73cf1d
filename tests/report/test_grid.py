import csv
import io
import json

import pytest

from diptych.compare import Cell, Matrix, Row
from diptych.report import matrix_csv, matrix_json, matrix_text
from diptych.text import Span


@pytest.fixture
def told(comparison) -> Matrix:
    sides = comparison.left, comparison.right
    conflict = Row(
        "Pont",
        "money",
        "figure",
        (Cell(Span(0, 3), "1,2 million", 0), Cell(Span(4, 6), "900 000", 1)),
        2,
        (0, 1, comparison.divergences[0].id),
    )
    agreed = Row("Maire", "dates", "date", (Cell(Span(0, 3), "=3 mars", None), None), 1, None)
    return Matrix(sides, (conflict, agreed))


def test_a_terminal_sees_shapes_counts_and_absences(told):
    text = matrix_text(told)
    assert "2 facts · 1 in conflict" in text
    assert "Pont · 2 values" in text
    assert "1 ● 1,2 million   2 ◇ 900 000" in text
    assert "1 =3 mars   2 –" in text


def test_a_spreadsheet_gets_a_column_an_article_and_no_formula(told):
    head, first, second = csv.reader(io.StringIO(matrix_csv(told)[1:], newline=""))
    assert head == ["Group", "Fact", "Le Fanal · 2025-03-03", "Le Fanal · 2025-03-03", "State"]
    assert first == ["Money", "Pont", "● 1,2 million", "◇ 900 000", "2 values"]
    assert second[2] == "'=3 mars"


def test_json_leads_from_a_cell_to_its_article_and_its_divergence(told, comparison):
    made = json.loads(matrix_json(told))
    assert made["schema"] == "diptych.matrix/1"
    assert made["articles"][0]["sha256"] == "ab" * 32
    row = made["rows"][0]
    assert [cell["value"] for cell in row["cells"]] == [0, 1]
    assert row["worst"] == {"articles": [0, 1], "divergence": comparison.divergences[0].id}
    assert made["rows"][1]["cells"][1] is None
