"""The window: its parts and where they stand, fed from the Session and dressed by the Settings."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenuBar, QScrollBar, QWidget

from diptych.app.session import Session
from diptych.app.settings import Settings
from diptych.corpus import stories
from diptych.i18n import language, set_language
from diptych.ui import actions, places, style
from diptych.ui.doors import Doors
from diptych.ui.dropframe import DropFrame
from diptych.ui.finder.walk import HitWalk
from diptych.ui.finder.within import Within
from diptych.ui.frame import framed
from diptych.ui.goals import Goals
from diptych.ui.handlers import Handlers
from diptych.ui.ledger.ledger import Ledger
from diptych.ui.sidebar import Sidebar
from diptych.ui.spread.spread import Spread
from diptych.ui.statusbar import StatusBar
from diptych.ui.store import Store
from diptych.ui.strips import CrashOffer, Hints, Notice, Standing
from diptych.ui.telling import hindrance
from diptych.ui.theme import Theme, size
from diptych.ui.toolbar import ONLY_ROWS, ToolBar
from diptych.ui.views import Views
from diptych.ui.wiring import wire

NARROW = 1100
"""Under this width the sidebar folds away."""


class MainWindow(QMainWindow):
    """The anatomy of the window. It holds no state of its own but the Settings it was given."""

    first_painted = Signal()
    """Once, when the window can be seen: what is slow may begin."""
    language_changed = Signal(str)
    """Its code, before the window is built again in it."""
    closing = Signal(object)
    """The Settings to be kept, with the places of window and splitters."""
    left = Signal(object)
    """The Desk as it was left, to be found again."""

    def __init__(self, store: Store, settings: Settings) -> None:
        # a window that is older than the application's font keeps the font before
        style.dress(style.chosen(settings.theme))
        super().__init__()
        self.store = store
        self.settings = settings
        self.theme: Theme = style.chosen(settings.theme)
        self.doors = Doors(self)
        self.handlers = Handlers(self)
        self.goals = Goals(self)
        self._painted = False
        self._was_narrow = False
        self.setWindowTitle("Diptych")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 520)
        self.resize(1440, 900)
        self._build()
        places.put_back(settings.window_geometry, self, self._across, self._down)
        store.show_profile(settings.profile_shown)
        store.changed.connect(self.show_session)
        self._drop_frame = DropFrame(self)

    def show_session(self, old: Session, new: Session) -> None:
        """Let every part look at what has changed between the two."""
        if new.left is not old.left or new.right is not old.right:
            self.spread.show_articles(new.left, new.right)
            self.within.refresh()
        if new.comparison is not old.comparison:
            self.spread.show_comparison(new.comparison)
        if new.remarks is not old.remarks:
            self.spread.show_remarks(new.remarks)
        self.spread.show_aside(new.aside_shown)
        for side, article in (("left", new.left), ("right", new.right)):
            self.spread.show_record(side, new.record_of(article), hindrance(new, article))
        parts = (
            self.sidebar,
            self.ledger,
            self.views,
            self.tool_bar,
            self.status,
            self.standing,
            self.crash,
            self.notice,
            self.doors,
        )
        for part in parts:
            part.show_session(old, new)
        if new.comparison is not old.comparison or new.current != old.current:
            # a comparison that arrives must not move what is being read
            self.spread.show_current(new.divergence, jump=new.comparison is old.comparison)
        actions.enable(self.actions_by_id, new)
        self.handlers.returning.show_session(old, new)
        self.goals.reach(new)

    def set_settings(self, new: Settings) -> None:
        """Dress and speak as these settings say; only what differs from the ones before is touched."""
        old, self.settings = self.settings, new
        if new.theme != old.theme:
            self.dress()
        if new.zoom != old.zoom:
            self.spread.set_zoom(new.zoom)
            self.views.set_zoom(new.zoom)
            self.ledger.set_zoom(new.zoom)
            self.tool_bar.show_zoom(new.zoom)
        if new.view != old.view:
            self._show_view()
        if new.linked_scrolling != old.linked_scrolling:
            self.spread.set_linked(new.linked_scrolling)
        if new.reduced_motion != old.reduced_motion:
            self.spread.set_reduced_motion(new.reduced_motion)
        self.views.set_agreement_shown(new.agreement_shown)
        self.store.show_profile(new.profile_shown)
        self.hints.setHidden(new.hints_hidden)
        if new.language and new.language != language():
            self._speak(new.language)
        actions.check(self.actions_by_id, self.settings)

    def dress(self) -> None:
        """Wear the theme of the settings, which for "system" may have become another one."""
        self.theme = style.chosen(self.settings.theme)
        style.dress(self.theme)
        # an application's palette and font reach a window with style sheets in it only when it is made
        self.setPalette(self.theme.palette())
        sheet = style.sheet(self.theme.name)
        for part in (
            self.menuBar(),
            self.tool_bar,
            self.hints,
            self.standing,
            self.crash,
            self.notice,
            self.sidebar,
            self.ledger,
            self.status,
            self.within,
        ):
            part.setStyleSheet(sheet)
        for painted in (
            self.standing,
            self.crash,
            self.notice,
            self.sidebar,
            self.spread,
            self.views,
            self.ledger,
            self.doors,
            self.within,
        ):
            painted.set_theme(self.theme)
        actions.draw_icons(self.actions_by_id, self.theme)

    def regions(self) -> tuple[QWidget, ...]:
        """The parts that F6 walks through, in order."""
        finder, shelf = self.sidebar.finder.box, self.sidebar.tabs
        return (finder, shelf.bar, shelf.shown, *self.views.regions(), self.ledger.view)

    @property
    def is_narrow(self) -> bool:
        """Whether the sidebar has no room beside the panes."""
        return self.width() < NARROW

    def show_sidebar(self, on: bool) -> None:
        """Show or hide the sidebar, whatever the settings say."""
        self.sidebar.setVisible(on)
        self.actions_by_id["sidebar"].setChecked(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_narrow != self._was_narrow:
            self._was_narrow = self.is_narrow
            self.show_sidebar(self.settings.sidebar_visible and not self.is_narrow)
        self._show_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._drop_frame.show_over(self)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame.hide()
        event.acceptProposedAction()
        self.store.opener.open_paths(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.ledger.judging.finish_note()
        reason = self.store.annotator.unwritten()
        if reason:
            event.ignore()
            self.doors.tell_unwritten(reason)
            return
        self.left.emit(self.handlers.returning.desk())
        self.closing.emit(replace(self.settings, window_geometry=places.told(self, self._across, self._down)))
        self.store.close()
        super().closeEvent(event)

    def _build(self) -> None:
        """Make every part anew, in the language in use, and show the session in it."""
        bar = QMenuBar()
        bar.setFixedHeight(size("menu"))
        self.actions_by_id = actions.make_actions(bar, self.handlers)
        self.handlers.returning.offer()
        actions.fill_menu_bar(bar, self.actions_by_id)
        self.setMenuBar(bar)
        self.tool_bar = ToolBar(self.actions_by_id)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.standing, self.notice, self.hints = Standing(self.theme), Notice(self.theme), Hints()
        self.crash = CrashOffer(self.theme)
        self.sidebar = Sidebar(self.theme)
        self.spread = Spread()
        self.walk = HitWalk(self.spread)
        self.within = Within(self.spread, self.theme)
        self.views = Views(self.spread, self.theme, self.settings.zoom)
        self.ledger = Ledger(self.theme, self.settings.zoom)
        strips = (self.standing, self.crash, self.notice, self.hints, self.within)
        frame = framed(self.tool_bar, strips, (self.sidebar, self.views), self.ledger)
        self._across, self._down = frame.across, frame.down
        self.setCentralWidget(frame.central)
        wire(self)
        self.dress()
        self.spread.set_zoom(self.settings.zoom)
        self.tool_bar.show_zoom(self.settings.zoom)
        self.spread.set_linked(self.settings.linked_scrolling)
        self.spread.set_reduced_motion(self.settings.reduced_motion)
        self.views.set_agreement_shown(self.settings.agreement_shown)
        self.hints.setHidden(self.settings.hints_hidden)
        self._show_view()
        self.show_session(Session(), self.store.session)
        actions.check(self.actions_by_id, self.settings)
        self.show_sidebar(self.settings.sidebar_visible and not self.is_narrow)
        self.views.regions()[0].setFocus()

    def _show_view(self) -> None:
        """The view of the settings; where there is no room for it, the rows, and nothing else is offered."""
        has_room = self.width() >= ONLY_ROWS
        wanted = self.settings.view if has_room else "rows"
        for name in ("reading", "matrix"):
            self.actions_by_id[f"view-{name}"].setEnabled(has_room)
        self.actions_by_id[f"view-{wanted}"].setChecked(True)
        if self.views.shown != wanted:
            is_focused = self.views.isAncestorOf(self.focusWidget() or self)
            self.views.show_view(wanted)
            if is_focused:
                self.views.regions()[0].setFocus()
        # the ledger is of one pair, the matrix of them all; only two panes can scroll apart
        self.ledger.setVisible(wanted != "matrix")
        self.actions_by_id["linked"].setEnabled(wanted == "reading")

    def _speak(self, code: str) -> None:
        """Build the window again in another language; the stories and the explanations follow."""
        set_language(code)
        self.language_changed.emit(code)
        where, query = places.told(self, self._across, self._down), self.sidebar.finder.box.text()
        scrolled = [bar.value() for bar in self._scroll_bars()]
        desk = self.handlers.returning.desk()
        self._build()
        self.handlers.returning.know(desk)
        self.doors.rebuild()
        places.put_back(where, self, self._across, self._down)
        self.sidebar.finder.show_query(query)
        for bar, value in zip(self._scroll_bars(), scrolled, strict=True):
            bar.setValue(value)
        self.store.retell(stories())

    def _scroll_bars(self) -> tuple[QScrollBar, QScrollBar]:
        return (self.spread.left_pane.verticalScrollBar(), self.spread.right_pane.verticalScrollBar())
