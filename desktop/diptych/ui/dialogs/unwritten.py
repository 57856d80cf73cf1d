"""That something was said which no file holds, told to one who closes the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from diptych.i18n import _
from diptych.ui.dialogs.warning import warning
from diptych.ui.theme import Theme


def unwritten(
    parent: QWidget, wear: Theme, reason: str, again: Callable[[], object], lose: Callable[[], object]
) -> QMessageBox:
    """A box that says it, not shown yet; the window stays open meanwhile.

    reason: why it could not be written; again: called to try it once more; lose: to close without it.
    """
    more = _("The last verdicts, notes or links of this window are in no file yet.")
    box = warning(parent, wear, _("Not everything is written"), reason, more)
    box.addButton(_("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(lose)
    box.addButton(_("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    retry = box.addButton(_("Try again and close"), QMessageBox.ButtonRole.AcceptRole)
    retry.clicked.connect(again)
    box.setDefaultButton(retry)
    return box
