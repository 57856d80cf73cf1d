"""The rows of a comparison come in, a table for the view goes out, filtered."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.i18n import _
from diptych.report import reason_label
from diptych.ui.ledger.rows import Filter, Row
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole Row."""


class Column(IntEnum):
    """The columns, from left to right."""

    SEVERITY = 0
    TYPE = 1
    LEFT = 2
    RIGHT = 3
    GAP = 4
    VERDICT = 5


class LedgerModel(QAbstractTableModel):
    """The rows that the filter leaves, in the order of the comparison."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._names = ("", "")
        self._filter = Filter()

    def show(self, rows: tuple[Row, ...], names: tuple[str, str]) -> None:
        """Take these rows in the place of the ones before; `names` are those of the two sides."""
        self._all, self._names = rows, names
        self.filter(self._filter)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def filter(self, wanted: Filter) -> None:
        """Show only what this filter keeps."""
        self.beginResetModel()
        self._filter = wanted
        self._shown = tuple(row for row in self._all if wanted.keeps(row))
        self.endResetModel()

    def judge(self, rows: tuple[Row, ...]) -> None:
        """Take the same rows with other verdicts. What is shown stays shown, also where the filter would now
        leave it out: a row must not vanish under the hand that judges it.
        """
        self._all = rows
        shown = {row.divergence.id for row in self._shown}
        now = tuple(row for row in rows if row.divergence.id in shown or self._filter.keeps(row))
        if len(now) != len(self._shown):
            self.beginResetModel()
            self._shown = now
            self.endResetModel()
        elif now:
            self._shown = now
            self.dataChanged.emit(self.index(0, 0), self.index(len(now) - 1, len(Column) - 1))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, whatever the filter."""
        return self._all

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that the filter leaves."""
        return self._shown

    def index_of(self, divergence_id: str | None) -> QModelIndex:
        """Where a divergence stands; an invalid index when it is not shown."""
        for number, row in enumerate(self._shown):
            if row.divergence.id == divergence_id:
                return self.index(number, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = _("{number} of {total}").format(number=index.row() + 1, total=len(self._shown))
            return f"{row.name} · {place}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.VERDICT:
            told = (reason_label(row.judgement.reason), row.judgement.note)
            return plain_tip(" · ".join(part for part in (row.verdict, *told) if part))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (Column.LEFT, Column.RIGHT):
            return plain_tip(self._text(row, Column(index.column())))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        left, right = (
            f"{letter} · {name}".rstrip(" ·") for letter, name in zip("AB", self._names, strict=True)
        )
        return ("", _("Type"), left, right, _("Gap"), _("Verdict"))[section]

    @staticmethod
    def _text(row: Row, column: Column) -> str:
        """The words of a cell; the bars of the first column are the delegate's."""
        return (
            "",
            row.label,
            str(row.left) or _("absent"),
            str(row.right) or _("absent"),
            row.divergence.gap,
            row.verdict,
        )[column]
