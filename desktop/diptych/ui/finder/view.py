"""The list of hits: Enter opens the chosen one on the left, Ctrl+Enter on the right, L and E find others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from diptych.i18n import _
from diptych.ui.finder.delegate import HitDelegate
from diptych.ui.finder.model import HIT, HitsModel
from diptych.ui.theme import Theme


class HitsView(QListView):
    """Shows a HitsModel; says which hit is to be opened and where."""

    open_wanted = Signal(object, str)
    """A Hit, and the side: left or right."""
    like_wanted = Signal(object, str)
    """A Hit, and what is looked for: like (articles like it) or event (those about the same event)."""

    def __init__(self, model: HitsModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = HitDelegate(wear, self)
        self.setObjectName("hits")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Search results"))
        self.doubleClicked.connect(lambda _index: self.open_current("left"))

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = wear
        self.viewport().update()

    def open_current(self, side: str) -> None:
        """Ask for the selected hit (the first when none is) to be opened on a side."""
        index = self.currentIndex() if self.currentIndex().isValid() else self.model().index(0, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.open_wanted.emit(index.data(HIT), side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.open_current("right" if control else "left")
        elif event.key() in (Qt.Key.Key_L, Qt.Key.Key_E) and self.currentIndex().isValid():
            self._want_like("like" if event.key() == Qt.Key.Key_L else "event")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, act in (
            (_("Open on the left"), Qt.Key.Key_Return, lambda: self.open_current("left")),
            (
                _("Open on the right"),
                "Ctrl+Return",
                lambda: self.open_current("right"),
            ),
            (_("Articles like this"), Qt.Key.Key_L, lambda: self._want_like("like")),
            (_("About the same event"), Qt.Key.Key_E, lambda: self._want_like("event")),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _on=False, act=act: act())
        menu.popup(event.globalPos())

    def _want_like(self, field: str) -> None:
        self.like_wanted.emit(self.currentIndex().data(HIT), field)
