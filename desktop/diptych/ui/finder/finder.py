"""Search in the sidebar: what is typed becomes a query, what is found becomes a list."""

from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from diptych.app import searches
from diptych.app.session import Mistake, Session
from diptych.i18n import _, n_
from diptych.search import SIGNS, Hit, Results
from diptych.ui import fonts
from diptych.ui.finder import memory
from diptych.ui.finder.chips import Chips
from diptych.ui.finder.model import HitsModel
from diptych.ui.finder.view import HitsView
from diptych.ui.icons import draw_clear_button, icon
from diptych.ui.theme import Theme, size

_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_NO_LINKS = Qt.TextInteractionFlag.NoTextInteraction
_LONGEST = 200
"""Characters of a title that is written into the box."""
DEBOUNCE_MS = 150
"""How long typing must rest before a query is asked."""


class Finder(QWidget):
    """The search box with its hits; both lists fold away while nothing is searched for."""

    query_changed = Signal(str)
    open_wanted = Signal(object, str)
    """A Hit, and the side: left or right."""
    sort_wanted = Signal(str)
    """relevance or date."""
    group_wanted = Signal(bool)
    """Whether the hits of one story are to stand together."""
    narrow_wanted = Signal(object)
    """The paths of the articles among which alone is to be searched; an empty tuple for all there are."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HitsModel(self)
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Search"))
        self.box.setAccessibleName(_("Search the library"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedHeight(size("field"))
        self.box.installEventFilter(self)
        self._known = self.box.addAction(icon("clock", wear), QLineEdit.ActionPosition.TrailingPosition)
        self._known.setToolTip(_("Kept and last searches, and what can be asked (Alt+↓, F1)"))
        self._known.triggered.connect(self.show_memory)
        self._session = Session()
        self.scope = QToolButton()
        self.scope.setObjectName("chip")
        self.scope.setFont(fonts.font("ui_small"))
        self.scope.setFixedHeight(size("chip"))
        self.scope.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scope.setToolTip(_("Search in all articles again"))
        self.scope.clicked.connect(lambda: self.narrow_wanted.emit(()))
        self._glass = self.box.addAction(icon("search", wear), QLineEdit.ActionPosition.LeadingPosition)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._count.setFont(fonts.font("ui_small"))
        self._count.setWordWrap(True)
        self._count.setContentsMargins(12, 0, 12, 0)
        self._count.setTextFormat(Qt.TextFormat.RichText)
        self._count.linkActivated.connect(self.ask)
        self.chips = Chips(wear)
        self.chips.narrowed.connect(lambda query: self.ask(f"{self.box.text().strip()} {query}"))
        self.chips.sort_wanted.connect(self.sort_wanted)
        self.chips.group_wanted.connect(self.group_wanted)
        self.hits = HitsView(self._model, wear)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(DEBOUNCE_MS)
        self._rest.timeout.connect(lambda: self.query_changed.emit(self.box.text()))
        self.box.textChanged.connect(lambda _text: self._rest.start())
        self.hits.open_wanted.connect(self._open)
        self.hits.like_wanted.connect(lambda hit, field: self.ask_like(hit.path, hit.title, field))
        self.hits.narrow_wanted.connect(self.narrow_wanted)
        self._lay_out()
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self._session = new
        if new.scope is not old.scope:
            self._show_scope(len(new.scope))
        if new.grouped != old.grouped:
            self.chips.show_grouped(new.grouped)
            self._model.show(new.results, grouped=new.grouped)
        if (new.results, new.mistake, new.query) != (old.results, old.mistake, old.query):
            if new.results is not old.results:
                self._model.show(new.results, grouped=new.grouped)
                self.chips.show_results(new.results)
            self._tell()
            self._count.setVisible(new.results is not None or new.mistake is not None)
            self.chips.setVisible(bool(new.results and new.results.hits))
            self.hits.setVisible(bool(new.results and new.results.hits))

    @property
    def is_showing(self) -> bool:
        """Whether it has something to show of a search."""
        return not self._count.isHidden()

    def show_query(self, query: str) -> None:
        """Write a query into the box without asking it."""
        self.box.setText(query)
        self._rest.stop()

    def ask(self, query: str) -> None:
        """Write a query into the box and ask it at once."""
        self.show_query(query)
        self.query_changed.emit(query)
        self.box.setFocus()

    def ask_like(self, key: Path, title: str, field: str) -> None:
        """Ask for articles like one, or about its event: by its title where no other article has the same."""
        session = self._session
        titles = [record.title for record in session.records]
        titles += [entry.title for story in session.stories for entry in story.entries]
        is_telling = 0 < len(title) < _LONGEST and not set(title) & set(SIGNS) and titles.count(title) == 1
        self.ask(f'{field}:"{title if is_telling else str(key)}"')

    def show_memory(self) -> None:
        """Open the menu of kept and last searches, and of what can be asked, below the box."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        memory.fill(menu, self.box.text().strip(), self.ask, menu)
        menu.popup(self.box.mapToGlobal(self.box.rect().bottomLeft()))

    def show_help(self) -> None:
        """Open the list of what can be asked, below the box."""
        menu = memory.help_menu(self, self.ask)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.box.mapToGlobal(self.box.rect().bottomLeft()))

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._known.setIcon(icon("clock", wear, role="muted"))
        self._glass.setIcon(icon("search", wear, role="muted"))
        draw_clear_button(self.box, wear)
        self.chips.set_theme(wear)
        self.hits.set_theme(wear)
        self._wear = wear
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down moves to the hits, Alt+Down to other searches, F1 to help; Enter asks at once, or opens."""
        if watched is self.box and event.type() == QEvent.Type.ShortcutOverride:
            pressed = event if isinstance(event, QKeyEvent) else None
            if pressed and pressed.key() == Qt.Key.Key_F1 and not pressed.modifiers():
                # elsewhere it lists the shortcuts
                pressed.accept()
                return True
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F1:
                self.show_help()
                return True
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.show_memory()
                return True
            if event.key() == Qt.Key.Key_Down and self.hits.isVisible():
                self.hits.to_first()
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

    def _open(self, hit: Hit, side: str) -> None:
        """A search of which something is opened is worth remembering."""
        query = self.box.text().strip()
        if query:
            searches.save(searches.load().asked(query))
        self.open_wanted.emit(hit, side)

    def _show_scope(self, count: int) -> None:
        told = n_("Only in {n} article", "Only in {n} articles", count)
        self.scope.setText(f"{told}  ✕")
        self.scope.setAccessibleName(f"{told} · {self.scope.toolTip()}")
        self.scope.setVisible(count > 0)

    def _tell(self) -> None:
        """Say what was found, or what is wrong with the query."""
        mistake, results = self._session.mistake, self._session.results
        told = _mistaken(mistake) if mistake else _told(results, self._wear)
        self._count.setText(told)
        # a link is reached by Tab, a sentence without one is no stop
        self._count.setTextInteractionFlags(_LINKS if "<a " in told else _NO_LINKS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        framed = QVBoxLayout()
        framed.setContentsMargins(12, 0, 12, 0)
        framed.addWidget(self.box)
        column.addLayout(framed)
        scoped = QVBoxLayout()
        scoped.setContentsMargins(12, 0, 12, 0)
        scoped.addWidget(self.scope, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(scoped)
        column.addWidget(self._count)
        column.addWidget(self.chips)
        column.addWidget(self.hits, 1)
        # without hits, what is said stays under the box
        column.addStretch()
        self.scope.hide()
        self._count.hide()
        self.chips.hide()
        self.hits.hide()


def _told(results: Results | None, wear: Theme) -> str:
    """As in "9 passages in 4 articles", and what else the user should know."""
    if results is None:
        return ""
    meant = _meant(results, wear)
    if not results.hits:
        return " ".join(part for part in (_("Nothing found."), meant, escape(results.notice)) if part)
    passages = n_("{n} passage", "{n} passages", results.passages)
    articles = n_("{n} article", "{n} articles", len(results.hits))
    count = _("{passages} in {articles}").format(passages=passages, articles=articles)
    return " · ".join(part for part in (count, escape(results.notice), meant) if part)


def _meant(results: Results, wear: Theme) -> str:
    """Other queries, each a link that asks it."""
    links = [wear.link(query, query) for query in results.suggestions]
    return _("Is it {queries}?").format(queries=", ".join(links)) if links else ""


def _mistaken(mistake: Mistake) -> str:
    """What is wrong with a query, and the query with its wrong part underlined."""
    said = escape(mistake.message)
    if mistake.at is None:
        return said
    start, end = mistake.at
    query = mistake.query
    return f"{said}<br>{escape(query[:start])}<u><b>{escape(query[start:end])}</b></u>{escape(query[end:])}"
