"""The actions of the window come in, the one whose words the user typed is done."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
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
_ID, _WORDS, _KEYS = (Qt.ItemDataRole.UserRole + n for n in range(3))
_PADDING = 8


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
        self.list.setItemDelegate(_Line(wear, self.list))
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
        item.setText(f"{menu} › {row.text}")
        item.setData(_KEYS, _keys(row))
        item.setData(_WORDS, fold(f"{menu} {row.text}"))
        if not self._actions[row.id].isEnabled():
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)

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


class _Line(QStyledItemDelegate):
    """Words at the left, keys at the right, both readable on the colour of the selection."""

    def __init__(self, wear: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, self._theme.color("selection" if is_chosen else "pane"))
        can_be_done = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        words = "on_selection" if is_chosen else "text" if can_be_done else "disabled"
        keys = "on_selection" if is_chosen else "muted" if can_be_done else "disabled"
        place = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setFont(option.font)
        painter.setPen(self._theme.color(words))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setPen(self._theme.color(keys))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_KEYS)
        )


def _keys(row: Command) -> str:
    if not row.keys:
        return ""
    return QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
