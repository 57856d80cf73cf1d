"""A text browser comes in and is made a page of paper: it can be read, selected and scrolled, no more."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

_OF_THE_WINDOW = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Undo)


def make_quiet(text: QTextBrowser) -> None:
    """Take away frame, bars, undo, links, drops and caret; words can still be selected and copied."""
    text.setFrameShape(QFrame.Shape.NoFrame)
    text.setUndoRedoEnabled(False)
    text.setOpenLinks(False)
    text.setAcceptDrops(False)
    text.setTabChangesFocus(True)
    text.setCursorWidth(0)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    # the overview takes the bar's place; hidden, it still answers assistive tools
    text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    _Hush(text)


class _Hush(QObject):
    """Leaves to the window what Qt would keep for a text that can be written."""

    def __init__(self, text: QTextBrowser) -> None:
        super().__init__(text)
        self._text = text
        text.installEventFilter(self)
        text.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # Qt would change the fonts of this pane alone
            return True
        if not isinstance(event, QKeyEvent) or watched is not self._text:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and any(map(event.matches, _OF_THE_WINDOW)):
            event.ignore()
            return True
        if event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Copy):
            self._text.copy()
            return True
        return False
