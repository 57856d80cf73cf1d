"""What stands between the tool bar and the panes now and then: one sentence of news, or three hints."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from diptych.app.session import Remedy, Session
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.theme import Theme

_HINTS_HEIGHT = 62


class Notice(QFrame):
    """The last error or piece of news, until the user closes it; nothing waits for it."""

    closed = Signal()
    remedy_wanted = Signal(str)
    """The user wants what goes with the notice."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._remedy = QToolButton()
        self._remedy.setObjectName("hyperlink")
        self._remedy.clicked.connect(lambda: self.remedy_wanted.emit(self._offered))
        self._offered: Remedy = ""
        self._is_news = False
        self._theme = wear
        self._close = QToolButton()
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close this message"))
        self._close.clicked.connect(self.closed)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 4, 8, 4)
        bar.setSpacing(10)
        bar.addWidget(self._sign)
        bar.addWidget(self._text, 1)
        bar.addWidget(self._remedy)
        bar.addWidget(self._close)
        self.set_theme(wear)
        self.hide()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.notice != old.notice:
            self._text.setText(new.notice)
            self.setAccessibleName(new.notice)
            self.setVisible(bool(new.notice))
        if new.news != self._is_news:
            self._is_news = new.news
            self._look()
        self._offered = new.remedy
        self._remedy.setText(
            {
                "": "",
                "undo": _("Undo"),
                "redo": _("Redo"),
                "failures": _("What failed and why…"),
                "import": _("See the list…"),
                "remarks": _("See them…"),
            }[new.remedy]
        )
        self._remedy.setVisible(bool(new.remedy))

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self._close.setIcon(icon("clear", wear))
        self._look()

    def _look(self) -> None:
        """Sign and ground of an error, or of news."""
        self.setProperty("news", self._is_news)
        # a style sheet asks for a property only when it is put on
        self.style().unpolish(self)
        self.style().polish(self)
        sign, role = ("done", "accent") if self._is_news else ("notice", "error")
        self._sign.setPixmap(icon(sign, self._theme, role=role).pixmap(16, 16))


class Standing(QFrame):
    """What is so as long as the window is open: that its library can only be read."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standing")
        self._sign, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._text.setText(
            _("Another window has this library open: here it can be read, and nothing can be changed.")
        )
        self.setAccessibleName(self.text)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 4, 8, 4)
        bar.setSpacing(10)
        bar.addWidget(self._sign)
        bar.addWidget(self._text, 1)
        self.set_theme(wear)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.setVisible(new.library == "read-only")

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._sign.setPixmap(icon("lock", wear, role="muted").pixmap(16, 16))


class Hints(QFrame):
    """Three things to try at a first start, and a button that hides them for good."""

    hidden_for_good = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self.setFixedHeight(_HINTS_HEIGHT)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 0, 16, 0)
        bar.setSpacing(24)
        for number, head, told in (
            ("1", _("Coloured strokes mark what differs."), _("Click one to see why it is marked.")),
            ("2", _("The list below has every divergence, worst first."), _("F8 goes to the next one.")),
            ("3", _("Bring in your own articles."), _("Drop files or a folder anywhere in this window.")),
        ):
            bar.addLayout(_hint(number, head, told), 1)
        button = QPushButton(_("Hide hints"))
        button.clicked.connect(self.hidden_for_good)
        bar.addWidget(button)


def _hint(number: str, head: str, told: str) -> QHBoxLayout:
    disc = QLabel(number)
    disc.setObjectName("disc")
    disc.setFixedSize(20, 20)
    disc.setFont(fonts.font("key"))
    disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
    title, text = QLabel(head), QLabel(told)
    title.setFont(fonts.font("ui_strong"))
    text.setObjectName("muted")
    lines = QVBoxLayout()
    lines.setSpacing(2)
    lines.addStretch(1)
    lines.addWidget(title)
    lines.addWidget(text)
    lines.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(disc, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addLayout(lines, 1)
    return row
