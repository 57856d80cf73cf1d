"""The tree of library and stories: Enter opens an article on the left, Ctrl+Enter on the right."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from diptych.app.session import Session
from diptych.corpus import Entry, Story
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui.shelf.delegate import ShelfDelegate
from diptych.ui.shelf.model import Books, ShelfModel
from diptych.ui.shelf.tree import NODE
from diptych.ui.theme import Theme


class ShelfView(QTreeView):
    """Shows a ShelfModel; says what is to be opened and where."""

    open_wanted = Signal(object, str)
    """An Entry or a Record, and the side: left or right."""
    story_wanted = Signal(object)
    """A Story whose first two articles are to be opened."""
    delete_wanted = Signal(object)
    """A Record that is to be taken off the shelf."""
    like_wanted = Signal(object, str)
    """An Entry or a Record, and what is looked for: like (articles like it) or event (its event)."""
    narrow_wanted = Signal(object)
    """The nodes among whose articles alone is to be searched."""

    def __init__(self, model: ShelfModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = model
        self._can_delete = False
        self._delegate = ShelfDelegate(wear, self)
        self.setObjectName("shelf")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Library and stories"))
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(lambda index: self._activate(index, "left"))
        self.clicked.connect(self._fold)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        is_new = new.stories is not old.stories or new.records is not old.records
        self._can_delete = new.library == "ready"
        if is_new:
            self._fill(new)
        if is_new or new.left is not old.left or new.right is not old.right:
            self._shelf.show_open(new.left, new.right)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = wear
        self.viewport().update()

    def selected(self) -> tuple[Entry | Record | Story, ...]:
        """The articles and stories that are selected, from the first to the last."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: self.visualRect(index).top())
        nodes = (index.data(NODE) for index in indexes)
        return tuple(node for node in nodes if not isinstance(node, Books))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._activate(self.currentIndex(), "right" if control else "left")
        elif event.key() == Qt.Key.Key_Delete and isinstance(self.currentIndex().data(NODE), Record):
            self.delete_wanted.emit(self.currentIndex().data(NODE))
        else:
            super().keyPressEvent(event)

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with the story or the article at `index`."""
        node = index.data(NODE)
        menu = QMenu(self)
        if isinstance(node, Story):
            menu.addAction(_("Open the first two articles"), lambda: self.story_wanted.emit(node))
        elif isinstance(node, Entry | Record):
            menu.addAction(_("Open on the left (A)"), lambda: self.open_wanted.emit(node, "left"))
            menu.addAction(_("Open on the right (B)"), lambda: self.open_wanted.emit(node, "right"))
        if isinstance(node, Entry | Record):
            menu.addSeparator()
            menu.addAction(_("Articles like this"), lambda: self.like_wanted.emit(node, "like"))
            menu.addAction(_("About the same event"), lambda: self.like_wanted.emit(node, "event"))
        if not isinstance(node, Books):
            among = self.selected() if index in self.selectedIndexes() else (node,)
            told = _("Search in this story") if among == (node,) and isinstance(node, Story) else ""
            menu.addAction(
                told or _("Search in the selected articles"), lambda: self.narrow_wanted.emit(among)
            )
        if isinstance(node, Record):
            menu.addSeparator()
            delete = menu.addAction(_("Take off the shelf"), lambda: self.delete_wanted.emit(node))
            delete.setEnabled(self._can_delete)
        return menu

    def _activate(self, index: QModelIndex, side: str) -> None:
        node = index.data(NODE)
        if isinstance(node, Story):
            self.story_wanted.emit(node)
        elif isinstance(node, Books):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.open_wanted.emit(node, side)

    def _fold(self, index: QModelIndex) -> None:
        """A click on the sign of a story or the library folds it or unfolds it."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if isinstance(index.data(NODE), Books | Story) and at.x() < 33:
            self.setExpanded(index, not self.isExpanded(index))

    def _fill(self, session: Session) -> None:
        """Show what is on the shelf now; what was folded, selected and in view stays so."""
        top = [self._shelf.index(row, 0) for row in range(self._shelf.rowCount())]
        folded = {index.data() for index in top if not self.isExpanded(index)}
        current, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        row, under = current.row(), current.parent().data()
        self._shelf.show_articles(session.records, session.stories)
        for number in range(self._shelf.rowCount()):
            index = self._shelf.index(number, 0)
            self.setExpanded(index, index.data() not in folded)
            if current.isValid() and index.data() == under:
                last = self._shelf.rowCount(index) - 1
                self.setCurrentIndex(self._shelf.index(min(row, last), 0, index))
        self.verticalScrollBar().setValue(scrolled)

    def _offer(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = self.menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(point))
