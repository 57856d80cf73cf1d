"""What is painted on a pane and is not of its text: the invitation of an empty one, and its inner edge."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QTextBrowser

from diptych.i18n import _
from diptych.ui.fonts import font
from diptych.ui.theme import Theme, size

DROP_EDGE_PX = 3
"""Thickness of the inner edge while files are dragged over the pane."""
FOCUS_EDGE_PX = 2
KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Reasons for which a focus was asked for with a key, so that it must be seen."""


def paint_invitation(painter: QPainter, place: QRect, theme: Theme) -> None:
    """Say in the middle of an empty pane how an article comes into it."""
    keys = QKeySequence(QKeySequence.StandardKey.Open).toString(QKeySequence.SequenceFormat.NativeText)
    painter.setPen(theme.color("muted"))
    painter.setFont(font("ui"))
    room = place.adjusted(size("pane_margin"), 0, -size("pane_margin"), 0)
    text = _("Drop an article here, or open two files ({keys})").format(keys=keys)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def paint_edge(painter: QPainter, place: QRect, ink: QColor, width: int) -> None:
    """Draw a frame of that width along the inside of `place`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    for inset in range(width):
        painter.drawRect(place.adjusted(inset, inset, -inset - 1, -inset - 1))


class Ring(QObject):
    """The inner edge of a text: that a key brought the focus to it, or that files can be dropped on it."""

    def __init__(self, text: QTextBrowser) -> None:
        super().__init__(text)
        self._text = text
        self._is_dropping = self._is_focused = False
        text.installEventFilter(self)
        # Qt moves the pixels that it has; what stands still on the text must not move with them
        text.verticalScrollBar().valueChanged.connect(self._stand_still)

    def show_dropping(self, on: bool) -> None:
        """Show or hide the edge that says files can be dropped here."""
        self._is_dropping = on
        self._text.viewport().update()

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Draw the edge, if there is one now, in pixels of the viewport."""
        place = self._text.viewport().rect()
        if self._is_dropping:
            paint_edge(painter, place, theme.color("accent"), DROP_EDGE_PX)
        elif self._is_focused:
            paint_edge(painter, place, theme.color("focus"), FOCUS_EDGE_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._is_focused = event.type() == QEvent.Type.FocusIn and event.reason() in KEYBOARD
            self._text.setCursorWidth(1 if self._is_focused else 0)
            self._text.viewport().update()
        return super().eventFilter(watched, event)

    def _stand_still(self) -> None:
        if self._is_dropping or self._is_focused:
            self._text.viewport().update()
