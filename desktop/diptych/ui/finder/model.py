"""Results of a search come in, a list for the view goes out."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.search import Hit, Results
from diptych.ui.dates import short_date
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole Hit."""


class HitsModel(QAbstractListModel):
    """The hits of the last search, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, results: Results | None) -> None:
        """Take these hits in the place of the ones before."""
        self.beginResetModel()
        self._hits = results.hits if results else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
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
