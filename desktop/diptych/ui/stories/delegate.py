"""A node of the stories comes in, its row is painted: a story on three lines, an article as on the shelf."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diptych.i18n import number
from diptych.stories import LibraryStory
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.shelf.delegate import ShelfDelegate
from diptych.ui.shelf.tree import NODE
from diptych.ui.stories.model import Alone
from diptych.ui.stories.wording import lines_of
from diptych.ui.theme import Theme, size

STORY_PX = 66
_SIDE = 12
_TEXT = 33
_TOP = 8


class StoriesDelegate(QStyledItemDelegate):
    """Paints one row of the tree, from edge to edge whatever its depth."""

    def __init__(self, wear: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles = ShelfDelegate(wear, self)
        self.theme = wear

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self.theme = self._articles.theme = wear

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        is_story = isinstance(index.data(NODE), LibraryStory)
        return QSize(0, STORY_PX if is_story else size("tree_row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node = index.data(NODE)
        if not isinstance(node, LibraryStory | Alone):
            self._articles.paint(painter, option, index)
            return
        color = self.theme.color
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        row = QRect(0, option.rect.top(), option.rect.right() + 1, option.rect.height())
        painter.save()
        painter.fillRect(row, color("hover" if is_hovered else "window"))
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        sign = QRect(_SIDE, row.top() + (_TOP + 1 if isinstance(node, LibraryStory) else 5), 16, 16)
        icon("down" if is_open else "right", self.theme, role="muted").paint(painter, sign)
        if isinstance(node, LibraryStory):
            self._paint_story(painter, row, node)
        else:
            place = QRect(_TEXT, row.top(), row.width() - _TEXT - _SIDE, row.height())
            self._write(painter, place, (index.data(), number(len(node.stories))), "ui", color("muted"))
        if is_selected and option.widget.hasFocus():
            painter.setPen(QPen(color("focus"), 2))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        elif is_selected:
            painter.fillRect(QRect(0, row.top(), 3, row.height()), color("accent"))
        painter.restore()

    def _paint_story(self, painter: QPainter, row: QRect, story: LibraryStory) -> None:
        color, told = self.theme.color, lines_of(story)
        room = row.width() - _TEXT - _SIDE
        first = QRect(_TEXT, row.top() + _TOP, room, 18)
        second, third = first.translated(0, 18), first.translated(0, 34)
        self._write(painter, first, (story.title, ""), "ui_strong", color("text"))
        outlets = ", ".join(story.outlets)
        when_and_where = " · ".join(part for part in (told.dates, outlets) if part)
        self._write(painter, second, (when_and_where, ""), "ui_small", color("muted"))
        self._write(painter, third, (told.counts, told.compared), "ui_small", color("text"))

    def _write(
        self, painter: QPainter, place: QRect, words: tuple[str, str], group: str, ink: QColor
    ) -> None:
        """Words at the left, elided where they would meet those at the right."""
        face = fonts.font(group)
        metrics = QFontMetrics(face)
        aside = metrics.horizontalAdvance(words[1]) + 8 if words[1] else 0
        painter.setFont(face)
        painter.setPen(ink)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, words[1])
        shown = metrics.elidedText(words[0], Qt.TextElideMode.ElideRight, place.width() - aside)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, shown)
