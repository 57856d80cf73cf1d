"""A record comes in, the user corrects what is known of the article; only what was changed goes out."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diptych.corpus.library import Field, Record
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.choice import Choice
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size


def labels() -> dict[Field, str]:
    """What each field is called, in their order."""
    return {
        "title": _("Title"),
        "author": _("Author"),
        "outlet": _("Outlet"),
        "published": _("Date"),
        "language": _("Language"),
    }


class Describe(QDialog):
    """Fields of one article, each with who told its value; it stays open until the library has kept them."""

    saved = Signal(object, object)
    """The changed fields with their values, None for an emptied one; and the fields to take back."""

    def __init__(self, record: Record, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Edit details"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(640, self.sizeHint().height())
        self._record = record
        self._reset: set[Field] = set()
        self.inputs: dict[Field, QLineEdit | QComboBox] = {}
        self.resets: dict[Field, QToolButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        for row, (name, label) in enumerate(labels().items()):
            self._add(row, name, label, wear)
        self._error = QLabel()
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        palette = self._error.palette()
        palette.setColor(self._error.foregroundRole(), wear.color("error"))
        self._error.setPalette(palette)
        self._error.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(self._grid)
        column.addWidget(self._error)
        column.addWidget(buttons)

    def refuse(self, sentence: str) -> None:
        """Say why the values cannot be kept; what was typed stays."""
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.show()

    def changes(self) -> dict[Field, str | None]:
        """The fields that are another than before, None for an emptied one."""
        told = {name: self._told(name) for name in self.inputs if name not in self._reset}
        return {name: value for name, value in told.items() if value != getattr(self._record, name)}

    def _told(self, name: Field) -> str | None:
        field = self.inputs[name]
        if isinstance(field, QComboBox):
            return str(field.currentData())
        return field.text().strip() or None

    def _add(self, row: int, name: Field, label: str, wear: Theme) -> None:
        value: str | None = getattr(self._record, name)
        field = _choice(value, wear) if name == "language" else QLineEdit(value or "")
        if isinstance(field, QLineEdit):
            field.setCursorPosition(0)
        if name == "published" and isinstance(field, QLineEdit):
            field.setPlaceholderText(_("2025-04-12, 2025-04 or 2025"))
        field.setMinimumHeight(size("field"))
        title = QLabel(label)
        title.setBuddy(field)
        teller = getattr(self._record.provenance, name)
        origin = QLabel(_tellers()[teller] if value or teller == "user" else _("not known"))
        origin.setObjectName("muted")
        origin.setFont(fonts.font("ui_small"))
        field.setAccessibleName(label)
        field.setAccessibleDescription(origin.text())
        reset = QToolButton()
        reset.setObjectName("hyperlink")
        reset.setText(_("Reset"))
        reset.setAccessibleName(_("Reset: {field}").format(field=label))
        reset.setToolTip(_("Take what was imported again"))
        reset.setVisible(teller == "user")
        reset.clicked.connect(lambda: self._take_back(name, origin))
        self.inputs[name], self.resets[name] = field, reset
        for at, part in enumerate((title, field, origin, reset)):
            self._grid.addWidget(part, row, at)

    def _take_back(self, name: Field, origin: QLabel) -> None:
        self._reset.add(name)
        self.inputs[name].setEnabled(False)
        self.resets[name].setEnabled(False)
        origin.setText(_("as imported, once saved"))

    def _save(self) -> None:
        changed: Mapping[Field, str | None] = self.changes()
        if changed or self._reset:
            self.saved.emit(dict(changed), tuple(sorted(self._reset)))
        else:
            self.accept()


def _choice(value: str | None, wear: Theme) -> QComboBox:
    box = Choice(wear)
    for code, name in (("fr", _("French")), ("en", _("English")), ("und", _("not recognised"))):
        box.addItem(name, code)
    box.setCurrentIndex(box.findData(value))
    return box


def _tellers() -> dict[str | None, str]:
    return {
        "page": _("from the file"),
        "manifest": _("from a list of articles"),
        "user": _("told by you"),
        None: _("not known"),
    }
