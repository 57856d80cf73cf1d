"""An article comes in; the card over its pane says where it comes from and offers what can be done."""

from pathlib import PurePath

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _, n_
from diptych.text import visible
from diptych.ui.dates import long_date
from diptych.ui.elided import Elided
from diptych.ui.fonts import font
from diptych.ui.spread.details import Details
from diptych.ui.style import sheet
from diptych.ui.telling import pasted_on
from diptych.ui.theme import Theme, size

BADGE_PX = 18
RADIUS_PX = 3
DOTS_WIDTH_PX = 1.3


class SourceCard(QWidget):
    """Badge, outlet and date; author, words and file; a menu."""

    replace_requested = Signal()
    swap_requested = Signal()
    describe_requested = Signal(str)
    """The user wants to correct what is known, beginning with this field."""

    def __init__(self, badge: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(size("source_card"))
        self._article: Article | None = None
        self._record: Record | None = None
        self._theme = theme
        self._badge = _Badge(badge, theme, self)
        self._outlet, self._date, self._line = Elided("ui_strong"), Elided("ui"), Elided("ui_small")
        self._menu = QMenu(self)
        self._replace = self._menu.addAction(_("Replace…"), lambda: self.replace_requested.emit())
        self._swap = self._menu.addAction(_("Swap the two sides"), lambda: self.swap_requested.emit())
        self._describe = self._menu.addAction(
            _("Edit details…"), lambda: self.describe_requested.emit("title")
        )
        self._menu.setToolTipsVisible(True)
        self._details = self._menu.addAction(_("Details"), self.show_details)
        self._ask = QLabel()
        self._ask.setFont(font("ui"))
        self._ask.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._ask.linkActivated.connect(lambda _link: self.describe_requested.emit("published"))
        self.more = _More(self)
        self.more.setMenu(self._menu)
        self.more.setToolTip(_("What can be done with article {badge}").format(badge=badge))
        self.more.setAccessibleName(self.more.toolTip())
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._badge)
        first.addWidget(self._outlet, 0)
        first.addWidget(self._date, 0)
        first.addWidget(self._ask, 0)
        first.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.addLayout(first, 0, 0)
        self._grid.addWidget(self._line, 1, 0)
        self._grid.addWidget(self.more, 0, 1)
        self.set_margin(size("pane_margin"))
        self.set_theme(theme)
        self.show_article(None)

    def show_article(self, article: Article | None) -> None:
        """Say where `article` comes from; None empties the card."""
        self._article = article
        self._outlet.setText(article.outlet or _("unknown outlet") if article else _("No article"))
        self._date.setText(published_text(article.published) if article else "")
        self._details.setEnabled(article is not None)
        self.show_record(None, "")

    def show_record(self, record: Record | None, hindrance: str) -> None:
        """Say when the article came into the library; hindrance: why it cannot be changed, "" when it can."""
        article, self._record = self._article, record
        can_change = record is not None and not hindrance
        self._describe.setEnabled(can_change)
        self._describe.setToolTip(hindrance)
        is_asking = can_change and article is not None and not article.published
        self._ask.setVisible(is_asking)
        self._date.setVisible(not is_asking)
        self._line.setText(_second_line(article, record) if article else "")

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("pane"))
        self.setPalette(palette)
        muted = QPalette(palette)
        muted.setColor(QPalette.ColorRole.WindowText, theme.color("muted"))
        self._date.setPalette(muted)
        self._line.setPalette(muted)
        self._ask.setText(theme.link("date", _("Give the date…")))
        self._badge.set_theme(theme)
        self._menu.setStyleSheet(sheet(theme.name))
        self.update()

    def set_margin(self, side_px: int) -> None:
        """Begin where the text of the pane begins."""
        self._grid.setContentsMargins(side_px, 8, side_px - 8, 10)

    def show_details(self) -> Details | None:
        """Open the dialog about the file, if there is one, and hand it back."""
        if self._article is None:
            return None
        dialog = Details(self._article, self.window(), self._theme)
        dialog.open()
        return dialog

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("pane"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def published_text(published: str | None) -> str:
    """An ISO date in the user's language, as precise as it is: "16 mars 2025", "mars 2025", "2025"."""
    return long_date(published) if published else _("date unknown")


def _second_line(article: Article, record: Record | None) -> str:
    words = n_("{n} word", "{n} words", article.word_count)
    # a Windows path may have come here with a library from another system
    name = visible(PurePath(article.origin.source.replace("\\", "/")).name)
    pasted = pasted_on(record) if record and not record.source else ""
    return " · ".join(part for part in (article.author, words, name, pasted) if part)


class _Badge(QWidget):
    """The letter of a side: outlined for A, filled for B."""

    def __init__(self, letter: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter, self._theme = letter, theme
        self.setFixedSize(BADGE_PX, BADGE_PX)
        self.setAccessibleName(letter)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        is_filled = self._letter == "B"
        ink, ground = self._theme.color("text"), self._theme.color("pane")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(ink if is_filled else ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), RADIUS_PX, RADIUS_PX)
        painter.setPen(ground if is_filled else ink)
        painter.setFont(font("key"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)


class _More(QToolButton):
    """A button of three dots that opens its menu; the style's own arrow beside them would say it twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(size("tool_button"), size("target_min"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Midlight))
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.WindowText))
        middle = self.rect().center() + QPoint(1, 1)
        for step in (-5, 0, 5):
            painter.drawEllipse(middle + QPoint(step, 0), DOTS_WIDTH_PX, DOTS_WIDTH_PX)
