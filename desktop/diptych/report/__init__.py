"""A comparison on paper."""

from diptych.report.contract import as_json
from diptych.report.labels import KINDS, kind_label, type_label
from diptych.report.page import as_html
from diptych.report.plain import as_text

__all__ = ["KINDS", "as_html", "as_json", "as_text", "kind_label", "type_label"]
