"""A comparison and what was made of it come in, the report goes out as a PDF, the same bytes each time."""

import re
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from diptych.compare import Comparison, Divergence
from diptych.corpus import Article
from diptych.i18n import _, n_, quoted
from diptych.report import Annotations, reason_label, type_label, verdict_label
from diptych.text import Span
from diptych.ui import fonts

_RESOLUTION = 600
_POINTS = 9.0
_CLOCK = re.compile(rb"(\(D:)\d{14}([+-]\d\d'\d\d'|Z)?|(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*")
_STYLE = """
h1 { font-size: 15pt; } h2 { font-size: 12pt; }
.quiet { color: #595959; }
"""


def as_pdf(comparison: Comparison, annotations: Annotations) -> bytes:
    """The report in PDF, of one column: both sources, every divergence with excerpts, rule, verdict and note.

    It says nothing of the clock or the machine: the same comparison gives the same bytes with the same fonts.
    """
    document = QTextDocument()
    face = fonts.font("ui")
    # pixels would be those of the printer
    face.setPointSizeF(_POINTS)
    # joined signs cannot be searched for, nor copied out of the file
    face.setFeature(QFont.Tag("calt"), 0)
    document.setDefaultFont(face)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(page(comparison, annotations))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # the document leaves margins of its own, and puts the number of the page there
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setTitle(_title(comparison))
    writer.setCreator("Diptych")
    if hasattr(writer, "setDocumentId"):  # Qt 6.8 and later
        writer.setDocumentId(QUuid.createUuidV5(QUuid(), _title(comparison).encode("utf-8", "replace")))
    document.print_(writer)
    buffer.close()
    return without_clock(bytes(data.data()))


def without_clock(pdf: bytes) -> bytes:
    """The file with the moment of writing replaced by one of the same length: offsets stay true."""

    def still(found: re.Match[bytes]) -> bytes:
        return re.sub(rb"\d", b"0", found.group(0))

    return _CLOCK.sub(still, pdf)


def page(comparison: Comparison, annotations: Annotations) -> str:
    """The report in the few words of HTML that Qt lays out."""
    left, right = comparison.left.article, comparison.right.article
    parts = [f"<h1>{escape(_title(comparison))}</h1>"]
    parts += [_source("A", left, annotations.imported[0]), _source("B", right, annotations.imported[1])]
    told = n_("{n} divergence", "{n} divergences", len(comparison.divergences))
    parts.append(f"<h2>{escape(told)}</h2>")
    parts += [_row(n, one, comparison, annotations) for n, one in enumerate(comparison.divergences, start=1)]
    if annotations.notes:
        parts.append(f"<h2>{escape(_('Notes'))}</h2>")
        for note in annotations.notes:
            badge = "A" if note.side == "left" else "B"
            parts.append(f"<p><b>{badge}</b> {_plain(quoted(note.excerpt))}<br>{_plain(note.text)}</p>")
    return "".join(parts)


def _title(comparison: Comparison) -> str:
    sides = (("A", comparison.left.article), ("B", comparison.right.article))
    return " ↔ ".join(article.outlet or article.title or badge for badge, article in sides)


def _source(badge: str, article: Article, imported: str) -> str:
    lines = [
        " · ".join(part for part in (article.outlet, article.published, article.author) if part),
        article.origin.source,
        f"SHA-256 {article.origin.sha256}",
        _("Imported: {time}").format(time=imported) if imported else "",
    ]
    shown = "<br>".join(_plain(line) for line in lines if line)
    return f"<p><b>{badge} · {_plain(article.title or '')}</b><br><span class='quiet'>{shown}</span></p>"


def _row(n: int, one: Divergence, comparison: Comparison, annotations: Annotations) -> str:
    judged = annotations.judgement(one)
    reasons = "; ".join((_("Rule {code}").format(code=one.code), *one.reasons))
    verdict = " · ".join(
        part for part in (verdict_label(judged.verdict), reason_label(judged.reason), judged.note) if part
    )
    return (
        f"<p><b>{n}. {_plain(type_label(one))}</b> · {_plain(one.gap)}<br>"
        f"A: {_excerpt(comparison.left.article, one.left)}<br>"
        f"B: {_excerpt(comparison.right.article, one.right)}<br>"
        f"{_plain(one.explanation)}<br><span class='quiet'>{_plain(reasons)}</span><br>"
        f"<b>{_plain(_('Verdict: {verdict}').format(verdict=verdict))}</b></p>"
    )


def _excerpt(article: Article, span: Span | None) -> str:
    if span is None:
        return escape(_("absent"))
    around = span
    for index in article.sentences_in(span):
        around = around.joined(article.sentences[index].span)
    before, after = article.text[around.start : span.start], article.text[span.end : around.end]
    return f"{_plain(before)}<b>{_plain(span.of(article.text))}</b>{_plain(after)}"


def _plain(text: str) -> str:
    return escape(text).replace("\n", " ")
