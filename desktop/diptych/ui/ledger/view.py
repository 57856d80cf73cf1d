"""The list of divergences: one row selected, walked with the arrows or j and k."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.ledger.delegate import LedgerDelegate
from diptych.ui.ledger.model import ROW, Column, LedgerModel
from diptych.ui.theme import Theme

_WIDTHS = {Column.SEVERITY: 44, Column.TYPE: 156, Column.GAP: 170, Column.VERDICT: 128}
_HEADER = 26


class LedgerView(QTableView):
    """Shows a LedgerModel; says which row the user chose."""

    chosen = Signal(object)
    """Id of the divergence that the user moved to."""
    activated_again = Signal(object)
    """Id of the current divergence, when Enter or a double click asks for it to be shown once more."""

    def __init__(self, model: LedgerModel, wear: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = False
        self._ledger = model
        self._delegate = LedgerDelegate(wear, zoom, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Divergences"))
        self.verticalHeader().hide()
        self._lay_out_columns()
        self.set_zoom(zoom)
        self.doubleClicked.connect(self._activate)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = wear
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Write the excerpts larger or smaller."""
        self._delegate.zoom = zoom
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)
        self.viewport().update()

    def show_current(self, divergence_id: str | None) -> None:
        """Select the row of a divergence without telling anyone, and bring it into view."""
        index = self._ledger.index_of(divergence_id)
        self._told = True
        try:
            if index.isValid():
                self.setCurrentIndex(index)
                self.scrollTo(index)
            else:
                self.clearSelection()
                self.setCurrentIndex(index)
        finally:
            self._told = False

    def row_in_words(self) -> str:
        """What "Copy" puts on the clipboard: the row in words."""
        index = self.currentIndex()
        return index.data(ROW).name if index.isValid() else ""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        if indexes and not self._told:
            self.chosen.emit(indexes[0].data(ROW).divergence.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        match event.key():
            case Qt.Key.Key_J:
                self.selectRow(min(row + 1, self._ledger.rowCount() - 1))
            case Qt.Key.Key_K:
                self.selectRow(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._activate()
            case _:
                super().keyPressEvent(event)

    def _activate(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.activated_again.emit(index.data(ROW).divergence.id)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setFixedHeight(_HEADER)
        header.setFont(fonts.font("ui_small"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        for column in Column:
            if column in _WIDTHS:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(column, _WIDTHS[column])
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
