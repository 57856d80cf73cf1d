"""A comparison on paper."""

from diptych.report.annotations import NOTHING, Annotations
from diptych.report.contract import as_json
from diptych.report.document import as_docx
from diptych.report.figure_table import figure_kind_label, mode_label
from diptych.report.forms import FORMS, Form, FormName, form_for, write_report
from diptych.report.grid import SHAPES, group_label, matrix_csv, matrix_json, matrix_text, state_label
from diptych.report.labels import (
    KINDS,
    REASONS,
    VERDICTS,
    kind_label,
    reason_label,
    type_label,
    verdict_label,
)
from diptych.report.page import as_html
from diptych.report.plain import as_text
from diptych.report.sheet import as_csv, csv_of, inert

__all__ = [
    "FORMS",
    "KINDS",
    "NOTHING",
    "REASONS",
    "SHAPES",
    "VERDICTS",
    "Annotations",
    "Form",
    "FormName",
    "as_csv",
    "as_docx",
    "as_html",
    "as_json",
    "as_text",
    "csv_of",
    "figure_kind_label",
    "form_for",
    "group_label",
    "inert",
    "kind_label",
    "matrix_csv",
    "matrix_json",
    "matrix_text",
    "mode_label",
    "reason_label",
    "state_label",
    "type_label",
    "verdict_label",
    "write_report",
]
