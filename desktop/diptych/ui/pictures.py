"""Two files come in; pictures of every view and dialog, in every language, theme and scale, go out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from diptych.app.settings import Settings
from diptych.corpus.library import FILE, Library, back_up
from diptych.errors import WriteError
from diptych.i18n import LANGUAGES, _, language, set_language
from diptych.ui.scenes import DAMAGED, EMPTY, FIRST_START, PAIR, READ_ONLY, Scenes, prepare
from diptych.ui.screenshot import compare, empty_window, write

if TYPE_CHECKING:  # Qt reads its environment when it is first imported
    from PySide6.QtWidgets import QWidget

    from diptych.ui.window import MainWindow

THEMES: tuple[Literal["light", "dark", "contrast"], ...] = ("light", "dark", "contrast")
SCALES = (1, 2)


def take_pictures(
    folder: Path, left: Path, right: Path, *, size: tuple[int, int] = (1440, 900)
) -> tuple[Path, ...]:
    """Write all there is to be seen in every theme and both resolutions into a folder, by language.

    Comes back with the files, which are named after what they show. Nothing of the user's is read or written.
    Raises DiptychError with one sentence when a file cannot be read or compared, WriteError when a picture
    cannot be written.
    """
    written: list[Path] = []
    before = language()
    with TemporaryDirectory(ignore_cleanup_errors=True) as kept:
        try:
            for code in LANGUAGES:
                set_language(code)
                written += _in_language(_made(folder / code), (left, right), size, Path(kept) / code)
        finally:
            set_language(before)
    return tuple(written)


def _in_language(folder: Path, pair: tuple[Path, Path], size: tuple[int, int], kept: Path) -> list[Path]:
    """In the language in use; kept: a folder for libraries, which is left as it comes."""
    new, used = kept / "new", kept / "used"
    plain = Settings(theme="light", hints_hidden=True)
    with empty_window(replace(plain, hints_hidden=False), size, new) as window:
        written = [one for scenes in (EMPTY, FIRST_START) for one in _in_every_theme(window, scenes, folder)]
    with empty_window(plain, size, used) as window:
        compare(window, *pair)
        prepare(window)
        written += _in_every_theme(window, PAIR, folder)
        with empty_window(plain, size, used) as other:
            written += _in_every_theme(other, READ_ONLY, folder)
    with Library.open(used) as library:
        back_up(library.database)
    (used / FILE).write_bytes(b"damaged")
    with empty_window(plain, size, used) as window:
        written += _in_every_theme(window, DAMAGED, folder)
    return written


def _in_every_theme(window: "MainWindow", scenes: Scenes, folder: Path) -> list[Path]:
    written: list[Path] = []

    def taker(name: str, theme: str) -> "Callable[[QWidget], None]":
        def take(shown: "QWidget") -> None:
            for scale in SCALES:
                written.append(folder / f"{name}-{theme}-{scale}x.png")
                write(shown, written[-1], scale)

        return take

    for theme in THEMES:
        window.handlers.set_theme(theme)
        for name, scene in scenes.items():
            scene(window, taker(name, theme))
    return written


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = _("The folder “{folder}” cannot be made ({reason}); choose another one.")
        raise WriteError(told.format(folder=folder, reason=error.strerror)) from error
    return folder
