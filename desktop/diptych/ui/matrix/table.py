"""The table of a matrix: one cell chosen, walked with the arrows, and opened with Enter."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from diptych.i18n import _
from diptych.ui.matrix.delegate import MatrixDelegate, text_room, wrapped
from diptych.ui.matrix.grid import Grid
from diptych.ui.matrix.head import LEAST_PX, Head
from diptych.ui.matrix.model import MatrixModel
from diptych.ui.theme import Theme, size

FACT_PX = 236
STATE_PX = 128
TALLER_PX = 17
"""What a row is higher by where the words of a cell need two lines."""


class MatrixTable(Grid):
    """Shows a MatrixModel."""

    opened = Signal(QModelIndex)
    """The cell that Enter or a click asks about."""

    def __init__(self, model: MatrixModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, MatrixDelegate(model, wear), Head(model, wear), parent)
        self._matrix = model
        self.setAccessibleName(_("Facts of the story"))
        model.modelReset.connect(self._lay_out)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and index.isValid():
            by = 1 if event.key() == Qt.Key.Key_J else -1
            row = index.row() + by
            while 0 <= row < len(self._matrix.lines) and isinstance(self._matrix.lines[row], str):
                row += by
            if 0 <= row < len(self._matrix.lines):
                self.setCurrentIndex(self._matrix.index(row, index.column()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _click(self, index: QModelIndex) -> None:
        if not isinstance(self._matrix.lines[index.row()], str):
            self.opened.emit(index)

    def _lay_out(self) -> None:
        self.clearSpans()
        for number, line in enumerate(self._matrix.lines):
            is_group = isinstance(line, str)
            self.setRowHeight(number, size("matrix_group" if is_group else "matrix_row"))
            if is_group:
                self.setSpan(number, 0, 1, self._matrix.columnCount())
        self._share()
        if len(self._matrix.lines) > 1:
            self.setCurrentIndex(self._matrix.index(1, 1))

    def _share(self) -> None:
        """Fixed widths for fact and state, the rest in equal parts for the articles."""
        articles = self._matrix.columnCount() - 2
        if articles < 1:
            return
        room = self.viewport().width() - FACT_PX - STATE_PX
        each = max(LEAST_PX, room // articles)
        self.setColumnWidth(0, FACT_PX + max(0, room - each * articles))
        for column in range(articles):
            self.setColumnWidth(column + 1, each)
        self.setColumnWidth(articles + 1, STATE_PX)
        self.head.fit()
        for number, line in enumerate(self._matrix.lines):
            if not isinstance(line, str):
                room = text_room(each, line)
                is_tall = any(cell and len(wrapped(cell.text, room)) > 1 for cell in line.cells)
                self.setRowHeight(number, size("matrix_row") + (TALLER_PX if is_tall else 0))
