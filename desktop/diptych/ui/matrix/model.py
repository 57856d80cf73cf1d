"""The matrix of a story comes in, a table for the view goes out: groups and facts by articles."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from diptych.compare import Cell, Matrix, Row
from diptych.compare.matrix import GROUPS
from diptych.i18n import _, n_
from diptych.report.grid import ABSENT, group_label, shape, state_label
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its Row, or the words over a group."""


class MatrixModel(QAbstractTableModel):
    """Column 0 names the fact, the last one tells how it stands, between them is one an article."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.lines: tuple[Row | str, ...] = ()

    def show(self, matrix: Matrix | None) -> None:
        """Take this matrix in the place of the one before; None: no lines."""
        self.beginResetModel()
        self.matrix = matrix
        found: list[Row | str] = []
        for group in GROUPS:
            rows = [row for row in (matrix.rows if matrix else ()) if row.group == group]
            found += [group_label(group), *rows] if rows else []
        self.lines = tuple(found)
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """What an article says of a fact, None elsewhere than under an article."""
        line = self.lines[index.row()]
        at = index.column() - 1
        return line.cells[at] if isinstance(line, Row) and 0 <= at < len(line.cells) else None

    def name(self, article: int) -> str:
        """What an article is called over its column."""
        told = self.matrix.analyses[article].article if self.matrix else None
        return (told.outlet or told.title or _("Untitled")) if told else ""

    def title(self, section: int) -> str:
        """What stands over a column."""
        articles = len(self.matrix.analyses) if self.matrix else 0
        if section == 0:
            return _("Fact")
        return self.name(section - 1) if section <= articles else _("State")

    def counted(self) -> str:
        """How many facts there are, and how many of them are told differently."""
        if self.matrix is None:
            return ""
        facts = n_("{n} fact", "{n} facts", len(self.matrix.rows))
        return f"{facts}, " + _("{n} in conflict").format(n=self.matrix.conflicts)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.analyses) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_group = index.isValid() and isinstance(self.lines[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if is_group else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(index))
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, Row):
            name = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{line.label} · {name}: {self._text(index)} · {state_label(line)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or not self.matrix:
            return None
        return self.title(section)

    def _text(self, index: Index) -> str:
        line, column = self.lines[index.row()], index.column()
        if isinstance(line, str):
            return line if column == 0 else ""
        if column == 0:
            return line.label
        if column > len(line.cells):
            return state_label(line)
        told = self.cell(index)
        return f"{shape(told, line)} {told.text}".strip() if told else ABSENT
