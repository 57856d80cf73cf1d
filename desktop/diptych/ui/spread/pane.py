"""An article and its marks come in; a read-only pane shows them and tells what is hovered and clicked."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, QPointF, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from diptych.compare import Mark
from diptych.corpus import Article
from diptych.facts import Figure
from diptych.text import Span
from diptych.ui.spread.aside import folded
from diptych.ui.spread.document import column_px, fill, set_margins
from diptych.ui.spread.edges import Ring, paint_invitation
from diptych.ui.spread.geometry import blocks_between, extent
from diptych.ui.spread.layers import Layers, Look
from diptych.ui.spread.pane_menu import figure_at, offer_correction
from diptych.ui.spread.passing import cursor_over, selections
from diptych.ui.spread.pointer import Pointer
from diptych.ui.spread.quiet import make_quiet
from diptych.ui.spread.reading_place import ReadingPlace
from diptych.ui.spread.said import SaidHere
from diptych.ui.spread.strokes import placed
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size
from diptych.ui.utf16 import Positions


class Pane(QTextBrowser):
    """One article, in reading order. All spans given to it are code points of `Article.text`."""

    mark_activated = Signal(str)
    """Id of the divergence whose mark was clicked."""
    mark_hovered = Signal(str)
    """Id of the divergence under the pointer, "" when there is none any more."""
    restore_wanted = Signal(object)
    """A Furniture that is to be part of the text."""
    said_activated = Signal(object)
    """The span of which the user has said something, whose sign was clicked."""
    correct_wanted = Signal(object)
    """The span of a figure that is to be read otherwise."""
    laid_out = Signal()
    """Every height may have changed: another text, another width, another text size."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_quiet(self)
        self.article: Article | None = None
        self._positions = Positions.of("")
        self._layers = Layers()
        self._is_aside_shown = False
        self._marks: tuple[Mark, ...] = ()
        self._theme, self._zoom = theme, 1.0
        self._said: tuple[SaidHere, ...] = ()
        self._current: Mark | None = None
        self._hovered: Mark | None = None
        self._hits: tuple[Span, ...] = ()
        self._figures: tuple[Figure, ...] = ()
        self.ring = Ring(self)
        """The inner edge."""
        self._place = ReadingPlace(self)
        pointer = Pointer(self, self._ids_at, self._layers.tips_of)
        pointer.activated.connect(self._activate)
        pointer.hovered.connect(self.mark_hovered)
        self.set_theme(theme)

    def show_article(self, article: Article | None) -> None:
        """Show another article from its top, without marks; None empties the pane.

        The same file, read anew, stays where it is.
        """
        hashes = [one.origin.sha256 for one in (self.article, article) if one]
        self._layers.clear()
        self._marks, self._said = (), ()
        self._current, self._hovered, self._hits = None, None, ()
        self.article, self._figures = article, ()
        if len(hashes) < 2 or hashes[0] != hashes[1]:
            self.setTextCursor(cursor_over(self.document(), 0, 0))
            self._place.begin()
        self._rebuild()

    def show_marks(self, marks: tuple[Mark, ...], tips: Mapping[str, tuple[str, ...]]) -> None:
        """Show these marks, which are in reading order, instead of those before; `tips` by their ids."""
        self._marks, self._layers.tips = marks, tips
        self._place_marks()
        self.viewport().update()

    def show_said(self, said: tuple[SaidHere, ...]) -> None:
        """Show signs beside what the user has said of this article, in reading order."""
        self._said = said
        self._layers.said.place(said, lambda span: [self._positions.span_u16(span)])
        self.viewport().update()

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Let these figures, in reading order, be corrected from the menu."""
        self._figures = figures

    def show_aside(self, on: bool) -> None:
        """Show or hide what was put aside, in its place; what is read stays where it is."""
        if on != self._is_aside_shown:
            self._is_aside_shown = on
            self._rebuild()

    def hinder_restoring(self, why: str) -> None:
        """Say why nothing that was put aside can be taken back; "" when it can."""
        self._layers.aside.hindrance = why
        self.viewport().update()

    def show_current(self, mark: Mark | None) -> None:
        """Let `mark` and its passages stand out; it need not be one of the marks that were shown."""
        self._current = mark
        self._layers.passing.current = self._passages(mark.span) if mark else ()
        self._layers.passing.framed = None
        self._select()

    def show_hits(self, spans: tuple[Span, ...]) -> None:
        """Show what a search has found, until the next call."""
        self._hits = spans
        self._select()

    def show_hovered(self, mark: Mark | None = None, passages: Span | None = None) -> None:
        """Let the stroke of a mark, or the passages that a span touches, answer to the pointer."""
        self._hovered = mark
        self._layers.passing.hovered = self._passages(passages) if passages else ()
        self.viewport().update()

    def show_frame(self, span: Span | None, strength: float) -> None:
        """Draw a frame round a span, fainter as `strength` goes from 1 to 0."""
        self._layers.passing.framed = self._positions.span_u16(span) if span else None
        self._layers.passing.strength = strength
        self.viewport().update()

    def current_span(self) -> Span | None:
        """The span of the current divergence on this side."""
        return self._current.span if self._current else None

    def selected_span(self) -> Span | None:
        """The words that the user has selected."""
        cursor = self.textCursor()
        if self.article is None or not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return Span(self._positions.code_point(start), self._positions.code_point(end))

    def cursor_span(self) -> Span:
        """Where the cursor stands: no words, but a place."""
        at = self._positions.code_point(self.textCursor().position())
        return Span(at, at)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setPalette(theme.palette())
        self._rebuild()

    def set_zoom(self, zoom: float) -> None:
        """Set the text size, 1.0 being 100 %; what is read stays in place."""
        self._zoom = zoom
        self._rebuild()

    def extent_px(self, span: Span) -> tuple[float, float]:
        """Top and bottom of the lines that a span touches."""
        return extent(self.document(), *self._positions.span_u16(span))

    def height_px(self) -> float:
        """Height of the whole document."""
        return float(self.document().documentLayout().documentSize().height())

    @property
    def is_settling(self) -> bool:
        """Whether the pane scrolls because it is laid out anew, and not because someone scrolls it."""
        return self._place.is_settling

    def margin_px(self) -> int:
        """White space on either side of the column."""
        room = self.viewport().width() - column_px(self._zoom)
        return max(size("pane_margin"), room // 2)

    def top_offset(self) -> int:
        """Offset in the article of the first character in view."""
        return self._positions.code_point(self._place.top()[0])

    def show_top(self, offset: int) -> None:
        """Bring the line of a code point of the article to the top; the other pane does not follow."""
        self._place.put(self._positions.u16(offset))

    def menu_at(self, at: QPoint) -> QMenu:
        """Qt's own menu, on what was put aside the way to take it back, and on a figure to correct it."""
        menu = self.createStandardContextMenu(at)
        menu.setStyleSheet(sheet(self._theme.name))
        line = self._layers.aside.at(self.document(), self._point(at), self._column())
        self._layers.aside.offer(menu, line, self.restore_wanted.emit)
        offset = self._positions.code_point(self.cursorForPosition(at).position())
        figure = None if line else figure_at(self._figures, offset)
        offer_correction(menu, figure, self.correct_wanted.emit)
        return menu

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Nothing: a pane loads nothing from anywhere."""
        return

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected words as the article has them: the widget would turn a no-break space into a space."""
        data, span = QMimeData(), self.selected_span()
        if self.article and span:
            data.setText(span.of(self.article.text))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._place.kept():
            set_margins(self.document(), self.margin_px())
            super().resizeEvent(event)
        self.laid_out.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        document, scrolled = self.document(), self.verticalScrollBar().value()
        look = Look(self._theme, self._zoom, self._column(), self._current, self._hovered)
        top, bottom = event.rect().top() + scrolled, event.rect().bottom() + scrolled
        blocks = list(blocks_between(document, top, bottom))
        painter = QPainter(self.viewport())
        painter.translate(0, -scrolled)
        self._layers.paint_under(painter, document, blocks, look)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.translate(0, -scrolled)
        self._layers.paint_over(painter, document, blocks, look)
        painter.resetTransform()
        if self.article is None:
            paint_invitation(painter, self.viewport().rect(), self._theme)
        self.ring.paint(painter, self._theme)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_at(event.pos()).popup(event.globalPos())

    def _rebuild(self) -> None:
        """Set the text anew in the present size; marks and what is read stay."""
        cursor, before = self.textCursor(), self._positions
        selected = before.code_point(cursor.anchor()), before.code_point(cursor.position())
        with self._place.kept(lambda position_u16: self._positions.u16(before.code_point(position_u16))):
            self.setExtraSelections([])  # Qt would keep those of the old text
            color = self._theme.color
            aside = color("furniture") if self._is_aside_shown else None
            # laid out once, when text and margins are there
            self.document().setLayoutEnabled(False)
            self._positions = fill(self.document(), self.article, self._zoom, color("text"), aside)
            pieces = self.article.furniture if self.article and aside else ()
            self._layers.aside.lines = folded(pieces, self._positions.inserted)
            set_margins(self.document(), self.margin_px())
            self.document().setLayoutEnabled(True)
            self._place_marks()
            self.show_said(self._said)
            self.show_hovered()
            self.show_current(self._current)
            ends_u16 = (self._positions.u16(offset) for offset in selected)
            self.setTextCursor(cursor_over(self.document(), *ends_u16))
        self.laid_out.emit()

    def _place_marks(self) -> None:
        """Find the places of the strokes."""
        ends_u16 = [self._positions.span_u16(mark.span) for mark in self._marks]
        self._layers.strokes.place(self.document(), placed(self._marks, ends_u16))

    def _select(self) -> None:
        """Show hits and the current mark as Qt's passing selections."""
        found = selections(self.document(), self._positions, self._hits, self._current, self._theme)
        self.setExtraSelections(found)
        self.viewport().update()

    def _passages(self, span: Span) -> tuple[tuple[int, int], ...]:
        passages = self.article.passages if self.article else ()
        return tuple(self._positions.span_u16(one.span) for one in passages if one.span.overlaps(span))

    def _column(self) -> tuple[int, int]:
        """Left and right edge of the text."""
        margin = self.margin_px()
        return margin, self.viewport().width() - margin

    def _activate(self, one: str) -> None:
        """Answer to a click on a mark, a sign, or the word that takes back what was put aside."""
        line, said = self._layers.aside.by_id(one), self._layers.said.by_id(one)
        if said:
            self.said_activated.emit(said.span)
        elif line is None:
            self.mark_activated.emit(one)
        elif not self._layers.aside.hindrance:
            self.restore_wanted.emit(line.piece)

    def _ids_at(self, at: QPoint) -> list[str]:
        """Ids of what lies under a point of the viewport."""
        return self._layers.ids_at(self.document(), self._point(at), self._column())

    def _point(self, at: QPoint) -> QPointF:
        """A point of the viewport in the document."""
        return QPointF(at.x(), at.y() + self.verticalScrollBar().value())
