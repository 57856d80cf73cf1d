"""A node of the shelf comes in, its row is painted: badge, name, and date or count."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.corpus import Story
from diptych.i18n import number
from diptych.ui import badge, fonts
from diptych.ui.dates import short_date
from diptych.ui.icons import icon
from diptych.ui.shelf.model import Books, Group, Leaf, leaves
from diptych.ui.shelf.tree import BADGES, NODE
from diptych.ui.theme import Theme, size

_SIDE = 12


class ShelfDelegate(QStyledItemDelegate):
    """Paints one row of the tree, from edge to edge whatever its depth."""

    def __init__(self, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, size("tree_row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node: Group | Leaf = index.data(NODE)
        badges: str = index.data(BADGES) or ""
        focused = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = self.theme.color(self._ground(option, badges))
        on_selection = ground == self.theme.color("selection")
        ink = self.theme.color("on_selection" if on_selection else "text")
        muted = ink if on_selection else self.theme.color("muted")
        row = QRect(0, option.rect.top(), option.rect.right() + 1, option.rect.height())
        painter.save()
        painter.fillRect(row, ground)
        if isinstance(node, Books | Story):
            opened = bool(option.state & QStyle.StateFlag.State_Open)
            self._paint_icon(painter, row.left() + _SIDE, row, "down" if opened else "right")
            self._write(
                painter, row.adjusted(33, 0, 0, 0), index.data(), number(len(leaves(node))), (muted, muted)
            )
        else:
            left = self._paint_sign(painter, row, badges, (ink, ground))
            self._write(
                painter, row.adjusted(left, 0, 0, 0), index.data(), short_date(node.published), (ink, muted)
            )
        if focused and option.widget.hasFocus():
            ring = "on_selection" if on_selection and self.theme.is_contrast else "focus"
            inset = 3 if self.theme.is_contrast else 1
            painter.setPen(QPen(self.theme.color(ring), 2))
            painter.drawRect(row.adjusted(inset, inset, -inset, -inset))
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, badges: str) -> str:
        if "A" in badges:
            return "selection"
        return "hover" if option.state & QStyle.StateFlag.State_MouseOver else "window"

    def _paint_sign(self, painter: QPainter, row: QRect, badges: str, colours: tuple[QColor, QColor]) -> int:
        """Badges of the open sides, or a sheet; comes back with where the name begins."""
        left = 30
        for letter in badges:
            place = QRectF(left, row.top(), badge.SIZE, row.height())
            badge.paint_badge(painter, letter, place, *colours)
            left += badge.SIZE + 4
        if not badges:
            self._paint_icon(painter, left + 1, row, "file")
            left += badge.SIZE + 4
        return left + 2

    def _paint_icon(self, painter: QPainter, left: int, row: QRect, name: str) -> None:
        icon(name, self.theme, role="muted").paint(
            painter, QRect(left, row.top() + (row.height() - 16) // 2, 16, 16)
        )

    def _write(
        self, painter: QPainter, place: QRect, name: str, aside: str, inks: tuple[QColor, QColor]
    ) -> None:
        """The name, elided where it would meet what stands at the right."""
        place = place.adjusted(0, 0, -_SIDE, 0)
        small, face = fonts.font("ui_small"), fonts.font("ui")
        painter.setFont(small)
        painter.setPen(inks[1])
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        room = place.width() - QFontMetrics(small).horizontalAdvance(aside) - 8
        fitting = QFontMetrics(face).elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face)
        painter.setPen(inks[0])
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
