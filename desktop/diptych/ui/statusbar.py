"""The foot of the window: what was found, what is under way, and that nothing leaves the computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from diptych.app.session import Session
from diptych.i18n import _, n_, number
from diptych.ui import fonts
from diptych.ui.theme import size


class StatusBar(QStatusBar):
    """Counts at the left, slow work and the promise at the right."""

    cancel_wanted = Signal()
    """The user gives up what is under way."""
    list_wanted = Signal()
    """The user wants to see what the import brings in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(size("status"))
        self.setSizeGripEnabled(False)
        self._counts = QLabel()
        self._work = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(116, 8)
        self._cancel = QToolButton()
        self._cancel.setObjectName("hyperlink")
        self._cancel.setText(_("Cancel"))
        self._cancel.setFont(fonts.font("ui_small"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._list = QToolButton()
        self._list.setObjectName("hyperlink")
        self._list.setText(_("List"))
        self._list.setToolTip(_("See what the import brings in"))
        self._list.setFont(fonts.font("ui_small"))
        self._list.clicked.connect(self.list_wanted)
        self._promise = QLabel(_("Offline: nothing leaves this computer"))
        self._promise.setObjectName("muted")
        for label in (self._counts, self._work, self._promise):
            label.setFont(fonts.font("ui_small"))
            label.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self._counts)
        for part in (self._work, self._bar, self._list, self._cancel, self._promise):
            self.addPermanentWidget(part)
        self.show_session(Session(), Session())

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self._counts.setText(_counts(new))
        work = _work(new)
        self._work.setText(work)
        self._work.setVisible(bool(work))
        self._bar.setVisible(bool(work))
        self._bar.setAccessibleName(work)
        transfer = new.transfer
        done, total = (transfer.done, transfer.total) if transfer else new.importing or new.grouping or (0, 0)
        # a total of 0 is work of which nobody knows how long it takes
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        stays, nothing = _("Stop the import; what was added stays"), _("Stop; nothing is changed then")
        if new.importing is None:
            stays = _("Stop grouping; what is grouped stays")
        self._cancel.setToolTip(nothing if transfer else stays)
        is_stoppable = any(one is not None for one in (new.importing, new.grouping, transfer))
        self._cancel.setVisible(is_stoppable)
        self._list.setVisible(new.importing is not None and transfer is None)


def _counts(session: Session) -> str:
    comparison = session.comparison
    if comparison is None:
        return ""
    links = n_("{n} link", "{n} links", len(comparison.links))
    told = [links, n_("{n} divergence", "{n} divergences", len(comparison.divergences))]
    if session.remarks.verdicts:
        told.append(n_("{n} judged", "{n} judged", session.remarks.verdicts))
    if session.remarks.notes:
        told.append(n_("{n} note", "{n} notes", len(session.remarks.notes)))
    if session.remarks.orphans:
        told.append(n_("{n} without a place", "{n} without a place", len(session.remarks.orphans)))
    return " · ".join(told)


def _work(session: Session) -> str:
    if session.transfer:
        return _("Exporting the library…") if session.transfer.is_export else _("Importing a library…")
    if session.importing:
        done, total = (number(steps) for steps in session.importing)
        return _("Importing {done} of {total}").format(done=done, total=total)
    if session.grouping:
        done, total = (number(steps) for steps in session.grouping)
        return _("Grouping by event: {done} of {total}").format(done=done, total=total)
    if session.comparing:
        return _("Comparison under way…")
    return _("Loading the models…") if session.models == "loading" else ""
