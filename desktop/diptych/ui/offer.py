"""A sentence that stays until the user closes it, with one thing that can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from diptych.app.session import Session
from diptych.i18n import _
from diptych.ui.icons import icon
from diptych.ui.theme import Theme


class CrashOffer(QFrame):
    """Says that the last run ended with an error, and offers to show the folder of the logs."""

    wanted = Signal()
    """The user wants to see the logs."""
    closed = Signal()

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setText(_("Diptych made a mistake the last time; nothing is lost, and a report is kept."))
        self.setAccessibleName(self.text)
        link = QToolButton()
        link.setObjectName("hyperlink")
        link.setText(_("Show the logs"))
        link.clicked.connect(self.wanted)
        self._close = QToolButton()
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close this message"))
        self._close.clicked.connect(self.closed)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 4, 8, 4)
        bar.setSpacing(10)
        bar.addWidget(self._sign)
        bar.addWidget(self._text, 1)
        bar.addWidget(link)
        bar.addWidget(self._close)
        self.set_theme(wear)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self.setVisible(new.crashed)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        self._close.setIcon(icon("clear", wear))
        self._sign.setPixmap(icon("notice", wear, role="error").pixmap(16, 16))
