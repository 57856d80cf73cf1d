"""The forms of a report by name: what the command line and the window offer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from diptych.compare import Comparison
from diptych.report.annotations import NOTHING, Annotations
from diptych.report.contract import as_json
from diptych.report.document import as_docx
from diptych.report.page import as_html
from diptych.report.plain import as_text
from diptych.report.sheet import as_csv

FormName = Literal["text", "json", "html", "docx", "csv"]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a report."""

    name: FormName
    suffixes: tuple[str, ...]
    """Of the files that hold it, the usual one first."""
    write: Callable[[Comparison, Annotations], bytes]


def _utf8(make: Callable[[Comparison, Annotations], str]) -> Callable[[Comparison, Annotations], bytes]:
    """`make` with its text in UTF-8; half a surrogate pair, which no encoding holds, is spelled out."""
    return lambda comparison, annotations: make(comparison, annotations).encode("utf-8", "backslashreplace")


FORMS: dict[FormName, Form] = {
    form.name: form
    for form in (
        Form("text", (".txt",), _utf8(as_text)),
        Form("json", (".json",), _utf8(as_json)),
        Form("html", (".html", ".htm"), _utf8(as_html)),
        Form("docx", (".docx",), as_docx),
        Form("csv", (".csv",), _utf8(as_csv)),
    )
}


def form_for(suffix: str) -> Form | None:
    """The form that files with this suffix hold, the dot included; None when none does."""
    return next((form for form in FORMS.values() if suffix.lower() in form.suffixes), None)


def write_report(comparison: Comparison, name: FormName, annotations: Annotations = NOTHING) -> bytes:
    """The report in one form; the same input gives the same bytes."""
    return FORMS[name].write(comparison, annotations)
