"""A place that the user wants to see comes in; it is shown as soon as its article, or its pair, is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diptych.app.session import Session
from diptych.search import Hit
from diptych.ui.matrix.pairs import Aim, at_spans
from diptych.ui.sides import SIDES, Side

if TYPE_CHECKING:
    from diptych.ui.window import MainWindow


class Goals:
    """What the window is on its way to: a hit of the search, and a fact of the matrix."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._awaited: tuple[Hit, Side] | None = None
        self._aim: Aim | None = None

    def reach(self, session: Session) -> None:
        """Show what has been waited for, where it is there now."""
        self._show_awaited(session)
        self._take_aim(session)

    def await_hit(self, hit: Hit, side: Side) -> None:
        """Show the place of this hit as soon as its article is on that side."""
        self._awaited = (hit, side)
        self._show_awaited(self._window.store.session)

    def open_pair(self, aim: Aim) -> None:
        """Open two articles of the matrix in reading order, at the place of a fact."""
        told = self._window.store.session.matrix
        if told is None:
            return
        self._aim = aim
        left, right = (told.analyses[one].article for one in (aim.left, aim.right))
        self._window.handlers.set_view("reading")
        if (left, right) == (self._window.store.session.left, self._window.store.session.right):
            self._take_aim(self._window.store.session)
        else:
            self._window.store.opener.open_pair(left, right)

    def _take_aim(self, session: Session) -> None:
        """Select what differs at the place aimed at, or show the place, once the pair is compared."""
        if self._aim is None or session.comparison is None or session.comparing:
            return
        aim, self._aim = self._aim, None
        spans = (aim.left_span, aim.right_span)
        told = at_spans(session.divergences, *spans)
        if told:
            self._window.store.select(told.id)
            self._window.spread.show_current(told, jump=True)
        else:
            for side, span in zip(SIDES, spans, strict=True):
                self._window.spread.show_hits(side, (span,) if span else ())

    def _show_awaited(self, session: Session) -> None:
        if self._awaited is None:
            return
        hit, side = self._awaited
        article = session.left if side == "left" else session.right
        if article is not None and self._window.store.opener.is_hit(article, hit):
            self._awaited = None
            self._window.walk.show(side, hit)
