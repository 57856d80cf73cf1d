"""A text is laid out anew; the line at its top stays at the top."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit

from diptych.ui.spread.geometry import line_extent, line_start

Top = tuple[int, float]
"""Where the line at the top begins, in UTF-16 units, and how many of its pixels are above the view."""


class ReadingPlace(QObject):
    """Remembers what is at the top of a text: a scroll value means other words at every width."""

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text)
        self._text = text
        self._top: Top | None = None
        self.is_settling = False
        """Whether the pane scrolls because it is laid out anew, and not because someone scrolls it."""
        text.verticalScrollBar().valueChanged.connect(self._forget)

    def top(self) -> Top:
        """What is at the top now; several layouts in a row all answer to the same words."""
        if self._top is None:
            document, y = self._text.document(), self._text.verticalScrollBar().value()
            position = line_start(document, document.rootFrame().frameFormat().leftMargin(), y)
            self._top = position, y - line_extent(document, position)[0]
        return self._top

    def begin(self) -> None:
        """Take the very beginning, with the margin above it, for what is to be at the top."""
        self._top = 0, -float(self._text.height())

    def put(self, position_u16: int) -> None:
        """Bring the line of a position to the top, also of a text that is not laid out before it is shown."""
        self._top = position_u16, 0.0
        with self.kept():
            pass

    @contextmanager
    def kept(self, moved: Callable[[int], int] = lambda position_u16: position_u16) -> Iterator[None]:
        """Within this context the text is laid out anew; after it the same line is at the top.

        moved: gives, at the end, the new position of one that was taken before.
        """
        top = self.top()
        self.is_settling = True
        try:
            yield
            document, top = self._text.document(), (moved(top[0]), top[1])
            # Qt lays long texts out bit by bit; the end must be known before one can scroll there
            document.documentLayout().documentSize()
            self._text.verticalScrollBar().setValue(round(line_extent(document, top[0])[0] + top[1]))
        finally:
            self.is_settling = False
        self._top = top

    def _forget(self) -> None:
        if not self.is_settling:
            self._top = None
