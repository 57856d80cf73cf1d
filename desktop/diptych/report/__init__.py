"""A comparison on paper."""

from diptych.report.contract import as_json
from diptych.report.page import as_html
from diptych.report.plain import as_text

__all__ = ["as_html", "as_json", "as_text"]
