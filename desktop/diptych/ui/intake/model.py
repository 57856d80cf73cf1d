"""Rows of an import come in, a list for the view goes out."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.text import visible
from diptych.ui.intake.rows import Row, in_words
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole Row."""


class IntakeModel(QAbstractListModel):
    """The files of an import; one that is read changes its own row only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self.heights: dict[int, int] = {}
        """How tall rows are, as far as that is known: a list asks for all of them again and again."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: tuple[Row, ...]) -> None:
        """Take these in the place of the ones before."""
        before = len(self._rows)
        goes_on = [one.path for one in rows[:before]] == [one.path for one in self._rows]
        if not goes_on:
            self.beginResetModel()
            self._rows = rows
            self.heights.clear()
            self.endResetModel()
            return
        other = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=False)) if old != new]
        for number in other:
            self.heights.pop(number, None)
        if len(rows) > before:
            self.beginInsertRows(QModelIndex(), before, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows = rows
        if other:
            self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return visible(row.path.name)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(str(row.path))
            case Qt.ItemDataRole.AccessibleTextRole:
                return in_words(row)
            case _:
                return row if role == ROW else None
