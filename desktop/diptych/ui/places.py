"""Where a window and its splitters stand comes in, one text for the settings goes out, and back."""

import base64

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QWidget


def told(window: QWidget, *splitters: QSplitter) -> str:
    """The places as ASCII: Qt's own states in Base64, between full stops."""
    states = (window.saveGeometry(), *(splitter.saveState() for splitter in splitters))
    return ".".join(base64.b64encode(state.data()).decode("ascii") for state in states)


def put_back(places: str, window: QWidget, *splitters: QSplitter) -> None:
    """Put window and splitters where `told` found them; a text that it never wrote changes nothing."""
    try:
        states = [QByteArray(base64.b64decode(part, validate=True)) for part in places.split(".")]
    except ValueError:
        return
    if len(states) != 1 + len(splitters):
        return
    window.restoreGeometry(states[0])
    for splitter, state in zip(splitters, states[1:], strict=True):
        splitter.restoreState(state)
