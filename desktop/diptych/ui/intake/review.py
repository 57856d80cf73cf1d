"""An article as it will be read: what was put aside stands grey in its place and can be taken back."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from diptych.app.intake import Reviewed
from diptych.i18n import _, n_, number
from diptych.ui import fonts
from diptych.ui.elided import Elided
from diptych.ui.icons import icon
from diptych.ui.intake.review_delegate import LINE, LinesModel, ReviewDelegate
from diptych.ui.intake.review_rows import Line, lines
from diptych.ui.separator import separator
from diptych.ui.telling import name_of
from diptych.ui.theme import Theme

_HEAD = 43


class Review(QWidget):
    """One article of the library; Enter or a click takes a piece back, or puts it aside again."""

    restore_wanted = Signal(object, object, bool)
    """The Record, the numbers of the pieces, and whether they are to be in the text."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed: Reviewed | None = None
        self._model = LinesModel(self)
        self.list = LinesView(self._model, wear)
        self.list.piece_wanted.connect(self._toggle)
        self.all = QPushButton(_("Restore all"))
        self.all.clicked.connect(self._restore_all)
        title = QLabel(_("What was put aside"))
        title.setFont(fonts.font("ui_strong"))
        self._counts = Elided("ui")
        self._counts.setObjectName("muted")
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(32, 32, 32, 32)
        head = QWidget()
        head.setFixedHeight(_HEAD)
        bar = QHBoxLayout(head)
        bar.setContentsMargins(18, 0, 18, 0)
        bar.setSpacing(8)
        bar.addWidget(title)
        bar.addWidget(self._counts)
        bar.addStretch(1)
        bar.addWidget(self.all)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, separator(), self._pages):
            column.addWidget(part)
        self.show_nothing(_("Choose a file of the list to see the article as it will be read."))

    def show_reviewed(self, reviewed: Reviewed, *, can_change: bool) -> None:
        """Show an article; its place stays when it is the one that was shown before."""
        is_same = self._reviewed is not None and self._reviewed.record.id == reviewed.record.id
        scrolled, current = self.list.verticalScrollBar().value(), self.list.currentIndex().row()
        self._reviewed = reviewed
        self._model.show(lines(reviewed))
        aside = [line for line in self._model.lines if line.kind == "aside"]
        blocks, total = n_("{n} block", "{n} blocks", len(aside)), number(len(self._model.lines))
        told = _("{number} of {total}").format(number=blocks, total=total)
        name = reviewed.record.outlet or name_of(reviewed.record)
        self._counts.setText(f"{name} · {told}")
        self.list.show_changeable(can_change)
        self.all.setEnabled(can_change and bool(aside))
        self._pages.setCurrentWidget(self.list)
        if is_same:
            self.list.setCurrentIndex(self._model.index(current))
            self.list.verticalScrollBar().setValue(scrolled)
        else:
            first = next((n for n, line in enumerate(self._model.lines) if line.is_piece), 0)
            self.list.setCurrentIndex(self._model.index(first))
            self.list.scrollToTop()

    def show_nothing(self, sentence: str) -> None:
        """Show one sentence in the place of an article."""
        self._reviewed = None
        self._model.show(())
        self._counts.setText("")
        self.all.setEnabled(False)
        self._empty.setText(sentence)
        self._pages.setCurrentWidget(self._empty)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.all.setIcon(icon("restore", wear))
        self.list.set_theme(wear)

    def _toggle(self, line: Line) -> None:
        if self._reviewed:
            self.restore_wanted.emit(self._reviewed.record, (line.index,), line.kind == "aside")

    def _restore_all(self) -> None:
        aside = tuple(line.index for line in self._model.lines if line.kind == "aside")
        if self._reviewed and aside:
            self.restore_wanted.emit(self._reviewed.record, aside, True)


class LinesView(QListView):
    """Shows a LinesModel; arrows walk the lines, Enter or Space presses the button of a piece."""

    piece_wanted = Signal(object)
    """A Line that is to be taken back, or put aside again."""

    def __init__(self, model: LinesModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = ReviewDelegate(wear, self)
        self.setObjectName("review")
        self.setModel(model)
        self.setItemDelegate(self._lines)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The article as it will be read"))
        self.setViewportMargins(0, 12, 0, 0)

    def show_changeable(self, can_change: bool) -> None:
        """Let the buttons be pressed, or be grey."""
        self._lines.can_change = can_change
        self.viewport().update()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._lines.theme = wear
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self._press(self.currentIndex()):
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        line: Line | None = index.data(LINE)
        if line and line.is_piece and self._lines.button(self.visualRect(index), line).contains(point):
            self._press(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lines.width = self.viewport().width()
        self.scheduleDelayedItemsLayout()

    def _press(self, index: QModelIndex) -> bool:
        line: Line | None = index.data(LINE)
        if line is None or not line.is_piece or not self._lines.can_change:
            return False
        self.piece_wanted.emit(line)
        return True
