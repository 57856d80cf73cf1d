"""One pane scrolls; the other follows along the spine of the comparison."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject

from diptych.compare import Link
from diptych.ui.spread.knots import Knots, Reach, value_knots
from diptych.ui.spread.pane import Pane


class LinkedScrolling(QObject):
    """Keeps two panes side by side at the passages that tell the same thing, while it is on."""

    def __init__(self, left: Pane, right: Pane) -> None:
        super().__init__(left)
        self._left, self._right = left, right
        self._spine: tuple[Link, ...] = ()
        self._knots: Knots | None = None
        self._through: tuple[float, float] | None = None
        self._is_linked = True
        self._is_held = False
        for pane in (left, right):
            pane.verticalScrollBar().valueChanged.connect(lambda value, pane=pane: self._follow(pane, value))
            pane.verticalScrollBar().rangeChanged.connect(self._forget)
            pane.laid_out.connect(self._forget)

    @property
    def knots(self) -> Knots:
        """The map in force, made anew after every change of the layout."""
        if self._knots is None:
            left, right = self._left, self._right
            tops = [(left.extent_px(one.left)[0], right.extent_px(one.right)[0]) for one in self._spine]
            self._knots = value_knots(tops, _reach(left), _reach(right), through=self._through)
        return self._knots

    def set_spine(self, spine: tuple[Link, ...]) -> None:
        """Follow these links, which move forward on both sides."""
        self._spine = spine
        self._through = None
        self._forget()

    def set_linked(self, on: bool) -> None:
        """Let the panes scroll together from where they stand, or each on its own."""
        if on and not self._is_linked:
            self.meet_here()
        self._is_linked = on

    def meet_here(self) -> None:
        """Let the map go through where both panes stand, so that the next turn of the wheel tears nothing."""
        bars = self._left.verticalScrollBar(), self._right.verticalScrollBar()
        self._through = float(bars[0].value()), float(bars[1].value())
        self._knots = None

    def opposite(self, pane: Pane, value: float) -> float | None:
        """Scroll value of the other pane that answers to one of `pane`; None while they are not linked."""
        if not self._is_linked:
            return None
        return self.knots.to_right(value) if pane is self._left else self.knots.to_left(value)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Within this context both panes are moved on purpose: neither follows the other."""
        was, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = was

    def _follow(self, pane: Pane, value: int) -> None:
        # a blocked signal would leave the other pane's text where it is: the echo is dropped by the flag
        if self._is_held or not self._is_linked or pane.is_settling:
            return
        other = self._right if pane is self._left else self._left
        target = self.opposite(pane, value)
        if target is not None:
            with self.held():
                other.verticalScrollBar().setValue(round(target))

    def _forget(self) -> None:
        # where a jump had left the panes is in the pixels of the old layout
        self._knots = self._through = None


def _reach(pane: Pane) -> Reach:
    return Reach(pane.viewport().height(), pane.verticalScrollBar().maximum())
