"""A comparison comes in; its rows stand level on both sides, scroll as one, and answer to mouse and keys."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget

from diptych.compare import Comparison, Divergence, Mark
from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _, n_
from diptych.ui import style
from diptych.ui.rows.bands import FOOT_PX, Band, bands
from diptych.ui.rows.middle import Middle
from diptych.ui.rows.near import Near, near, row_marks
from diptych.ui.rows.page import Saying
from diptych.ui.rows.pane import RowPane
from diptych.ui.rows.plan import Fold, Row, folded, rows
from diptych.ui.spread.gutter_head import GutterHead
from diptych.ui.spread.source_card import SourceCard
from diptych.ui.spread.spread import BADGES, SIDES, tips
from diptych.ui.theme import Theme, theme

READING_LINE = 1 / 3
"""Where in the window a row is brought to, as a share of the height."""


class Rows(QWidget):
    """The aligned-rows view of a pair. Nothing is laid out while it cannot be seen."""

    mark_activated = Signal(str)
    """Id of the divergence that the user chose."""
    reading_wanted = Signal()
    """The user wants to see the current divergence where it stands in the articles."""
    swap_requested = Signal()
    describe_requested = Signal(str, str)
    """The side whose details are to be edited, and the field to begin with."""
    replace_requested = Signal(str)
    """The side whose article is to be replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom = theme("light"), 1.0
        self._articles: tuple[Article | None, Article | None] = (None, None)
        self._comparison: Comparison | None = None
        self._current: Divergence | None = None
        self._entries: tuple[Row | Fold, ...] = ()
        self._nears: dict[Row, tuple[Near, ...]] = {}
        self.bands: tuple[Band, ...] = ()
        self._is_stale, self._is_planned = True, False
        self._fold_at = -1
        self.panes = {side: RowPane(side, self._theme) for side in SIDES}
        self.cards = {side: SourceCard(BADGES[side], self._theme) for side in SIDES}
        self.head = GutterHead(self._theme)
        self.bar = QScrollBar()
        self.bar.setAccessibleName(_("Scrolls both sides"))
        self.middle = Middle(self.panes["left"].verticalScrollBar(), self._theme)
        self._lay_out()
        self._connect()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.setPalette(wear.palette())
        self.bar.setStyleSheet(style.sheet(wear.name))
        for side in SIDES:
            self.cards[side].set_theme(wear)
        self.head.set_theme(wear)
        self.middle.set_theme(wear)
        self._go_stale()

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the articles' text, 1.0 being 100 %."""
        self._zoom = zoom
        self._go_stale()

    def show_pair(self, left: Article | None, right: Article | None, comparison: Comparison | None) -> None:
        """Show a pair and its comparison; without one, both texts stand under each other's eyes unaligned."""
        if (left, right) != self._articles:
            self._articles = (left, right)
            for side, article in zip(SIDES, self._articles, strict=True):
                self.cards[side].show_article(article)
        self._comparison = comparison
        self._entries, self._nears, self._is_planned = (), {}, False
        self._fold_at = -1
        self._go_stale()

    def show_record(self, side: str, record: Record | None, hindrance: str) -> None:
        """Say what the library knows of an article, and why nothing of it can be changed; "" when it can."""
        self.cards[side].show_record(record, hindrance)

    def show_current(self, divergence: Divergence | None, *, jump: bool) -> None:
        """Let a divergence and its row stand out; with `jump` the row is brought into view."""
        self._current, self._fold_at = divergence, -1
        if self._is_stale:
            return
        self._mark_current()
        if jump:
            self._bring(self._band_of(divergence))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    def step(self, by: int) -> None:
        """Go on to the next divergence or fold in the order of the rows, or back."""
        stops = self._stops()
        if not stops:
            return
        here: tuple[str, int] | None = None
        if self._fold_at >= 0:
            here = ("", self._fold_at)
        elif self._current:
            here = (self._current.id, self._band_of(self._current))
        at = stops.index(here) + by if here in stops else (0 if by > 0 else -1)
        one, number = stops[at % len(stops)]
        if one:
            self.mark_activated.emit(one)
        else:
            self._fold_at = number
            self._mark_current()
        self._bring(number)

    def enter(self) -> None:
        """Unfold where the user stands on a fold; elsewhere ask for the reading view."""
        if self._fold_at >= 0:
            self.activate(self._fold_at)
        else:
            self.reading_wanted.emit()

    def activate(self, number: int) -> None:
        """Unfold a fold; make the first divergence of a row the current one."""
        entry = self.bands[number].entry
        if isinstance(entry, Fold):
            at = self.bar.value()
            self._entries = (*self._entries[:number], *entry.rows, *self._entries[number + 1 :])
            self._fold_at = -1
            self._go_stale()
            self.bar.setValue(at)
        elif entry.divergences and self._current not in entry.divergences:
            self.mark_activated.emit(entry.divergences[0].id)

    def _go_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._freshen()

    def _freshen(self) -> None:
        """Write both sides anew, if anything has changed since they were."""
        if not self._is_stale:
            return
        self._is_stale = False
        told = self._comparison
        if told and not self._is_planned:
            self._entries, self._is_planned = folded(rows(told)), True
        for side, article in zip(SIDES, self._articles, strict=True):
            if article and told:
                self.panes[side].write(article, self._written(side), (self._theme, self._zoom))
            else:
                self.panes[side].clear_rows(self._theme)
            name = article.title or article.outlet if article else None
            text = _("Rows of article {badge}: {title}") if name else _("Rows of article {badge}")
            self.panes[side].setAccessibleName(text.format(badge=BADGES[side], title=name))
        for row in self._entries:
            if isinstance(row, Row) and row not in self._nears and told:
                self._nears[row] = near(told, row)
        self._level()
        nears = [one for found in self._nears.values() for one in found]
        divergences = (*told.divergences, *told.agreements) if told else ()
        for side in SIDES:
            of_side: tuple[Mark, ...] = getattr(told, f"{side}_marks") if told else ()
            text = article.text if (article := self._articles[SIDES.index(side)]) else ""
            shown = row_marks(text, [m for m in of_side if m.weight != "agreement"], nears, side)
            self.panes[side].show_marks(shown, tips(divergences, side, shown))
        self._mark_current()
        self._bring(self._band_of(self._current))

    def _written(self, side: str) -> list[Row | Saying]:
        """The entries as that side writes them."""
        found: list[Row | Saying] = []
        for entry in self._entries:
            if isinstance(entry, Row) and entry.parts(side):
                found.append(entry)
            elif isinstance(entry, Row):
                found.append(Saying(self._nothing(side), "muted"))
            elif side == "left":
                passages = n_(
                    "{n} linked row without divergence", "{n} linked rows without divergence", len(entry.rows)
                )
                found.append(Saying(f"›  {passages}", "muted"))
            else:
                found.append(Saying(_("Unfold"), "accent", at_end=True))
        return found

    def _nothing(self, side: str) -> str:
        article = self._articles[SIDES.index(side)]
        name = article.outlet or article.title if article else None
        return _("Nothing opposite in {outlet}").format(outlet=name or BADGES[side])

    def _level(self) -> None:
        """Give every entry its band at the present width, the same on both sides."""
        if not self._comparison:
            self.bands = ()
            total = 0.0
        else:
            left, right = (self.panes[side].measure() for side in SIDES)
            nears = [self._nears.get(one, ()) if isinstance(one, Row) else () for one in self._entries]
            self.bands = bands(self._entries, nears, left, right)
            total = (self.bands[-1].bottom if self.bands else 0.0) + FOOT_PX
            for side in SIDES:
                self.panes[side].show_bands(self.bands, total)
        self.middle.show_bands(self.bands)
        for side in SIDES:
            self.cards[side].set_margin(self.panes[side].margin_px())
        self._fit_bar()

    def _widths_changed(self) -> None:
        # both sides have their new width when the second one tells
        widths = {pane.viewport().width() for pane in self.panes.values()}
        if not self._is_stale and self.isVisible() and max(widths) - min(widths) <= 1:
            top = self.panes["left"].verticalScrollBar().value()
            number = next((n for n, band in enumerate(self.bands) if band.bottom > top), -1)
            offset = top - self.bands[number].top if number >= 0 else 0
            self._level()
            if number >= 0:
                self.bar.setValue(round(self.bands[number].top + offset))

    def _mark_current(self) -> None:
        number = self._fold_at if self._fold_at >= 0 else self._band_of(self._current)
        for side in SIDES:
            span = getattr(self._current, side) if self._current else None
            mark = (
                Mark(span, self._current.kind, "strong", self._current.id) if self._current and span else None
            )
            self.panes[side].show_current(mark, number)
        self.middle.show_current(number)

    def _band_of(self, divergence: Divergence | None) -> int:
        if divergence is None:
            return -1
        held = (
            n for n, one in enumerate(self._entries) if isinstance(one, Row) and divergence in one.divergences
        )
        return next(held, -1)

    def _stops(self) -> list[tuple[str, int]]:
        """Id and band of every divergence in the order of the rows; a fold has an empty id."""
        found: list[tuple[str, int]] = []
        for number, entry in enumerate(self._entries):
            if isinstance(entry, Fold):
                found.append(("", number))
            else:
                found += [(told.id, number) for told in entry.divergences]
        return found

    def _bring(self, number: int) -> None:
        """Scroll to a band unless all of it can be seen."""
        if not 0 <= number < len(self.bands):
            return
        band, room = self.bands[number], self.panes["left"].viewport().height()
        if band.top < self.bar.value() or band.bottom > self.bar.value() + room:
            self.bar.setValue(round(band.top - room * READING_LINE))

    def _fit_bar(self) -> None:
        source = self.panes["left"].verticalScrollBar()
        with QSignalBlocker(self.bar):
            self.bar.setRange(source.minimum(), source.maximum())
            self.bar.setPageStep(source.pageStep())
            self.bar.setSingleStep(source.singleStep())
            self.bar.setValue(source.value())

    def _scroll(self, value: int) -> None:
        for bar in (self.bar, *(pane.verticalScrollBar() for pane in self.panes.values())):
            if bar.value() != value:
                bar.setValue(value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.cards["left"], 0, 0)
        grid.addWidget(self.head, 0, 1)
        grid.addWidget(self.cards["right"], 0, 2)
        grid.addWidget(self.panes["left"], 1, 0)
        grid.addWidget(self.middle, 1, 1)
        grid.addWidget(self.panes["right"], 1, 2)
        grid.addWidget(self.bar, 0, 3, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(1, 1)

    def _connect(self) -> None:
        for side, pane in self.panes.items():
            pane.mark_activated.connect(self.mark_activated)
            pane.band_activated.connect(self.activate)
            pane.stepped.connect(self.step)
            pane.entered.connect(self.enter)
            pane.width_changed.connect(self._widths_changed)
            pane.verticalScrollBar().valueChanged.connect(self._scroll)
            pane.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._fit_bar())
            self.cards[side].swap_requested.connect(self.swap_requested)
            self.cards[side].describe_requested.connect(partial(self.describe_requested.emit, side))
            self.cards[side].replace_requested.connect(partial(self.replace_requested.emit, side))
        self.bar.valueChanged.connect(self._scroll)
        self.middle.band_activated.connect(self.activate)
        self.head.swap_requested.connect(self.swap_requested)
