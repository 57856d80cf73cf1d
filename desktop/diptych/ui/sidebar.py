"""The left column: search over the shelf, and how to bring in articles of one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from diptych.app.session import Session
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.finder.finder import Finder
from diptych.ui.icons import icon
from diptych.ui.separator import separator
from diptych.ui.shelf.model import ShelfModel
from diptych.ui.shelf.view import ShelfView
from diptych.ui.splitter import Splitter
from diptych.ui.stories.tabs import ShelfTabs
from diptych.ui.theme import Theme, size

_HITS_HEIGHT = 404
"""Room for the search box, two rows of chips and four hits."""


class Sidebar(QWidget):
    """Finder and shelf, one above the other."""

    files_wanted = Signal()
    """The user pressed "Open files…"."""
    folder_wanted = Signal()
    """The user pressed "Import a folder…"."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(size("sidebar_min"))
        self.setMaximumWidth(size("sidebar_max"))
        self.finder = Finder(wear)
        self.shelf = ShelfView(ShelfModel(self), wear)
        self.tabs = ShelfTabs(self.shelf, wear)
        self._hint = QWidget()
        self._upper = QWidget()
        self._column = QVBoxLayout(self._upper)
        self._split = Splitter(Qt.Orientation.Vertical)
        self._folder = QPushButton(_("Import a folder…"))
        self._folder.setObjectName("primary")
        self._folder.clicked.connect(self.folder_wanted)
        self._files = QPushButton(_("Open files…"))
        self._files.clicked.connect(self.files_wanted)
        self._lay_out()
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.finder.show_session(old, new)
        self.shelf.show_session(old, new)
        self.tabs.show_session(old, new)
        self._folder.setEnabled(new.library == "ready")
        searching = new.results is not None or new.mistake is not None
        is_hinting = not new.records and not searching
        if is_hinting == self._hint.isHidden() or searching != (old.results or old.mistake is not None):
            self._hint.setVisible(is_hinting)
            self._give_room(searching=searching)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # how tall wrapped sentences are is only known once there is a width
        self._give_room(searching=self.finder.is_showing)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._folder.setIcon(icon("open", wear, role="on_accent"))
        self._files.setIcon(icon("file", wear))
        self.finder.set_theme(wear)
        self.shelf.set_theme(wear)
        self.tabs.set_theme(wear)

    def _lay_out(self) -> None:
        self._fill_hint()
        upper = self._column
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.finder, 1)
        upper.addSpacing(12)
        upper.addWidget(separator())
        upper.addWidget(self._hint)
        self._split.addWidget(self._upper)
        self._split.addWidget(self.tabs)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)

    def _give_room(self, *, searching: bool) -> None:
        """Hits take most of the column, the hint no more than its sentences."""
        # what was hidden a moment ago would be counted still
        self.finder.updateGeometry()
        upper = _HITS_HEIGHT if searching else self._column.totalHeightForWidth(self.width())
        self._split.setSizes([upper, max(0, self._split.height() - upper)])

    def _fill_hint(self) -> None:
        column = QVBoxLayout(self._hint)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        title = QLabel(_("Your library is empty"))
        title.setFont(fonts.font("ui_strong"))
        title.setWordWrap(True)
        told = QLabel(
            _("Web pages, documents and text files can be imported, or dropped anywhere in this window.")
        )
        told.setObjectName("muted")
        told.setFont(fonts.font("ui"))
        told.setWordWrap(True)
        for part in (title, told, self._folder, self._files):
            column.addWidget(part)
