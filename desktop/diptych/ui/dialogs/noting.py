"""Words of an article and the note on them come in, the user writes it; the note goes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from diptych.i18n import _, quoted
from diptych.ui import fonts
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

_LONGEST = 400
_LINES, _PADDING = 4, 8


class Noting(QDialog):
    """One note on one passage, of as many lines as it takes; Enter keeps it, Shift+Enter begins a line."""

    written = Signal(str)
    """The note; "" where it is to be kept no longer."""

    def __init__(self, words: str, parent: QWidget, wear: Theme, note: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Note on this passage"))
        self.setStyleSheet(sheet(wear.name))
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        quotation = QLabel(quoted(shown.replace("\n", " ")))
        quotation.setTextFormat(Qt.TextFormat.PlainText)
        quotation.setWordWrap(True)
        quotation.setFont(fonts.font("excerpt"))
        self._before = note
        self.note = Lines(note)
        self.note.setAccessibleName(_("Note"))
        self.note.setAccessibleDescription(quotation.text())
        self.note.entered.connect(self._keep)
        hint = QLabel(_("Enter keeps the note, Shift+Enter begins a new line."))
        hint.setObjectName("muted")
        hint.setFont(fonts.font("ui_small"))
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (quotation, self.note, hint, buttons):
            column.addWidget(part)
        self.resize(560, self.sizeHint().height())
        self.note.setFocus()

    def _keep(self) -> None:
        words = self.note.toPlainText().strip()
        self.accept()
        if words != self._before:
            self.written.emit(words)


class Lines(QPlainTextEdit):
    """A text of several lines in which Enter means that it is written."""

    entered = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_LINES * QFontMetrics(self.font()).lineSpacing() + 2 * _PADDING)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
