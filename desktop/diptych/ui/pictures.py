"""Two files come in; pictures of every view and dialog, in every language, theme and scale, go out."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, get_args

from diptych.app.settings import Settings, View
from diptych.errors import DiptychError, WriteError
from diptych.i18n import LANGUAGES, _, language, set_language
from diptych.ui.screenshot import PATIENCE_MS, await_matrix, await_rows, opened, settle, write

if TYPE_CHECKING:  # Qt reads its environment when it is first imported
    from PySide6.QtWidgets import QWidget

    from diptych.ui.window import MainWindow

THEMES: tuple[Literal["light", "dark", "contrast"], ...] = ("light", "dark", "contrast")
SCALES = (1, 2)
DIALOGS = (
    "palette", "shortcuts", "about", "link", "correct", "note-passage", "remarks", "details", "restore",
    "intake",
)  # fmt: skip
"""The actions that open a dialog of Diptych's own."""


def take_pictures(
    folder: Path, left: Path, right: Path, *, size: tuple[int, int] = (1440, 900)
) -> tuple[Path, ...]:
    """Write every view and dialog in every theme and both resolutions into a folder, by language.

    Comes back with the files, which are named after what they show. Nothing of the user's is read or written.
    Raises DiptychError with one sentence when a file cannot be read or compared, WriteError when a picture
    cannot be written.
    """
    written: list[Path] = []
    before = language()
    with TemporaryDirectory(ignore_cleanup_errors=True) as library:
        try:
            for code in LANGUAGES:
                set_language(code)
                written += _of_language(_made(folder / code), (left, right), size, Path(library) / code)
        finally:
            set_language(before)
    return tuple(written)


def _of_language(folder: Path, pair: tuple[Path, Path], size: tuple[int, int], library: Path) -> list[Path]:
    written = []
    with opened(*pair, Settings(theme="light"), size, library) as window:
        _rest(window)
        for theme in THEMES:
            window.handlers.set_theme(theme)
            for name, shown in _scenes(window):
                for scale in SCALES:
                    written.append(folder / f"{name}-{theme}-{scale}x.png")
                    write(shown, written[-1], scale)
    return written


def _scenes(window: "MainWindow") -> "Iterator[tuple[str, QWidget]]":
    """What there is to be seen, one after another: the views, then each dialog over the first of them."""
    for view in get_args(View):
        window.handlers.set_view(view)
        settle()
        if view == "matrix":
            await_matrix(window.store)
        elif view == "rows":
            await_rows(window)
        yield view, window
    window.handlers.set_view("reading")
    for name in DIALOGS:
        window.actions_by_id[name].trigger()
        _rest(window)
        for dialog in _dialogs():
            yield f"dialog-{name}", dialog
            dialog.close()
        window.store.clear_notice()
        settle()


def _dialogs() -> "list[QWidget]":
    from PySide6.QtWidgets import QApplication, QDialog

    tops = QApplication.topLevelWidgets()
    return [one for one in tops if isinstance(one, QDialog) and one.isVisible()]


def _rest(window: "MainWindow") -> None:
    """Come back when nothing is under way and everything is laid out; raises DiptychError."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop
    from PySide6.QtWidgets import QApplication

    last = QDeadlineTimer(PATIENCE_MS)
    settle()
    while not window.store.is_idle:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if last.hasExpired():
            raise DiptychError(_("The comparison took too long; close other programs."))
    settle()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("The folder “{folder}” cannot be made ({reason}); choose another one.")
        raise WriteError(told.format(folder=folder, reason=error.strerror)) from error
    return folder
