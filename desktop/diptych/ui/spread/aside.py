"""What was put aside of an article is painted in its place: a folded line each, and a way to take it back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QPainter, QTextDocument
from PySide6.QtWidgets import QMenu

from diptych.corpus import Furniture
from diptych.i18n import _, quoted
from diptych.ui.fonts import font
from diptych.ui.spread.geometry import extent, stretches
from diptych.ui.theme import Theme
from diptych.ui.utf16 import Inserted

Column = tuple[float, float]
"""Left and right edge of the text, in pixels."""
OUTSET_PX = 8
BAR_PX = 3
GAP_PX = 16
_TIP = 600
"""Characters of a piece that its tip shows."""


@dataclass(frozen=True, slots=True)
class Folded:
    """One piece and where the document shows its reason; the rest of the line is painted beside it."""

    piece: Furniture
    place: Inserted

    @property
    def ends_u16(self) -> tuple[int, int]:
        """Its range in the document, without the end of the line."""
        return self.place.start_u16, self.place.start_u16 + self.place.length_u16 - 1


@dataclass(slots=True)
class Aside:
    """The folded lines of one pane."""

    lines: tuple[Folded, ...] = ()
    hindrance: str = ""
    """Why nothing can be taken back, one sentence; empty when it can."""

    def paint_under(self, painter: QPainter, document: QTextDocument, column: Column, theme: Theme) -> None:
        """Paint the grounds that lie behind the reasons."""
        for line in self.lines:
            ground = _ground(document, line, column)
            painter.fillRect(ground, theme.color("window"))
            ground.setWidth(BAR_PX)
            painter.fillRect(ground, theme.color("line"))

    def paint_over(self, painter: QPainter, document: QTextDocument, column: Column, theme: Theme) -> None:
        """Paint the beginning of each piece beside its reason, and the word that takes it back."""
        painter.setFont(font("ui"))
        metrics = QFontMetricsF(painter.font())
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for line in self.lines:
            button = self._button(document, line, column)
            left = max((part.x1 for part in stretches(document, *line.ends_u16)), default=column[0]) + GAP_PX
            room = QRectF(left, button.top(), button.left() - GAP_PX - left, button.height())
            text = " ".join(line.piece.text.split())
            painter.setPen(theme.color("furniture"))
            if room.width() > metrics.averageCharWidth() * 4:
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, centre, shown)
            painter.setPen(theme.color("disabled" if self.hindrance else "accent"))
            painter.drawText(button, Qt.AlignmentFlag.AlignCenter, _("Restore"))
            foot = button.center().y() + metrics.ascent() / 2 + 1
            if not self.hindrance:
                painter.drawLine(QPointF(button.left() + 4, foot), QPointF(button.right() - 4, foot))

    def at(self, document: QTextDocument, point: QPointF, column: Column) -> Folded | None:
        """The line under a point of the document."""
        return next((line for line in self.lines if _ground(document, line, column).contains(point)), None)

    def id_at(self, document: QTextDocument, point: QPointF, column: Column) -> str:
        """The id of the button under a point of the document, "" where there is none."""
        line = self.at(document, point, column)
        is_on = line is not None and self._button(document, line, column).contains(point)
        return f"aside-{self.lines.index(line)}" if line and is_on else ""

    def by_id(self, one: str) -> Folded | None:
        """The line whose button has that id."""
        return next((line for number, line in enumerate(self.lines) if one == f"aside-{number}"), None)

    def offer(self, menu: QMenu, line: Folded | None, restore: Callable[[Furniture], None]) -> None:
        """Put what can be done with a line on top of a menu."""
        if line is None:
            return
        name = _("Restore {piece}").format(piece=quoted(line.piece.why))
        action = QAction(name, menu)
        action.setEnabled(not self.hindrance)
        action.setToolTip(self.hindrance)
        action.triggered.connect(lambda: restore(line.piece))
        on_top(menu, action)
        menu.setToolTipsVisible(True)

    def tip(self, line: Folded) -> tuple[str, ...]:
        """What stands in a piece, and what Restore does or why it cannot."""
        text = line.piece.text
        shown = text if len(text) <= _TIP else text[:_TIP] + "…"
        return (
            shown,
            self.hindrance or _("Restore puts these lines back into the text, to be compared too."),
        )

    def _button(self, document: QTextDocument, line: Folded, column: Column) -> QRectF:
        ground = _ground(document, line, column)
        width = QFontMetricsF(font("ui")).horizontalAdvance(_("Restore")) + 8
        return QRectF(ground.right() - width - 4, ground.top(), width, ground.height())


def on_top(menu: QMenu, action: QAction) -> None:
    """Put an action before the others of a menu."""
    before = menu.actions()
    menu.insertActions(before[0], [action]) if before else menu.addAction(action)


def folded(pieces: Iterable[Furniture], places: Iterable[Inserted]) -> tuple[Folded, ...]:
    """Each piece with its place in the document, both in order."""
    ordered = sorted(pieces, key=lambda piece: piece.at)
    return tuple(Folded(piece, place) for piece, place in zip(ordered, places, strict=True))


def _ground(document: QTextDocument, line: Folded, column: Column) -> QRectF:
    top, bottom = extent(document, *line.ends_u16)
    left, right = column
    return QRectF(left - OUTSET_PX, round(top) - 2, right - left + 2 * OUTSET_PX, round(bottom - top) + 4)
