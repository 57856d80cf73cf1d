"""Library and stories come in, a tree of them and their articles goes out, with the sides that are open."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from diptych.corpus import Article, Entry, Story
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui.dates import short_date
from diptych.ui.shelf.tree import BADGES, NODE, Index, Tree
from diptych.ui.telling import name_of
from diptych.ui.tips import plain_tip


@dataclass(frozen=True, slots=True)
class Books:
    """The user's library as a node of the tree."""

    records: tuple[Record, ...]


Group = Books | Story
Leaf = Record | Entry


def leaves(group: Group) -> tuple[Leaf, ...]:
    """The articles under a node of the first level."""
    return group.records if isinstance(group, Books) else group.entries


class ShelfModel(Tree):
    """Two levels: the library, if it holds anything, and the stories; and the articles of each."""

    def leaves(self, group: Group) -> tuple[Leaf, ...]:
        return leaves(group)

    def show_articles(self, records: tuple[Record, ...], stories: tuple[Story, ...]) -> None:
        """Take these in the place of the ones before."""
        self.show_groups((*((Books(records),) if records else ()), *stories))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node_at(index)
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
