"""What the actions about one open article do: its details, and what is put aside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from diptych.corpus.library import Field, Record
from diptych.i18n import _
from diptych.ui.dialogs.describe import Describe
from diptych.ui.sides import Side
from diptych.ui.telling import hindrance

if TYPE_CHECKING:  # the window owns its handlers
    from diptych.ui.window import MainWindow


class ArticleHandlers(QObject):
    """One method a row of the table of actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._store = window, window.store

    def describe(self, side: Side, field: Field) -> Describe | None:
        """Let the user correct what is known of an article, beginning with `field`."""
        session = self._store.session
        record = session.record_of(session.left if side == "left" else session.right)
        if record is None:
            return None
        return self._window.doors.describe(record, field)

    def edit_details(self) -> None:
        """Let the user correct what is known of the article where the focus is."""
        self._describe("title")

    def give_date(self) -> None:
        """Let the user give the date of the article where the focus is."""
        self._describe("published")

    def restore(self) -> None:
        """Show what was put aside of the article where the focus is, to be taken back."""
        record = self._changeable()
        if record:
            self._window.doors.aside(record)

    def cut(self) -> None:
        """Put the passage aside that is selected, or where the cursor or the current divergence is."""
        session, focus, spread = self._store.session, self._window.focusWidget(), self._window.spread
        place = spread.pointed_at(focus, session.divergence)
        if place is None:
            self._store.tell(_("Select words of the passage first."))
            return
        side, span = place
        article = session.left if side == "left" else session.right
        reason = hindrance(session, article)
        if reason or article is None:
            self._store.tell(reason)
        else:
            self._store.library.put_aside(article, span)

    def _describe(self, field: Field) -> None:
        record = self._changeable()
        if record:
            self._window.doors.describe(record, field)

    def _changeable(self) -> Record | None:
        """The record of the article where the focus is, or of the only one; without one, the user is told."""
        session, focus, spread = self._store.session, self._window.focusWidget(), self._window.spread
        is_right = holds(spread.right_pane, focus) or holds(spread.cards["right"], focus)
        article = session.right if is_right or session.left is None else session.left
        reason = hindrance(session, article)
        if reason:
            self._store.tell(reason)
            return None
        return session.record_of(article)


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Whether a widget is this part of the window, or in it."""
    return widget is region or (widget is not None and region.isAncestorOf(widget))
