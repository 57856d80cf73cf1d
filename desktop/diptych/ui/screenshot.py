"""Two files come in, a picture of the real window with both compared goes out."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from diptych.app.settings import Settings, View
from diptych.errors import DiptychError, WriteError
from diptych.i18n import LANGUAGES, _, language

if TYPE_CHECKING:  # Qt reads its environment when it is first imported
    from PySide6.QtWidgets import QWidget

    from diptych.app.session import Session
    from diptych.ui.store import Store
    from diptych.ui.window import MainWindow

PATIENCE_MS = 120_000
"""Loading the models and comparing take about four seconds; a slow machine gets thirty times that."""


def take_screenshot(
    out: Path,
    left: Path,
    right: Path,
    *,
    theme: Literal["light", "dark", "contrast"] = "light",
    view: View = "reading",
    scale: int = 1,
    size: tuple[int, int] = (1440, 900),
) -> None:
    """Write the window on `left` and `right`, without a display, into the PNG file `out`.

    theme: light, dark or contrast; view: reading, rows or matrix; scale: pixels per point; size: width and
    height in points. Nothing of the user's settings is read or written. Raises DiptychError with one sentence
    when a file cannot be read or compared, WriteError when the picture cannot be written.
    """
    with opened(left, right, Settings(theme=theme, view=view, hints_hidden=True), size) as window:
        if view == "matrix":
            await_matrix(window.store)
        elif view == "rows":
            await_rows(window)
        write(window, out, scale)


@contextmanager
def opened(left: Path, right: Path, wanted: Settings, size: tuple[int, int]) -> "Iterator[MainWindow]":
    """A window on both files, compared, of which nothing is kept; closed at the end."""
    with empty_window(wanted, size) as window:
        compare(window, left, right)
        yield window


@contextmanager
def empty_window(
    wanted: Settings, size: tuple[int, int], library: Path | None = None
) -> "Iterator[MainWindow]":
    """A window without an article, of which nothing is kept; closed at the end.

    library: a folder for a library with its index, in which something can be kept and found.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    from diptych.app.use_cases import shared_models
    from diptych.corpus import stories
    from diptych.ui.application import Interpreter
    from diptych.ui.store import Store
    from diptych.ui.window import MainWindow

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["diptych"])
    interpreter = Interpreter(app)
    interpreter.speak(language())
    told: Literal["fr", "en"] = "fr" if language() == "fr" else "en"
    store = Store(shared_models(), library / "index" if library else None, library)
    window = MainWindow(store, replace(wanted, language=told, reduced_motion=True))
    window.resize(*size)
    window.show()
    try:
        store.open_library()
        store.show_stories(stories())
        settle()
        yield window
    finally:
        window.close()
        interpreter.speak("en")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rest(window: "MainWindow") -> None:
    """Come back when nothing is under way and everything is laid out; raises DiptychError."""
    settle()
    _await(lambda: window.store.is_idle)
    settle()


def settle() -> None:
    """Do what a resize or a comparison has put off to the next turn."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def await_rows(window: "MainWindow") -> None:
    """Come back when the rows are worked out and written; raises DiptychError."""
    _await(lambda: window.views.rows.is_settled)


def await_matrix(store: "Store") -> None:
    """Come back when the facts of the story are laid against each other; raises DiptychError."""
    _await(lambda: store.session.matrix_steps is None)
    if store.session.matrix is None:
        raise DiptychError(store.session.notice or _("The comparison took too long; close other programs."))
    settle()


def compare(window: "MainWindow", left: Path, right: Path) -> None:
    """Come back when both files are read and compared; raises DiptychError with the window's own sentence."""
    await_comparison(window.store, lambda: window.store.opener.open_paths([left, right]))
    settle()


def await_comparison(store: "Store", begin: Callable[[], None]) -> None:
    """Come back when the pair that `begin` opens is compared; raises DiptychError."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    patience = QTimer()
    patience.setSingleShot(True)
    patience.timeout.connect(loop.quit)

    def look(old: "Session", new: "Session") -> None:
        if new.comparison is not None and old.comparison is None:
            # loaded by now, so that this only tells the status bar
            sides = (new.comparison.left.article.language, new.comparison.right.article.language)
            store.load_models([side for side in sides if side in LANGUAGES])
        failed = new.notice and not new.news and new.comparison is None and not new.comparing
        if new.models != "loading" or failed:
            loop.quit()

    store.changed.connect(look)
    begin()
    patience.start(PATIENCE_MS)
    loop.exec()
    store.changed.disconnect(look)
    if store.session.comparison is None:
        raise DiptychError(store.session.notice or _("The comparison took too long; close other programs."))


def _await(so: Callable[[], bool]) -> None:
    """Come back when something is so; raises DiptychError."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    last = QDeadlineTimer(PATIENCE_MS)
    while not so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if last.hasExpired():
            raise DiptychError(_("The comparison took too long; close other programs."))


def write(window: "QWidget", out: Path, scale: int) -> None:
    """Render a window into a file; the text is drawn in the resolution of the picture, not enlarged."""
    from PySide6.QtCore import QBuffer, QIODevice, QPoint
    from PySide6.QtGui import QImage, QImageWriter

    picture = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    window.render(picture, QPoint(0, 0))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    try:
        out.write_bytes(buffer.data().data())
    except OSError as error:
        told = _("The picture cannot be written to “{file}” ({reason}); choose another folder.")
        raise WriteError(told.format(file=out, reason=error.strerror)) from error
