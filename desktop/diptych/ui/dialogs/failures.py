"""Which files of an import are not in the library and why, a line each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diptych.app.importing import Outcome
from diptych.i18n import _
from diptych.ui.icons import icon
from diptych.ui.style import sheet
from diptych.ui.theme import Theme


class Failures(QDialog):
    """A list that waits for nothing and closes with Esc; a file is named whole in its tip."""

    def __init__(self, outcomes: Sequence[Outcome], parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What failed and why"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(680, 380)
        head = QLabel(_("These files are not in the library. None of them was changed."))
        head.setObjectName("muted")
        head.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        for outcome in outcomes:
            self.list.addItem(_item(outcome, wear))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for part in (head, self.list, buttons):
            column.addWidget(part)


def _item(outcome: Outcome, wear: Theme) -> QListWidgetItem:
    left_out = _("{file}: left out, {reason}.").format(file=outcome.path.name, reason=outcome.reason)
    is_failed = outcome.what == "failed"
    item = QListWidgetItem(outcome.reason if is_failed else left_out)
    item.setIcon(icon("notice" if is_failed else "file", wear, role="error" if is_failed else "muted"))
    item.setToolTip(str(outcome.path))
    return item
