"""A comparison comes in, the ledger as a spreadsheet's CSV goes out."""

import csv
import io
from collections.abc import Iterable, Sequence

from diptych.compare import Comparison, Divergence
from diptych.i18n import _, language
from diptych.report.annotations import NOTHING, Annotations
from diptych.report.labels import reason_label, type_label, verdict_label

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the system."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What opens a formula, the full-width signs too."""


def as_csv(comparison: Comparison, annotations: Annotations = NOTHING) -> str:
    """One line a divergence, worst first, under a line of headings; lines end in CR LF (RFC 4180).

    Fields are set off as spreadsheets of the user's language expect it: by semicolons in French, where the
    comma is taken by decimals, by commas in English. What a spreadsheet would take for a formula gets an
    apostrophe before it (OWASP, CSV injection). Offsets count code points of each side's text.
    """
    rows = [_cells(comparison, row, annotations) for row in comparison.divergences]
    return csv_of([_headings(), *rows])


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a CSV that spreadsheets of the user's language open, none of it a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language() == "fr" else ",", lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def _headings() -> list[str]:
    severity, words = _("Severity"), [_("Gap"), _("Explanation"), _("Rule")]
    judged = [_("Verdict"), _("Reason"), _("Note")]
    return [_("Code"), _("Type"), severity, "A", "B", *words, *judged, "A 0", "A 1", "B 0", "B 1", "id"]


def _cells(comparison: Comparison, row: Divergence, annotations: Annotations) -> list[str]:
    judgement = annotations.judgement(row)
    texts = comparison.left.article.text, comparison.right.article.text
    words = [span.of(text) if span else "" for span, text in zip((row.left, row.right), texts, strict=True)]
    places: list[str] = []
    for span in (row.left, row.right):
        places += [str(span.start), str(span.end)] if span else ["", ""]
    return [
        row.code,
        type_label(row),
        f"{row.severity:.2f}",
        *words,
        row.gap,
        row.explanation,
        " · ".join(row.reasons),
        verdict_label(judgement.verdict),
        reason_label(judgement.reason),
        judgement.note,
        *places,
        row.id,
    ]


def inert(cell: str) -> str:
    """The cell as plain text to any spreadsheet; a null ends a line for some of them."""
    cell = cell.replace("\0", "")
    return f"'{cell}" if cell.lstrip(" \u00a0\u202f").startswith(_FORMULA) else cell
