"""The table of a matrix: one cell chosen, walked with the arrows, and opened with Enter."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from diptych.i18n import _, n_
from diptych.ui import fonts
from diptych.ui.badge import SIZE, paint_badge
from diptych.ui.dates import short_date
from diptych.ui.matrix.delegate import PAD_PX, MatrixDelegate, text_room, wrapped
from diptych.ui.matrix.model import MatrixModel
from diptych.ui.theme import Theme, size

FACT_PX = 236
STATE_PX = 128
TALLER_PX = 17
"""What a row is higher by where the words of a cell need two lines."""
LEAST_PX = 116
"""Width under which a column of an article is no longer read; the table scrolls instead."""


class MatrixTable(QTableView):
    """Shows a MatrixModel."""

    opened = Signal(QModelIndex)
    """The cell that Enter or a click asks about."""

    def __init__(self, model: MatrixModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = MatrixDelegate(model, wear, self)
        self._matrix = model
        self.head = Head(model, wear, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setAccessibleName(_("Facts of the story"))
        model.modelReset.connect(self._lay_out)
        self.clicked.connect(self._click)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._delegate.theme = self.head.theme = wear
        self.setPalette(wear.palette())
        self.viewport().update()
        self.head.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and index.isValid():
            by = 1 if event.key() == Qt.Key.Key_J else -1
            row = index.row() + by
            while 0 <= row < len(self._matrix.lines) and isinstance(self._matrix.lines[row], str):
                row += by
            if 0 <= row < len(self._matrix.lines):
                self.setCurrentIndex(self._matrix.index(row, index.column()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _click(self, index: QModelIndex) -> None:
        if not isinstance(self._matrix.lines[index.row()], str):
            self.opened.emit(index)

    def _lay_out(self) -> None:
        self.clearSpans()
        for number, line in enumerate(self._matrix.lines):
            is_group = isinstance(line, str)
            self.setRowHeight(number, size("matrix_group" if is_group else "matrix_row"))
            if is_group:
                self.setSpan(number, 0, 1, self._matrix.columnCount())
        self._share()
        if len(self._matrix.lines) > 1:
            self.setCurrentIndex(self._matrix.index(1, 1))

    def _share(self) -> None:
        """Fixed widths for fact and state, the rest in equal parts for the articles."""
        articles = self._matrix.columnCount() - 2
        if articles < 1:
            return
        room = self.viewport().width() - FACT_PX - STATE_PX
        each = max(LEAST_PX, room // articles)
        self.setColumnWidth(0, FACT_PX + max(0, room - each * articles))
        for column in range(articles):
            self.setColumnWidth(column + 1, each)
        self.setColumnWidth(articles + 1, STATE_PX)
        for number, line in enumerate(self._matrix.lines):
            if not isinstance(line, str):
                room = text_room(each, line)
                is_tall = any(cell and len(wrapped(cell.text, room)) > 1 for cell in line.cells)
                self.setRowHeight(number, size("matrix_row") + (TALLER_PX if is_tall else 0))


class Head(QHeaderView):
    """Over each column the outlet with its date, and its badge where the article is open."""

    def __init__(self, model: MatrixModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._matrix = model
        self.theme = wear
        self.badge_of: Callable[[int], str] = lambda _article: ""
        """The letter of the side where an article of the matrix is open, "" for none."""
        self.setFixedHeight(size("matrix_header"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        self.setSectionsClickable(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(LEAST_PX, size("matrix_header"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        told, color = self._matrix.matrix, self.theme.color
        painter.save()
        painter.fillRect(rect, color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color("line"))
        if told is not None:
            article = section - 1
            first = str(self._matrix.headerData(section, Qt.Orientation.Horizontal) or "")
            second, badge = "", ""
            if section == 0:
                facts = n_("{n} fact", "{n} facts", len(told.rows))
                second = f"{facts}, " + _("{n} in conflict").format(n=told.conflicts)
            elif article < len(told.analyses):
                second = short_date(told.analyses[article].article.published)
                badge = self.badge_of(article)
            self._write(painter, rect, (first, second, badge))
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, words: tuple[str, str, str]) -> None:
        first, second, badge = words
        x, color = rect.left() + PAD_PX, self.theme.color
        top = rect.top() + 9 if second else rect.top() + 17
        if badge:
            paint_badge(painter, badge, QRectF(x, top, SIZE, SIZE), color("text"), color("window"))
            x += SIZE + 6
        face = fonts.font("ui_strong")
        room = rect.right() - x - 6
        shown = QFontMetricsF(face).elidedText(first, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face)
        painter.setPen(color("text"))
        painter.drawText(QRect(x, top, room + 4, 18), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(fonts.font("ui_small"))
        painter.setPen(color("muted"))
        below = QRect(rect.left() + PAD_PX, top + 18, rect.width() - PAD_PX, 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, second)
