"""A divergence comes in; what it is, how severe, why, and by which rule stands beside the list."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from diptych.i18n import _
from diptych.report import type_label
from diptych.ui import fonts
from diptych.ui.ledger.rows import Row, severity_word
from diptych.ui.samples import SAMPLE, paint_severity, paint_stroke
from diptych.ui.theme import Theme


class Detail(QScrollArea):
    """The selected divergence in words; empty while none is selected."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._inner = QWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The selected divergence"))
        self._stroke = _Sample(wear)
        self._bars = _Sample(wear)
        self._title = _label("ui_strong")
        self._severity = _label("ui")
        self._explanation = _label("ui")
        self._rule = _label("ui_small", muted=True)
        self._reasons = _label("ui_small", muted=True)
        self._reasons.setWordWrap(True)
        self._why = QToolButton()
        self._why.setObjectName("hyperlink")
        self._why.setText(_("why?"))
        self._why.setCheckable(True)
        self._why.setFont(fonts.font("ui_small"))
        self._why.toggled.connect(self._reasons.setVisible)
        self._lay_out()
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Tell this divergence; the reasons are folded again."""
        same = row is not None and self._row is not None and row.divergence.id == self._row.divergence.id
        self._row = row
        self._inner.setVisible(row is not None)
        if row is None:
            return
        told = row.divergence
        self._stroke.show_kind(told.kind)
        self._title.setText(type_label(told))
        self._bars.show_step(row.step)
        self._severity.setText(severity_word(row.step))
        self._explanation.setText(told.explanation)
        self._rule.setText(
            " · ".join(part for part in (_("Rule {code}").format(code=told.code), told.gap) if part)
        )
        self._reasons.setText("\n".join(f"– {reason}" for reason in told.reasons))
        self._why.setVisible(bool(told.reasons))
        if not same:
            self._why.setChecked(False)
            self._reasons.hide()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._stroke.set_theme(wear)
        self._bars.set_theme(wear)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._stroke)
        head.addWidget(self._title, 1)
        head.addWidget(self._bars)
        head.addWidget(self._severity)
        rule = QHBoxLayout()
        rule.setSpacing(6)
        rule.addWidget(self._rule)
        rule.addWidget(self._why)
        rule.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._explanation)
        column.addLayout(rule)
        column.addWidget(self._reasons)
        column.addStretch(1)
        self.setWidget(self._inner)


class _Sample(QWidget):
    """A stroke or the bars of a severity, as large as in the list."""

    def __init__(self, wear: Theme) -> None:
        super().__init__()
        self._theme = wear
        self._kind = ""
        self._step = 0
        self.setFixedSize(SAMPLE + QSize(0, 6))

    def show_kind(self, kind: str) -> None:
        """Paint the stroke of this kind."""
        self._kind = kind
        self.update()

    def show_step(self, step: int) -> None:
        """Paint this many bars."""
        self._step = step
        self.update()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._kind:
            paint_stroke(painter, self._kind, QRectF(self.rect()), self._theme)
        if self._step:
            paint_severity(painter, self._step, QRectF(self.rect()), self._theme.color("text"))
        painter.end()


def _label(group: str, *, muted: bool = False) -> QLabel:
    """A label that wraps and never takes its text for HTML: an explanation may quote anything."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(fonts.font(group))
    label.setWordWrap(group == "ui")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if muted:
        label.setObjectName("muted")
    return label
