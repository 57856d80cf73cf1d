"""Library and stories come in, a tree of them and their articles goes out, with the sides that are open."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.corpus import Article, Entry, Story
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui.dates import short_date
from diptych.ui.telling import name_of
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
NODE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its Books, Story, Record or Entry."""
BADGES = Qt.ItemDataRole.UserRole + 1
"""The role under which an article gives the letters of the sides it is open on: "", "A", "B" or "AB"."""
_STORY = 0
"""Internal id of a story or the library; that of an article is one more than the row that it is under."""


@dataclass(frozen=True, slots=True)
class Books:
    """The user's library as a node of the tree."""

    records: tuple[Record, ...]


Group = Books | Story
Leaf = Record | Entry


def leaves(group: Group) -> tuple[Leaf, ...]:
    """The articles under a node of the first level."""
    return group.records if isinstance(group, Books) else group.entries


class ShelfModel(QAbstractItemModel):
    """Two levels: the library, if it holds anything, and the stories; and the articles of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._open: tuple[Article | None, Article | None] = (None, None)

    def show_articles(self, records: tuple[Record, ...], stories: tuple[Story, ...]) -> None:
        """Take these in the place of the ones before."""
        self.beginResetModel()
        self._groups = (*((Books(records),) if records else ()), *stories)
        self.endResetModel()

    def show_open(self, left: Article | None, right: Article | None) -> None:
        """Mark the articles that are open on a side."""
        self._open = (left, right)
        for row, group in enumerate(self._groups):
            parent = self.index(row, 0)
            last = self.index(len(leaves(group)) - 1, 0, parent)
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
            return len(self._groups)
        return len(leaves(self._groups[parent.row()])) if parent.internalId() == _STORY else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == NODE:
            return node
        if isinstance(node, Books):
            return _("Library") if role == Qt.ItemDataRole.DisplayRole else None
        if isinstance(node, Story):
            return node.title if role == Qt.ItemDataRole.DisplayRole else None
        badges = "".join(
            letter for letter, article in zip("AB", self._open, strict=True) if _is_of(article, node)
        )
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(node) if isinstance(node, Record) else node.outlet or node.title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(node) if isinstance(node, Record) else node.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                title = name_of(node) if isinstance(node, Record) else node.title
                told = (badges, node.outlet, title, short_date(node.published))
                return " · ".join(part for part in told if part)
            case _:
                return badges if role == BADGES else None

    def _node(self, index: Index) -> Group | Leaf:
        if index.internalId() == _STORY:
            return self._groups[index.row()]
        return leaves(self._groups[index.internalId() - 1])[index.row()]


def _is_of(article: Article | None, node: Leaf) -> bool:
    if article is None:
        return False
    if isinstance(node, Record):
        return article.origin.sha256 == node.sha256
    source = article.origin.source
    return bool(source) and Path(source).absolute() == node.path.absolute()


def _tip(record: Record) -> str:
    """What is known of an article of the library, a line each."""
    told = (name_of(record), record.outlet, record.source, record.damage)
    return "\n".join(part for part in told if part)
