"""The bar under the menus: what is open, where one is among the divergences, how it is read."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from diptych.app.session import Session
from diptych.corpus import Story
from diptych.i18n import _, n_, number
from diptych.ui.elided import Elided
from diptych.ui.separator import separator
from diptych.ui.theme import size

_STORY_PX = 240
_ROOMY = 1150
"""Under this width some buttons show their icon only."""
ONLY_ROWS = 900
"""Under this width of the window there is no room for links between two panes, nor for a table."""


class ToolBar(QWidget):
    """Buttons for the actions used most, and two labels."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Tool bar"))
        self.setFixedHeight(size("toolbar"))
        self._story = Elided("ui_strong")
        self._story.setMaximumWidth(_STORY_PX)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self._place = QLabel()
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(54)
        self._zoom = _button(actions["zoom-reset"])
        self._worded: tuple[QToolButton, ...] = ()
        self._segments: tuple[QToolButton, ...] = ()
        self._lay_out(actions)
        self.show_zoom(1.0)

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        if new.stories is not old.stories or new.left is not old.left or new.right is not old.right:
            story = _story_of(new)
            self._story.setText(story.title if story else _outlets(new))
            articles = len(story.entries) if story else 0
            self._count.setText(n_("{n} article", "{n} articles", articles) if story else "")
        if new.divergences is not old.divergences or new.current != old.current:
            self._place.setText(_place(new))

    def show_zoom(self, zoom: float) -> None:
        """Write the text size in percent."""
        self._zoom.setText(_("{n}%").format(n=number(round(100 * zoom))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where there is no room, and the switch where there is nothing to choose."""
        super().resizeEvent(event)
        width, style = event.size().width(), Qt.ToolButtonStyle
        self._count.setVisible(width >= _ROOMY)
        for button in self._worded:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon if width >= _ROOMY else style.ToolButtonIconOnly
            )
        for segment in self._segments:
            segment.setVisible(width >= ONLY_ROWS)

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        smaller, larger = _button(actions["smaller"]), _button(actions["larger"])
        smaller.setText("A−")
        larger.setText("A+")
        for button in (smaller, self._zoom, larger):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        export = _button(actions["export"], worded=True)
        export.setObjectName("outlined")
        linked = _button(actions["linked"], worded=True)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(12, 0, 12, 0)
        bar.setSpacing(4)
        left: tuple[QWidget, ...] = (_button(actions["sidebar"]), self._story, self._count)
        right: tuple[QWidget, ...] = (
            *(_button(actions["previous"]), self._place, _button(actions["next"]), _line()),
            *(linked, _line()),
            *(smaller, self._zoom, larger, _line()),
            export,
        )
        for part in left:
            bar.addWidget(part)
            bar.addSpacing(4)
        bar.addStretch(1)
        segments = QHBoxLayout()
        segments.setSpacing(0)
        for view, place in (("reading", "segmentFirst"), ("rows", "segment"), ("matrix", "segmentLast")):
            segment = _button(actions[f"view-{view}"], worded=True)
            segment.setObjectName(place)
            segments.addWidget(segment)
            self._segments += (segment,)
        bar.addLayout(segments)
        self._worded = (linked, export)
        bar.addStretch(1)
        for part in right:
            bar.addWidget(part)


def _line() -> QWidget:
    return separator(Qt.Orientation.Vertical)


class _Button(QToolButton):
    """A button as wide as what it shows: Qt adds the width of two blanks behind the words."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            hint.setWidth(hint.width() - 2 * self.fontMetrics().horizontalAdvance(" "))
        return hint


def _button(action: QAction, *, worded: bool = False) -> QToolButton:
    """A button for an action, which can be reached with Tab; its tool tip names the shortcut."""
    button = _Button()
    button.setDefaultAction(action)
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMinimumHeight(size("tool_button"))
    button.setAccessibleName(action.text())
    return button


def _story_of(session: Session) -> Story | None:
    """The story that holds every open article."""
    sides = [side for side in (session.left, session.right) if side and side.origin.source]
    opened = {Path(side.origin.source).absolute() for side in sides}
    holding = (s for s in session.stories if opened <= {entry.path.absolute() for entry in s.entries})
    return next(holding, None) if opened else None


def _outlets(session: Session) -> str:
    """The two outlets, titles for want of these, where the articles belong to no story of the shelf."""
    sides = [side for side in (session.left, session.right) if side]
    return " · ".join(name for side in sides if (name := side.outlet or side.title))


def _place(session: Session) -> str:
    ids = [divergence.id for divergence in session.divergences]
    if not ids:
        return "–"
    at = number(ids.index(session.current) + 1) if session.current in ids else "–"
    return f"{at} / {number(len(ids))}"
