"""The tree of stories: Enter opens the matrix, Ctrl+Enter a pair; M makes one story of several, S parts."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeView, QWidget

from diptych.app.session import Session
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.stories import LibraryStory
from diptych.ui.shelf.tree import NODE
from diptych.ui.stories.delegate import StoriesDelegate
from diptych.ui.stories.model import StoriesModel, key_of
from diptych.ui.theme import Theme


class StoriesView(QTreeView):
    """Shows a StoriesModel; says what is to be opened, merged or split."""

    open_wanted = Signal(object, str)
    """A Record, and the side: left or right."""
    matrix_wanted = Signal(object)
    """A LibraryStory whose facts are to be shown against its articles."""
    pair_wanted = Signal(object)
    """A LibraryStory whose first two articles are to be read."""
    merge_wanted = Signal(object)
    """A tuple of two LibraryStorys or more that are one."""
    split_wanted = Signal(object, object)
    """A LibraryStory, and the ids of those of its articles that tell of another event."""

    def __init__(self, model: StoriesModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stories = model
        self._can_change = False
        self._delegate = StoriesDelegate(wear, self)
        self.setObjectName("shelf")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Stories"))
        self.setAccessibleDescription(_("Enter: matrix. Ctrl+Enter: a pair. M: make one story. S: part."))
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(lambda index: self._activate(index, is_other=False))
        self.clicked.connect(self._fold)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self._can_change = new.library == "ready"
        if new.groups is not old.groups:
            self._fill(new.groups)
        if new.groups is not old.groups or new.left is not old.left or new.right is not old.right:
            self._stories.show_open(new.left, new.right)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.set_theme(wear)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._activate(self.currentIndex(), is_other=bool(control))
        elif event.key() == Qt.Key.Key_M and is_plain:
            self.merge_selected()
        elif event.key() == Qt.Key.Key_S and is_plain:
            self.split_selected()
        else:
            super().keyPressEvent(event)

    def merge_selected(self) -> None:
        """Ask for one story of all that are selected, or whose articles are."""
        stories = self._selected_stories()
        if self._can_change and len(stories) > 1:
            self.merge_wanted.emit(stories)

    def split_selected(self) -> None:
        """Ask for another story of the selected articles of one."""
        found = self._parting()
        if self._can_change and found:
            self.split_wanted.emit(*found)

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with the story or the article at `index`, and with what is selected."""
        node = index.data(NODE)
        menu = QMenu(self)
        if isinstance(node, LibraryStory):
            menu.addAction(_("Show the matrix of the story"), lambda: self.matrix_wanted.emit(node))
            menu.addAction(_("Open the first two articles"), lambda: self.pair_wanted.emit(node))
        elif isinstance(node, Record):
            menu.addAction(_("Open on the left (A)"), lambda: self.open_wanted.emit(node, "left"))
            menu.addAction(_("Open on the right (B)"), lambda: self.open_wanted.emit(node, "right"))
        menu.addSeparator()
        merge = menu.addAction(_("Make one story of what is selected"), self.merge_selected)
        merge.setEnabled(self._can_change and len(self._selected_stories()) > 1)
        part = menu.addAction(_("Part the selected articles from their story"), self.split_selected)
        part.setEnabled(self._can_change and self._parting() is not None)
        return menu

    def _selected_stories(self) -> tuple[LibraryStory, ...]:
        found = (self._stories.story_at(index) for index in self.selectedIndexes())
        return tuple({one.id: one for one in found if one}.values())

    def _parting(self) -> tuple[LibraryStory, tuple[int, ...]] | None:
        """A story and those of its articles that are selected, when some of it would be left."""
        stories = self._selected_stories()
        nodes = [index.data(NODE) for index in self.selectedIndexes()]
        ids = tuple(node.id for node in nodes if isinstance(node, Record))
        if len(stories) != 1 or len(ids) != len(nodes) or not 0 < len(ids) < len(stories[0].records):
            return None
        return stories[0], ids

    def _activate(self, index: QModelIndex, *, is_other: bool) -> None:
        node = index.data(NODE)
        if isinstance(node, Record):
            self.open_wanted.emit(node, "right" if is_other else "left")
        elif isinstance(node, LibraryStory):
            (self.pair_wanted if is_other else self.matrix_wanted).emit(node)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _fold(self, index: QModelIndex) -> None:
        """A click on the sign of a story folds it or unfolds it."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if not isinstance(index.data(NODE), Record) and at.x() < 33:
            self.setExpanded(index, not self.isExpanded(index))

    def _fill(self, stories: tuple[LibraryStory, ...]) -> None:
        """Show these stories; what was unfolded, current and in view stays so."""
        top = [self._stories.index(row, 0) for row in range(self._stories.rowCount())]
        unfolded = {key_of(index.data(NODE)) for index in top if self.isExpanded(index)}
        current, scrolled = self.currentIndex().data(NODE), self.verticalScrollBar().value()
        self._stories.show_stories(stories)
        for row in range(self._stories.rowCount() if unfolded else 0):
            index = self._stories.index(row, 0)
            if key_of(index.data(NODE)) in unfolded:
                self.setExpanded(index, True)
        if current and (found := self._stories.index_of(current)).isValid():
            self.selectionModel().setCurrentIndex(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)

    def _offer(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            menu = self.menu(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(point))
