"""The matrix of a story comes in; its facts, its actors and its time line show it, one at a time."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from diptych.app.session import Session
from diptych.compare import Row
from diptych.corpus import Article
from diptych.i18n import _, number
from diptych.ui import fonts, style
from diptych.ui.matrix.actors import ActorsModel, ActorsTable
from diptych.ui.matrix.chronicle import Chronicle
from diptych.ui.matrix.chronology import events
from diptych.ui.matrix.dateline import HEIGHT_PX, DateLine
from diptych.ui.matrix.model import MatrixModel
from diptych.ui.matrix.pairs import Aim, aim
from diptych.ui.matrix.popover import Popover
from diptych.ui.matrix.table import MatrixTable
from diptych.ui.separator import separator
from diptych.ui.theme import Theme

_TAB_PX = 32
_WAITING = 3
"""Number of the page that says why there is nothing to show."""


class MatrixView(QWidget):
    """The facts of the open pair's story, asked for only while it can be seen."""

    wanted = Signal()
    """The matrix of the open pair is to be made."""
    cancel_wanted = Signal()
    """The user gives up the making of it."""
    pair_wanted = Signal(object)
    """An Aim: the pair to open, and where."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = Session()
        self._at: tuple[Row, int] | None = None
        self._is_given_up = False
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model, wear)
        self.line = DateLine(wear)
        self.actors_model = ActorsModel(self)
        self.actors = ActorsTable(self.actors_model, wear)
        self.chronicle = Chronicle(wear)
        self.chronicle.name_of = self.model.name
        self.bar = QTabBar()
        self.popover = Popover(self.model, wear, self)
        self._told = QLabel()
        self._bar = QProgressBar()
        self.button = QPushButton(_("Cancel"))
        self._pages = QStackedWidget()
        self._lay_out()
        self.table.opened.connect(self.open_cell)
        self.table.head.badge_of = self.actors.head.badge_of = self._badge
        self.actors.pair_wanted.connect(self.pair_wanted)
        self.chronicle.cell_wanted.connect(self._open_event)
        self.bar.currentChanged.connect(self._turn)
        self.line.row_activated.connect(self._go_to_fact)
        self.popover.closed.connect(self.close_popover)
        self.popover.pair_wanted.connect(self._open_pair)
        self.button.clicked.connect(self._press)
        self.set_theme(wear)
        self._show_state()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.setPalette(wear.palette())
        self.setStyleSheet(style.sheet(wear.name))
        self.table.set_theme(wear)
        self.line.set_theme(wear)
        self.actors.set_theme(wear)
        self.chronicle.set_theme(wear)
        self.popover.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two; a changed pair may be of another story."""
        self._session = new
        changed = any(
            getattr(new, name) is not getattr(old, name) for name in ("left", "right", "stories", "groups")
        )
        if changed:
            self._is_given_up = False
        if new.matrix is not old.matrix:
            self.popover.hide()
            self.model.show(new.matrix)
            found = events(new.matrix) if new.matrix else ()
            self.line.show_events(found)
            self.chronicle.show_events(found)
            self.actors_model.show(new.matrix, new.actors)
        for table in (self.table, self.actors):
            table.head.viewport().update()
        self._show_state()
        if self.isVisible() and changed:
            self.wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_given_up:
            self.wanted.emit()

    def open_cell(self, index: QModelIndex) -> None:
        """Say beside a cell what is told of its fact; under a column that is no article's, of the first."""
        row, told = self.model.lines[index.row()], self.model.matrix
        if not isinstance(row, Row) or told is None:
            return
        article = index.column() - 1
        if not 0 <= article < len(row.cells):
            article = next(n for n, cell in enumerate(row.cells) if cell)
        self._at = (row, article)
        found = aim(told, row, article)
        place = self.table.visualRect(index)
        corner = self.table.viewport().mapTo(self, place.topLeft())
        self.popover.show_fact(row, article, (found.left, found.right), QRect(corner, place.size()))

    def close_popover(self) -> None:
        """Take the popover away and go back to its cell."""
        self.popover.hide()
        self.table.setFocus()

    def region(self) -> QWidget:
        """The part that has the keys: what is shown, or the tabs where there is nothing."""
        return next((one for one in (self.table, self.actors, self.chronicle) if one.isVisible()), self.bar)

    def _turn(self, _tab: int) -> None:
        self.popover.hide()
        self._show_state()

    def _open_event(self, number: int, article: int) -> None:
        told = self.model.matrix
        if told:
            self.pair_wanted.emit(aim(told, told.rows[number], article))

    def _open_pair(self, other: int) -> None:
        told = self.model.matrix
        if self._at is None or told is None:
            return
        row, article = self._at
        self.popover.hide()
        found: Aim = aim(told, row, article, None if other < 0 else other)
        self.pair_wanted.emit(found)

    def _go_to_fact(self, number: int) -> None:
        told = self.model.matrix
        if told:
            self.bar.setCurrentIndex(0)
            index = self.model.index(self.model.lines.index(told.rows[number]), 1)
            self.table.setCurrentIndex(index)
            self.table.setFocus()

    def _badge(self, article: int) -> str:
        told = self.model.matrix
        mine: Article | None = told.analyses[article].article if told else None
        sides = (("A", self._session.left), ("B", self._session.right))
        found = (badge for badge, one in sides if one and mine and one.origin.sha256 == mine.origin.sha256)
        return next(found, "")

    def _press(self) -> None:
        self._is_given_up = self._session.matrix_steps is not None
        if self._is_given_up:
            self.cancel_wanted.emit()
        else:
            self.wanted.emit()

    def _show_state(self) -> None:
        """The table, or why there is none, with how far its making is."""
        steps = self._session.matrix_steps
        tab = self.bar.currentIndex()
        has_rows = bool((self.model.lines, self.actors_model.rows, self.chronicle.events)[tab])
        self._pages.setCurrentIndex(tab if has_rows else _WAITING)
        self._scroll.setVisible(has_rows and tab == 0 and bool(self.chronicle.events))
        self.bar.setVisible(self._session.matrix is not None)
        self._bar.setVisible(steps is not None)
        self.button.setVisible(steps is not None or self._is_given_up)
        self.button.setText(_("Cancel") if steps is not None else _("Compare all articles"))
        if steps is not None:
            self._bar.setRange(0, steps[1])
            self._bar.setValue(steps[0])
            told = _("Comparing the articles of the story: pair {done} of {total}")
            shown = number(min(steps[0] + 1, steps[1]))
            self._told.setText(
                told.format(done=shown, total=number(steps[1]))
                if steps[1]
                else _("Comparing the articles of the story…")
            )
        elif self._session.matrix is not None:
            self._told.setText(_nothing(tab))
        elif self._session.left is None or self._session.right is None:
            self._told.setText(_("Open two articles to see the facts of their story."))
        else:
            self._told.setText(_("The articles of this story are not compared yet."))

    def _lay_out(self) -> None:
        self._told.setFont(fonts.font("ui"))
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told.setWordWrap(True)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(260, 8)
        self._bar.setAccessibleName(_("Comparing the articles of the story…"))
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(self._told)
        for part in (self._bar, self.button):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(2)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.line)
        self._scroll.setFixedHeight(HEIGHT_PX + 12)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.hide()
        self._chronicle_scroll = QScrollArea()
        self._chronicle_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._chronicle_scroll.setWidgetResizable(True)
        self._chronicle_scroll.setWidget(self.chronicle)
        self._chronicle_scroll.setFocusProxy(self.chronicle)
        self.chronicle.seen_wanted.connect(
            lambda row: self._chronicle_scroll.ensureVisible(row.center().x(), row.center().y(), 0, 40)
        )
        for page in (self.table, self.actors, self._chronicle_scroll, waiting):
            self._pages.addWidget(page)
        self.bar.setObjectName("shelf")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setFont(fonts.font("ui"))
        self.bar.setFixedHeight(_TAB_PX)
        self.bar.setAccessibleName(_("What is shown of the story"))
        for title in (_("Facts"), _("Actors"), _("Time line")):
            self.bar.addTab(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(separator())
        outer.addWidget(self._pages, 1)
        outer.addWidget(self._scroll)


def _nothing(shown: int) -> str:
    """Why there is nothing on that tab."""
    return (
        _("No fact is told by two of these articles."),
        _("No actor is told of by two of these articles."),
        _("No date is told by two of these articles."),
    )[shown]
