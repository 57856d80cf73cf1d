"""Mouse events over a pane come in; which divergence is hovered or clicked goes out, and its tip is shown."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTextEdit, QToolTip

from diptych.ui.theme import motion


class Pointer(QObject):
    """Watches the viewport of a text for what is under the pointer."""

    activated = Signal(str)
    """Id of the divergence whose mark was clicked: the shortest mark there."""
    hovered = Signal(str)
    """Id of the divergence under the pointer, "" when there is none any more."""

    def __init__(
        self,
        text: QTextEdit,
        ids_at: Callable[[QPoint], list[str]],
        tips_of: Callable[[str], tuple[str, ...]],
    ) -> None:
        super().__init__(text)
        self._text, self._ids_at, self._tips_of = text, ids_at, tips_of
        self._under = ""
        self._at = QPoint()
        self._is_pressed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(motion("hover_delay_ms"))
        self._timer.timeout.connect(self._show_tip)
        text.viewport().setMouseTracking(True)
        text.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseMove:
            self._move(event.position().toPoint())
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonPress:
            self._is_pressed = event.button() == Qt.MouseButton.LeftButton
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonRelease:
            self._release(event.position().toPoint())
        elif kind in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._move(None)
        # the pane has its own tips, after a shorter time than the platform's
        return kind == QEvent.Type.ToolTip

    def _move(self, at: QPoint | None) -> None:
        ids = self._ids_at(at) if at is not None else []
        under = ids[0] if ids else ""
        self._at = at or QPoint()
        # an empty shape would show the arrow over text
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.IBeamCursor
        if self._text.viewport().cursor().shape() != shape:
            self._text.viewport().setCursor(shape)
        if under != self._under:
            self._under = under
            QToolTip.hideText()
            self._timer.start() if under else self._timer.stop()
            self.hovered.emit(under)

    def _release(self, at: QPoint) -> None:
        ids = self._ids_at(at)
        # a drag that selects words is no click
        if self._is_pressed and ids and not self._text.textCursor().hasSelection():
            self.activated.emit(ids[0])
        self._is_pressed = False

    def _show_tip(self) -> None:
        lines = [escape(tip) for one in self._ids_at(self._at) for tip in self._tips_of(one)]
        viewport = self._text.viewport()
        told = "".join(f"<p style='white-space: pre-wrap'>{line}</p>" for line in lines)
        QToolTip.showText(viewport.mapToGlobal(self._at), told, viewport)
