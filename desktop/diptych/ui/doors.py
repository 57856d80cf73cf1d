"""Sessions come in, the windows beside the main one follow them: the import, what was put aside, details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from diptych.app.session import Session
from diptych.corpus.library import Field, Record
from diptych.ui.dialogs.aside import Aside
from diptych.ui.dialogs.damaged import damaged
from diptych.ui.dialogs.describe import Describe
from diptych.ui.dialogs.unwritten import unwritten
from diptych.ui.intake.dialog import IntakeDialog
from diptych.ui.theme import Theme

if TYPE_CHECKING:  # the window owns its doors
    from diptych.ui.window import MainWindow


class Doors(QObject):
    """Opens the dialogs that are about articles of the library; none of them is waited for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._store = window, window.store
        self.intake: IntakeDialog | None = None
        """The list of an import, once it was wanted."""
        self._aside: Aside | None = None

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.intake_shown and not (self.intake and self.intake.isVisible()):
            self._show_intake()
        elif self.intake and not new.intake_shown:
            self.intake.hide()
        if self.intake:
            self.intake.show_session(old, new)
        if self._aside and isValid(self._aside):
            self._aside.show_session(old, new)
        if new.damage and new.damage is not old.damage:
            damaged(self._window, self._window.theme, new.damage, self._store.take_back).show()

    def tell_unwritten(self, reason: str) -> None:
        """Say, before the window closes, why something that was said is in no file."""
        window = self._window
        unwritten(window, window.theme, reason, again=window.close, lose=self._close_without).show()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for dialog in (self.intake, self._aside):
            if dialog and isValid(dialog):
                dialog.set_theme(wear)

    def rebuild(self) -> None:
        """Make the list of the import anew, in the language in use."""
        if self.intake:
            self.intake.deleteLater()
            self.intake = None
        self.show_session(Session(), self._store.session)

    def describe(self, record: Record, field: Field) -> Describe:
        """Let the user correct what is known of an article, beginning with `field`."""
        in_front = self.intake if self.intake and self.intake.isVisible() else self._window
        dialog = Describe(record, in_front, self._window.theme)
        keep = self._store.library.describe
        dialog.saved.connect(
            lambda fields, reset: keep(record, fields, reset, kept=dialog.accept, refused=dialog.refuse)
        )
        dialog.inputs[field].setFocus()
        dialog.show()
        return dialog

    def aside(self, record: Record) -> Aside:
        """Show what was put aside of an article, to be taken back."""
        if self._aside and isValid(self._aside):
            self._aside.close()
        dialog = self._aside = Aside(record, self._window, self._window.theme)
        dialog.review.restore_wanted.connect(self._store.library.set_restored)
        dialog.show()
        self._store.importer.review(record)
        return dialog

    def _show_intake(self) -> None:
        if self.intake is None:
            dialog = self.intake = IntakeDialog(self._window, self._window.theme)
            store = self._store
            dialog.hidden.connect(lambda: store.importer.show(False))
            dialog.head.cancel_wanted.connect(store.importer.cancel)
            dialog.review_wanted.connect(store.importer.review)
            dialog.review.restore_wanted.connect(store.library.set_restored)
            dialog.undo_wanted.connect(store.library.undo)
            dialog.redo_wanted.connect(store.library.redo)
            dialog.files.open_wanted.connect(store.opener.open_record)
            dialog.files.retry_wanted.connect(store.importer.retry)
            dialog.files.date_wanted.connect(self._date)
            dialog.show_session(Session(), store.session)
        self.intake.show()
        self.intake.raise_()

    def _date(self, record: Record) -> None:
        if self._store.session.library == "ready":
            self.describe(record, "published")

    def _close_without(self) -> None:
        """Close the window without what could not be written."""
        self._store.annotator.give_up()
        self._window.close()
