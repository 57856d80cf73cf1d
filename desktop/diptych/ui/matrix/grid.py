"""What the tables of a story share: one cell chosen, no lines of their own, a head with the articles."""

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QTableView, QWidget

from diptych.ui.matrix.head import Head
from diptych.ui.theme import Theme


class ThemedDelegate(QStyledItemDelegate):
    """Paints cells in a theme."""

    theme: Theme


class Grid(QTableView):
    """Shows a model whose first column names the rows, and whose head is a Head."""

    def __init__(
        self, model: QAbstractItemModel, delegate: ThemedDelegate, head: Head, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._delegate, self.head = delegate, head
        delegate.setParent(self)
        self.setHorizontalHeader(head)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = self.head.theme = wear
        self.setPalette(wear.palette())
        self.viewport().update()
        self.head.viewport().update()
