"""Stories come in, a tree of them and their articles goes out, with the sides that are open."""

from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.corpus import Entry, Story
from diptych.ui.dates import short_date

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its Story or Entry."""
BADGES = Qt.ItemDataRole.UserRole + 1
"""The role under which an entry gives the letters of the sides it is open on: "", "A", "B" or "AB"."""
_STORY = 0
"""Internal id of a story; that of an entry is one more than the row of its story."""


class ShelfModel(QAbstractItemModel):
    """Two levels: stories, and the articles of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stories: tuple[Story, ...] = ()
        self._open: tuple[Path | None, Path | None] = (None, None)

    def show_stories(self, stories: tuple[Story, ...]) -> None:
        """Take these stories in the place of the ones before."""
        self.beginResetModel()
        self._stories = stories
        self.endResetModel()

    def show_open(self, left: Path | None, right: Path | None) -> None:
        """Mark the entries whose files are open on a side."""
        self._open = (left, right)
        for row, story in enumerate(self._stories):
            parent = self.index(row, 0)
            last = self.index(len(story.entries) - 1, 0, parent)
            self.dataChanged.emit(self.index(0, 0, parent), last, [BADGES])

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _STORY)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        if not child.isValid() or child.internalId() == _STORY:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _STORY)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._stories)
        return len(self._stories[parent.row()].entries) if parent.internalId() == _STORY else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == NODE:
            return node
        if isinstance(node, Story):
            return node.title if role == Qt.ItemDataRole.DisplayRole else None
        badges = "".join(
            letter for letter, path in zip("AB", self._open, strict=True) if path == node.path.absolute()
        )
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.outlet or node.title
            case Qt.ItemDataRole.ToolTipRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                told = (badges, node.outlet, node.title, short_date(node.published))
                return " · ".join(part for part in told if part)
            case _:
                return badges if role == BADGES else None

    def _node(self, index: Index) -> Story | Entry:
        if index.internalId() == _STORY:
            return self._stories[index.row()]
        return self._stories[index.internalId() - 1].entries[index.row()]
