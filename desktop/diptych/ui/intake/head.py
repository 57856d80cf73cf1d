"""How far an import is comes in, its head is shown: a bar, how long it will take, and how many of what."""

from collections.abc import Mapping
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from diptych.i18n import _, n_, number
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.theme import Theme

_HEIGHT = 84
_PATIENCE = 2.0
"""Seconds after which it can be told how long the rest will take."""


class IntakeHead(QWidget):
    """Progress above, counts below."""

    cancel_wanted = Signal()
    """The user stops the import."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._begun = 0.0
        self._read, self._left = QLabel(), QLabel()
        self._left.setObjectName("muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self.stop = QPushButton(_("Stop"))
        self.stop.setToolTip(_("Stop the import; what was added stays"))
        self.stop.clicked.connect(self.cancel_wanted)
        above = QHBoxLayout()
        above.setSpacing(12)
        for part, stretch in ((self._read, 0), (self._bar, 1), (self._left, 0), (self.stop, 0)):
            above.addWidget(part, stretch)
        self._signs = {what: QLabel() for what in ("added", "duplicate", "failed", "skipped")}
        self._counts = {what: QLabel() for what in self._signs}
        self._counts["failed"].setFont(fonts.font("ui_strong"))
        below = QHBoxLayout()
        below.setSpacing(6)
        for what, sign in self._signs.items():
            below.addWidget(sign)
            below.addWidget(self._counts[what])
            below.addSpacing(12)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.addLayout(above)
        column.addLayout(below)
        self.set_theme(wear)

    def show_progress(self, done: int, total: int, *, running: bool) -> None:
        """Tell how many files are read; a total of 0 is one that is not known yet."""
        now = monotonic()
        if running and (done == 0 or not self._begun):
            self._begun = now
        read = _("{done} of {total} files read").format(done=number(done), total=number(total))
        self._read.setText(read if total else _("Looking through the folders…"))
        self._bar.setRange(0, total if total or running else 1)
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._read.text())
        elapsed = now - self._begun
        seconds = round(elapsed / done * (total - done)) if done and elapsed > _PATIENCE else 0
        self._left.setText(_duration(seconds) if running and seconds else "")
        self.stop.setEnabled(running)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Tell how many were added, were there, failed and were left out."""
        for what, text in (
            ("added", n_("{n} added", "{n} added", counts["added"])),
            ("duplicate", n_("{n} already there", "{n} already there", counts["duplicate"])),
            ("failed", n_("{n} failure", "{n} failures", counts["failed"])),
            ("skipped", n_("{n} left out", "{n} left out", counts["skipped"])),
        ):
            is_shown = what == "added" or counts[what] > 0
            self._counts[what].setText(text)
            self._counts[what].setVisible(is_shown)
            self._signs[what].setVisible(is_shown)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for what, name in (
            ("added", "done"),
            ("duplicate", "file"),
            ("failed", "warning"),
            ("skipped", "clear"),
        ):
            role = "error" if what == "failed" else "text"
            self._signs[what].setPixmap(icon(name, wear, role=role).pixmap(16, 16))
        palette = self._counts["failed"].palette()
        palette.setColor(self._counts["failed"].foregroundRole(), wear.color("error"))
        self._counts["failed"].setPalette(palette)


def _duration(seconds: int) -> str:
    """About how long: in steps of five seconds, then in minutes."""
    if seconds > 90:
        return n_("about {n} minute", "about {n} minutes", round(seconds / 60))
    return _("about {seconds} s").format(seconds=max(5, 5 * round(seconds / 5)))
