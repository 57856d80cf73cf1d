"""Two articles and their comparison come in; they lie side by side, marked, linked and scrolled together."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from diptych.app.remarks import Remarks
from diptych.compare import Comparison, Divergence, Link
from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.facts import Analysis
from diptych.i18n import _
from diptych.text import Span
from diptych.ui.sides import SIDES, Side
from diptych.ui.spread.agreeing import agreed
from diptych.ui.spread.drops import Drops
from diptych.ui.spread.gutter import LinkMap
from diptych.ui.spread.gutter_head import GutterHead
from diptych.ui.spread.jump import Jump
from diptych.ui.spread.marking import lone_marks, mark_on, marks_of, tips
from diptych.ui.spread.overview import Overview
from diptych.ui.spread.pane import Pane
from diptych.ui.spread.said import said_of
from diptych.ui.spread.scrolling import LinkedScrolling
from diptych.ui.spread.source_card import SourceCard
from diptych.ui.theme import Theme, theme

LONG = 100_000
"""Characters of both texts from which each is shown in an event of its own."""
BADGES = {"left": "A", "right": "B"}


class Spread(QWidget):
    """The reading-order view of a pair."""

    mark_activated = Signal(str)
    """Id of the divergence whose mark, or lone bracket, was clicked."""
    files_dropped = Signal(object)
    """(paths, side): the files, and "left", "right" or None for the gutter."""
    swap_requested = Signal()
    restore_wanted = Signal(object, object)
    """The Article, and the Furniture of it that is to be part of its text."""
    describe_requested = Signal(str, str)
    """The side whose details are to be edited, and the field to begin with."""
    said_activated = Signal(str, object)
    """The side, and the span of which the user has said something, whose sign was clicked."""
    correct_requested = Signal(str, object)
    """The side, and the span of a figure that is to be read otherwise."""
    replace_requested = Signal(str)
    """The side whose article is to be replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme("light")
        self._comparison: Comparison | None = None
        self._wanted: tuple[Article | None, Article | None] = (None, None)
        self._shows_agreement = False
        self._agreed: dict[str, Divergence] = {}
        self._pending: tuple[Span | None, Span | None] | None = None
        self.left_pane, self.right_pane = Pane(self._theme), Pane(self._theme)
        self._panes = {"left": self.left_pane, "right": self.right_pane}
        self.cards: dict[str, SourceCard] = {side: SourceCard(BADGES[side], self._theme) for side in SIDES}
        self.overviews = {side: Overview(self._panes[side], self._theme) for side in SIDES}
        self.link_map = LinkMap(self.left_pane, self.right_pane, self._theme)
        self.gutter_head = GutterHead(self._theme)
        self.scrolling = LinkedScrolling(self.left_pane, self.right_pane)
        self.jump = Jump(self.left_pane, self.right_pane, self.scrolling)
        drops = Drops(self, (self.left_pane, self.right_pane), self.link_map)
        drops.dropped.connect(self.files_dropped)
        self._lay_out()
        self._connect()
        self._name()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setPalette(theme.palette())
        for side in SIDES:
            self._panes[side].set_theme(theme)
            self.cards[side].set_theme(theme)
            self.overviews[side].set_theme(theme)
        self.link_map.set_theme(theme)
        self.gutter_head.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the articles' text, 1.0 being 100 %."""
        for pane in self._panes.values():
            pane.set_zoom(zoom)

    def set_linked(self, linked: bool) -> None:
        """Let the panes scroll together, or each on its own."""
        self.scrolling.set_linked(linked)

    def set_reduced_motion(self, on: bool) -> None:
        """Whether a jump goes without movement."""
        self.jump.is_reduced = on

    def set_agreement_shown(self, on: bool) -> None:
        """Whether what both sides say in other words is underlined too."""
        if on != self._shows_agreement:
            self._shows_agreement = on
            self._show_marks()

    def show_aside(self, on: bool) -> None:
        """Show or hide what was put aside of both articles."""
        for pane in self._panes.values():
            pane.show_aside(on)

    def show_record(self, side: str, record: Record | None, hindrance: str) -> None:
        """Say what the library knows of an article, and why nothing of it can be changed; "" when it can."""
        self._panes[side].hinder_restoring(hindrance)
        self.cards[side].show_record(record, hindrance)

    def show_articles(self, left: Article | None, right: Article | None) -> None:
        """Show two articles, readable at once, without marks."""
        self.show_comparison(None)
        self._show_texts(left, right)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show the marks and links of a comparison, whose articles are shown if they are not yet; None: none.

        What is read stays in place.
        """
        if comparison is self._comparison:
            return
        self.show_current(None, jump=False)
        self._comparison = comparison
        if comparison is not None:
            self._show_texts(comparison.left.article, comparison.right.article)
            self._show_right()
        self._show_marks()
        for side in SIDES:
            analysis: Analysis | None = getattr(comparison, side, None)
            self._panes[side].show_figures(analysis.facts.figures if analysis else ())
        self.link_map.show_links(
            comparison.links if comparison else (), comparison.divergences if comparison else ()
        )
        self.scrolling.set_spine(comparison.spine if comparison else ())

    def show_current(self, divergence: Divergence | None, *, jump: bool) -> None:
        """Let a divergence stand out on both sides; with `jump`, both panes move to it. None: none does."""
        for side in SIDES:
            self._panes[side].show_current(mark_on(divergence, side))
        self.link_map.show_current(divergence)
        if divergence is None:
            self.jump.stop()
            self._pending = None
        elif jump:
            self._go_to(divergence.left, divergence.right)

    def show_remarks(self, remarks: Remarks) -> None:
        """Show signs beside what the user has said of words of either article."""
        for side in SIDES:
            self._panes[side].show_said(said_of(remarks, side))

    def selected(self, focus: QWidget | None) -> tuple[Side, Span] | None:
        """The side and the words that the user has selected; of two selections that with the focus counts."""
        order = sorted(SIDES, key=lambda side: self._panes[side] is not focus)
        found = ((side, self._panes[side].selected_span()) for side in order)
        return next(((side, span) for side, span in found if span), None)

    def pointed_at(self, focus: QWidget | None, current: Divergence | None) -> tuple[Side, Span] | None:
        """What is selected, or else the cursor of the pane with the focus, or else the current divergence."""
        found = self.selected(focus)
        if found is None:
            focused = (side for side in SIDES if self._panes[side] is focus)
            found = next(((side, self._panes[side].cursor_span()) for side in focused), None)
        if found is None and current:
            ends: tuple[tuple[Side, Span | None], ...] = (("left", current.left), ("right", current.right))
            found = next(((side, span) for side, span in ends if span), None)
        return found

    def show_hits(self, side: str, spans: tuple[Span, ...]) -> None:
        """Show what a search has found on one side, and move to the first of it."""
        self.mark_hits(side, spans)
        if spans:
            first = spans[0]
            self._go_to(first if side == "left" else None, first if side == "right" else None)

    def mark_hits(self, side: str, spans: tuple[Span, ...]) -> None:
        """Show what a search has found on one side, and stay."""
        self._panes[side].show_hits(spans)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pending:
            # heights are only known once there is a width
            left, right = self._pending
            self._pending = None
            self.jump.to(left, right, at_once=True)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.overviews["left"], 0, 0, 2, 1)
        grid.addWidget(self.cards["left"], 0, 1)
        grid.addWidget(self.left_pane, 1, 1)
        grid.addWidget(self.gutter_head, 0, 2)
        grid.addWidget(self.link_map, 1, 2)
        grid.addWidget(self.cards["right"], 0, 3)
        grid.addWidget(self.right_pane, 1, 3)
        grid.addWidget(self.overviews["right"], 0, 4, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(1, 1)
        order = (
            self.cards["left"].more,
            self.left_pane,
            self.gutter_head.button,
            self.link_map,
            self.cards["right"].more,
            self.right_pane,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        for side, pane in self._panes.items():
            pane.mark_activated.connect(self._activate_mark)
            pane.mark_hovered.connect(self._hover_mark)
            pane.laid_out.connect(partial(self._align_card, side))
            pane.restore_wanted.connect(
                lambda piece, pane=pane: self.restore_wanted.emit(pane.article, piece)
            )
            pane.said_activated.connect(partial(self.said_activated.emit, side))
            pane.correct_wanted.connect(partial(self.correct_requested.emit, side))
            self.cards[side].swap_requested.connect(self.swap_requested)
            self.cards[side].describe_requested.connect(partial(self.describe_requested.emit, side))
            self.cards[side].replace_requested.connect(partial(self.replace_requested.emit, side))
        self.gutter_head.swap_requested.connect(self.swap_requested)
        self.link_map.mark_activated.connect(self.mark_activated)
        self.link_map.link_hovered.connect(self._hover_link)
        self.link_map.link_activated.connect(lambda link: self._go_to(link.left, link.right))

    def _name(self) -> None:
        """Tell assistive tools what each pane holds."""
        for side, pane in self._panes.items():
            title = (pane.article.title or pane.article.outlet) if pane.article else None
            name = _("Article {badge}: {title}") if title else _("Article {badge}")
            pane.setAccessibleName(name.format(badge=BADGES[side], title=title))

    def _show_texts(self, left: Article | None, right: Article | None) -> None:
        self._wanted = (left, right)
        self._show_text("left", left)
        sizes = [len(one.text) for one in self._wanted if one]
        if len(sizes) > 1 and sum(sizes) > LONG and self._panes["right"].article is not right:
            # two long texts in one event would keep the window from answering
            QTimer.singleShot(0, self._show_right)
        else:
            self._show_right()

    def _show_right(self) -> None:
        self._show_text("right", self._wanted[1])
        self._name()

    def _show_text(self, side: Side, article: Article | None) -> None:
        if self._panes[side].article is not article:
            self._panes[side].show_article(article)
            self.cards[side].show_article(article)

    def _show_marks(self) -> None:
        found = self._comparison
        self._agreed = {one.id: one for one in agreed(found)} if self._shows_agreement else {}
        divergences = (*(found.divergences if found else ()), *self._agreed.values())
        for side in SIDES:
            marks = marks_of(found, side, with_agreement=self._shows_agreement)
            self._panes[side].show_marks(marks, tips(divergences, side, marks))
            self.overviews[side].show_marks((*marks, *lone_marks(divergences, side, marks)))

    def _go_to(self, left: Span | None, right: Span | None) -> None:
        if self.isVisible():
            self.jump.to(left, right)
        else:
            self._pending = (left, right)

    def _activate_mark(self, one: str) -> None:
        """Select a divergence; of what both sides tell alike, show both."""
        alike = self._agreed.get(one)
        if alike:
            self._go_to(alike.left, alike.right)
        else:
            self.mark_activated.emit(one)

    def _hover_mark(self, one: str) -> None:
        found = self._comparison
        known = found.divergences if found else ()
        divergence = self._agreed.get(one) or next((told for told in known if told.id == one), None)
        for side, pane in self._panes.items():
            pane.show_hovered(mark_on(divergence, side))

    def _hover_link(self, link: Link | None) -> None:
        self.left_pane.show_hovered(passages=link.left if link else None)
        self.right_pane.show_hovered(passages=link.right if link else None)

    def _align_card(self, side: str) -> None:
        self.cards[side].set_margin(self._panes[side].margin_px())
