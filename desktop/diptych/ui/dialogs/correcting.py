"""The figures of two articles come in, the user reads one of them otherwise; the correction goes out."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from diptych.compare import told_reading
from diptych.facts import (
    KINDS,
    MODES,
    Amount,
    Correction,
    Kind,
    amount_of,
    is_unit,
    read_amount,
    units_of,
    written_number,
)
from diptych.i18n import _, quoted
from diptych.report import figure_kind_label, mode_label
from diptych.ui import fonts
from diptych.ui.choice import Choice
from diptych.ui.readable import Readable
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size

_WIDTH, _EDIT_PX = 620, 5
_AROUND = 60
"""Characters shown on either side of a figure."""


class Correcting(QDialog):
    """One figure of the pair, chosen in a list, and how it is read; Enter keeps it."""

    corrected = Signal(str, object)
    """The side and the Correction."""
    reset_wanted = Signal(str, object)
    """Side and span of a figure that is to be read by the program again."""

    def __init__(self, figures: Sequence[Readable], at: int, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Correct a figure"))
        self.setStyleSheet(sheet(wear.name))
        self._figures = figures
        self.number = QLineEdit()
        self.figure, self.kind, self.unit, self.mode = (Choice(wear) for _n in range(4))
        for one in figures:
            self.figure.addItem(f"{'A' if one.side == 'left' else 'B'} · {_line(one.figure.text)}")
        for kind in KINDS:
            self.kind.addItem(figure_kind_label(kind), kind)
        for mode in MODES:
            self.mode.addItem(mode_label(mode), mode)
        self.unit.setEditable(True)
        edit = self.unit.lineEdit()
        if edit:
            # where the words of the other choices begin
            edit.setTextMargins(_EDIT_PX, 0, 0, 0)
        self._context, self._told = _label("excerpt"), _label("ui_small")
        self._unit_label = QLabel(_("Unit"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(10)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in self._rows():
            field.setMinimumHeight(size("field"))
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            self._form.addRow(label, field)
            if field is self.figure:
                self._form.addRow(self._context)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save = self._buttons.button(QDialogButtonBox.StandardButton.Save)
        self.reset = self._buttons.addButton(_("Read it anew"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset.setToolTip(_("Take the correction back: the figure is read by its rule again."))
        self._buttons.accepted.connect(self._keep)
        self._buttons.rejected.connect(self.reject)
        self.reset.clicked.connect(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addLayout(self._form)
        column.addWidget(self._told)
        column.addWidget(self._buttons)
        self.figure.currentIndexChanged.connect(self._show_figure)
        self.kind.currentIndexChanged.connect(self._show_units)
        self.number.textChanged.connect(self._tell)
        self.unit.editTextChanged.connect(self._tell)
        self.mode.currentIndexChanged.connect(self._tell)
        self.figure.setCurrentIndex(at)
        self._show_figure()
        self.resize(_WIDTH, self.sizeHint().height())
        self.number.setFocus()
        self.number.selectAll()

    def correction(self) -> Correction | None:
        """What is told now; None where it is no reading."""
        one, amount, unit = self._chosen(), self._amount(), self.unit.currentText().strip()
        kind: Kind = self.kind.currentData()
        if amount is None or not is_unit(unit, kind):
            return None
        return Correction(one.figure.span, kind, amount, unit or None, self.mode.currentData())

    def _rows(self) -> tuple[tuple[QLabel, QWidget], ...]:
        return (
            (QLabel(_("Figure")), self.figure),
            (QLabel(_("Value")), self.number),
            (QLabel(_("Kind")), self.kind),
            (self._unit_label, self.unit),
            (QLabel(_("How it is told")), self.mode),
        )

    def _chosen(self) -> Readable:
        return self._figures[self.figure.currentIndex()]

    def _amount(self) -> Amount | None:
        """The number typed; as it was read where neither it nor what it is of was changed."""
        one, kind = self._chosen(), self.kind.currentData()
        words, is_clock = self.number.text().strip(), "time" in (kind, one.figure.kind)
        is_untouched = words == self._number_of(one) and not (is_clock and kind != one.figure.kind)
        if is_untouched and not one.is_new:
            return amount_of(one.figure)
        return read_amount(words, one.article.language, kind)

    def _number_of(self, one: Readable) -> str:
        if one.figure.by_hand:
            return told_reading(replace(one.figure, unit=None))
        return written_number(one.figure, one.article.language)

    def _show_figure(self) -> None:
        one = self._chosen()
        figure, text = one.figure, one.article.text
        whole = one.article.sentences[figure.sentence].span
        start, end = max(whole.start, figure.span.start - _AROUND), min(whole.end, figure.span.end + _AROUND)
        before, after = text[start : figure.span.start], text[figure.span.end : end]
        # whole words only
        before = f"…{before.partition(' ')[2]}" if start > whole.start else before
        after = f"{after.rpartition(' ')[0]}…" if end < whole.end else after
        self._context.setText(quoted(_line(f"{before}{text[figure.span.start : figure.span.end]}{after}")))
        self.kind.setCurrentIndex(self.kind.findData(figure.kind))
        self.mode.setCurrentIndex(self.mode.findData(figure.mode))
        self.number.setText(self._number_of(one))
        self._show_units()
        self.unit.setEditText(figure.unit or "")
        self.reset.setVisible(figure.by_hand)
        self._tell()

    def _show_units(self) -> None:
        """Offer the units of the kind; what was told stays where it can."""
        kind: Kind = self.kind.currentData()
        before, offered = self.unit.currentText(), units_of(kind)
        self.unit.clear()
        self.unit.addItems(offered)
        name = _("Currency") if kind == "money" else _("Unit")
        self._unit_label.setText(name)
        self.unit.setAccessibleName(name)
        self.unit.setEditText(before if is_unit(before, kind) else offered[0] if offered else "")

    def _tell(self) -> None:
        """Say how the figure would be read, or why it cannot be."""
        found = self.correction()
        self.save.setEnabled(found is not None)
        if found:
            told = _("Read as {reading}.").format(reading=told_reading(found))
        elif self._amount() is None:
            told = _("Write one number, as in “97.4 billion”, “about 1,200” or “80 to 100”.")
        else:
            told = _("This is no unit of such a figure; choose one of the list.")
        self._told.setText(told)
        self.save.setAccessibleDescription(told)

    def _keep(self) -> None:
        found = self.correction()
        if found:
            side = self._chosen().side
            self.accept()
            self.corrected.emit(side, found)

    def _reset(self) -> None:
        one = self._chosen()
        self.accept()
        self.reset_wanted.emit(one.side, one.figure.span)


def _label(font: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setFont(fonts.font(font))
    return label


def _line(words: str) -> str:
    return " ".join(words.split())
