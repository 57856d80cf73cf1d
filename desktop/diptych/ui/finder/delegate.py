"""A hit comes in, its row is painted: outlet and date, then two lines of the passage with what was found."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.search import Hit
from diptych.ui import fonts
from diptych.ui.dates import short_date
from diptych.ui.finder.model import HEADING, HIT, Heading
from diptych.ui.theme import Theme
from diptych.ui.utf16 import Utf16Map

_PADDING = 7
_SIDE = 12
_HEAD = 18
_LINE = 16
_LINES = 2


class HitDelegate(QStyledItemDelegate):
    """Paints one hit."""

    def __init__(self, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = 0 if index.data(HEADING) else _LINES * _LINE
        return QSize(0, 2 * _PADDING + _HEAD + text + 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        heading = index.data(HEADING)
        if heading:
            self._paint_heading(painter, option.rect, heading)
            return
        hit: Hit = index.data(HIT)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "selection" if selected else "hover" if hovered else "window"
        ink = self.theme.color("on_selection" if selected else "text")
        muted = ink if selected else self.theme.color("muted")
        painter.save()
        painter.fillRect(option.rect, self.theme.color(ground))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        place = option.rect.adjusted(_SIDE, _PADDING, -_SIDE, -_PADDING)
        self._paint_head(painter, QRect(place.left(), place.top(), place.width(), _HEAD), hit, (ink, muted))
        self._paint_snippet(painter, place.adjusted(0, _HEAD, 0, 0), hit, muted)
        if selected and option.widget and option.widget.hasFocus():
            painter.setPen(QPen(self.theme.color("on_selection" if self.theme.is_contrast else "focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 3 if self.theme.is_contrast else 1
            painter.drawRect(option.rect.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        """The title of a story, and how many hits are below it at the right."""
        small, strong = fonts.font("ui_small"), fonts.font("ui_strong")
        painter.save()
        painter.fillRect(rect, self.theme.color("pane"))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        place = rect.adjusted(_SIDE, _PADDING, -_SIDE, -_PADDING)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, heading.told)
        room = place.width() - QFontMetrics(small).horizontalAdvance(heading.told) - 8
        painter.setFont(strong)
        painter.setPen(self.theme.color("text"))
        title = QFontMetrics(strong).elidedText(heading.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, hit: Hit, inks: tuple[QColor, QColor]) -> None:
        """The outlet (or the title of an article without one), and the date at the right."""
        date, small, strong = short_date(hit.published), fonts.font("ui_small"), fonts.font("ui_strong")
        painter.setFont(small)
        painter.setPen(inks[1])
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, date)
        room = place.width() - QFontMetrics(small).horizontalAdvance(date) - 8
        name = QFontMetrics(strong).elidedText(hit.outlet or hit.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(strong)
        painter.setPen(inks[0])
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_snippet(self, painter: QPainter, place: QRect, hit: Hit, muted: QColor) -> None:
        layout = QTextLayout(hit.snippet, fonts.font("ui_small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(hit))
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(place.width())
            line.setPosition(QPointF(0, number * _LINE))
        layout.endLayout()
        painter.setPen(muted)
        layout.draw(painter, QPointF(place.topLeft()))

    def _formats(self, hit: Hit) -> list[QTextLayout.FormatRange]:
        """What the query matched, on the match colour; in high contrast underlined as well."""
        found = []
        units = Utf16Map.of(hit.snippet)
        for span in hit.matches:
            shape = QTextCharFormat()
            shape.setBackground(QBrush(self.theme.color("match")))
            shape.setForeground(QBrush(self.theme.color("text")))
            if self.theme.is_contrast:
                shape.setFontUnderline(True)
            stretch = QTextLayout.FormatRange()
            stretch.start, end = units.span_u16(span)
            stretch.length = end - stretch.start
            stretch.format = shape
            found.append(stretch)
        return found
