"""Positions in a laid-out document come in, rectangles in its pixels go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument, QTextLine


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a range that lies on one line, in pixels of the document."""

    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    leading: float = 0.0
    """What the line height adds to the line, half of it above and half under the words."""

    @property
    def box(self) -> QRectF:
        """The stretch as a rectangle."""
        return QRectF(self.x0, self.top, self.x1 - self.x0, self.bottom - self.top)

    @property
    def words(self) -> QRectF:
        """The rectangle of the words alone."""
        half = self.leading / 2
        return self.box.adjusted(0, half, 0, -half)


def stretches(document: QTextDocument, start_u16: int, end_u16: int) -> Iterator[Stretch]:
    """The stretches of a range, line by line, without the white space that hangs over the end of a line."""
    block = document.findBlock(start_u16)
    while block.isValid() and block.position() < end_u16:
        yield from stretches_in(document, block, start_u16, end_u16)
        block = block.next()


def stretches_in(
    document: QTextDocument, block: QTextBlock, start_u16: int, end_u16: int
) -> Iterator[Stretch]:
    """The stretches of a range within one block."""
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    start = max(0, start_u16 - block.position())
    end = min(block.length() - 1, end_u16 - block.position())
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return
    half = _leading(block, first) / 2
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        x0 = _x(line, max(start, line.textStart()))
        x1 = _x(line, min(end, line.textStart() + line.textLength()))
        # trailing spaces are laid out beyond the column; nothing is drawn under them
        x1 = min(x1, line.x() + line.naturalTextWidth())
        if x1 > x0:
            y = origin.y() + line.y()
            top, bottom = y - half, y + line.height() + half
            yield Stretch(origin.x() + x0, origin.x() + x1, top, bottom, y + line.ascent(), 2 * half)


def extent(document: QTextDocument, start_u16: int, end_u16: int) -> tuple[float, float]:
    """Top and bottom of the lines that a range touches."""
    first, last = start_u16, max(start_u16, end_u16 - 1)
    block = document.findBlock(first)
    top, bottom = _line_in(document, block, first)
    if last > first:
        if last >= block.position() + block.length():
            block = document.findBlock(last)
        bottom = _line_in(document, block, last)[1]
    return top, max(top, bottom)


def line_extent(document: QTextDocument, position_u16: int) -> tuple[float, float]:
    """Top and bottom of the line at a position, half of the leading on either side."""
    return _line_in(document, document.findBlock(position_u16), position_u16)


def _line_in(document: QTextDocument, block: QTextBlock, position_u16: int) -> tuple[float, float]:
    box = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position_u16 - block.position())
    if not line.isValid():
        return box.top(), box.bottom()
    half = _leading(block, line) / 2
    y = box.top() + line.y()
    return y - half, y + line.height() + half


def line_start(document: QTextDocument, x: float, y: float) -> int:
    """Position of the first character of the line nearest to a point of the document."""
    position: int = document.documentLayout().hitTest(QPointF(x, y), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    line = block.layout().lineForTextPosition(position - block.position())
    return block.position() + (line.textStart() if line.isValid() else 0)


def blocks_between(document: QTextDocument, top: float, bottom: float) -> Iterator[QTextBlock]:
    """The blocks that show between two heights, in order."""
    layout = document.documentLayout()
    position = layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
    block = document.findBlock(max(0, position))
    while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
        yield block
        block = block.next()


def _x(line: QTextLine, position: int) -> float:
    # the second value, which the stubs of PySide hide with the first, is the position given
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def _leading(block: QTextBlock, line: QTextLine) -> float:
    """Pixels that the line height adds to the line; Qt puts them all under it, a reader wants half above."""
    form = block.blockFormat()
    if form.lineHeightType() != QTextBlockFormat.LineHeightTypes.ProportionalHeight.value:
        return 0.0
    return float(line.height() * (form.lineHeight() - 100) / 100)
