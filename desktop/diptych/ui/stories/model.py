"""The stories of the library come in, a tree of them and of their articles goes out; lone ones stand last."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.stories import LibraryStory
from diptych.ui.dates import short_date
from diptych.ui.shelf.model import BADGES, NODE
from diptych.ui.stories.wording import lines_of
from diptych.ui.telling import name_of
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_TOP = 0
"""Internal id of a story; that of an article is one more than the row that it is under."""


@dataclass(frozen=True, slots=True)
class Alone:
    """The articles of which no other tells the event."""

    stories: tuple[LibraryStory, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """One of each of its stories."""
        return tuple(one.records[0] for one in self.stories)


Node = LibraryStory | Alone | Record


class StoriesModel(QAbstractItemModel):
    """Two levels: stories of two articles or more and, last, what is alone; and the articles of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[LibraryStory | Alone, ...] = ()
        self._open: tuple[Article | None, Article | None] = (None, None)

    def show_stories(self, stories: Sequence[LibraryStory]) -> None:
        """Take these in the place of the ones before."""
        shared = tuple(one for one in stories if len(one.records) > 1)
        alone = tuple(one for one in stories if len(one.records) == 1)
        self.beginResetModel()
        self._groups = (*shared, *((Alone(alone),) if alone else ()))
        self.endResetModel()

    def show_open(self, left: Article | None, right: Article | None) -> None:
        """Mark the articles that are open on a side."""
        self._open = (left, right)
        for row, group in enumerate(self._groups):
            parent = self.index(row, 0)
            last = self.index(len(group.records) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last, [BADGES])

    def story_at(self, index: Index) -> LibraryStory | None:
        """The story that stands there, or whose article does; None for the heading of those alone."""
        if index.internalId() == _TOP:
            group = self._groups[index.row()]
            return group if isinstance(group, LibraryStory) else None
        group = self._groups[index.internalId() - 1]
        return group.stories[index.row()] if isinstance(group, Alone) else group

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].records) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
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

    def _node(self, index: Index) -> Node:
        if index.internalId() == _TOP:
            return self._groups[index.row()]
        return self._groups[index.internalId() - 1].records[index.row()]


def _of_story(story: LibraryStory, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return story.title
    told = lines_of(story)
    lines = (story.title, told.dates, ", ".join(story.outlets), told.counts, told.compared_in_full)
    known = [line for line in lines if line]
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip("\n".join(known))
    return " · ".join(known) if role == Qt.ItemDataRole.AccessibleTextRole else None
