"""A model of articles in columns comes in; over each is painted its outlet with its date and its badge."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from diptych.compare import Matrix
from diptych.ui import fonts
from diptych.ui.badge import SIZE, paint_badge
from diptych.ui.dates import short_date
from diptych.ui.theme import Theme, size

PAD_PX = 12
LEAST_PX = 116
"""Width under which a column of an article is no longer read; the table scrolls instead."""
_LINE_PX = 18


class Columns(Protocol):
    """What the head asks of a model: column 0 names the rows, the articles follow, perhaps a last one."""

    matrix: Matrix | None

    def title(self, section: int) -> str:
        """What stands over a column."""

    def counted(self) -> str:
        """What stands under the title of the first column."""


class Head(QHeaderView):
    """Names are on two lines where one has no room; then the head is taller."""

    def __init__(self, model: Columns, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = model
        self.theme = wear
        self.badge_of: Callable[[int], str] = lambda _article: ""
        """The letter of the side where an article of the matrix is open, "" for none."""
        self.setFixedHeight(size("matrix_header"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        self.setSectionsClickable(False)

    def fit(self) -> None:
        """Be as tall as the longest of the names needs."""
        most = max((len(self._lines(section)) for section in range(self.count())), default=1)
        self.setFixedHeight(size("matrix_header") + _LINE_PX * (most - 1))

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(LEAST_PX, size("matrix_header"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        told, color = self._columns.matrix, self.theme.color
        painter.save()
        painter.fillRect(rect, color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color("line"))
        if told is not None:
            below = self._columns.counted() if section == 0 else ""
            if 0 < section <= len(told.analyses):
                below = short_date(told.analyses[section - 1].article.published)
            self._write(painter, rect, section, below)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, section: int, below: str) -> None:
        color, lines = self.theme.color, self._lines(section)
        x = rect.left() + PAD_PX
        height = _LINE_PX * (len(lines) + bool(below))
        top = rect.top() + (rect.height() - height) // 2
        painter.setFont(fonts.font("ui_strong"))
        badge = self._badge(section)
        if badge:
            paint_badge(painter, badge, QRectF(x, top, SIZE, SIZE), color("text"), color("window"))
        painter.setPen(color("text"))
        for number, words in enumerate(lines):
            indent = SIZE + 6 if badge and number == 0 else 0
            place = QRect(x + indent, top + number * _LINE_PX, rect.right() - x - indent, _LINE_PX)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(fonts.font("ui_small"))
        painter.setPen(color("muted"))
        place = QRect(x, top + len(lines) * _LINE_PX, rect.right() - x, 16)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, below)

    def _badge(self, section: int) -> str:
        told = self._columns.matrix
        return self.badge_of(section - 1) if told and 0 < section <= len(told.analyses) else ""

    def _lines(self, section: int) -> list[str]:
        """The title of a column on one line or two; only what has no room on the second is cut."""
        title, metrics = self._columns.title(section), QFontMetricsF(fonts.font("ui_strong"))
        rest = self.sectionSize(section) - 2 * PAD_PX + 6
        first = rest - (SIZE + 6 if self._badge(section) else 0)
        if metrics.horizontalAdvance(title) <= first:
            return [title]
        words = title.split(" ")
        fitting = [n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= first]
        if not fitting:
            return [metrics.elidedText(title, Qt.TextElideMode.ElideRight, first)]
        at = fitting[-1]
        below = metrics.elidedText(" ".join(words[at:]), Qt.TextElideMode.ElideRight, rest)
        return [" ".join(words[:at]), below]
