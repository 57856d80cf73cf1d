"""A line of an article to be looked over comes in, it is painted: as it is read, or grey with its reason."""

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.intake.review_rows import Line
from diptych.ui.theme import Theme, size
from diptych.ui.tips import plain_tip

LINE = Qt.ItemDataRole.UserRole
"""The role under which an index gives its whole Line."""

_SIDE, _BAR, _PIECE, _BETWEEN, _WHY = 18, 3, 36, 10, 116
_TITLE_ZOOM = 0.8
_LONGEST = 20_000
"""Characters of one line that are laid out; what is longer is no line to be read."""
_TIP = 600
_TWO_LINES = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class LinesModel(QAbstractListModel):
    """The lines of one article."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Take these in the place of the ones before."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (_("Taken back"), line.why) if line.kind == "restored" else (line.why,)
            return " · ".join(part for part in (*told, line.text) if part)
        if role == Qt.ItemDataRole.ToolTipRole and line.is_piece:
            return plain_tip(f"{line.why}\n{line.text if len(line.text) <= _TIP else line.text[:_TIP] + '…'}")
        return line.text if role == Qt.ItemDataRole.DisplayRole else None


class ReviewDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = wear
        self.can_change = False
        """Whether a piece can be taken back, or put aside again."""
        self.width = 0
        """Of the view, in which lines wrap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(LINE)
        if line.is_piece:
            return QSize(0, _PIECE + _BETWEEN)
        width = self.width - 2 * _SIDE - 28
        return QSize(0, _line_count(line.text, line.kind == "title", width) * _pitch(line) + _BETWEEN)

    def button(self, rect: QRect, line: Line) -> QRect:
        """Where the button of a piece is, in the row at `rect`."""
        width = QFontMetrics(fonts.font("ui_small")).horizontalAdvance(button_text(line)) + 40
        place = _piece_rect(rect)
        return QRect(place.right() - width - 8, place.top() + 6, width, size("target_min"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: Line = index.data(LINE)
        painter.save()
        if line.is_piece:
            self._paint_piece(painter, option.rect, line)
        else:
            self._paint_text(painter, option.rect, line)
        if option.state & QStyle.StateFlag.State_Selected and option.widget and option.widget.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("focus"), 2))
            painter.drawRect(option.rect.adjusted(_SIDE - 4, 1, 4 - _SIDE, 3 - _BETWEEN))
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, line: Line) -> None:
        painter.setPen(self.theme.color("text"))
        layout = _laid_out(line.text, line.kind == "title", rect.width() - 2 * _SIDE - 28)
        layout.draw(painter, QPointF(rect.left() + _SIDE + 14, rect.top()))

    def _paint_piece(self, painter: QPainter, rect: QRect, line: Line) -> None:
        place, restored = _piece_rect(rect), line.kind == "restored"
        if not restored:
            painter.fillRect(place, self.theme.color("window"))
        bar = QRect(place.left(), place.top(), _BAR, place.height())
        painter.fillRect(bar, self.theme.color("accent" if restored else "line"))
        ink = self.theme.color("text" if restored else "muted")
        button = self.button(rect, line)
        why = QRect(place.left() + 14, place.top(), _WHY, place.height())
        painter.setFont(fonts.font("key"))
        painter.setPen(ink)
        painter.drawText(why, _TWO_LINES, _head(line))
        left = why.right() + 10
        text = QRect(left, place.top(), button.left() - 14 - left, place.height())
        painter.setFont(fonts.font("excerpt"))
        painter.setPen(self.theme.color("text" if restored else "furniture"))
        painter.drawText(text, _ONE_LINE, _fitted(painter, line.text, text.width()))
        self._paint_button(painter, button, line)

    def _paint_button(self, painter: QPainter, place: QRect, line: Line) -> None:
        ink = "text" if self.can_change else "disabled"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("control" if self.can_change else "line"), 1))
        painter.setBrush(self.theme.color("field"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        sign = icon("clear" if line.kind == "restored" else "restore", self.theme, role=ink)
        sign.paint(painter, QRect(place.left() + 8, place.top() + 5, 14, 14))
        painter.setFont(fonts.font("ui_small"))
        painter.setPen(self.theme.color(ink))
        painter.drawText(place.adjusted(28, 0, -8, 0), _ONE_LINE, button_text(line))


def _head(line: Line) -> str:
    """What stands before the text of a piece."""
    return _("Taken back") if line.kind == "restored" else line.why[:1].upper() + line.why[1:]


def button_text(line: Line) -> str:
    """What the button of a piece says."""
    return _("Put aside") if line.kind == "restored" else _("Restore")


def _piece_rect(rect: QRect) -> QRect:
    return QRect(rect.left() + _SIDE, rect.top(), rect.width() - 2 * _SIDE, _PIECE)


def _fitted(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def _pitch(line: Line) -> int:
    group, zoom = ("read_title", _TITLE_ZOOM) if line.kind == "title" else ("read", 1.0)
    return fonts.line_height(group, zoom)


def _font(is_title: bool) -> QFont:
    return fonts.font("read_title", _TITLE_ZOOM) if is_title else fonts.font("read")


@lru_cache(maxsize=20_000)
def _line_count(text: str, is_title: bool, width: int) -> int:
    return _laid_out(text, is_title, width).lineCount()


def _laid_out(text: str, is_title: bool, width: int) -> QTextLayout:
    layout = QTextLayout(text if len(text) <= _LONGEST else text[:_LONGEST] + "…", _font(is_title))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    pitch = fonts.line_height("read_title", _TITLE_ZOOM) if is_title else fonts.line_height("read")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(40, width))
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * pitch))
    layout.endLayout()
    return layout
