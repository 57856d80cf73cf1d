"""The stories of the library come in, a tree of them and of their articles goes out; lone ones stand last."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt

from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.stories import LibraryStory
from diptych.ui.dates import short_date
from diptych.ui.shelf.tree import BADGES, NODE, Index, Tree
from diptych.ui.stories.wording import lines_of
from diptych.ui.telling import name_of
from diptych.ui.tips import plain_tip


@dataclass(frozen=True, slots=True)
class Alone:
    """The articles of which no other tells the event."""

    stories: tuple[LibraryStory, ...]
    records: tuple[Record, ...]
    """One of each of its stories; made once, for the view asks for every row."""


Node = LibraryStory | Alone | Record


class StoriesModel(Tree):
    """Two levels: stories of two articles or more and, last, what is alone; and the articles of each."""

    def leaves(self, group: LibraryStory | Alone) -> tuple[Record, ...]:
        return group.records

    def show_stories(self, stories: Sequence[LibraryStory]) -> None:
        """Take these in the place of the ones before."""
        shared = tuple(one for one in stories if len(one.records) > 1)
        alone = tuple(one for one in stories if len(one.records) == 1)
        last = Alone(alone, tuple(one.records[0] for one in alone))
        self.show_groups((*shared, last) if alone else shared)

    def index_of(self, node: Node) -> QModelIndex:
        """Where a story, an article or the heading of those alone stands now; an invalid index if nowhere."""
        for row, group in enumerate(self._groups):
            if isinstance(node, Record):
                at = next((n for n, one in enumerate(self.leaves(group)) if one.id == node.id), None)
                if at is not None:
                    return self.index(at, 0, self.index(row, 0))
            elif key_of(group) == key_of(node):
                return self.index(row, 0)
        return QModelIndex()

    def story_at(self, index: Index) -> LibraryStory | None:
        """The story that stands there, or whose article does; None for the heading of those alone."""
        group, is_heading = self.group_at(index), not index.parent().isValid()
        if isinstance(group, Alone):
            return None if is_heading else group.stories[index.row()]
        return group

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node_at(index)
        if role == NODE:
            return node
        if isinstance(node, Alone):
            return _("Articles without a story") if role == Qt.ItemDataRole.DisplayRole else None
        if isinstance(node, LibraryStory):
            return _of_story(node, role)
        badges = "".join(
            letter
            for letter, article in zip("AB", self._open, strict=True)
            if article is not None and article.origin.sha256 == node.sha256
        )
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.outlet or name_of(node)
            case Qt.ItemDataRole.ToolTipRole:
                tip = (name_of(node), node.outlet, short_date(node.published))
                return plain_tip("\n".join(part for part in tip if part))
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (badges, node.outlet, name_of(node), short_date(node.published))
                return " · ".join(part for part in told if part)
            case _:
                return badges if role == BADGES else None


def key_of(node: Node | None) -> tuple[str, int] | None:
    """What a row is known by when the tree is filled anew; None for no row."""
    if isinstance(node, LibraryStory):
        return "story", node.id
    if isinstance(node, Record):
        return "article", node.id
    return ("alone", 0) if node else None


def _of_story(story: LibraryStory, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return story.title
    told = lines_of(story)
    lines = (story.title, told.dates, ", ".join(story.outlets), told.counts, told.compared_in_full)
    known = [line for line in lines if line]
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip("\n".join(known))
    return " · ".join(known) if role == Qt.ItemDataRole.AccessibleTextRole else None
