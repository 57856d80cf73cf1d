"""Words of an article come in, the user writes a note beside them; the note goes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from diptych.i18n import _, quoted
from diptych.ui import fonts
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size

_LONGEST = 400


class Noting(QDialog):
    """One note on one passage; Enter keeps it."""

    written = Signal(str)

    def __init__(self, words: str, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Note on this passage"))
        self.setStyleSheet(sheet(wear.name))
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        quotation = QLabel(quoted(shown.replace("\n", " ")))
        quotation.setTextFormat(Qt.TextFormat.PlainText)
        quotation.setWordWrap(True)
        quotation.setFont(fonts.font("excerpt"))
        self.note = QLineEdit()
        self.note.setAccessibleName(_("Note"))
        self.note.setAccessibleDescription(quotation.text())
        self.note.setMinimumHeight(size("field"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for part in (quotation, self.note, buttons):
            column.addWidget(part)
        self.resize(560, self.sizeHint().height())
        self.note.setFocus()

    def _keep(self) -> None:
        words = self.note.text().strip()
        self.accept()
        if words:
            self.written.emit(words)
