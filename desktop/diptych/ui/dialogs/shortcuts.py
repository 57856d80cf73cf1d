"""Every shortcut on one page, read from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.actions import commands, menus
from diptych.ui.style import sheet
from diptych.ui.theme import Theme


class Shortcuts(QDialog):
    """A list of actions and their keys; it waits for nothing and closes with Esc."""

    def __init__(self, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(460, 560)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(16, 8, 16, 16)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for key, title in menus().items():
            rows = [row for row in commands() if row.menu == key and row.keys]
            self._head(title.replace("&", ""), shown=bool(rows))
            for row in rows:
                self._row(
                    row.text, QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                )
        self._head(_("In the lists"), shown=True)
        for text, keys in (
            (_("Next row, previous row"), "↓ ↑  ·  j k"),
            (_("Show the divergence in both panes"), _("Enter")),
            (_("Open on the left, on the right"), _("Enter · Ctrl+Enter")),
            (_("Like the found article, about its event, only in the selected ones"), "L · E · S"),
            (_("Next place that was found, the one before"), "n · N"),
            (_("What can be searched for; kept and last searches"), "F1 · Alt+↓"),
            (_("Take off the shelf"), _("Del")),
        ):
            self._row(text, keys)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inner.sizeHint().width() + bar)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _head(self, title: str, *, shown: bool) -> None:
        if shown:
            label = QLabel(title)
            label.setFont(fonts.font("ui_strong"))
            label.setContentsMargins(0, 10, 0, 0)
            self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _row(self, text: str, keys: str) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(QLabel(text), line, 0)
        self._grid.addWidget(QLabel(keys), line, 1, Qt.AlignmentFlag.AlignRight)
