"""The bar over the list of divergences: what is counted, and what is filtered."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from diptych.app.desk import Sieve
from diptych.compare import DivergenceKind, Verdict
from diptych.i18n import _, number
from diptych.report import KINDS, VERDICTS, kind_label, verdict_label
from diptych.ui import fonts
from diptych.ui.choice import choice_button, draw_arrow
from diptych.ui.icons import draw_clear_button, icon
from diptych.ui.ledger.rows import Filter
from diptych.ui.samples import SAMPLE, stroke_icon
from diptych.ui.theme import Theme, size

_COMPACT = 1240
"""Under this width the chips show stroke and count only; their names stay in the tool tip."""


_TIGHT = 900
"""Under this width a choice shows its name only, until something is chosen."""


class Head(QWidget):
    """Title, a chip for each kind, severity, verdict, text; says when any of them changes."""

    filtered = Signal(object)
    """The new Filter."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[DivergenceKind, int] = dict.fromkeys(KINDS, 0)
        self._least = 1
        self.setFixedHeight(size("ledger_header"))
        self._chips = {kind: self._chip(kind) for kind in KINDS}
        self._severity, self._verdict = choice_button(), choice_button()
        self._wanted: Verdict | None = None
        self._severity_text, self._verdict_text = _("Severity: all"), _("Verdict: any")
        self._verdict_counts: Mapping[Verdict, int] = dict.fromkeys(VERDICTS, 0)
        self._text = QLineEdit()
        self._text.setPlaceholderText(_("Filter"))
        self._text.setAccessibleName(_("Filter the divergences"))
        self._text.setClearButtonEnabled(True)
        self._text.setFixedHeight(26)
        self._text.setMaximumWidth(172)
        self._glass = self._text.addAction(icon("search", wear), QLineEdit.ActionPosition.LeadingPosition)
        self._text.textChanged.connect(self._tell)
        self._fill_severities()
        self._fill_verdicts()
        self._lay_out()
        self.set_theme(wear)

    def show_counts(self, counts: Mapping[DivergenceKind, int]) -> None:
        """Write how many divergences each kind has, whatever the filter."""
        self._counts = counts
        self._name_chips()

    def show_verdicts(self, counts: Mapping[Verdict, int]) -> None:
        """Write how many divergences have each verdict, whatever the filter."""
        self._verdict_counts = counts
        for action in self._verdict.menu().actions():
            action.setText(self._verdict_told(action.data()))

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for kind, chip in self._chips.items():
            chip.setIcon(stroke_icon(kind, wear))
        self._glass.setIcon(icon("search", wear, role="muted"))
        for choice in (self._severity, self._verdict):
            draw_arrow(choice, wear)
        draw_clear_button(self._text, wear)

    def clear(self) -> None:
        """Take every filter away."""
        for chip in self._chips.values():
            chip.setChecked(True)
        for choice in (self._severity, self._verdict):
            choice.menu().actions()[0].trigger()
        self._text.clear()

    def sieve(self) -> Sieve:
        """What is filtered away now, as it can be kept."""
        hidden = tuple(kind for kind, chip in self._chips.items() if not chip.isChecked())
        return Sieve(hidden, self._least, self._wanted or "", self._text.text())

    def show_sieve(self, sieve: Sieve) -> None:
        """Filter away what a kept sieve says; a verdict or severity that is not offered changes nothing."""
        for kind, chip in self._chips.items():
            chip.setChecked(kind not in sieve.hidden)
        for choice, wanted in ((self._severity, sieve.least), (self._verdict, sieve.verdict or None)):
            for action in choice.menu().actions():
                if action.data() == wanted:
                    action.trigger()
        self._text.setText(sieve.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_chips()
        self._name_choices()

    def _chip(self, kind: DivergenceKind) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setIconSize(SAMPLE)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFixedHeight(size("chip"))
        chip.setFont(fonts.font("ui_small"))
        chip.toggled.connect(self._tell)
        return chip

    def _name_chips(self) -> None:
        """Kind and count; the count of a kind that is switched off stands in brackets."""
        for kind, chip in self._chips.items():
            count = number(self._counts[kind])
            told = count if chip.isChecked() else f"({count})"
            text = told if self.width() < _COMPACT else f"{kind_label(kind)} {told}"
            # the style leaves no room between icon and text, and much behind the text
            chip.setText(f" {text}")
            chip.setFixedWidth(chip.fontMetrics().horizontalAdvance(f" {text}") + SAMPLE.width() + 24)
            chip.setToolTip(f"{kind_label(kind)} {told}")
            chip.setAccessibleName(f"{kind_label(kind)} {count}")

    def _fill_severities(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for least, text in (
            (1, _("Severity: all")),
            (2, _("Severity: medium and strong")),
            (3, _("Severity: strong")),
        ):
            action = QAction(text, group)
            action.setData(least)
            action.setCheckable(True)
            action.setChecked(least == self._least)
            action.triggered.connect(lambda _on=True, least=least, text=text: self._be_severe(least, text))
            menu.addAction(action)
        self._severity.setMenu(menu)

    def _fill_verdicts(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for verdict in (None, *VERDICTS):
            action = QAction(self._verdict_told(verdict), group)
            action.setData(verdict)
            action.setCheckable(True)
            action.setChecked(verdict is None)
            action.triggered.connect(lambda _on=True, verdict=verdict: self._be_judged(verdict))
            menu.addAction(action)
        self._verdict.setMenu(menu)

    def _verdict_told(self, verdict: Verdict | None) -> str:
        """A line of the menu, with the number of divergences behind it."""
        if verdict is None:
            return _("Verdict: any")
        return f"{verdict_label(verdict)} {number(self._verdict_counts[verdict])}"

    def _be_judged(self, verdict: Verdict | None) -> None:
        self._wanted = verdict
        told = (
            _("Verdict: {verdict}").format(verdict=verdict_label(verdict)) if verdict else _("Verdict: any")
        )
        self._verdict_text = told
        self._name_choices()
        self._tell()

    def _be_severe(self, least: int, text: str) -> None:
        self._least, self._severity_text = least, text
        self._name_choices()
        self._tell()

    def _name_choices(self) -> None:
        """What is filtered by; where there is little room and nothing is, only what could be."""
        is_tight = self.width() < _TIGHT
        all_severities, any_verdict = self._least == 1, self._wanted is None
        self._severity.setText(_("Severity") if is_tight and all_severities else self._severity_text)
        self._verdict.setText(_("Verdict") if is_tight and any_verdict else self._verdict_text)

    def _tell(self) -> None:
        self._name_chips()
        kinds = frozenset(kind for kind, chip in self._chips.items() if chip.isChecked())
        self.filtered.emit(Filter(kinds, self._least, self._text.text().strip(), self._wanted))

    def _lay_out(self) -> None:
        title = QLabel(_("Divergences"))
        title.setFont(fonts.font("ui_strong"))
        bar = QHBoxLayout(self)
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(6)
        bar.addWidget(title)
        bar.addSpacing(6)
        for chip in self._chips.values():
            bar.addWidget(chip)
        bar.addSpacing(12)
        bar.addWidget(self._severity)
        bar.addWidget(self._verdict)
        bar.addStretch(1)
        bar.addWidget(self._text)
