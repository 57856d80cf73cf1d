"""A wording comes in, its places in the two open articles are marked and walked through."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from diptych.i18n import _
from diptych.text import Span
from diptych.text.occurrences import occurrences
from diptych.ui.icons import icon
from diptych.ui.spread.spread import Spread
from diptych.ui.theme import Theme, size

_SIDES = ("left", "right")


class Within(QFrame):
    """A strip over the panes: what is typed is marked in both; Enter goes on, Shift+Enter back."""

    left = Signal()
    """The strip was closed: the keys go back to the text."""

    def __init__(self, spread: Spread, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hints")
        self._spread = spread
        self._found: list[tuple[str, Span]] = []
        self._at = 0
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Find in both articles"))
        self.box.setAccessibleName(_("Find in both articles"))
        self.box.setMaximumWidth(360)
        self.box.setMinimumHeight(size("tool_button"))
        self.box.textChanged.connect(self._search)
        self.box.installEventFilter(self)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._buttons = {
            "up": self._button(_("Previous place"), lambda: self.step(-1)),
            "down": self._button(_("Next place"), lambda: self.step(1)),
            "clear": self._button(_("Close"), self.close_strip),
        }
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 6, 8, 6)
        bar.setSpacing(8)
        bar.addWidget(self.box, 1)
        bar.addWidget(self._buttons["up"])
        bar.addWidget(self._buttons["down"])
        bar.addWidget(self._count, 1)
        bar.addWidget(self._buttons["clear"])
        self.set_theme(wear)
        self.hide()

    @property
    def count(self) -> str:
        """How many places there are, and which is shown."""
        return self._count.text()

    def open_strip(self) -> None:
        """Show the strip and give it the keys, with what was last looked for."""
        self.show()
        self.box.setFocus()
        self.box.selectAll()
        self._search(self.box.text())

    def close_strip(self) -> None:
        """Take the strip and its marks away."""
        self.hide()
        for side in _SIDES:
            self._spread.show_hits(side, ())
        self.left.emit()

    def step(self, by: int) -> None:
        """Go to the next place, or the one before, around from the last to the first."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def refresh(self) -> None:
        """Look again: another article is open."""
        if self.isVisible():
            self._search(self.box.text())

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for name, button in self._buttons.items():
            button.setIcon(icon(name, wear))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Esc is also a shortcut of the window: here it is the strip's own
        if watched is self.box and event.type() == QEvent.Type.ShortcutOverride:
            pressed = event if isinstance(event, QKeyEvent) else None
            if pressed and pressed.key() == Qt.Key.Key_Escape:
                pressed.accept()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, wording: str) -> None:
        panes = {"left": self._spread.left_pane, "right": self._spread.right_pane}
        self._found = [
            (side, span)
            for side, pane in panes.items()
            if pane.article is not None
            for span in occurrences(pane.article.text, wording)
        ]
        self._at = 0
        self._show()

    def _show(self) -> None:
        """Mark every place; the panes move to the current one, which its side is given first."""
        current = self._found[self._at] if self._found else None
        for side in sorted(_SIDES, key=lambda side: current is not None and side == current[0]):
            places = [span for where, span in self._found if where == side]
            if current is not None and current[0] == side:
                here = places.index(current[1])
                self._spread.show_hits(side, (*places[here:], *places[:here]))
            else:
                self._spread.mark_hits(side, tuple(places))
        self._count.setText(self._told())

    def _told(self) -> str:
        if not self.box.text().strip():
            return ""
        if not self._found:
            return _("found nowhere")
        letter = "A" if self._found[self._at][0] == "left" else "B"
        told = _("{n} of {count}, in {side}")
        return told.format(n=self._at + 1, count=len(self._found), side=letter)

    def _button(self, name: str, do: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(14, 14))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(do)
        return button
