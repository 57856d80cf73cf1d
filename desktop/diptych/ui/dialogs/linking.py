"""Two articles come in, the user chooses a passage of each; the two that are to be linked go out."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from diptych.compare import Comparison
from diptych.corpus import Article
from diptych.i18n import _
from diptych.text import Span
from diptych.ui.elided import Elided
from diptych.ui.style import sheet
from diptych.ui.theme import Theme

_SIZE = (920, 460)
_INSET = 4
"""White space at both sides of a passage."""
_WRAP = Qt.TextFlag.TextWordWrap.value


@dataclass(frozen=True, slots=True)
class Passages:
    """What there is to be linked, and what is chosen at first."""

    comparison: Comparison
    left: Span
    right: Span


class Linking(QDialog):
    """The sentences of both sides in two lists; Enter links the two chosen ones, or unlinks them."""

    link_wanted = Signal(object, object)
    """The spans of the two passages."""

    def __init__(self, passages: Passages, parent: QWidget, wear: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Link or unlink two passages"))
        self.setStyleSheet(sheet(wear.name))
        self.resize(*_SIZE)
        self._comparison = passages.comparison
        left, right = passages.comparison.left.article, passages.comparison.right.article
        self.left = _sentences(left, passages.left, _("Passage of A"))
        self.right = _sentences(right, passages.right, _("Passage of B"))
        self._state = QLabel()
        self._state.setWordWrap(True)
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self._link)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for column, (article, part) in enumerate(((left, self.left), (right, self.right))):
            head = Elided("ui_strong")
            head.setText(f"{'AB'[column]} · {article.outlet or article.title or ''}".rstrip(" ·"))
            head.setBuddy(part)
            grid.addWidget(head, 0, column)
            grid.addWidget(part, 1, column)
            part.currentRowChanged.connect(self._tell)
            part.itemActivated.connect(lambda _item: self._link())
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.button)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(24, 24, 24, 16)
        column_of_all.setSpacing(12)
        column_of_all.addLayout(grid, 1)
        column_of_all.addLayout(foot)
        self._tell()
        self.left.setFocus()

    def _spans(self) -> tuple[Span, Span] | None:
        ours, theirs = self.left.currentRow(), self.right.currentRow()
        if ours < 0 or theirs < 0:
            return None
        found = self._comparison
        return found.left.article.sentences[ours].span, found.right.article.sentences[theirs].span

    def _tell(self) -> None:
        spans = self._spans()
        self.button.setEnabled(spans is not None)
        linked = spans is not None and any(
            link.left.overlaps(spans[0]) and link.right.overlaps(spans[1]) for link in self._comparison.links
        )
        self._state.setText(_("These two are linked.") if linked else _("These two are not linked."))
        self.button.setText(_("Unlink") if linked else _("Link"))

    def _link(self) -> None:
        spans = self._spans()
        if spans:
            self.accept()
            self.link_wanted.emit(*spans)


class _Wrapped(QStyledItemDelegate):
    """A passage with all of its words: where a line is full to the pixel, Qt's own cuts off the next one."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, QModelIndex())  # the ground only
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        painter.setFont(option.font)
        painter.drawText(option.rect.adjusted(_INSET, 2, -_INSET, -2), _WRAP, index.data())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() - 2 * view.spacing() if isinstance(view, QListWidget) else 0
        room = QRect(0, 0, width - 2 * _INSET, 10_000)
        return QSize(width, option.fontMetrics.boundingRect(room, _WRAP, index.data()).height() + 4)


def _sentences(article: Article, chosen: Span, name: str) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(name)
    found.setWordWrap(True)
    found.setItemDelegate(_Wrapped(found))
    found.setResizeMode(QListWidget.ResizeMode.Adjust)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    found.setSpacing(3)
    for n in range(len(article.sentences)):
        found.addItem(article.sentence_text(n).replace("\n", " "))
    if article.sentences:
        found.setCurrentRow(article.sentence_at(chosen.start))
    return found
