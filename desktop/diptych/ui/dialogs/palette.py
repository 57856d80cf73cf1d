"""The actions of the window come in, the one whose words the user typed is done."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from diptych.i18n import _
from diptych.text import fold
from diptych.ui.actions import Command, commands, menus
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size

_SIZE = (560, 420)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ID, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Palette(QDialog):
    """Every action by its words: type some of them, in any order and without accents, and press Enter.

    What cannot be done now is listed in grey. The arrows walk the list while the box keeps the keys.
    """

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Commands"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(*_SIZE)
        self._actions = actions
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("What do you want to do?"))
        self.box.setAccessibleName(_("What do you want to do?"))
        self.box.setMinimumHeight(size("field"))
        self.box.textChanged.connect(self._filter)
        self.box.returnPressed.connect(self._do)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._do)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.list, 1)
        titles = menus()
        for row in commands():
            self._add(row, titles[row.menu].replace("&", ""))
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.box and pressed and pressed.key() in _STEPS:
            self.list.event(pressed)
            return True
        return super().eventFilter(watched, event)

    def _add(self, row: Command, menu: str) -> None:
        """A line of the list: menu and words at the left, keys at the right."""
        item = QListWidgetItem(self.list)
        item.setData(_ID, row.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{menu}, {row.text}")
        possible = self._actions[row.id].isEnabled()
        if not possible:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        line = QWidget()
        line.setEnabled(possible)
        across = QHBoxLayout(line)
        across.setContentsMargins(8, 4, 8, 4)
        words, keys = QLabel(f"{menu} › {row.text}"), QLabel(_keys(row))
        keys.setObjectName("muted")
        across.addWidget(words, 1)
        across.addWidget(keys)
        for label in (words, keys):
            label.setTextFormat(Qt.TextFormat.PlainText)
        item.setSizeHint(line.sizeHint())
        item.setData(_WORDS, fold(f"{menu} {row.text}"))
        self.list.setItemWidget(item, line)

    def _filter(self, typed: str) -> None:
        """Show the lines that hold every word typed; the first that can be done is chosen."""
        wanted = [fold(word) for word in typed.split()]
        chosen = -1
        for n in range(self.list.count()):
            item = self.list.item(n)
            shown = all(word in item.data(_WORDS) for word in wanted)
            item.setHidden(not shown)
            if chosen < 0 and shown and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                chosen = n
        self.list.setCurrentRow(chosen)

    def _do(self) -> None:
        """Close, then do what is chosen: what it opens must not be covered."""
        item = self.list.currentItem()
        if item is None or item.isHidden() or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = self._actions[item.data(_ID)]
        self.accept()
        action.trigger()


def _keys(row: Command) -> str:
    if not row.keys:
        return ""
    return QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
