"""Search in the sidebar: what is typed becomes a query, what is found becomes a list."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from diptych.app.session import Session
from diptych.i18n import _, n_
from diptych.search import Results
from diptych.ui import fonts
from diptych.ui.finder.model import HitsModel
from diptych.ui.finder.view import HitsView
from diptych.ui.icons import icon
from diptych.ui.theme import Theme, size

DEBOUNCE_MS = 150
"""How long typing must rest before a query is asked."""


class Finder(QWidget):
    """The search box with its hits; both lists fold away while nothing is searched for."""

    query_changed = Signal(str)
    open_wanted = Signal(object, str)
    """A Hit, and the side: left or right."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HitsModel(self)
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Search the library"))
        self.box.setAccessibleName(_("Search the library"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedHeight(size("field"))
        self.box.installEventFilter(self)
        self._glass = self.box.addAction(icon("search", wear), QLineEdit.ActionPosition.LeadingPosition)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._count.setFont(fonts.font("ui_small"))
        self._count.setWordWrap(True)
        self._count.setContentsMargins(12, 0, 12, 0)
        self.hits = HitsView(self._model, wear)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DEBOUNCE_MS)
        self._rest.timeout.connect(lambda: self.query_changed.emit(self.box.text()))
        self.box.textChanged.connect(lambda _text: self._rest.start())
        self.hits.open_wanted.connect(self.open_wanted)
        self._lay_out()
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.results is not old.results or new.query != old.query:
            self._model.show(new.results)
            self._count.setText(_told(new.results))
            self._count.setVisible(new.results is not None)
            self.hits.setVisible(bool(new.results and new.results.hits))

    @property
    def is_showing(self) -> bool:
        """Whether it has something to show of a search."""
        return not self._count.isHidden()

    def show_query(self, query: str) -> None:
        """Write a query into the box without asking it."""
        self.box.setText(query)
        self._rest.stop()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._glass.setIcon(icon("search", wear, role="muted"))
        self.hits.set_theme(wear)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down moves from the box to the hits, Enter opens the first one; what was typed is asked at once."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.hits.isVisible():
                self.hits.setFocus()
                self.hits.setCurrentIndex(self._model.index(0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter(event)
                return True
        return super().eventFilter(watched, event)

    def _enter(self, event: QKeyEvent) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.query_changed.emit(self.box.text())
        else:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.hits.open_current("right" if control else "left")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        framed = QVBoxLayout()
        framed.setContentsMargins(12, 0, 12, 0)
        framed.addWidget(self.box)
        column.addLayout(framed)
        column.addWidget(self._count)
        column.addWidget(self.hits, 1)
        self._count.hide()
        self.hits.hide()


def _told(results: Results | None) -> str:
    """As in "9 passages in 4 articles", and what else the user should know."""
    if results is None:
        return ""
    if not results.hits:
        return " ".join(part for part in (_("Nothing found."), results.notice) if part)
    passages = n_("{n} passage", "{n} passages", results.passages)
    articles = n_("{n} article", "{n} articles", len(results.hits))
    count = _("{passages} in {articles}").format(passages=passages, articles=articles)
    return " · ".join(part for part in (count, results.notice) if part)
