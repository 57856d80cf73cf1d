"""What was put aside of an open article, in a window of its own: all of it within reach of the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from diptych.app.session import Session
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui.intake.review import Review
from diptych.ui.style import sheet
from diptych.ui.telling import name_of
from diptych.ui.theme import Theme


class Aside(QDialog):
    """The article as it is read, with what was put aside in its place; waits for nothing, closes with Esc."""

    def __init__(self, record: Record, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name_of(record))
        self.setModal(False)
        self.resize(760, 620)
        self.record = record
        self.review = Review(wear)
        self.review.all.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.setContentsMargins(14, 12, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.review, 1)
        column.addWidget(buttons)
        self.set_theme(wear)
        self.review.show_nothing(_("Reading…"))
        self.review.list.setFocus()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.reviewed is not old.reviewed and new.reviewed and new.reviewed.record.id == self.record.id:
            self.review.show_reviewed(new.reviewed, can_change=new.library == "ready")
            self.review.list.setFocus()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.setPalette(wear.palette())
        self.setStyleSheet(sheet(wear.name))
        self.review.set_theme(wear)
