"""A comparison comes in, a DOCX goes out: sources, ledger, figures, what was put aside."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from diptych import __version__
from diptych.compare import Comparison, PassageNote
from diptych.corpus import Article
from diptych.facts import Analysis
from diptych.i18n import _, n_
from diptych.report.annotations import NOTHING, Annotations
from diptych.report.contract import figure_rows
from diptych.report.excerpt import excerpt
from diptych.report.figure_table import figure_cells, figure_headings
from diptych.report.labels import reason_label, type_label, verdict_label
from diptych.report.plain import heading
from diptych.report.provenance import provenance
from diptych.text import Span

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = datetime(1980, 1, 1)
"""The first moment that a zip can name."""
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2)."""


def as_docx(comparison: Comparison, annotations: Annotations = NOTHING) -> bytes:
    """The report as an Office document; the same comparison gives the same bytes.

    Everything of the articles is text of the document: nothing is a field, a link or a macro.
    """
    import docx  # takes a third of a second, and few need it
    from docx.enum.section import WD_ORIENT

    document = docx.Document()
    told = document.core_properties
    told.created = told.modified = _EPOCH
    told.author, told.title, told.comments = f"Diptych {__version__}", "", ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    sides = comparison.left, comparison.right
    document.add_heading(_clean(" ↔ ".join(heading(side.article) for side in sides)), level=1)
    _sources(document, [side.article for side in sides], annotations)
    _ledger(document, comparison, annotations)
    if annotations.notes:
        _notes(document, annotations.notes)
    document.add_heading(_("Figures"), level=2)
    for letter, side in zip("AB", sides, strict=True):
        _figures(document, letter, side)
    _put_aside(document, [side.article for side in sides])
    raw = io.BytesIO()
    document.save(raw)
    return _timeless(raw.getvalue())


def _sources(document: "Document", articles: Sequence[Article], annotations: Annotations) -> None:
    document.add_heading(_("Provenance"), level=2)
    for letter, article, imported in zip("AB", articles, annotations.imported, strict=True):
        rows = [(letter, heading(article)), *provenance(article, imported)]
        _table(document, (), rows)
        document.add_paragraph()


def _ledger(document: "Document", comparison: Comparison, annotations: Annotations) -> None:
    document.add_heading(_("Divergences"), level=2)
    left, right = comparison.left.article.text, comparison.right.article.text
    rows = []
    for row in comparison.divergences:
        judgement = annotations.judgement(row)
        said = (verdict_label(judgement.verdict), reason_label(judgement.reason), judgement.note)
        rows.append(
            (
                f"{row.code} · {type_label(row)}",
                excerpt(left, row.left) if row.left else "–",
                excerpt(right, row.right) if row.right else "–",
                row.gap,
                "\n".join((row.explanation, " · ".join(row.reasons))).strip(),
                "\n".join(part for part in said if part),
            )
        )
    if rows:
        _table(document, (_("Type"), "A", "B", _("Gap"), _("Explanation"), _("Verdict")), rows)
    else:
        document.add_paragraph(_("The two articles diverge in nothing that Diptych knows how to see."))


def _notes(document: "Document", notes: Sequence[PassageNote]) -> None:
    document.add_heading(_("Notes"), level=2)
    rows = [("A" if note.side == "left" else "B", note.excerpt, note.text) for note in notes]
    _table(document, ("", _("Passage"), _("Note")), rows)


def _figures(document: "Document", letter: str, side: Analysis) -> None:
    rows = [figure_cells(row, n) for n, row in enumerate(figure_rows(side.facts), 1)]
    if rows:
        _table(document, (letter, *figure_headings()), rows)
        document.add_paragraph()


def _put_aside(document: "Document", articles: Sequence[Article]) -> None:
    document.add_heading(_("What was put aside"), level=2)
    for letter, article in zip("AB", articles, strict=True):
        blocks = n_("{n} block", "{n} blocks", len(article.furniture))
        document.add_paragraph(f"{letter} · {blocks}")
        for block in article.furniture:
            words = excerpt(block.text, Span(0, len(block.text)))
            document.add_paragraph(_clean(f"{block.why}: {words}"), "List Bullet")


def _table(document: "Document", head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table, filled row by row: python-docx finds a single cell in time that grows with the table."""
    width = len(head or rows[0])
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in ([head] if head else []) + list(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    if head:
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _timeless(raw: bytes) -> bytes:
    """The package with every entry dated alike: a zip tells when it was written."""
    out = io.BytesIO()
    package = zipfile.ZipFile(io.BytesIO(raw))
    with package, zipfile.ZipFile(out, "w") as dated:
        for name in package.namelist():
            dated.writestr(zipfile.ZipInfo(name), package.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
