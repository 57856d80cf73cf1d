"""A row of an import comes in, it is painted: sign, file and amount, what was done, and what it offers."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.text import visible
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.intake.model import ROW
from diptych.ui.intake.rows import Row, State, amount, details, form, link_text
from diptych.ui.theme import Theme

_LEFT, _RIGHT, _PADDING, _GAP = 42, 14, 8, 10
_HEAD, _LINE = 18, 16
_SIGNS: dict[State, str] = {
    "added": "done",
    "duplicate": "file",
    "failed": "warning",
    "skipped": "clear",
    "reading": "clock",
    "waiting": "clock",
    "stopped": "clear",
}
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_HEAD_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HEAD_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class IntakeDelegate(QStyledItemDelegate):
    """Paints one file of an import; a row is as tall as what is to be said of it."""

    def __init__(self, wear: Theme, heights: dict[int, int], parent: QObject | None = None) -> None:
        """heights: of the rows, filled in here; who changes a row or the width takes them out."""
        super().__init__(parent)
        self.theme = wear
        self._heights = heights
        self.width = 0
        """Of the view: a row is as tall as its words need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = self._heights.get(index.row())
        if height is None:
            row: Row = index.data(ROW)
            width = self.width - _LEFT - _RIGHT
            link = _LINE if _is_below(row, width) else 0
            height = 2 * _PADDING + _HEAD + _told_height(row, width) + link + 1
            self._heights[index.row()] = height
        return QSize(0, height)

    def link_at(self, option_rect: QRect, row: Row, point: QPoint) -> bool:
        """Whether a point of the view lies on what the row offers."""
        return bool(row.link) and _link_rect(option_rect, row).adjusted(-4, -4, 4, 4).contains(point)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = self._ground(row, selected=selected, hovered=hovered)
        ink = self.theme.color("on_selection" if selected else "text")
        muted = ink if selected else self.theme.color("muted")
        loud = self.theme.color("error") if row.state == "failed" and not selected else ink
        painter.save()
        painter.fillRect(option.rect, self.theme.color(ground))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        sign = "on_selection" if selected else "error" if row.state == "failed" else "text"
        icon(_SIGNS[row.state], self.theme, role=sign).paint(
            painter, QRect(option.rect.left() + 14, option.rect.top() + _PADDING + 1, 16, 16)
        )
        self._paint_head(painter, option.rect, row, (ink, loud if row.state == "failed" else muted))
        place = _told_rect(option.rect, row)
        painter.setFont(_told_font(row))
        painter.setPen(loud if row.state == "failed" else muted)
        painter.drawText(place, _WRAPPED, details(row))
        if row.link:
            self._paint_link(painter, option.rect, row, ink if selected else self.theme.color("accent"))
        if selected and option.widget and option.widget.hasFocus():
            painter.setPen(QPen(self.theme.color("on_selection" if self.theme.is_contrast else "focus"), 2))
            inset = 3 if self.theme.is_contrast else 1
            painter.drawRect(option.rect.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _ground(self, row: Row, *, selected: bool, hovered: bool) -> str:
        if selected:
            return "selection"
        if row.state == "failed":
            return "error_tint"
        return "hover" if hovered else "pane"

    def _paint_head(self, painter: QPainter, rect: QRect, row: Row, inks: tuple[QColor, QColor]) -> None:
        place = _head_rect(rect)
        small = fonts.font("ui_small")
        told = " · ".join(part for part in (form(row), amount(row)) if part)
        painter.setFont(fonts.font("ui_small", weight=600) if row.state == "failed" else small)
        painter.setPen(inks[1])
        painter.drawText(place, _HEAD_RIGHT, told)
        room = place.width() - QFontMetrics(painter.font()).horizontalAdvance(told) - _GAP
        painter.setFont(fonts.font("ui"))
        painter.setPen(inks[0])
        name = painter.fontMetrics().elidedText(visible(row.path.name), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, _HEAD_LEFT, name)

    def _paint_link(self, painter: QPainter, rect: QRect, row: Row, ink: QColor) -> None:
        face = fonts.font("ui_small")
        face.setUnderline(True)
        painter.setFont(face)
        painter.setPen(ink)
        painter.drawText(_link_rect(rect, row), _HEAD_LEFT, link_text(row.link))


def _head_rect(rect: QRect) -> QRect:
    return QRect(rect.left() + _LEFT, rect.top() + _PADDING, rect.width() - _LEFT - _RIGHT, _HEAD)


def _told_rect(rect: QRect, row: Row) -> QRect:
    width = rect.width() - _LEFT - _RIGHT
    return QRect(rect.left() + _LEFT, rect.top() + _PADDING + _HEAD, width, _told_height(row, width))


def _told_font(row: Row) -> QFont:
    return fonts.font("ui_small", weight=600 if row.state == "failed" else None)


def _told_height(row: Row, width: int) -> int:
    metrics = QFontMetrics(_told_font(row))
    found = metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAPPED, details(row))
    return max(_LINE, found.height())


def _is_below(row: Row, width: int) -> bool:
    """Whether what a row offers has no room behind the words, and stands in a line of its own."""
    if not row.link:
        return False
    metrics = QFontMetrics(_told_font(row))
    used = metrics.horizontalAdvance(details(row) + " · " + link_text(row.link))
    return row.link == "retry" or used > width


def _link_rect(rect: QRect, row: Row) -> QRect:
    place = _told_rect(rect, row)
    width = QFontMetrics(fonts.font("ui_small")).horizontalAdvance(link_text(row.link)) + 2
    if _is_below(row, place.width()):
        return QRect(place.left(), place.bottom() + 1, width, _LINE)
    used = QFontMetrics(_told_font(row)).horizontalAdvance(details(row) + "  ")
    return QRect(place.left() + used, place.top(), width, _LINE)
