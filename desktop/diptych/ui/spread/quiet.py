"""A text browser comes in and is made a page of paper: it can be read, selected and scrolled, no more."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser


def make_quiet(text: QTextBrowser) -> None:
    """Take away frame, bars, undo, links, drops and caret; words can still be selected."""
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
