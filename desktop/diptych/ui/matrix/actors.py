"""The actors of a story come in; a table says what each article calls them, and opens any place of it."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from diptych.compare import ActorRow, Designator, Matrix
from diptych.i18n import _, n_, number
from diptych.report.grid import ABSENT
from diptych.ui import fonts
from diptych.ui.elided import shortened
from diptych.ui.matrix.grid import Grid, ThemedDelegate
from diptych.ui.matrix.head import LEAST_PX, PAD_PX, Head
from diptych.ui.matrix.pairs import Aim
from diptych.ui.theme import Theme
from diptych.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which an index gives its ActorRow."""
ACTOR_PX = 236
_LINE_PX = 20
_OFTEN = " ×\u202f"
_LINES = 4
"""Ways of calling that a cell lists; what is rarer is counted."""


class ActorsModel(QAbstractTableModel):
    """Column 0 names the actor, then there is one an article."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.rows: tuple[ActorRow, ...] = ()

    def show(self, matrix: Matrix | None, rows: tuple[ActorRow, ...]) -> None:
        """Take these in the place of the ones before; the matrix tells whose articles they are of."""
        self.beginResetModel()
        self.matrix, self.rows = matrix, rows if matrix else ()
        self.endResetModel()

    def lines(self, index: Index) -> list[str]:
        """What a cell says, a line each."""
        row = self.rows[index.row()]
        if index.column() == 0:
            return [row.label]
        cell = row.cells[index.column() - 1]
        shown = [_counted(one) for one in cell[:_LINES]]
        more = n_("{n} more", "{n} more", len(cell) - _LINES) if len(cell) > _LINES else ""
        return [*shown, *([more] if more else [])] or [ABSENT]

    def aim(self, index: Index) -> Aim | None:
        """The pair for a cell: with the first other article that speaks of the actor; None for no pair."""
        cells = self.rows[index.row()].cells
        telling = [n for n, cell in enumerate(cells) if cell]
        article = index.column() - 1 if index.column() else telling[0]
        other = next((n for n in telling if n != article), None)
        if other is None:
            return None
        left, right = sorted((article, other))
        places = [cells[n][0].spans[0] if cells[n] else None for n in (left, right)]
        return Aim(left, right, places[0], places[1])

    def title(self, section: int) -> str:
        """What stands over a column."""
        if self.matrix is None or section == 0:
            return _("Actor")
        article = self.matrix.analyses[section - 1].article
        return article.outlet or article.title or _("Untitled")

    def counted(self) -> str:
        """How many there are."""
        return n_("{n} actor", "{n} actors", len(self.rows))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.analyses) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROW:
            return self.rows[index.row()]
        row = self.rows[index.row()]
        cell = row.cells[index.column() - 1] if index.column() else ()
        text = ", ".join(map(_counted, cell)) if index.column() else row.label
        if role == Qt.ItemDataRole.DisplayRole:
            return text or ABSENT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(map(_counted, cell)) or text or ABSENT)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = text or _("not told of")
            return f"{row.label} · {self.title(index.column())}: {told}" if index.column() else row.label
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_title = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.title(section) if is_title and self.matrix else None


class ActorsTable(Grid):
    """Shows an ActorsModel; Enter or a double click opens a cell's pair."""

    pair_wanted = Signal(object)
    """An Aim."""

    def __init__(self, model: ActorsModel, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, ActorsDelegate(model, wear), Head(model, wear), parent)
        self._actors = model
        self.setAccessibleName(_("Actors of the story"))
        model.modelReset.connect(self._lay_out)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _open(self, index: QModelIndex) -> None:
        found = self._actors.aim(index)
        if found:
            self.pair_wanted.emit(found)

    def _lay_out(self) -> None:
        for row in range(self._actors.rowCount()):
            columns = range(self._actors.columnCount())
            most = max(len(self._actors.lines(self._actors.index(row, one))) for one in columns)
            self.setRowHeight(row, most * _LINE_PX + 15)
        self._share()
        if self._actors.rows:
            self.setCurrentIndex(self._actors.index(0, 1))

    def _share(self) -> None:
        """A fixed width for the actor, the rest in equal parts for the articles."""
        articles = self._actors.columnCount() - 1
        if articles < 1:
            return
        room = self.viewport().width() - ACTOR_PX
        each = max(LEAST_PX, room // articles)
        self.setColumnWidth(0, ACTOR_PX + max(0, room - each * articles))
        for column in range(articles):
            self.setColumnWidth(column + 1, each)
        self.head.fit()


class ActorsDelegate(ThemedDelegate):
    """Paints what an article calls an actor, a line each, the most frequent first."""

    def __init__(self, model: ActorsModel, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        color, place = self.theme.color, QRect(option.rect)
        lines = self._model.lines(index)
        painter.save()
        painter.setClipRect(place)
        painter.fillRect(place, color("pane"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), color("line"))
        painter.fillRect(QRect(place.right(), place.top(), 1, place.height()), color("line"))
        for n, words in enumerate(lines):
            line = QRect(place.left(), place.top() + 7 + n * _LINE_PX, place.width(), _LINE_PX)
            is_quiet = lines == [ABSENT] or n == _LINES
            group = "ui_strong" if index.column() == 0 else "ui_small" if is_quiet else "excerpt"
            self._write(painter, line, words, group, color("muted" if is_quiet else "text"))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(color("focus"), 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _write(self, painter: QPainter, place: QRect, text: str, group: str, ink: QColor) -> None:
        face = fonts.font(group)
        room: float = place.width() - 2 * PAD_PX + 6
        metrics = QFontMetricsF(face)
        # how often is never cut off
        words, often, count = text.partition(_OFTEN)
        kept = often + count
        room -= metrics.horizontalAdvance(kept)
        shown = shortened(words, metrics, room) + kept
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(place.adjusted(PAD_PX, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def _counted(one: Designator) -> str:
    return f"{one.text}{_OFTEN}{number(one.count)}" if one.count > 1 else one.text
