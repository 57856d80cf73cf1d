"""Files come in, the window is shown and run; the exit status goes out."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QTimer, QTranslator, Signal, qVersion
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from diptych.app import desk as desk_file
from diptych.app import languages
from diptych.app import settings as settings_file
from diptych.app.desk import Desk
from diptych.app.importing import library_folder
from diptych.app.logs import PLAIN, Logbook, crash_of_last_run
from diptych.app.session import Session
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder, shared_models
from diptych.corpus import Story, stories
from diptych.errors import DiptychError, WriteError
from diptych.i18n import _, set_language
from diptych.resources import resource
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

logger = logging.getLogger(__name__)


def run_window(paths: Sequence[Path] = (), *, language: str | None = None) -> int:
    """Show the window on these files (none: the first sample story) until it is closed; the exit status.

    The window is shown first, everything slow begins after its first painting. language: "fr" or "en"; None
    for that of the settings, or the system's.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Diptych")
    crashed = crash_of_last_run()
    logbook = Logbook({"Qt": qVersion(), "window system": app.platformName()})
    try:
        return _run(app, paths, language, crashed=crashed is not None)
    except Exception:
        logger.exception("The window ended with an error")
        raise
    finally:
        logbook.close()


def _run(app: QApplication, paths: Sequence[Path], language: str | None, *, crashed: bool) -> int:
    """Show the window until it is closed; crashed: whether the user is told of the run before."""
    code = languages.chosen(language)
    set_language(code)
    app.setDesktopFileName("org.diptych.Diptych")
    app.setWindowIcon(QIcon(str(resource("icons/diptych.svg"))))
    interpreter = Interpreter(app)
    interpreter.speak(code)
    settings = settings_file.load()
    store = Store(shared_models(), index_folder(), library_folder())
    window = MainWindow(store, settings)
    alarm = Alarm()
    alarm.raised.connect(store.tell)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.dress())
    window.closing.connect(keep)
    window.left.connect(keep_desk)
    desk = desk_file.load()
    returning = window.handlers.returning
    returning.know(desk)
    window.language_changed.connect(interpreter.speak)
    window.first_painted.connect(partial(logger.info, "The window is painted"))
    store.changed.connect(partial(tell_readable, window))
    messenger = Messenger(app)
    go_back = partial(returning.go_back, desk)
    if crashed:
        store.tell_crash()
    window.first_painted.connect(
        lambda: begin(store, [*paths, *messenger.hand_over(store.opener.open_paths)], go_back)
    )
    if not settings.window_geometry:
        window.resize(window.size().boundedTo(window.screen().availableSize()))
    window.show()
    try:
        return app.exec()
    finally:
        app.removeEventFilter(messenger)
        alarm.disarm()
        store.close()
        interpreter.speak("en")


def begin(
    store: Store, paths: Sequence[Path], go_back: Callable[[Callable[[], None]], None] | None = None
) -> None:
    """What a window does once it can be seen: open library and files, list the shelf, load the models.

    go_back: opens, where no files are named, what was open last, or does what it is given: it opens a sample.
    """
    try:
        shelf: tuple[Story, ...] = stories()
    except DiptychError as error:
        shelf = ()
        store.tell(str(error))
    store.open_library()

    def open_sample() -> None:
        if shelf:
            store.opener.open_story(shelf[0])

    if paths:
        store.opener.open_paths(paths)
    elif go_back:
        go_back(open_sample)
    else:
        open_sample()
    store.show_stories(shelf)
    store.load_models()


def tell_readable(window: MainWindow, old: Session, new: Session) -> None:
    """Log when the first text can be read: packaging/verify/start_time.py measures a start by it."""

    def painted() -> None:
        window.repaint()
        logger.info("The first text can be read")

    if logger.isEnabledFor(logging.INFO) and (new.left or new.right) and not (old.left or old.right):
        QTimer.singleShot(0, painted)


def keep(settings: Settings) -> None:
    """Write the settings for the next start; a window must close even where they cannot be written."""
    try:
        settings_file.save(settings)
    except WriteError as error:
        logger.warning("%s", error)


def keep_desk(desk: Desk) -> None:
    """Write what is open for the next start; a window must close even where it cannot be written."""
    try:
        desk_file.save(desk)
    except WriteError as error:
        logger.warning("%s", error)


class Interpreter(QObject):
    """Gives Qt's own buttons and menus the language of the window; English is what they are written in."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translator = QTranslator(self)

    def speak(self, code: str) -> None:
        """Let Qt speak the language of this code."""
        self._app.removeTranslator(self._translator)
        if code == "en":
            return
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{code}", folder):
            self._app.installTranslator(self._translator)
        else:
            logger.info("Qt's own texts are not translated: qtbase_%s is missing", code)


class Messenger(QObject):
    """Hears which files macOS asks the running program to open; those that come too early are kept."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._early: list[Path] = []
        self._open: Callable[[Sequence[Path]], None] = self._early.extend
        app.installEventFilter(self)

    def hand_over(self, open_paths: Callable[[Sequence[Path]], None]) -> list[Path]:
        """The files that came until now; from now on `open_paths` is told of each."""
        self._open = open_paths
        return self._early

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self._open([Path(event.file())])
            return True
        return super().eventFilter(watched, event)


class Alarm(QObject):
    """Hears of every exception that nobody handled, on whatever thread, and tells it on the GUI thread."""

    raised = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._tell
        threading.excepthook = lambda caught: self._tell(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )

    def disarm(self) -> None:
        """Let Python handle its exceptions itself again."""
        sys.excepthook, threading.excepthook = self._hooks

    def _tell(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, at)
            return
        logger.error("Unhandled %s", kind.__name__, exc_info=(kind, error, at), extra=PLAIN)
        message = _("Diptych made a mistake ({reason}); nothing is lost, and the log has the details.")
        self.raised.emit(
            str(error) if isinstance(error, DiptychError) else message.format(reason=kind.__name__)
        )
