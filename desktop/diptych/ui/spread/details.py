"""An article comes in; a dialog tells what is known of its file and what was put aside on reading it."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from diptych.corpus import Article
from diptych.i18n import _, n_
from diptych.text import visible
from diptych.ui.fonts import font
from diptych.ui.style import sheet
from diptych.ui.theme import Theme, size


class Details(QDialog):
    """What a fact-checker needs to cite a file, and to see that nothing was lost."""

    def __init__(self, article: Article, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Details of “{title}”").format(title=article.title or article.outlet or "…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(sheet(wear.name))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, value in _rows(article):
            form.addRow(_muted(name), _selectable(value))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addLayout(form)
        repaired = [f"{one.found} → {one.mended}" for one in article.repairs]
        aside = [f"{one.why}\n{one.text}" for one in article.furniture]
        column.addSpacing(8)
        self._add_list(
            column, n_("{n} repaired word", "{n} repaired words", len(repaired)), "\n".join(repaired)
        )
        self._add_list(
            column, n_("{n} block put aside", "{n} blocks put aside", len(aside)), "\n\n".join(aside)
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(640, super().sizeHint().height())

    def _add_list(self, column: QVBoxLayout, head: str, text: str) -> None:
        label = QLabel(head)
        label.setFont(font("ui_strong"))
        column.addWidget(label)
        if not text:
            return
        field = QPlainTextEdit(text)
        field.setReadOnly(True)
        field.setFont(font("ui"))
        field.setTabChangesFocus(True)
        field.setAccessibleName(head)
        label.setBuddy(field)
        field.setMinimumHeight(3 * size("ledger_row"))
        column.addWidget(field, 1)


def _rows(article: Article) -> Iterable[tuple[str, str]]:
    origin = article.origin
    languages = {"fr": _("French"), "en": _("English")}
    yield _("File"), visible(origin.source) or _("pasted text")
    yield _("SHA-256"), origin.sha256
    yield _("Encoding"), origin.encoding
    yield _("Language"), languages.get(article.language, _("not recognised"))


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(font("ui_small"))
    return label


def _selectable(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
