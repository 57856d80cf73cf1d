"""An article comes in, the document of its pane is built.

Only backgrounds are ever written after the text: bold or larger type would move it.
"""

import re
from collections import deque
from math import ceil

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from diptych.corpus import Article, Furniture
from diptych.resources import table
from diptych.ui.fonts import font, line_height
from diptych.ui.utf16 import Inserted, Positions

TOP_MARGIN_PX = 12
FOOT_MARGIN_PX = 32
INDENT_PX = 24
"""How far the lines of an item hang in."""
OUTLINE = 0.02
"""Thickness of the outline that stands for a missing weight, as a share of the size of the type."""
_MARKER = re.compile(r"(?:[-–—•*·▪◦‣]|\d{1,2}[.)])[ \u00a0\u202f\t]+")
_MEASURE = "Les élus de la vallée, réunis samedi, ont demandé un moratoire de six mois sur tous les départs."
"""Invented prose: the mean width of its characters stands for that of an article's."""


def fill(
    document: QTextDocument, article: Article | None, zoom: float, ink: QColor, aside: QColor | None = None
) -> Positions:
    """Replace what is in `document` by the text of `article`, a block for every line of it.

    ink: the colour of the text. aside: that of the blocks that stand for what was put aside, which hold its
    reason and are shown in its place; None leaves them out. Comes back with where the article's offsets are.
    """
    document.clear()
    document.setDefaultFont(font("read", zoom))
    document.setIndentWidth(INDENT_PX * zoom)
    if article is None:
        return Positions.of("")
    kinds = {passage.span.start: passage.kind for passage in article.passages}
    forms = {kind: char_format(kind, zoom, ink) for kind in ("title", "heading", "body", "item")}
    blocks = {kind: _block_format(kind, zoom, "") for kind in forms}
    pieces = deque(sorted(article.furniture, key=lambda piece: piece.at) if aside else ())
    writer = _Writer(document, zoom, aside)
    writer.cursor.beginEditBlock()
    bullets, at = None, 0
    for line in article.text.split("\n"):
        writer.write_aside(pieces, at)
        kind = kinds.get(at, "body")
        marker = _MARKER.match(line) if kind == "item" else None
        block = _block_format(kind, zoom, marker.group()) if marker else blocks[kind]
        writer.write(line, block, forms[kind])
        if kind != "item" or marker:
            bullets = None
        elif bullets is None:
            # a list of Qt's draws its bullets beside the text, so that no offset moves
            bullets = writer.cursor.createList(_list_format())
        else:
            bullets.add(writer.cursor.block())
        at += len(line) + 1
    # what stands at the end is said to be at the end of the text, and comes after its last line
    writer.write_aside(pieces, at)
    writer.cursor.endEditBlock()
    return Positions.of(article.text, tuple(writer.inserted))


class _Writer:
    """Writes the blocks of a document one after another, those of what was put aside as their places come."""

    def __init__(self, document: QTextDocument, zoom: float, aside: QColor | None) -> None:
        self.cursor = QTextCursor(document)
        self.inserted: list[Inserted] = []
        self._is_begun = False
        self._block = _block_format("body", zoom, "")
        self._form = QTextCharFormat()
        self._form.setFont(font("ui_small", weight=QFont.Weight.DemiBold.value))
        if aside:
            self._form.setForeground(aside)

    def write(self, line: str, block: QTextBlockFormat, form: QTextCharFormat) -> None:
        """Write a line as a block of its own; an empty document has its first one already."""
        if self._is_begun:
            self.cursor.insertBlock(block, form)
        else:
            self.cursor.setBlockFormat(block)
            self.cursor.setBlockCharFormat(form)
            self._is_begun = True
        self.cursor.insertText(line, form)

    def write_aside(self, pieces: deque[Furniture], at: int) -> None:
        """Write the pieces whose place is not behind the line that begins at `at`, and take them away."""
        while pieces and pieces[0].at <= at:
            self.write(" ".join(pieces.popleft().why.split()), self._block, self._form)
            block = self.cursor.block()
            self.inserted.append(Inserted(at, block.position(), block.length()))


def set_margins(document: QTextDocument, side_px: int) -> None:
    """Set the white space around the text; nothing is laid out anew when it is already so."""
    frame = document.rootFrame()
    form = frame.frameFormat()
    if form.leftMargin() == side_px and form.topMargin() == TOP_MARGIN_PX:
        return
    form.setLeftMargin(side_px)
    form.setRightMargin(side_px)
    form.setTopMargin(TOP_MARGIN_PX)
    form.setBottomMargin(FOOT_MARGIN_PX)
    frame.setFrameFormat(form)


def set_sides(document: QTextDocument, side_px: int) -> None:
    """Set the white space at both sides of the text only."""
    form = document.rootFrame().frameFormat()
    if form.leftMargin() != side_px or form.rightMargin() != side_px:
        form.setLeftMargin(side_px)
        form.setRightMargin(side_px)
        document.rootFrame().setFrameFormat(form)


def column_px(zoom: float) -> int:
    """Width of the longest line that is still easy to read: 68 characters."""
    widest = table("themes/tokens.yaml")["type"]["read"]["measure_chars"][1]
    metrics = QFontMetricsF(font("read", zoom))
    return round(metrics.horizontalAdvance(_MEASURE) / len(_MEASURE) * widest)


def char_format(kind: str, zoom: float, ink: QColor) -> QTextCharFormat:
    """How a passage of that kind ("title", "heading", "body", "item") is written."""
    face = font("read_title" if kind == "title" else "read", zoom)
    form = QTextCharFormat()
    if kind in ("title", "heading"):
        face.setWeight(QFont.Weight.DemiBold)
        if not _has_weight(face):
            form.setTextOutline(QPen(ink, face.pixelSize() * OUTLINE))
    form.setFont(face)
    return form


def _has_weight(face: QFont) -> bool:
    """Whether documents can show `face` in its weight.

    Under Linux Qt knows one style of a variable font that comes from a file, and a format of a document does
    not hold the axes that a QFont can be given.
    """
    family = QFontInfo(face).family()
    styles = QFontDatabase.styles(family)
    return any(QFontDatabase.weight(family, style) >= face.weight().value for style in styles)


def _block_format(kind: str, zoom: float, marker: str) -> QTextBlockFormat:
    group = "read_title" if kind == "title" else "read"
    metrics = QFontMetricsF(font(group, zoom))
    gap = table("themes/tokens.yaml")["type"]["read"]["paragraph_gap"]
    form = QTextBlockFormat()
    # a fixed height would not follow the zoom, nor a line that an emoji makes taller
    percent = 100 * line_height(group, zoom) / ceil(metrics.height())  # Qt rounds the height up before
    form.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(round(gap * zoom))
    if kind == "heading":
        form.setTopMargin(round(gap * zoom))
        form.setHeadingLevel(2)
    elif kind == "title":
        form.setHeadingLevel(1)
    if marker:
        form.setLeftMargin(INDENT_PX * zoom)
        form.setTextIndent(-metrics.horizontalAdvance(marker))
    return form


def _list_format() -> QTextListFormat:
    form = QTextListFormat()
    form.setStyle(QTextListFormat.Style.ListDisc)
    form.setIndent(1)
    return form
