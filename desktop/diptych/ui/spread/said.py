"""What the user has said of places of one article comes in; signs in its margin go out, each with its tip."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextDocument

from diptych.app.remarks import Remarks
from diptych.compare import told_reading
from diptych.facts import Correction
from diptych.i18n import _
from diptych.text import Span
from diptych.ui.spread.geometry import line_extent, stretches
from diptych.ui.theme import Theme

SIGN_PX = 12
"""Height of a sign; it is a little narrower."""
GAP_PX = 10
"""Between a sign and the column."""
_LINES = (4.5, 7.0, 9.5)
"""Heights of the lines on the little page."""


@dataclass(frozen=True, slots=True)
class SaidHere:
    """One thing that the user has said of words of one article."""

    id: str
    span: Span
    tip: str
    is_figure: bool = False
    """Whether a figure is read otherwise; else it is a note."""


@dataclass(frozen=True, slots=True)
class _Placed:
    one: SaidHere
    start_u16: int
    end_u16: int


@dataclass(slots=True)
class Said:
    """The signs of one pane: a little page beside the line, and a frame around a corrected figure."""

    placed: tuple[_Placed, ...] = ()

    def place(self, said: Iterable[SaidHere], ranges_u16: Callable[[Span], list[tuple[int, int]]]) -> None:
        """Take over what was said, in reading order.

        ranges_u16: where the words of a span stand in the document; what stands nowhere has no sign.
        """
        self.placed = tuple(_Placed(one, *found[0]) for one in said if (found := ranges_u16(one.span)))

    def paint(self, painter: QPainter, document: QTextDocument, left: float, theme: Theme) -> None:
        """Draw the signs in document pixels; `left` is the left edge of the column."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for one in self.placed:
            box = _sign(document, one, left)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(theme.color("link_current"), 1))
            painter.fillRect(box, theme.color("field"))
            painter.drawRect(box)
            for y in _LINES:
                painter.drawLine(QLineF(box.left() + 2, box.top() + y, box.right() - 2, box.top() + y))
            if one.one.is_figure:
                painter.setPen(QPen(theme.color("control"), 1, Qt.PenStyle.DotLine))
                for part in stretches(document, one.start_u16, one.end_u16):
                    painter.drawRect(part.words.adjusted(-2, 0, 2, 0))

    def ids_at(self, document: QTextDocument, point: QPointF, left: float) -> list[str]:
        """Ids of what was said where the sign under a point of the document stands."""
        return [
            one.one.id
            for one in self.placed
            if _sign(document, one, left).adjusted(-4, -4, 4, 4).contains(point)
        ]

    def by_id(self, id: str) -> SaidHere | None:
        """What was said under that id."""
        return next((one.one for one in self.placed if one.one.id == id), None)


def said_of(remarks: Remarks, side: str) -> tuple[SaidHere, ...]:
    """The notes on one article and the figures of it that are read otherwise, in reading order."""
    notes = [
        SaidHere(f"said-{n}", one.span, _("Note: {words}").format(words=one.annotation.words))
        for n, one in enumerate(remarks.notes)
        if one.side == side
    ]
    figures = [
        SaidHere(f"read-{n}", one.correction.span, _told(one.correction), is_figure=True)
        for n, one in enumerate(remarks.corrections)
        if one.side == side
    ]
    return tuple(sorted((*notes, *figures), key=lambda one: one.span))


def _told(correction: Correction) -> str:
    reading = told_reading(correction)
    return _("Corrected by hand: read as {reading}. Click to change it.").format(reading=reading)


def _sign(document: QTextDocument, one: _Placed, left: float) -> QRectF:
    top, bottom = line_extent(document, one.start_u16)
    return QRectF(round(left - GAP_PX - SIGN_PX), round((top + bottom - SIGN_PX) / 2), SIGN_PX - 2, SIGN_PX)
