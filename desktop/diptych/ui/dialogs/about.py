"""What Diptych is, its version and its licence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

from diptych import __version__
from diptych.i18n import _
from diptych.resources import resource
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

_ICON_PX = 64


def about(parent: QWidget, wear: Theme) -> QMessageBox:
    """A box that says it, not shown yet; it waits for nothing and is gone once closed."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setStyleSheet(sheet(wear.name))
    box.setWindowTitle(_("About Diptych"))
    box.setModal(False)
    box.setIconPixmap(QIcon(str(resource("icons/diptych.svg"))).pixmap(_ICON_PX, _ICON_PX))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Diptych {__version__}")
    box.setInformativeText(
        _("Two articles about one event, side by side: what they tell alike, what differs, and why.")
        + "\n\n"
        + _("Nothing leaves this computer: Diptych makes no network connection at all.")
        + "\n\n"
        + _("Free software under the MIT licence.")
    )
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box
