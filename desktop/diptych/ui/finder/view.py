"""The list of hits: Enter opens the current one on the left, Ctrl+Enter on the right, L and E find others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from diptych.i18n import _
from diptych.search import Hit
from diptych.ui.finder.delegate import HitDelegate
from diptych.ui.finder.model import HIT, HitsModel
from diptych.ui.theme import Theme


class HitsView(QListView):
    """Shows a HitsModel; says which hit is to be opened and where."""

    open_wanted = Signal(object, str)
    """A Hit, and the side: left or right."""
    like_wanted = Signal(object, str)
    """A Hit, and what is looked for: like (articles like it) or event (those about the same event)."""
    narrow_wanted = Signal(object)
    """The paths of the selected hits, among which alone is to be searched."""

    def __init__(self, model: HitsModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = model
        self._delegate = HitDelegate(wear, self)
        self.setObjectName("hits")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        index = self.currentIndex() if self.currentIndex().isValid() else self._hits.first()
        if index.isValid():
            self.setCurrentIndex(index)
            self.open_wanted.emit(index.data(HIT), side)

    def to_first(self) -> None:
        """Move the keys into the list, to the best hit."""
        self.setFocus()
        self.setCurrentIndex(self._hits.first())

    def selected(self) -> tuple[Hit, ...]:
        """The selected hits, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._hits.index(row).data(HIT) for row in rows)

    def narrow(self) -> None:
        """Ask that only the selected hits be searched."""
        if self.selected():
            self.narrow_wanted.emit(tuple(hit.path for hit in self.selected()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.open_current("right" if control else "left")
        elif event.key() in (Qt.Key.Key_L, Qt.Key.Key_E) and self.currentIndex().isValid():
            self._want_like("like" if event.key() == Qt.Key.Key_L else "event")
        elif event.key() == Qt.Key.Key_S:
            self.narrow()
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
            (_("Search in the selected articles"), Qt.Key.Key_S, self.narrow),
        ):
            action = menu.addAction(text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _on=False, act=act: act())
        menu.popup(event.globalPos())

    def _want_like(self, field: str) -> None:
        self.like_wanted.emit(self.currentIndex().data(HIT), field)
