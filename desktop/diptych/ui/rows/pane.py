"""The bands of one side come in; a read-only text shows them and tells what is clicked or typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from diptych.compare import Mark
from diptych.corpus import Article
from diptych.i18n import _
from diptych.ui.fonts import font
from diptych.ui.rows import page as pages
from diptych.ui.rows.bands import LABEL_PX, PAD_PX, Band, band_at, bands_between
from diptych.ui.rows.page import LINK, Page, Saying
from diptych.ui.rows.plan import Fold, Row
from diptych.ui.spread.document import column_px, set_sides
from diptych.ui.spread.geometry import blocks_between
from diptych.ui.spread.passing import selection
from diptych.ui.spread.pointer import Pointer
from diptych.ui.spread.quiet import make_quiet
from diptych.ui.spread.said import Said, SaidHere
from diptych.ui.spread.strokes import Pencil, Placed, Strokes, lanes, tint
from diptych.ui.theme import Theme, size
from diptych.ui.utf16 import Utf16Map

FRAME_PX = 2
_DASHES = (4, 3)


class RowPane(QTextBrowser):
    """One side of the aligned rows. All spans given to it are code points of the article's text."""

    mark_activated = Signal(str)
    """Id of the divergence whose mark was clicked."""
    band_activated = Signal(int)
    """Number of the band that was clicked beside its marks."""
    link_wanted = Signal(int)
    """Number of a band that has nothing on this side and is to be linked."""
    stepped = Signal(int)
    """1 or -1: the user goes on to the next or the previous place by key."""
    said_activated = Signal(object)
    """The span of which the user has said something, whose sign was clicked."""
    entered = Signal()
    """The user wants to see the current place where it stands in its article."""
    width_changed = Signal()
    """Every line may break elsewhere."""

    def __init__(self, side: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_quiet(self)
        self.side = side
        self.article: Article | None = None
        self.page = Page(Utf16Map.of(""), (), ())
        self._bands: Sequence[Band] = ()
        self._theme, self._zoom = theme, 1.0
        self._strokes, self._said = Strokes(), Said()
        self._tips: Mapping[str, tuple[str, ...]] = {}
        self._current: Mark | None = None
        self._current_band = -1
        self._pressed = QPoint()
        pointer = Pointer(self, self._ids_at, self._tips_of)
        pointer.activated.connect(self._activate)
        self.setPalette(theme.palette())

    def write(self, article: Article, entries: Sequence[Row | Saying], wear: tuple[Theme, float]) -> None:
        """Write these entries of an article in theme and text size, not yet level with the other side."""
        self.article = article
        self._theme, self._zoom = wear
        self.setPalette(self._theme.palette())
        self._bands, self._strokes, self._said = (), Strokes(), Said()
        self.setExtraSelections([])
        self.page = pages.write_page(self.document(), article, entries, self.side, wear)

    def clear_rows(self, theme: Theme) -> None:
        """Show nothing."""
        self.article, self._theme = None, theme
        self.setPalette(theme.palette())
        self._bands, self._strokes, self._said, self._tips = (), Strokes(), Said(), {}
        self.page = Page(Utf16Map.of(""), (), ())
        self.setExtraSelections([])
        self.document().clear()

    def measure(self) -> list[float]:
        """The height of each entry at the present width."""
        set_sides(self.document(), self.margin_px())
        return pages.heights(self.document(), self.page)

    def show_bands(self, found: Sequence[Band], total: float) -> None:
        """Move every entry to its band; the document is `total` pixels high."""
        self._bands = found
        pages.place(self.document(), self.page, [band.words_top(self.side) for band in found], total)
        self.viewport().update()

    def show_marks(self, marks: Sequence[Mark], tips: Mapping[str, tuple[str, ...]]) -> None:
        """Show these marks, which are in reading order; `tips` by the ids of their divergences."""
        self._tips = tips
        found = [
            Placed(mark, *one, lane)
            for mark, lane in zip(marks, lanes(mark.span for mark in marks), strict=True)
            for one in self.page.ranges_u16(mark.span)
        ]
        self._strokes.place(self.document(), found)
        self.viewport().update()

    def show_said(self, said: tuple[SaidHere, ...]) -> None:
        """Show signs beside what the user has said of this article, where its words are in a row."""
        self._said.place(said, self.page.ranges_u16)
        self.viewport().update()

    def show_current(self, mark: Mark | None, band: int) -> None:
        """Let a mark and its band stand out; None and -1: none does."""
        self._current, self._current_band = mark, band
        shown = []
        if mark and mark.kind not in ("quote", "onesided"):
            color = self._theme.color
            colors = (color(f"{mark.kind}_strong"), color("text"))
            if self._theme.is_contrast:
                colors = (color(mark.kind), color("pane"))
            ranges = self.page.ranges_u16(mark.span)
            shown = [selection(self.document(), one, *colors) for one in ranges]
        self.setExtraSelections(shown)
        self.viewport().update()

    def margin_px(self) -> int:
        """White space on either side of the words."""
        return max(size("pane_margin"), (self.viewport().width() - column_px(self._zoom)) // 2)

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Nothing: a pane loads nothing from anywhere."""
        return

    def createMimeDataFromSelection(self) -> QMimeData:
        data, cursor = QMimeData(), self.textCursor()
        if self.article:
            data.setText(self.page.text(self.article, cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_J:
                self.stepped.emit(1)
            case Qt.Key.Key_K:
                self.stepped.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        is_click = (at - self._pressed).manhattanLength() < 4 and not self.textCursor().hasSelection()
        if is_click and event.button() == Qt.MouseButton.LeftButton and not self._ids_at(at):
            number = band_at(self._bands, at.y() + self.verticalScrollBar().value())
            if number >= 0:
                self.band_activated.emit(number)

    def paintEvent(self, event: QPaintEvent) -> None:
        scrolled, region = self.verticalScrollBar().value(), event.rect()
        top, bottom = region.top() + scrolled, region.bottom() + scrolled
        shown = bands_between(self._bands, top, bottom)
        painter = QPainter(self.viewport())
        painter.translate(0, -scrolled)
        for band in shown:
            self._paint_ground(painter, band)
        blocks = list(blocks_between(self.document(), top, bottom))
        self._strokes.paint_grounds(painter, blocks, self._tint)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        painter.translate(0, -scrolled)
        wide = self._strokes.ids_like(self._current)
        if self._current:
            wide |= {self._current.divergence_id}
        self._strokes.paint(painter, blocks, Pencil(self._theme, self._zoom), wide)
        self._said.paint(painter, self.document(), self.margin_px(), self._theme)
        if 0 <= self._current_band < len(self._bands):
            self._frame(painter, self._bands[self._current_band])
        painter.end()

    def _activate(self, one: str) -> None:
        """Answer to a click on a mark, on a sign, or on what links a passage by hand."""
        said = self._said.by_id(one)
        if said:
            self.said_activated.emit(said.span)
        elif one == LINK:
            self.link_wanted.emit(band_at(self._bands, self._pressed.y() + self.verticalScrollBar().value()))
        else:
            self.mark_activated.emit(one)

    def _paint_ground(self, painter: QPainter, band: Band) -> None:
        """The ground of a band, its dashed box, its label, and the line under it."""
        color, width = self._theme.color, self.viewport().width()
        box = QRectF(0, band.top, width, band.bottom - band.top)
        if isinstance(band.entry, Fold):
            painter.fillRect(box, color("window"))
        elif self._is_current(band):
            painter.fillRect(box, color("current"))
        painter.fillRect(QRectF(0, band.bottom - 1, width, 1), color("line"))
        if isinstance(band.entry, Fold):
            return
        if not band.entry.parts(self.side):
            left = self.margin_px()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(color("control"), 1)
            pen.setDashPattern(list(_DASHES))
            painter.setPen(pen)
            inner = QRectF(left, band.top + PAD_PX, width - 2 * left, band.bottom - band.top - 2 * PAD_PX - 1)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        else:
            self._paint_label(painter, band)

    def _paint_label(self, painter: QPainter, band: Band) -> None:
        """How nearly alike a quotation is told: in words at the left, counted at the right."""
        one = next((one for one in band.nears if one.divergence_id), None)
        if one is None:
            return
        word = _("Quotation, nearly the same words")
        if self.side == "right":
            word = _("{changed} of {total} words changed").format(changed=one.changed, total=one.total)
        left, middle = self.margin_px(), band.top + PAD_PX + LABEL_PX / 2 - 6
        Pencil(self._theme).draw(painter, "quote", pages.level(left, middle, 22))
        painter.setFont(font("ui_small"))
        painter.setPen(self._theme.color("muted"))
        room = QRectF(left + 32, band.top + PAD_PX - 6, self.viewport().width() - 2 * left - 32, LABEL_PX)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _frame(self, painter: QPainter, band: Band) -> None:
        """The frame of the current row, which goes on over the middle to the other side."""
        ink, width = self._theme.color("link_current"), self.viewport().width()
        painter.fillRect(QRectF(0, band.top, width, FRAME_PX), ink)
        painter.fillRect(QRectF(0, band.bottom - 1 - FRAME_PX, width, FRAME_PX), ink)
        x = 0 if self.side == "left" else width - FRAME_PX
        painter.fillRect(QRectF(x, band.top, FRAME_PX, band.bottom - band.top - 1), ink)

    def _tint(self, mark: Mark) -> QColor | None:
        """The ground of a mark: stronger under the words of a quotation that changed."""
        is_quote = mark.kind == "quote" and not self._theme.is_contrast
        return self._theme.color("quote_strong") if is_quote else tint(self._theme, mark)

    def _is_current(self, band: Band) -> bool:
        return 0 <= self._current_band < len(self._bands) and self._bands[self._current_band] is band

    def _tips_of(self, one: str) -> tuple[str, ...]:
        said = self._said.by_id(one)
        return (said.tip,) if said else self._tips.get(one, ())

    def _ids_at(self, at: QPoint) -> list[str]:
        if self.anchorAt(at) == LINK:
            return [LINK]
        point = QPointF(at.x(), at.y() + self.verticalScrollBar().value())
        signs = self._said.ids_at(self.document(), point, self.margin_px())
        if signs:
            return signs
        blocks = list(blocks_between(self.document(), point.y(), point.y()))
        found = [one.mark.divergence_id for block in blocks for one in self._strokes.at(block, point)]
        return [one for one in found if one]
