"""The files of an import as a list: Enter opens one, what a row offers is clicked or in its menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from diptych.i18n import _
from diptych.ui.intake.delegate import IntakeDelegate
from diptych.ui.intake.model import ROW, Index, IntakeModel
from diptych.ui.intake.rows import Row
from diptych.ui.theme import Theme


class IntakeView(QListView):
    """Shows an IntakeModel; says what is to be looked over, opened, dated or tried again."""

    chosen = Signal(object)
    """The Row that became the current one."""
    open_wanted = Signal(object, str)
    """A Record, and the side: left or right."""
    date_wanted = Signal(object)
    """A Record whose date the user wants to give."""
    retry_wanted = Signal(object)
    """The path of a file that is to be tried again."""

    def __init__(self, model: IntakeModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = IntakeDelegate(wear, model.heights, self)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(_("Files of this import"))
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(lambda index: self._open(index.data(ROW), "left"))

    @property
    def row(self) -> Row | None:
        """The current row."""
        found: Row | None = self.currentIndex().data(ROW)
        return found

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._rows.theme = wear
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if row.record:
                self._open(row, "right" if control else "left")
            else:
                self.follow(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row: Row | None = index.data(ROW)
        if row and self._rows.link_at(self.visualRect(index), row, event.position().toPoint()):
            self.follow(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._rows.width:
            self._rows.width = self.viewport().width()
            self._model.heights.clear()
        self.scheduleDelayedItemsLayout()

    def follow(self, row: Row) -> None:
        """Do what a row offers."""
        if row.link == "date":
            self.date_wanted.emit(row.record)
        elif row.link == "retry":
            self.retry_wanted.emit(row.path)

    def menu(self, row: Row) -> QMenu:
        """What can be done with a file."""
        menu = QMenu(self)
        if row.record:
            menu.addAction(_("Open on the left (A)"), lambda: self._open(row, "left"))
            menu.addAction(_("Open on the right (B)"), lambda: self._open(row, "right"))
            menu.addAction(_("Give the date…"), lambda: self.date_wanted.emit(row.record))
        elif row.state == "failed":
            menu.addAction(_("Try again"), lambda: self.follow(row))
        return menu

    def _open(self, row: Row | None, side: str) -> None:
        if row and row.record:
            self.open_wanted.emit(row.record, side)

    def _offer(self, point: QPoint) -> None:
        row: Row | None = self.indexAt(point).data(ROW)
        menu = self.menu(row) if row else None
        if menu and menu.actions():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(point))
