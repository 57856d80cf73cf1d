"""What a search has found in an open article comes in; "n" and "N" go from one place to the next."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from diptych.corpus import Article
from diptych.search import Hit
from diptych.text import Span
from diptych.ui.spread.spread import Spread


@dataclass(frozen=True, slots=True)
class _Walk:
    article: Article | None
    places: tuple[Span, ...]
    at: int


class HitWalk(QObject):
    """Walks through the places of the last hit of each side, around from the last to the first."""

    def __init__(self, spread: Spread) -> None:
        super().__init__(spread)
        self._spread = spread
        self._panes = {"left": spread.left_pane, "right": spread.right_pane}
        self._walks: dict[str, _Walk] = {}
        for pane in self._panes.values():
            pane.installEventFilter(self)

    def show(self, side: str, hit: Hit) -> None:
        """Mark all places of a hit in the article that is open on a side, and move to its best one."""
        places = hit.places or (hit.span,)
        at = places.index(hit.span) if hit.span in places else 0
        self._go(side, _Walk(self._panes[side].article, places, at))

    def step(self, side: str, by: int) -> bool:
        """Move to the next place, or to the one before; whether there is any."""
        walk = self._walks.get(side)
        if walk is None or walk.article is not self._panes[side].article:
            return False
        self._go(side, _Walk(walk.article, walk.places, (walk.at + by) % len(walk.places)))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_N
        ):
            shift = Qt.KeyboardModifier.ShiftModifier
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, shift):
                side = next(side for side, pane in self._panes.items() if pane is watched)
                return self.step(side, -1 if event.modifiers() == shift else 1)
        return super().eventFilter(watched, event)

    def _go(self, side: str, walk: _Walk) -> None:
        self._walks[side] = walk
        # the spread moves to the first of those it is given
        self._spread.show_hits(side, (*walk.places[walk.at :], *walk.places[: walk.at]))
