"""Words come in, a box that warns of something goes out, not shown yet; it waits for nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from diptych.ui.icons import icon
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

_ICON_PX = 20
"""As large as icons are drawn."""


def warning(parent: QWidget, wear: Theme, title: str, told: str, more: str = "") -> QMessageBox:
    """A box without buttons yet; told: what is wrong, in plain text; more: what that means, under it."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setStyleSheet(sheet(wear.name))
    box.setWindowTitle(title)
    box.setModal(False)
    box.setIconPixmap(icon("notice", wear, role="error").pixmap(_ICON_PX, _ICON_PX))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(told)
    box.setInformativeText(more)
    return box
