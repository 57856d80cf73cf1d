"""The selected divergence comes in, what the user makes of it goes out: a verdict, a reason, a note."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from diptych.app.remarks import OPEN
from diptych.compare import Judgement, Verdict
from diptych.i18n import _
from diptych.report import REASONS, VERDICTS, reason_label, verdict_label
from diptych.ui import fonts
from diptych.ui.choice import Choice
from diptych.ui.ledger.rows import Row
from diptych.ui.theme import Theme

_HEIGHT = 26
_COLUMNS = 3
_LEAST_WIDTH = 444
"""Pixels in which the longest French verdict is not cut."""


class Judging(QWidget):
    """Six verdicts, three in a row, and under them reason and note. Nothing has to be saved."""

    judged = Signal(object, object)
    """Id of the divergence that is shown, and its new Judgement."""
    left_for_list = Signal()
    """Enter was pressed in the note: the list is wanted again."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._judgement = OPEN
        self.buttons: dict[Verdict, VerdictButton] = {
            verdict: VerdictButton(str(n), verdict_label(verdict), wear)
            for n, verdict in enumerate(VERDICTS, start=1)
        }
        self._group = QButtonGroup(self)
        for verdict, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, verdict=verdict: self._tell(verdict=verdict))
        self.reason = Choice(wear)
        self.reason.setAccessibleName(_("Reason"))
        for reason in REASONS:
            self.reason.addItem(reason_label(reason) or _("Reason"), reason)
        self.reason.activated.connect(lambda _n: self._tell(reason=self.reason.currentData()))
        self.note = Note()
        self.note.editingFinished.connect(lambda: self._tell(note=self.note.text().strip()))
        self.note.returnPressed.connect(self.left_for_list)
        for part in (self.reason, self.note):
            part.setFixedHeight(_HEIGHT)
            part.setFont(fonts.font("ui_small"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self._lay_out()
        self.setAccessibleName(_("Verdict"))
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Show what was made of this divergence, None: of none; a note that is being typed on it stays."""
        id, judgement = (row.divergence.id, row.judgement) if row else ("", OPEN)
        is_typing = id == self._id and self.note.hasFocus() and self.note.isModified()
        self._id, self._judgement = id, judgement
        self.setEnabled(row is not None)
        self.setAccessibleDescription(row.name if row else "")
        self.buttons[judgement.verdict].setChecked(True)
        self.reason.setCurrentIndex(self.reason.findData(judgement.reason))
        if not is_typing:
            self.note.setText(judgement.note)

    def finish_note(self) -> None:
        """Tell the note that is being typed, before something else is done than typing it."""
        if self.note.text().strip() != self._judgement.note:
            self._tell(note=self.note.text().strip())

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for button in self.buttons.values():
            button.set_theme(wear)
        self.reason.set_theme(wear)

    def _tell(
        self, *, verdict: Verdict | None = None, reason: str | None = None, note: str | None = None
    ) -> None:
        before = self._judgement
        known = next((one for one in REASONS if one == reason), before.reason)
        after = Judgement(verdict or before.verdict, known, before.note if note is None else note)
        if after != before and self.isEnabled():
            self._judgement = after
            self.note.setModified(False)
            self.judged.emit(self._id, after)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 4, 16, 10)
        grid.setSpacing(4)
        for n, button in enumerate(self.buttons.values()):
            grid.addWidget(button, n // _COLUMNS, n % _COLUMNS)
        grid.addWidget(self.reason, 2, 0)
        grid.addWidget(self.note, 2, 1, 1, 2)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(3, 1)


class Note(QLineEdit):
    """One line; the key that leads to it stands in it while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Add a note (N)"))
        self.setAccessibleName(_("Note"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter has kept the note; it is not asked for a jump too
            event.accept()


class VerdictButton(QAbstractButton):
    """A verdict with its key in a small frame; filled while it is the one."""

    def __init__(self, key: str, label: str, wear: Theme) -> None:
        super().__init__()
        self._key, self._theme = key, wear
        self.setText(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(fonts.font("ui_small"))
        self.setAccessibleName(label)
        self.setAccessibleDescription(_("Key {key}").format(key=key))
        self.setToolTip(label)
        self.setFixedHeight(_HEIGHT)
        # columns of one width, whatever their words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 42, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(64, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wear = self._theme
        ground, ink, edge = "field", "text", "control"
        if not self.isEnabled():
            ground, ink, edge = "window", "disabled", "line"
        elif self.isChecked():
            ground, ink, edge = "accent", "on_accent", "accent"
        elif self.underMouse():
            ground = "hover"
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(wear.color(ground))
        painter.setPen(QPen(wear.color(edge), 1))
        painter.drawRoundedRect(frame, 4, 4)
        if self.hasFocus():
            # outside there is no room between the buttons: a ring inside, readable on the ground
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(wear.color("on_accent" if self.isChecked() else "focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 3, 3)
        box = QRectF(8, (self.height() - 15) / 2, 15, 15)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        quiet = "muted" if ink == "text" else ink
        painter.setPen(QPen(wear.color("line" if ink == "text" else ink), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(wear.color(quiet))
        painter.setFont(fonts.font("key"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setPen(wear.color(ink))
        painter.setFont(self.font())
        place = self.rect().adjusted(28, 0, -4, 0)
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
