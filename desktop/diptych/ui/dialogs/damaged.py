"""That the library is damaged, and the copy of it that can take its place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from diptych.app.session import Damage
from diptych.i18n import _
from diptych.ui.dates import long_date
from diptych.ui.dialogs.warning import warning
from diptych.ui.theme import Theme


def damaged(parent: QWidget, wear: Theme, damage: Damage, restore: Callable[[Path], None]) -> QMessageBox:
    """A box that says it, not shown yet; it waits for nothing. restore: called with the copy wanted."""
    box = warning(parent, wear, _("The library is damaged"), damage.told)
    box.addButton(_("Not now"), QMessageBox.ButtonRole.RejectRole)
    if damage.copies:
        copy = damage.copies[0]
        box.setInformativeText(
            _(
                "A copy of the library is made every day. What was entered after that copy is not in it; "
                "the damaged library is kept beside it."
            )
        )
        day = long_date(copy.stem.removeprefix("library-"))
        button = box.addButton(
            _("Restore the copy of {date}").format(date=day), QMessageBox.ButtonRole.AcceptRole
        )
        button.clicked.connect(lambda: restore(copy))
    return box
