"""The list of what an import brings in, in a window of its own that nothing waits for."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from diptych.app.intake import counted
from diptych.app.session import Session
from diptych.i18n import _
from diptych.ui.actions import commands
from diptych.ui.intake.head import IntakeHead
from diptych.ui.intake.model import IntakeModel
from diptych.ui.intake.review import Review
from diptych.ui.intake.rows import Row, rows
from diptych.ui.intake.view import IntakeView
from diptych.ui.separator import separator
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

_SIZE = (1080, 684)
_LIST = 484
_REST_MS = 150
"""Small files are read faster than a long list can be laid out: it is not shown again for each of them."""


class IntakeDialog(QDialog):
    """Files on the left, the chosen article on the right, progress above; Esc puts it in the background."""

    hidden = Signal()
    """The user needs the list no longer, or wants it in the background."""
    review_wanted = Signal(object)
    """A Record that is to be looked over."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import articles"))
        self.setModal(False)
        self.resize(*(min(ours, room) for ours, room in zip(_SIZE, parent.size().toTuple(), strict=True)))
        self._chose = False
        self._session = Session()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show_files)
        self._model = IntakeModel(self)
        self.head = IntakeHead(wear)
        self.files = IntakeView(self._model, wear)
        self.files.setObjectName("intake")
        self.files.setFixedWidth(_LIST)
        self.files.chosen.connect(self._choose)
        self.review = Review(wear)
        self.background = QPushButton(_("Continue in the background"))
        self.background.clicked.connect(self.hidden)
        self.end = QPushButton(_("Done"))
        self.end.setObjectName("primary")
        self.end.clicked.connect(self.hidden)
        for button in (self.head.stop, self.review.all, self.background, self.end):
            # Enter in the lists is for the lists
            button.setAutoDefault(False)
        self._lay_out()
        for id, signal in (("undo", self.undo_wanted), ("redo", self.redo_wanted), ("date", None)):
            for keys in next(row.keys for row in commands() if row.id == id):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.activated.connect(signal or self._date)
        self.set_theme(wear)
        self.files.setFocus()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self._session = new
        if new.intake is not old.intake or new.records is not old.records:
            if not any(batch.running for batch in new.intake):
                self._rest.stop()
                self._show_files()
            elif not self._rest.isActive():
                self._rest.start()
        if new.reviewed is not old.reviewed or new.library != old.library:
            self._show_review(new)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.setPalette(wear.palette())
        self.setStyleSheet(sheet(wear.name))
        for part in (self.head, self.files, self.review):
            part.set_theme(wear)

    def reject(self) -> None:
        """Esc."""
        self.hidden.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.hidden.emit()

    def _show_files(self) -> None:
        session = self._session
        before = self.files.row
        self._model.show(rows(session.intake, session.records))
        running = any(batch.running for batch in session.intake)
        done = sum(len(batch.outcomes) for batch in session.intake)
        self.head.show_progress(done, len(self._model.rows), running=running)
        self.head.show_counts(counted(session.intake))
        self.background.setEnabled(running)
        self.end.setEnabled(not running)
        if before and self.files.row is None:
            self._go_to(before)
        elif not self._chose:
            first = next((n for n, row in enumerate(self._model.rows) if row.record), None)
            if first is not None:
                self.files.setCurrentIndex(self._model.index(first))

    def _go_to(self, row: Row) -> None:
        """Keep the place in a list that was made anew."""
        at = next((n for n, one in enumerate(self._model.rows) if one.path == row.path), None)
        if at is not None:
            self.files.setCurrentIndex(self._model.index(at))

    def _choose(self, row: Row) -> None:
        self._chose = True
        if row.record:
            self.review_wanted.emit(row.record)
        else:
            self.review.show_nothing(_("There is no article to show of this file."))

    def _show_review(self, session: Session) -> None:
        row, shown = self.files.row, session.reviewed
        if shown and row and row.record and row.record.id == shown.record.id:
            self.review.show_reviewed(shown, can_change=session.library == "ready")

    def _date(self) -> None:
        row = self.files.row
        if row and row.record:
            self.files.date_wanted.emit(row.record)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.files)
        middle.addWidget(self.review, 1)
        promise = QLabel(_("Nothing is deleted: every block that was put aside stays in the library."))
        promise.setObjectName("muted")
        promise.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 12, 14, 12)
        foot.setSpacing(8)
        for part, stretch in ((promise, 1), (self.background, 0), (self.end, 0)):
            foot.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(separator())
        column.addLayout(middle, 1)
        column.addWidget(separator())
        column.addLayout(foot)
