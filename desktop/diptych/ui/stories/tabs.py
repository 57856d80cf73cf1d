"""Two lists of the same articles come in, one of them is shown: by itself, or grouped into stories."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from diptych.app.session import Session
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.separator import separator
from diptych.ui.shelf.view import ShelfView
from diptych.ui.stories.model import StoriesModel
from diptych.ui.stories.view import StoriesView
from diptych.ui.theme import Theme

_TAB_PX = 32


class ShelfTabs(QWidget):
    """The shelf and the stories, one at a time."""

    changed = Signal()
    """Another list is shown."""

    def __init__(self, shelf: ShelfView, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stories = StoriesView(StoriesModel(self), wear)
        self.bar = QTabBar()
        self.bar.setObjectName("shelf")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setFont(fonts.font("ui"))
        self.bar.setFixedHeight(_TAB_PX)
        self.bar.setAccessibleName(_("Articles or stories"))
        for title in (_("Articles"), _("Stories")):
            self.bar.addTab(title)
        self._shelf = shelf
        self._told = QLabel()
        self._told.setObjectName("muted")
        self._told.setFont(fonts.font("ui"))
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._told.setContentsMargins(12, 12, 12, 12)
        self._pages = QStackedWidget()
        for page in (shelf, self.stories, self._told):
            self._pages.addWidget(page)
        self.bar.currentChanged.connect(lambda _number: self._show_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(separator())
        column.addWidget(self._pages, 1)

    @property
    def shown(self) -> QWidget:
        """The list that is shown; the bar where there is nothing to list."""
        return self.bar if self._pages.currentWidget() is self._told else self._pages.currentWidget()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.stories.show_session(old, new)
        self._told.setText(_told(new))
        self._show_page()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.stories.set_theme(wear)

    def show_stories(self) -> None:
        """Turn to the stories."""
        self.bar.setCurrentIndex(1)

    def _show_page(self) -> None:
        has_focus = self._pages.isAncestorOf(self.focusWidget() or self)
        wanted = self._shelf if self.bar.currentIndex() == 0 else self.stories
        if wanted is self.stories and not self.stories.model().rowCount():
            self._pages.setCurrentWidget(self._told)
        else:
            self._pages.setCurrentWidget(wanted)
        if has_focus:
            self.shown.setFocus()
        self.changed.emit()


def _told(session: Session) -> str:
    """Why there is no story to list."""
    if not session.records:
        return _("Once you have imported articles, those that tell of one event stand together here.")
    if session.grouping is not None:
        return _("The articles are being grouped by event…")
    return _("The articles are not grouped by event yet.")
