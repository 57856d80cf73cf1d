"""The rows of a pair come in; both columns are written with them, level to the pixel, and scroll as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QScrollBar

from diptych.compare import Comparison, Divergence
from diptych.corpus import Article
from diptych.i18n import _
from diptych.ui import style
from diptych.ui.rows.bands import FOOT_PX, Band, bands
from diptych.ui.rows.entries import written
from diptych.ui.rows.middle import Middle
from diptych.ui.rows.near import row_marks
from diptych.ui.rows.pane import RowPane
from diptych.ui.rows.plan import Fold, Row
from diptych.ui.rows.planning import Plan
from diptych.ui.sides import SIDES, Side
from diptych.ui.spread.agreeing import agreed
from diptych.ui.spread.marking import mark_on, marks_of, tips
from diptych.ui.spread.said import SaidHere
from diptych.ui.spread.spread import BADGES
from diptych.ui.theme import Theme

READING_LINE = 1 / 3
"""Where in the window a row is brought to, as a share of the height."""


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """What both columns are to show, and how."""

    wear: tuple[Theme, float]
    """Theme and text size."""
    articles: tuple[Article | None, Article | None] = (None, None)
    comparison: Comparison | None = None
    plan: Plan | None = None
    entries: tuple[Row | Fold, ...] = ()
    """Those of the plan, some of them unfolded; empty without a comparison."""
    said: Mapping[Side, tuple[SaidHere, ...]] = field(default_factory=dict)
    shows_agreement: bool = False


class Columns:
    """The two sides with the column between them. What is long is done in steps that tell their length."""

    def __init__(self, wear: Theme) -> None:
        self.panes = {side: RowPane(side, wear) for side in SIDES}
        self.bar = QScrollBar()
        self.bar.setAccessibleName(_("Scrolls both sides"))
        self.middle = Middle(self.panes["left"].verticalScrollBar(), wear)
        self.bands: tuple[Band, ...] = ()
        for pane in self.panes.values():
            pane.verticalScrollBar().valueChanged.connect(self._scroll)
            pane.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._fit_bar())
        self.bar.valueChanged.connect(self._scroll)

    @property
    def are_alike(self) -> bool:
        """Whether both sides are equally wide, as they are not before the second one has its new width."""
        widths = [pane.viewport().width() for pane in self.panes.values()]
        return max(widths) - min(widths) <= 1

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme; the words wear it when they are written anew."""
        self.bar.setStyleSheet(style.sheet(wear.name))
        self.middle.set_theme(wear)

    def clear(self, wear: Theme) -> None:
        """Show nothing."""
        for pane in self.panes.values():
            pane.clear_rows(wear)
        self.bands = ()

    def writing(self, content: Content) -> Iterator[int]:
        """Write both sides and level them, telling before each step how many entries it goes through."""
        told = content.comparison
        for side, article in zip(SIDES, content.articles, strict=True):
            if article and told:
                yield len(content.entries)
                rows = written(content.entries, side, _nothing(side, article))
                self.panes[side].write(article, rows, content.wear)
            else:
                self.panes[side].clear_rows(content.wear[0])
        yield from self.levelling(content)
        nears = (
            [one for found in content.plan.nears.values() for one in found] if told and content.plan else []
        )
        divergences = told.divergences if told else ()
        alike = agreed(told) if content.shows_agreement else ()
        for side, article in zip(SIDES, content.articles, strict=True):
            yield len(content.entries)
            of_side = marks_of(told, side, with_agreement=content.shows_agreement)
            shown = row_marks(article.text if article else "", of_side, nears, side)
            self.panes[side].show_marks(shown, tips((*divergences, *alike), side, shown))
            self.panes[side].show_said(content.said.get(side, ()))

    def levelling(self, content: Content) -> Iterator[int]:
        """Give every entry its band at the present width, the same on both sides, in steps."""
        found: tuple[Band, ...] = ()
        entries, plan = content.entries, content.plan
        if entries and plan:
            heights = []
            for side in SIDES:
                yield len(entries)
                heights.append(self.panes[side].measure())
            nears = [plan.nears.get(one, ()) if isinstance(one, Row) else () for one in entries]
            found = bands(entries, nears, *heights)
            total = found[-1].bottom + FOOT_PX
            for side in SIDES:
                yield len(entries)
                self.panes[side].show_bands(found, total)
        self.bands = found
        self.middle.show_bands(found)
        self._fit_bar()

    def levelling_again(self, content: Content) -> Iterator[int]:
        """Level the rows, and stay at what is read."""
        top = self.panes["left"].verticalScrollBar().value()
        number = next((n for n, band in enumerate(self.bands) if band.bottom > top), -1)
        offset = top - self.bands[number].top if number >= 0 else 0
        yield from self.levelling(content)
        if number >= 0:
            self.bar.setValue(round(self.bands[number].top + offset))

    def mark(self, current: Divergence | None, number: int) -> None:
        """Let a divergence and a band stand out; None and -1: none does."""
        for side in SIDES:
            self.panes[side].show_current(mark_on(current, side), number)
        self.middle.show_current(number)

    def bring(self, number: int) -> None:
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


def _nothing(side: str, article: Article) -> str:
    """What stands in a box where this side has nothing."""
    return _("Nothing opposite in {outlet}").format(outlet=article.outlet or article.title or BADGES[side])
