"""A fact comes in; a small frame under its cell says who tells which value, and offers to open the pair."""

from collections import defaultdict

from PySide6.QtCore import QEvent, QLineF, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from diptych.compare import Row
from diptych.i18n import _
from diptych.report.grid import shape
from diptych.ui import fonts, style
from diptych.ui.choice import choice_button, draw_arrow
from diptych.ui.icons import icon
from diptych.ui.matrix.model import MatrixModel
from diptych.ui.separator import separator
from diptych.ui.spread.strokes import Pencil
from diptych.ui.theme import Theme
from diptych.ui.tips import plain_tip

WIDTH_PX = 404
PAD_PX = 16
_STROKE_PX = 26
_VALUE_PX = 170
"""The most that a value takes, longer ones go on in another line."""


class Popover(QFrame):
    """Lies over the table until Esc, and is never in the way of the keys that close it."""

    pair_wanted = Signal(int)
    """The cell's article and this one are to be opened; -1: the pair that the cell means."""
    closed = Signal()

    def __init__(self, model: MatrixModel, wear: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme, self._over = model, wear, parent
        self.setFixedWidth(WIDTH_PX)
        self.setAutoFillBackground(True)
        self._body = QWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD_PX, 12, PAD_PX, 14)
        self._column.addWidget(self._body)
        self.open_button = QPushButton(self._body)
        self.hide()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme; what is open is closed."""
        self._theme = wear
        self.hide()

    def show_fact(self, row: Row, article: int, pair: tuple[int, int], cell: QRect) -> None:
        """Say what is told of a fact, beside its cell, whose place is in the parent's pixels."""
        self._column.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        self._column.addWidget(self._body)
        palette = self._theme.palette()
        palette.setColor(palette.ColorRole.Window, self._theme.color("pane"))
        self.setPalette(palette)
        self.setStyleSheet(style.sheet(self._theme.name))
        column = self._fill(row, article, pair)
        self.setAccessibleName(row.label)
        self._body.setFixedWidth(WIDTH_PX - 2 * PAD_PX)
        self._body.ensurePolished()
        column.activate()
        for label in self._body.findChildren(QLabel):
            if label.wordWrap():
                # a grid gives wrapped words the height that they need at another width
                label.setMinimumHeight(label.heightForWidth(label.width()))
        self.adjustSize()
        room = self._over.rect()
        x = min(cell.left(), room.right() - self.width() - 4)
        under, over = cell.bottom() + 5, cell.top() - 5 - self.height()
        y = under if under + self.height() <= room.bottom() or over < 0 else over
        self.move(QPoint(max(4, x), y))
        self.show()
        self.raise_()
        self.open_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_escape(event):
            # the window's own Esc would go to the ledger
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("pane"))
        painter.setPen(self._theme.color("accent"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fill(self, row: Row, article: int, pair: tuple[int, int]) -> QVBoxLayout:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        if row.conflict:
            head.addWidget(_Stroke(row.kind, self._theme))
        title = _label(row.label, "ui_strong")
        head.addWidget(title, 1)
        close = QToolButton()
        close.setIcon(icon("clear", self._theme))
        close.setToolTip(_("Close"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addLayout(self._values(row))
        if row.divergence:
            column.addWidget(separator())
            column.addWidget(_label(row.divergence.explanation, "ui"))
            rule = _label(_("Rule {code}").format(code=row.divergence.code), "ui_small")
            rule.setObjectName("muted")
            column.addWidget(rule)
        buttons = QHBoxLayout()
        names = [self._model.name(one) for one in pair]
        self.open_button = QPushButton(_("Open the two at the passage"))
        self.open_button.setObjectName("primary")
        self.open_button.setToolTip(plain_tip(" · ".join(names)))
        self.open_button.clicked.connect(lambda: self.pair_wanted.emit(-1))
        other = choice_button(_("With…"))
        other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        other.setFixedHeight(self.open_button.sizeHint().height())
        other.setToolTip(_("Choose another article to open beside it"))
        menu = QMenu(other)
        for number in range(len(row.cells)):
            if number != article:
                menu.addAction(self._model.name(number), lambda n=number: self.pair_wanted.emit(n))
        other.setMenu(menu)
        draw_arrow(other, self._theme)
        buttons.addWidget(self.open_button)
        buttons.addWidget(other)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return column

    def _values(self, row: Row) -> QGridLayout:
        """A line a value, with the articles that tell it."""
        told: dict[tuple[str, str], list[str]] = defaultdict(list)
        for number, cell in enumerate(row.cells):
            if cell:
                sign = shape(cell, row)
                known = next((key for key in told if sign and key[0] == sign), (sign, cell.text))
                told[known].append(self._model.name(number))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        for line, ((sign, text), names) in enumerate(told.items()):
            words = ((sign, "ui"), (text, "excerpt"), (", ".join(names), "ui"))
            for column, (word, group) in enumerate(words):
                if not word:
                    continue
                label = _label(word, group)
                if column == 1:
                    # wrapped words ask for less than they could have
                    asked = label.fontMetrics().horizontalAdvance(text) + 2
                    label.setFixedWidth(min(asked, _VALUE_PX))
                grid.addWidget(label, line, column, Qt.AlignmentFlag.AlignTop)
        return grid


class _Stroke(QWidget):
    """The stroke of a kind."""

    def __init__(self, kind: str, wear: Theme) -> None:
        super().__init__()
        self._kind, self._theme = kind, wear
        self.setFixedSize(_STROKE_PX, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        Pencil(self._theme).draw(painter, self._kind, QLineF(0, 9, _STROKE_PX, 9))
        painter.end()


def _is_escape(event: QKeyEvent) -> bool:
    """Whether Esc is about to become a shortcut."""
    return event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape


def _label(text: str, group: str) -> QLabel:
    label = QLabel(text)
    label.setFont(fonts.font(group))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(group != "ui_small")
    return label
