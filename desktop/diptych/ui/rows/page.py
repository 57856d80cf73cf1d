"""The rows of one side come in, a document of blocks goes out, with where every stretch of the article is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from diptych.corpus import Article
from diptych.text import Span
from diptych.ui.fonts import font, line_height
from diptych.ui.rows.plan import Row
from diptych.ui.spread.document import char_format
from diptych.ui.theme import Theme
from diptych.ui.utf16 import Utf16Map

PARAGRAPH_GAP_PX = 12
FOOT_LINE_PX = 1
LINK = "link"
"""The address of what can be clicked in a dashed box; it leads nowhere."""
_NEW_LINE = "\u2028"
BOX_INSET_PX = 16
"""White space in the dashed box before its words."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One line that is not the article's: what stands in a dashed box, or on a fold."""

    text: str
    role: str
    """Of its colour."""
    at_end: bool = False
    """Whether it stands at the right edge."""
    link: str = ""
    """What can be clicked in a line of its own under it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article and where it begins in the document."""

    span: Span
    start_u16: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The document of one side, read by offsets of the article."""

    units: Utf16Map
    pieces: tuple[Piece, ...]
    """In the order of the article."""
    blocks: tuple[tuple[int, int], ...]
    """Numbers of the first block of each entry and of the one after its last."""

    def ranges_u16(self, span: Span) -> list[tuple[int, int]]:
        """Where the words of a span stand in the document, piece by piece."""
        at = bisect_right(self.pieces, span.start, key=lambda piece: piece.span.start)
        found: list[tuple[int, int]] = []
        for piece in self.pieces[max(0, at - 1) :]:
            if piece.span.start >= span.end:
                break
            start, end = max(span.start, piece.span.start), min(span.end, piece.span.end)
            if start < end:
                moved = piece.start_u16 - self.units.u16(piece.span.start)
                found.append((moved + self.units.u16(start), moved + self.units.u16(end)))
        return found

    def text(self, article: Article, start_u16: int, end_u16: int) -> str:
        """The words between two positions as the article has them, in the order of the document."""
        told = []
        for piece in sorted(self.pieces, key=lambda piece: piece.start_u16):
            first = self.units.u16(piece.span.start)
            length = self.units.u16(piece.span.end) - first
            start, end = max(start_u16 - piece.start_u16, 0), min(end_u16 - piece.start_u16, length)
            if start < end:
                span = Span(self.units.code_point(first + start), self.units.code_point(first + end))
                told.append(span.of(article.text))
        return "\n".join(told)


def write_page(
    document: QTextDocument,
    article: Article,
    entries: Sequence[Row | Saying],
    side: str,
    wear: tuple[Theme, float],
) -> Page:
    """Replace what is in `document` by these entries, a block for every part of a row; `wear`: theme, zoom.

    A row that has nothing on this side must have been made a Saying.
    """
    theme, zoom = wear
    document.clear()
    document.setDefaultFont(font("read_row", zoom))
    ink = theme.color("text")
    titles = {passage.span.start for passage in article.passages if passage.kind == "title"}
    headings = {passage.span.start for passage in article.passages if passage.kind == "heading"}
    forms = {kind: char_format(kind, zoom, ink) for kind in ("title", "heading", "body")}
    lines = {kind: _line_format("read_title" if kind == "title" else "read_row", zoom) for kind in forms}
    pieces: list[Piece] = []
    blocks: list[tuple[int, int]] = []
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    is_begun = False
    for entry in entries:
        first = document.blockCount() if is_begun else 0
        parts: Sequence[Span | Saying] = entry.parts(side) if isinstance(entry, Row) else (entry,)
        for part in parts:
            if isinstance(part, Saying):
                block, form, text = *_saying_formats(part, theme), part.text
            else:
                kind = "title" if part.start in titles else "heading" if part.start in headings else "body"
                block, form, text = lines[kind], forms[kind], part.of(article.text).replace("\n", " ")
            if is_begun:
                cursor.insertBlock(block, form)
            else:
                cursor.setBlockFormat(block)
                cursor.setBlockCharFormat(form)
                is_begun = True
            if isinstance(part, Span):
                pieces.append(Piece(part, cursor.position()))
            cursor.insertText(text, form)
            if isinstance(part, Saying) and part.link:
                cursor.insertText(_NEW_LINE, form)
                cursor.insertText(part.link, _link_format(theme))
        blocks.append((first, document.blockCount()))
    # one more block, so that every entry has something under it to be measured against and to stand on
    cursor.insertBlock(_foot_format(), QTextCharFormat())
    cursor.endEditBlock()
    return Page(Utf16Map.of(article.text), tuple(sorted(pieces, key=_offset)), tuple(blocks))


def heights(document: QTextDocument, page: Page) -> list[float]:
    """The height that every entry takes, its paragraphs with their gaps, in the document's present width."""
    layout = document.documentLayout()
    layout.documentSize()
    found = []
    for first, end in page.blocks:
        block, total = document.findBlockByNumber(first), 0.0
        for _number in range(first, end):
            box, after = layout.blockBoundingRect(block), block.next()
            # Qt lays the leading of the last line under the box of a block
            below = layout.blockBoundingRect(after).top() - after.blockFormat().topMargin()
            total += below - box.top()
            block = after
        found.append(total + PARAGRAPH_GAP_PX * (end - first - 1))
    return found


def place(document: QTextDocument, page: Page, tops: Sequence[float], total: float) -> None:
    """Move every entry so that its first line begins at its top; the document becomes `total` pixels high.

    Qt lays the larger of two margins that meet between blocks, so that only those above are used.
    """
    natural = heights(document, page)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    end = tops[0] if tops else 0.0
    for (first, after), top, height in zip(page.blocks, tops, natural, strict=True):
        block = document.findBlockByNumber(first)
        for number in range(first, after):
            form = block.blockFormat()
            form.setTopMargin(top - end if number == first else PARAGRAPH_GAP_PX)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            block = block.next()
        end = top + height
    foot = document.lastBlock()
    form = foot.blockFormat()
    form.setTopMargin(max(0.0, total - FOOT_LINE_PX - end))
    cursor.setPosition(foot.position())
    cursor.setBlockFormat(form)
    frame = document.rootFrame().frameFormat()
    # the margin of a document's first block is not laid out
    frame.setTopMargin(tops[0] if tops else 0)
    frame.setBottomMargin(0)
    document.rootFrame().setFrameFormat(frame)
    cursor.endEditBlock()


def _offset(piece: Piece) -> Span:
    return piece.span


def _foot_format() -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(FOOT_LINE_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form


def _line_format(group: str, zoom: float) -> QTextBlockFormat:
    form = QTextBlockFormat()
    percent = 100 * line_height(group, zoom) / ceil(QFontMetricsF(font(group, zoom)).height())
    form.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form


def _saying_formats(saying: Saying, theme: Theme) -> tuple[QTextBlockFormat, QTextCharFormat]:
    block, form = QTextBlockFormat(), QTextCharFormat()
    block.setLeftMargin(BOX_INSET_PX)
    if saying.at_end:
        block.setAlignment(Qt.AlignmentFlag.AlignRight)
    form.setFont(font("ui"))
    form.setForeground(theme.color(saying.role))
    form.setFontUnderline(saying.role == "accent")
    return block, form


def _link_format(theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font("ui"))
    form.setForeground(theme.color("accent"))
    form.setFontUnderline(True)
    form.setAnchor(True)
    form.setAnchorHref(LINK)
    return form


def level(x: float, y: float, width: float) -> QLineF:
    """A level line from a point to the right."""
    return QLineF(x, y, x + width, y)
