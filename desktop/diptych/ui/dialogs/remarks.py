"""Sessions come in; the notes on passages, and whatever has lost its place, stand in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from diptych.app.remarks import judgement_of
from diptych.app.session import Session
from diptych.corpus.library import Annotation
from diptych.i18n import _, quoted
from diptych.report import reason_label, verdict_label
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

if TYPE_CHECKING:
    from diptych.ui.store import Store

_ENTRY = Qt.ItemDataRole.UserRole
_SHOWN = 120


class RemarksDialog(QDialog):
    """What the user has written beside passages of the open pair; it follows the pair, and nobody waits."""

    place_wanted = Signal(str, object)
    """Side and span of a note that is to be seen."""

    def __init__(self, store: Store, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Notes and lost remarks"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(680, 420)
        self._store = store
        self.list = QListWidget()
        self.list.setAccessibleName(_("Notes and lost remarks"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.itemActivated.connect(self._go)
        self._empty = QLabel(_("Nothing is noted on these two articles."))
        self._empty.setObjectName("muted")
        self.remove = QPushButton(_("Delete"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._forget)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self._empty)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        store.changed.connect(self._follow)
        self._fill(store.session)

    def _follow(self, old: Session, new: Session) -> None:
        if new.remarks is not old.remarks:
            self._fill(new)

    def _fill(self, session: Session) -> None:
        self.list.clear()
        for lost in session.remarks.orphans:
            self._add(f"{_('Lost its place')} · {told(lost)}", lost, None)
        for note in session.remarks.notes:
            badge = "A" if note.side == "left" else "B"
            self._add(f"{badge} · {told(note.annotation)}", note.annotation, (note.side, note.span))
        for one in session.remarks.corrections:
            badge = "A" if one.side == "left" else "B"
            self._add(f"{badge} · {told(one.annotation)}", one.annotation, (one.side, one.correction.span))
        self._empty.setVisible(not self.list.count())
        self.remove.setEnabled(bool(self.list.count()))
        if self.list.count():
            self.list.setCurrentRow(0)

    def _add(self, text: str, annotation: Annotation, place: object) -> None:
        item = QListWidgetItem(text)
        item.setData(_ENTRY, (annotation, place))
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(_ENTRY)[1]
        if place:
            self.place_wanted.emit(*place)

    def _forget(self) -> None:
        item = self.list.currentItem()
        if item:
            self._store.annotator.forget(item.data(_ENTRY)[0])


def told(annotation: Annotation) -> str:
    """What was said, and of which words."""
    places = [end.place for end in (annotation.left, annotation.right) if end.place]
    words = " / ".join(quoted(_short(place.quote)) for place in places)
    said = judgement_of(annotation)
    kinds = {
        "judgement": verdict_label(said.verdict),
        "dismissal": _("Dismissed"),
        "note": _("Note"),
        "figure": _("Figure corrected"),
        "link": _("Linked") if annotation.said == "linked" else _("Unlinked"),
    }
    written = "" if annotation.kind == "figure" else annotation.words
    parts = (kinds[annotation.kind], words, reason_label(said.reason), written)
    return " · ".join(part for part in parts if part)


def _short(words: str) -> str:
    line = words.replace("\n", " ")
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
