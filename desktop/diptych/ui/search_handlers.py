"""What the actions about the search do, from wherever an article is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from diptych.app.use_cases import article_key
from diptych.corpus import Entry, Story
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.search import Hit

if TYPE_CHECKING:  # the window owns its handlers
    from diptych.ui.window import MainWindow


class SearchHandlers(QObject):
    """One method a row of the table of actions, and what the lists of articles ask for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._store = window, window.store

    def like(self) -> None:
        """Look for articles like the one where the focus is."""
        self._ask("like")

    def same_event(self) -> None:
        """Look for articles about the event of the one where the focus is."""
        self._ask("event")

    def narrow(self) -> None:
        """Search only among the articles that are selected in the list where the focus is."""
        shelf, hits = self._window.sidebar.shelf, self._window.sidebar.finder.hits
        if hits.hasFocus():
            hits.narrow()
        elif shelf.selected():
            self.narrow_to(shelf.selected())
        else:
            self._store.tell(_("Select articles in a list of the sidebar first."))

    def narrow_to(self, nodes: Sequence[Entry | Record | Story]) -> None:
        """Search only among these articles, and those of these stories, from now on."""
        leaves = [leaf for node in nodes for leaf in (node.entries if isinstance(node, Story) else (node,))]
        self.search_within(tuple(dict.fromkeys(self._key(leaf) for leaf in leaves)))

    def search_within(self, scope: tuple[Path, ...]) -> None:
        """Search only among the articles of these names; in all of them when there are none."""
        self._store.search_within(scope)
        self._window.handlers.find()

    def ask_like(self, node: Entry | Record, field: str) -> None:
        """Look for articles like one of the shelf, or about its event."""
        self._window.sidebar.finder.ask_like(self._key(node), node.title or "", field)

    def _ask(self, field: str) -> None:
        found = self._subject()
        if found:
            self._window.show_sidebar(True)
            self._window.sidebar.finder.ask_like(*found, field)
        else:
            self._store.tell(_("Open an article first, or select one in the sidebar."))

    def _subject(self) -> tuple[Path, str] | None:
        """Name and title of the article where the focus is: in a list, or on a side."""
        window, session, focus = self._window, self._store.session, self._window.focusWidget()
        hits, shelf = window.sidebar.finder.hits, window.sidebar.shelf
        if focus is hits and hits.selected():
            hit: Hit = hits.selected()[0]
            return hit.path, hit.title
        if focus is shelf:
            leaf = next((one for one in shelf.selected() if not isinstance(one, Story)), None)
            if leaf:
                return self._key(leaf), leaf.title or ""
        right = window.spread.right_pane
        is_right = focus is right or (focus is not None and right.isAncestorOf(focus))
        article = session.right if is_right or session.left is None else session.left
        key = self._store.key_of(article) if article else None
        return (key, article.title or "") if article and key else None

    def _key(self, leaf: Entry | Record) -> Path:
        if isinstance(leaf, Record):
            return article_key(self._store.library.open_library().folder, leaf.id)
        return leaf.path.absolute()
