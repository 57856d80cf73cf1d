"""A comparison comes in; its rows stand level on both sides, scroll as one, and answer to mouse and keys."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from diptych.app.remarks import Remarks
from diptych.compare import Comparison, Divergence
from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui.rows.bands import Band
from diptych.ui.rows.columns import Columns, Content
from diptych.ui.rows.entries import number_of, stops, unfolded
from diptych.ui.rows.plan import Fold, Row
from diptych.ui.rows.planning import Plan
from diptych.ui.sides import SIDES, Side
from diptych.ui.spread.gutter_head import GutterHead
from diptych.ui.spread.said import SaidHere, said_of
from diptych.ui.spread.source_card import SourceCard
from diptych.ui.spread.spread import BADGES
from diptych.ui.steps import Steps
from diptych.ui.theme import Theme, theme

AT_ONCE = 300
"""Entries that are written, measured or placed in one turn: about 10 ms of work."""


class Rows(QWidget):
    """The aligned-rows view of a pair. Nothing is laid out while it cannot be seen, what is long in steps."""

    mark_activated = Signal(str)
    """Id of the divergence that the user chose."""
    reading_wanted = Signal()
    """The user wants to see the current divergence where it stands in the articles."""
    swap_requested = Signal()
    describe_requested = Signal(str, str)
    """The side whose details are to be edited, and the field to begin with."""
    replace_requested = Signal(str)
    """The side whose article is to be replaced."""
    said_activated = Signal(str, object)
    """The side and the span of which the user has said something, whose sign was clicked."""
    link_wanted = Signal(str, object)
    """The side and the span of a passage that has nothing opposite and is to be linked."""
    plan_wanted = Signal(object)
    """The Comparison whose Plan is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom = theme("light"), 1.0
        self._articles: tuple[Article | None, Article | None] = (None, None)
        self._comparison: Comparison | None = None
        self._current: Divergence | None = None
        self._entries: tuple[Row | Fold, ...] = ()
        self._plan: Plan | None = None
        self._is_stale, self._shows_agreement = True, False
        self._steps = Steps(AT_ONCE, self)
        self._fold_at = -1
        self._said: dict[Side, tuple[SaidHere, ...]] = dict.fromkeys(SIDES, ())
        self._columns = Columns(self._theme)
        self.panes, self.bar, self.middle = self._columns.panes, self._columns.bar, self._columns.middle
        self.cards: dict[str, SourceCard] = {side: SourceCard(BADGES[side], self._theme) for side in SIDES}
        self.head = GutterHead(self._theme)
        self._lay_out()
        self._connect()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.setPalette(wear.palette())
        for side in SIDES:
            self.cards[side].set_theme(wear)
        self.head.set_theme(wear)
        self._columns.set_theme(wear)
        self._go_stale()

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the articles' text, 1.0 being 100 %."""
        self._zoom = zoom
        self._go_stale()

    def set_agreement_shown(self, on: bool) -> None:
        """Whether what both sides say in other words is underlined too."""
        if on != self._shows_agreement:
            self._shows_agreement = on
            self._go_stale()

    def show_pair(self, left: Article | None, right: Article | None, comparison: Comparison | None) -> None:
        """Show a pair and its comparison; without one, both texts stand under each other's eyes unaligned."""
        before, self._comparison = self._comparison, comparison
        if (left, right) != self._articles:
            self._articles = (left, right)
            for side, article in zip(SIDES, self._articles, strict=True):
                self.cards[side].show_article(article)
            self._columns.clear(self._theme)
        if not _have_same_rows(before, comparison):
            self._plan, self._fold_at = None, -1
        self._go_stale()

    def show_plan(self, comparison: Comparison, plan: Plan) -> None:
        """Show the rows of a comparison, unless it is no longer the one that is shown."""
        if _have_same_rows(comparison, self._comparison):
            self._plan, self._entries = plan, plan.entries
            self._go_stale()

    @property
    def bands(self) -> tuple[Band, ...]:
        """Where the rows stand, from the top down."""
        return self._columns.bands

    @property
    def is_settled(self) -> bool:
        """Whether everything that there is to be shown is shown."""
        return not self._is_stale and self._steps.is_done

    def show_record(self, side: str, record: Record | None, hindrance: str) -> None:
        """Say what the library knows of an article, and why nothing of it can be changed; "" when it can."""
        self.cards[side].show_record(record, hindrance)

    def show_remarks(self, remarks: Remarks) -> None:
        """Show signs beside what the user has said of either side."""
        self._said = {side: said_of(remarks, side) for side in SIDES}
        if self.is_settled:
            for side in SIDES:
                self.panes[side].show_said(self._said[side])

    def show_current(self, divergence: Divergence | None, *, jump: bool) -> None:
        """Let a divergence and its row stand out; with `jump` the row is brought into view."""
        self._current, self._fold_at = divergence, -1
        if not self.is_settled:
            return
        self._mark_current()
        if jump:
            self._columns.bring(number_of(self._entries, divergence))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()

    def step(self, by: int) -> None:
        """Go on to the next divergence or fold in the order of the rows, or back."""
        known = stops(self._entries)
        if not known:
            return
        here: tuple[str, int] | None = None
        if self._fold_at >= 0:
            here = ("", self._fold_at)
        elif self._current:
            here = (self._current.id, number_of(self._entries, self._current))
        at = known.index(here) + by if here in known else (0 if by > 0 else -1)
        one, number = known[at % len(known)]
        if one:
            self.mark_activated.emit(one)
        else:
            self._fold_at = number
            self._mark_current()
        self._columns.bring(number)

    def enter(self) -> None:
        """Unfold where the user stands on a fold; elsewhere ask for the reading view."""
        if self._fold_at >= 0:
            self.activate(self._fold_at)
        else:
            self.reading_wanted.emit()

    def activate(self, number: int) -> None:
        """Unfold a fold; make the first divergence of a row the current one."""
        if not self.is_settled:
            return
        entry = self.bands[number].entry
        if isinstance(entry, Fold):
            self._entries = unfolded(self._entries, number)
            self._fold_at = -1
            self._go_stale()
        elif entry.divergences and self._current not in entry.divergences:
            self.mark_activated.emit(entry.divergences[0].id)

    def _select(self, one: str) -> None:
        """Answer to a click on a mark; what both sides tell alike stands level already."""
        if self._comparison and any(told.id == one for told in self._comparison.divergences):
            self.mark_activated.emit(one)

    def _link(self, number: int) -> None:
        """Ask for the link of a passage that has nothing opposite."""
        entry = self.bands[number].entry if 0 <= number < len(self.bands) else None
        if isinstance(entry, Row):
            side = next(side for side in SIDES if entry.parts(side))
            self.link_wanted.emit(side, entry.parts(side)[0])

    def _go_stale(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._freshen()

    def _freshen(self) -> None:
        """Write both sides anew, if anything has changed since they were; what is long takes turns."""
        if not self._is_stale:
            return
        told = self._comparison
        if told and self._plan is None:
            self._steps.stop()
            self.plan_wanted.emit(told)
            return
        self._is_stale = False
        for side, article in zip(SIDES, self._articles, strict=True):
            name = article.title or article.outlet if article else None
            text = _("Rows of article {badge}: {title}") if name else _("Rows of article {badge}")
            self.panes[side].setAccessibleName(text.format(badge=BADGES[side], title=name))
            # what is half done is not to be seen
            self.panes[side].setUpdatesEnabled(False)
        self._steps.begin(self._filling())

    def _content(self) -> Content:
        entries = self._entries if self._comparison else ()
        wear = (self._theme, self._zoom)
        return Content(
            wear, self._articles, self._comparison, self._plan, entries, self._said, self._shows_agreement
        )

    def _filling(self) -> Iterator[int]:
        """Fill both sides, in steps."""
        scrolled = self.bar.value()
        yield from self._columns.writing(self._content())
        self._align_cards()
        self.bar.setValue(scrolled)
        self._mark_current()
        self._columns.bring(number_of(self._entries, self._current))
        for pane in self.panes.values():
            pane.setUpdatesEnabled(True)

    def _levelling_again(self) -> Iterator[int]:
        yield from self._columns.levelling_again(self._content())
        self._align_cards()

    def _align_cards(self) -> None:
        for side in SIDES:
            self.cards[side].set_margin(self.panes[side].margin_px())

    def _widths_changed(self) -> None:
        # both sides have their new width when the second one tells
        if self._is_stale or not self.isVisible() or not self._columns.are_alike:
            return
        if self._steps.is_done:
            self._steps.begin(self._levelling_again())
        else:
            self._go_stale()

    def _mark_current(self) -> None:
        number = self._fold_at if self._fold_at >= 0 else number_of(self._entries, self._current)
        self._columns.mark(self._current, number)

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
            pane.mark_activated.connect(self._select)
            pane.band_activated.connect(self.activate)
            pane.link_wanted.connect(self._link)
            pane.said_activated.connect(partial(self.said_activated.emit, side))
            pane.stepped.connect(self.step)
            pane.entered.connect(self.enter)
            pane.width_changed.connect(self._widths_changed)
            self.cards[side].swap_requested.connect(self.swap_requested)
            self.cards[side].describe_requested.connect(partial(self.describe_requested.emit, side))
            self.cards[side].replace_requested.connect(partial(self.replace_requested.emit, side))
        self.middle.band_activated.connect(self.activate)
        self.head.swap_requested.connect(self.swap_requested)


def _have_same_rows(one: Comparison | None, other: Comparison | None) -> bool:
    """Whether both are one comparison, whatever marks the user has dismissed since."""
    return (
        one is not None
        and other is not None
        and (one.links is other.links and one.divergences is other.divergences)
    )
