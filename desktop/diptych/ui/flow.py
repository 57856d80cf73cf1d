"""Widgets come in, they stand in rows as wide as there is room."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays widgets side by side, and begins a new row where the next one has no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = QSize(0, 0)
        for item in self._shown():
            widest = widest.expandedTo(item.minimumSize())
        return widest.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moving: bool) -> int:
        """Height that the rows need; `moving` puts the widgets there."""
        margins: QMargins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y, tall = room.left(), room.top(), 0
        for item in self._shown():
            wanted = item.sizeHint()
            if tall and x + wanted.width() > room.right() + 1:
                x, y, tall = room.left(), y + tall + self._gap, 0
            if moving:
                width = min(wanted.width(), room.width())
                item.setGeometry(QRect(x, y, width, wanted.height()))
            x += wanted.width() + self._gap
            tall = max(tall, wanted.height())
        return y + tall - rect.top() + margins.bottom()
