"""Files that are dragged over two panes come in; which were dropped, and on which side, goes out."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from diptych.ui.sides import SIDES, Side
from diptych.ui.spread.pane import Pane


class Drops(QObject):
    """Watches a widget that holds a pane on either side of a gutter."""

    dropped = Signal(object)
    """(paths, side): the files, and "left", "right" or None for the gutter."""

    def __init__(self, over: QWidget, panes: tuple[Pane, Pane], gutter: QWidget) -> None:
        super().__init__(over)
        self._panes, self._gutter = dict(zip(SIDES, panes, strict=True)), gutter
        over.setAcceptDrops(True)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._show(())
        elif not isinstance(event, QDropEvent):
            return False
        elif kind == QEvent.Type.DragEnter:
            if _files(event):
                event.acceptProposedAction()
            else:
                event.ignore()
        elif kind == QEvent.Type.DragMove:
            side = self._side_at(event)
            self._show((side,) if side else SIDES)
            event.acceptProposedAction()
        else:
            self._show(())
            event.acceptProposedAction()
            self.dropped.emit((_files(event), self._side_at(event)))
        return True

    def _show(self, sides: tuple[Side, ...]) -> None:
        for side, pane in self._panes.items():
            pane.ring.show_dropping(side in sides)

    def _side_at(self, event: QDropEvent) -> Side | None:
        x = event.position().x()
        if x < self._gutter.x():
            return "left"
        return "right" if x >= self._gutter.geometry().right() else None


def _files(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
