"""Groups of articles come in, a tree of two levels goes out, with the sides on which articles are open."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.corpus import Article

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
"""The role under which an index gives what stands there: a group, or an article of one."""
BADGES = Qt.ItemDataRole.UserRole + 1
"""The role under which an article gives the letters of the sides it is open on: "", "A", "B" or "AB"."""
_GROUP = 0
"""Internal id of a group; that of an article is one more than the row that it is under."""


class Tree(QAbstractItemModel):
    """Groups, and the articles of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Any, ...] = ()
        self._open: tuple[Article | None, Article | None] = (None, None)

    def leaves(self, group: Any) -> Sequence[Any]:  # noqa: ANN401 - each tree has groups of its own
        """The articles of a group."""
        raise NotImplementedError

    def show_groups(self, groups: Sequence[Any]) -> None:
        """Take these in the place of the ones before."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self.endResetModel()

    def show_open(self, left: Article | None, right: Article | None) -> None:
        """Mark the articles that are open on a side."""
        self._open = (left, right)
        for row, group in enumerate(self._groups):
            parent = self.index(row, 0)
            last = self.index(len(self.leaves(group)) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last, [BADGES])

    def group_at(self, index: Index) -> Any:  # noqa: ANN401
        """The group that stands there, or whose article does."""
        return self._groups[index.row() if index.internalId() == _GROUP else index.internalId() - 1]

    def node_at(self, index: Index) -> Any:  # noqa: ANN401
        """The group or the article that stands there."""
        group = self.group_at(index)
        return group if index.internalId() == _GROUP else self.leaves(group)[index.row()]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        if not child.isValid() or child.internalId() == _GROUP:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _GROUP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self.leaves(self._groups[parent.row()])) if parent.internalId() == _GROUP else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1
