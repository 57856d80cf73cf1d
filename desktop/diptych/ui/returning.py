"""Sessions come in, what is open is remembered; a kept desk comes back into the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from diptych.app.desk import Desk, Pair, known, offset_of, place_of, with_recent
from diptych.app.session import Session
from diptych.corpus import Article
from diptych.i18n import _
from diptych.text import visible

if TYPE_CHECKING:  # the window owns what returns to it
    from diptych.ui.window import MainWindow


class Returning(QObject):
    """Remembers which pairs were open and where one was in them, and goes back there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._recent: tuple[Pair, ...] = ()
        self._awaited: Desk | None = None
        self._menu = QMenu()

    @property
    def recent(self) -> tuple[Pair, ...]:
        """Pairs that were open, the last one first."""
        return self._recent

    def show_session(self, old: Session, new: Session) -> None:
        """Remember another pair; where it is the one that is gone back to, go to what was read of it."""
        if new.left is old.left and new.right is old.right:
            return
        pair = _pair(new)
        if pair.is_whole:
            self._recent = with_recent(self._recent, pair)
        self._window.actions_by_id["recent"].setEnabled(bool(self._recent))
        awaited = self._awaited
        if awaited is None:
            return
        if pair.key == awaited.pair.key:
            self._awaited = None
            spread = self._window.spread
            for pane, place in ((spread.left_pane, awaited.left), (spread.right_pane, awaited.right)):
                offset = offset_of(pane.article, place) if pane.article else 0
                if offset:  # the very beginning has its margin above it
                    pane.show_top(offset)

    def desk(self) -> Desk:
        """What is to be found again at the next start."""
        session, spread = self._window.store.session, self._window.spread
        return Desk(
            pair=_pair(session),
            left=place_of(session.left, spread.left_pane.top_offset()) if session.left else Desk().left,
            right=place_of(session.right, spread.right_pane.top_offset()) if session.right else Desk().right,
            current=session.current or "",
            sieve=self._window.ledger.head.sieve(),
            aside_shown=session.aside_shown,
            recent=self._recent,
        )

    def know(self, desk: Desk) -> None:
        """Put back what needs no article: recent pairs, filters, what is shown."""
        self._recent = desk.recent
        self._window.actions_by_id["recent"].setEnabled(bool(self._recent))
        self._window.ledger.head.show_sieve(desk.sieve)
        self._window.store.show_aside(desk.aside_shown)

    def go_back(self, desk: Desk, otherwise: Callable[[], None]) -> None:
        """Open the pair of a desk where it was left; `otherwise` is done where there is none any more."""
        if not desk.pair.key:
            otherwise()
            return
        self._awaited = desk
        self._window.store.opener.open_again(
            desk.pair, desk.current, otherwise=partial(self._give_up, otherwise)
        )

    def offer(self) -> None:
        """Let the menu of recent pairs be filled whenever it opens."""
        # the window, which outlives the language it speaks, would keep the menu before
        self._menu.deleteLater()
        self._menu = QMenu(self._window)
        self._menu.aboutToShow.connect(partial(self._fill, self._menu))
        self._window.actions_by_id["recent"].setMenu(self._menu)

    def show_menu(self) -> None:
        """Show the recent pairs as a menu in the window, for who asks by keyboard."""
        self._menu.popup(self._window.mapToGlobal(self._window.views.geometry().topLeft()))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for pair in self._recent:
            if pair.left and pair.right:
                names = [one.name.replace("&", "&&") for one in (pair.left, pair.right)]
                action = menu.addAction(f"{names[0]} · {names[1]}")
                action.triggered.connect(partial(self._open, pair))

    def _open(self, pair: Pair) -> None:
        self._window.ledger.judging.finish_note()
        self._window.store.opener.open_again(pair)

    def _give_up(self, otherwise: Callable[[], None]) -> None:
        self._awaited = None
        otherwise()


def _pair(session: Session) -> Pair:
    """What is open on both sides."""
    left, right = (known(one, _name(one)) if one else None for one in (session.left, session.right))
    return Pair(left, right)


def _name(article: Article) -> str:
    """What a list of pairs calls an article."""
    return (
        article.outlet or article.title or visible(PurePath(article.origin.source).name) or _("Pasted text")
    )
