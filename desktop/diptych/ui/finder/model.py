"""Results of a search come in, a list for the view goes out, by stories where that is wanted."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.i18n import _, n_
from diptych.search import Hit, Results, by_story
from diptych.ui.dates import short_date
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole Hit, None for a heading."""
HEADING = Qt.ItemDataRole.UserRole + 1
"""The role under which an index gives its Heading, None for a hit."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a story above its hits."""

    title: str
    count: int

    @property
    def told(self) -> str:
        """How many articles are below it."""
        return n_("{n} article", "{n} articles", self.count)


class HitsModel(QAbstractListModel):
    """The hits of the last search, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Hit | Heading, ...] = ()

    def show(self, results: Results | None, *, grouped: bool = False) -> None:
        """Take these hits in the place of the ones before."""
        self.beginResetModel()
        hits = results.hits if results else ()
        self._rows = tuple(_under_headings(hits)) if grouped else hits
        self.endResetModel()

    def first(self) -> QModelIndex:
        """The best hit; invalid where there is none."""
        return self.index(next((n for n, row in enumerate(self._rows) if isinstance(row, Hit)), -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # the keys pass over a heading
        is_heading = index.isValid() and isinstance(self._rows[index.row()], Heading)
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return _of_heading(row, role) if isinstance(row, Heading) else _of_hit(row, role)


def _under_headings(hits: tuple[Hit, ...]) -> list[Hit | Heading]:
    rows: list[Hit | Heading] = []
    for story, ones in by_story(hits).items():
        rows += [Heading(story or _("In no story"), len(ones)), *ones]
    return rows


def _of_heading(row: Heading, role: int) -> object:
    if role == HEADING:
        return row
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{row.title} · {row.told}"
    return plain_tip(row.title) if role == Qt.ItemDataRole.ToolTipRole else None


def _of_hit(hit: Hit, role: int) -> object:
    if role == HIT:
        return hit
    if role == Qt.ItemDataRole.DisplayRole:
        return hit.outlet or hit.title
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(hit.title)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        parts = (hit.outlet, hit.title, short_date(hit.published), hit.snippet)
        return " · ".join(part for part in parts if part)
    return None
