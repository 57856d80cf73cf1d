"""Words of a command line come in, an exit status goes out.

0 done, 1 a mistake of ours, 2 bad input (one line on standard error), 3 something of the machine or the
installation is missing, 130 stopped by the user.
"""

import argparse
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from diptych.app import argparse_words, arguments, languages
from diptych.errors import DiptychError, MissingError
from diptych.i18n import _, set_language
from diptych.text.visible import visible

if TYPE_CHECKING:  # it loads numpy and more
    from diptych.app.checks import Painted

Theme = Literal["light", "dark", "contrast"]
View = Literal["reading", "rows", "matrix"]
DONE, MISTAKE, BAD_INPUT, MISSING, STOPPED, CLOSED_PIPE = 0, 1, 2, 3, 130, 141

logger = logging.getLogger(__name__)


class TakeScreenshot(Protocol):
    """Writes pictures of the window; size: width and height in points."""

    def __call__(
        self,
        out: Path,
        left: Path,
        right: Path,
        *,
        theme: Theme,
        view: View | None,
        scale: int,
        size: tuple[int, int],
    ) -> None:
        """Render two files offscreen into `out`; view None: every view, theme and scale, into a folder."""


@dataclass(frozen=True, slots=True)
class Launchers:
    """What opens a window: handed in, because this room does not know Qt."""

    window: Callable[[Sequence[Path]], int]
    """Shows the files (none: the sample corpus) until the window is closed; its exit status."""
    screenshot: TakeScreenshot
    paint: Callable[[], "Painted"]
    """Shows the window on the sample corpus for a moment; what was painted."""


def run(argv: Sequence[str] | None, launchers: Launchers) -> int:
    """Do what the command line says; `argv` is without the program's name, None for the process's own."""
    words = list(sys.argv[1:] if argv is None else argv)
    verbose = "--verbose" in words
    _write_utf8()
    told = logging.StreamHandler()
    # by the handler too: the window lets more be logged than is told here
    told.setLevel(logging.INFO if verbose else logging.ERROR)
    logging.basicConfig(level=told.level, format="%(name)s: %(message)s", handlers=[told])
    try:
        status = _status(words, launchers, verbose=verbose)
        if sys.stdout:  # a program of Windows without a console has none
            sys.stdout.flush()
    except BrokenPipeError:
        return _closed_pipe()
    return status


def _status(words: Sequence[str], launchers: Launchers, *, verbose: bool) -> int:
    """The exit status, once whatever went wrong has been told; raises BrokenPipeError only."""
    try:
        set_language(languages.chosen(arguments.told_language(words)))
        argparse_words.translate()
        return _do(arguments.told(words), launchers)
    except SystemExit as end:  # argparse after --help and --version
        return int(end.code or DONE)
    except BrokenPipeError:
        raise
    except DiptychError as error:
        return _say(str(error), MISSING if isinstance(error, MissingError) else BAD_INPUT)
    except KeyboardInterrupt:
        return _say(_("Stopped."), STOPPED)
    except OSError as error:  # of a name that the system does not take
        if error.filename is None:
            return _mistake(error, verbose=verbose)
        message = _("“{file}” cannot be used ({reason}); check its name.")
        return _say(message.format(file=str(error.filename)[:200], reason=error.strerror), BAD_INPUT)
    except Exception as error:
        return _mistake(error, verbose=verbose)


def _mistake(error: Exception, *, verbose: bool) -> int:
    if verbose:
        logger.error("Unexpected", exc_info=error)
    message = _("Diptych made a mistake ({error}); with --verbose it tells where.")
    return _say(message.format(error=repr(error)), MISTAKE)


def _do(told: argparse.Namespace, launchers: Launchers) -> int:
    # the rooms behind the commands load numpy and more: not for --version and --help
    from diptych.app import commands, search_commands, selfcheck, story_commands

    if told.command == "compare":
        return commands.compare(told.left, told.right, told.format, told.out, profile=told.profile)
    if told.command == "matrix":
        return commands.matrix(told.files, told.format, told.out)
    if told.command == "import":
        return commands.add_to_library(told.paths, told.library)
    if told.command == "library":
        if told.way == "restore":
            return commands.restore_library(told.file, told.library, listed=told.list)
        move = commands.export_library if told.way == "export" else commands.import_library
        return move(told.file, told.library)
    if told.command == "search":
        return search_commands.search(
            " ".join(told.query), told.format, sort=told.sort, limit=told.limit, grouped=told.by_story
        )
    if told.command == "stories":
        return story_commands.stories(told.format, told.library, least=told.least)
    if told.command == "selfcheck":
        # alone the window is tried in this process: so does the one that a whole check starts for it
        paint = launchers.paint if told.only == "window" else None
        passed = selfcheck.run(form=told.format, out=told.out, only=told.only, paint=paint)
        return DONE if passed else MISSING
    if told.command == "screenshot":
        files = told.out, told.left, told.right
        view = None if told.all else told.view
        look = {"theme": told.theme, "view": view, "scale": int(told.scale), "size": told.size}
        return commands.screenshot(
            partial(launchers.screenshot, *files, **look), *files, into_folder=told.all
        )
    return commands.window(launchers.window, told.files)


def _write_utf8() -> None:
    """Make both outputs UTF-8 with plain line feeds whatever the locale says, so that bytes are the same."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _say(sentence: str, status: int) -> int:
    # a mistake in a query has its place shown in lines below
    told = "\n".join(map(visible, sentence.split("\n")))
    print(f"diptych: {told}", file=sys.stderr)
    return status


def _closed_pipe() -> int:
    """Nobody reads on: leave in silence, also when Python flushes what is left at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED_PIPE
