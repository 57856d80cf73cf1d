"""What stands between the tool bar and the panes now and then: one sentence of news, or three hints."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from diptych.app.session import Remedy, Session
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.icons import icon
from diptych.ui.theme import Theme

_HINTS_HEIGHT, _STRIP_HEIGHT = 62, 38
_ERROR, _NEWS = ("notice", "error"), ("done", "accent")


class Strip(QFrame):
    """A sign and one sentence, with a link for what can be done about it and a button that closes it."""

    closed = Signal()
    linked = Signal()
    """The user wants what the link says."""

    def __init__(self, name: str, sign: tuple[str, str], parent: QWidget | None = None) -> None:
        """name: that of the style sheet; sign: the icon and the role of its colour."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setMinimumHeight(_STRIP_HEIGHT)
        self._named = sign
        self._theme: Theme | None = None
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link, self.close_button = QToolButton(), QToolButton()
        self.link.setObjectName("hyperlink")
        self.link.clicked.connect(self.linked)
        self.link.hide()
        self.close_button.setAccessibleName(_("Close this message"))
        self.close_button.setToolTip(_("Close this message"))
        self.close_button.clicked.connect(self.closed)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 4, 8, 4)
        bar.setSpacing(10)
        bar.addWidget(self._sign)
        bar.addWidget(self._text, 1)
        bar.addWidget(self.link)
        bar.addWidget(self.close_button)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def offer(self, link: str) -> None:
        """Show another link; none when it is empty."""
        self.link.setText(link)
        self.link.setVisible(bool(link))

    def set_sign(self, sign: tuple[str, str]) -> None:
        """Show another sign, an icon and the role of its colour."""
        self._named = sign
        if self._theme:
            self._sign.setPixmap(icon(sign[0], self._theme, role=sign[1]).pixmap(16, 16))

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._theme = wear
        self.close_button.setIcon(icon("clear", wear))
        self.set_sign(self._named)


class Notice(Strip):
    """The last error or piece of news, until the user closes it; nothing waits for it."""

    remedy_wanted = Signal(str)
    """The user wants what goes with the notice."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__("notice", _ERROR, parent)
        self._offered: Remedy = ""
        self._is_news = False
        self.linked.connect(lambda: self.remedy_wanted.emit(self._offered))
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.notice != old.notice:
            self.say(new.notice)
            self.setVisible(bool(new.notice))
        if new.news != self._is_news:
            self._is_news = new.news
            self.setProperty("news", self._is_news)
            # a style sheet asks for a property only when it is put on
            self.style().unpolish(self)
            self.style().polish(self)
            self.set_sign(_NEWS if self._is_news else _ERROR)
        self._offered = new.remedy
        remedies: dict[Remedy, str] = {
            "": "",
            "undo": _("Undo"),
            "redo": _("Redo"),
            "failures": _("What failed and why…"),
            "import": _("See the list…"),
            "remarks": _("See them…"),
        }
        self.offer(remedies[new.remedy])


class CrashOffer(Strip):
    """Says that the last run ended with an error, and offers to show the folder of the logs."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__("notice", _ERROR, parent)
        self.say(_("Diptych made a mistake the last time; nothing is lost, and a report is kept."))
        self.offer(_("Show the logs"))
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.setVisible(new.crashed)


class Standing(Strip):
    """What is so as long as the window is open: that its library can only be read."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__("standing", ("lock", "muted"), parent)
        self.say(_("Another window has this library open: here it can be read, and nothing can be changed."))
        self.close_button.hide()
        self.set_theme(wear)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.setVisible(new.library == "read-only")


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
