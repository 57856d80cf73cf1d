"""Words of a command line come in, what they tell goes out, one name for each argument."""

import argparse
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

from diptych import __version__
from diptych.errors import UsageError
from diptych.i18n import LANGUAGES, _

PARTS = ("resources", "fonts", "samples", "parsers", "encoder", "comparison", "search", "window")
"""What `selfcheck` can be told to try alone."""
COMMANDS = ("open", "import", "library", "compare", "matrix", "screenshot", "search", "selfcheck", "stories")


def told(words: Sequence[str]) -> argparse.Namespace:
    """The command and its arguments; raises UsageError, and SystemExit after --help and --version."""
    return _parser().parse_args(_with_command(words))


def told_language(words: Sequence[str]) -> str | None:
    """What stands after --lang: needed before the parser, whose own texts are in that language."""
    for word, following in pairwise([*words, ""]):
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


class _Parser(argparse.ArgumentParser):
    """Raises what argparse would print with its usage: bad input is one line here."""

    def __init__(self, **told: Any) -> None:  # noqa: ANN401 - argparse's own arguments
        super().__init__(allow_abbrev=False, **told)

    def error(self, message: str) -> NoReturn:
        raise UsageError(_("{message}; “diptych --help” tells more.").format(message=message))


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=LANGUAGES, help=_("language of texts and explanations"))
    common.add_argument("--verbose", action="store_true", help=_("tell on standard error what is being done"))
    parser = _Parser(
        prog="diptych",
        parents=[common],
        description=_("Lay two articles about one event side by side and see what differs, and why."),
        epilog=_("Without a command the window opens, with two files if they are given."),
    )
    parser.add_argument(
        "--version", action="version", version=f"Diptych {__version__}", help=_("show the version and exit")
    )
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"), title=_("commands"))

    def command(name: str, help: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[common], help=help, description=help)

    command("open", _("open the window")).add_argument("files", nargs="*", type=Path, metavar=_("FILE"))
    shelve = command("import", _("put articles into the library"))
    shelve.add_argument(
        "paths", nargs="+", type=Path, metavar=_("PATH"), help=_("files, or folders of files")
    )
    _add_library(shelve)
    whole = command("library", _("put the whole library into one file, or take one in"))
    ways = whole.add_subparsers(dest="way", metavar=_("WAY"), title=_("ways"), required=True)
    for way, told in (
        ("export", _("write the whole library into one file")),
        ("import", _("add the articles of such a file to the library: all of them, or none")),
    ):
        moved = ways.add_parser(way, parents=[common], help=told, description=told)
        moved.add_argument("file", type=Path, metavar=_("FILE"))
        _add_library(moved)
    help = _("put a daily copy, the youngest if none is named, into the place of the library")
    back = ways.add_parser("restore", parents=[common], help=help, description=help)
    back.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))
    back.add_argument("--list", action="store_true", help=_("name the copies, the youngest first"))
    _add_library(back)
    compare = command("compare", _("write what differs between two articles"))
    _add_pair(compare)
    form = _("form of the report; without it, as the name after --out ends")
    compare.add_argument("--format", choices=("text", "json", "html", "docx", "csv"), help=form)
    compare.add_argument(
        "--out", type=Path, metavar=_("FILE"), help=_("file to write instead of the terminal")
    )
    profile = _("tell of the articles as wholes too: in which images they speak, what stands where")
    compare.add_argument("--profile", action="store_true", help=profile)
    grid = command("matrix", _("write the facts of several articles against each other"))
    grid.add_argument("files", nargs="+", type=Path, metavar=_("FILE"))
    grid.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help=_("form of the table")
    )
    grid.add_argument("--out", type=Path, metavar=_("FILE"), help=_("file to write instead of the terminal"))
    picture = command("screenshot", _("draw the window with two articles into a picture"))
    picture.add_argument("out", type=Path, metavar="OUT")
    _add_pair(picture)
    picture.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    picture.add_argument("--view", choices=("reading", "rows", "matrix"), default="reading")
    picture.add_argument(
        "--all", action="store_true", help=_("every view, theme and scale, into the folder OUT")
    )
    picture.add_argument("--scale", choices=("1", "2"), default="1", help=_("pixels per point"))
    picture.add_argument("--size", type=_size, default=(1440, 900), metavar="1440x900", help=_("in points"))
    search = command("search", _('find words, or a "phrase", in the library and the sample corpus'))
    search.add_argument("query", nargs="+", metavar=_("QUERY"))
    search.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help=_("form of the answer")
    )
    search.add_argument(
        "--sort", choices=("relevance", "date"), default="relevance", help=_("best or newest first")
    )
    search.add_argument("--by-story", action="store_true", help=_("what is of one story stands together"))
    search.add_argument("--limit", type=_count, default=50, metavar="N", help=_("articles to show at most"))
    grouped = command("stories", _("list the events that the articles of the library tell of"))
    grouped.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help=_("form of the answer")
    )
    grouped.add_argument(
        "--least", type=_count, default=2, metavar="N", help=_("articles of a story at least")
    )
    _add_library(grouped)
    check = command("selfcheck", _("check that every part of this installation works"))
    check.add_argument("--format", choices=("text", "json"), default="text", help=_("form of the answer"))
    check.add_argument("--out", type=Path, metavar=_("FILE"), help=_("file to write instead of the terminal"))
    check.add_argument("--only", choices=PARTS, help=_("check this part only"))
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar=_("FOLDER"),
        help=_("folder of the library; without it, the user's own"),
    )


def _add_pair(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("left", type=Path, metavar=_("LEFT"))
    parser.add_argument("right", type=Path, metavar=_("RIGHT"))


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 1000):
        raise argparse.ArgumentTypeError(_("“{text}” is no number from 1 to 1000").format(text=text))
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 320 <= int(width) <= 8000 >= int(height) >= 240):
        raise argparse.ArgumentTypeError(_("“{text}” is no size such as 1440x900").format(text=text))
    return int(width), int(height)


def _with_command(words: Sequence[str]) -> list[str]:
    """The words with `open` put in where no command is named: files alone, or nothing, open the window.

    Raises UsageError for a first word that is neither a command nor a file.
    """
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] != "--":
        if words[at] in ("-h", "--help", "--version"):
            return list(words)
        at += 2 if words[at] == "--lang" else 1
    if at < len(words) and words[at] in COMMANDS:
        return list(words)
    if at < len(words) and words[at] != "--" and not _is_there(words[at]):
        message = _("“{word}” is neither a command nor a file.").format(word=words[at])
        near = get_close_matches(words[at], COMMANDS, n=1)
        raise UsageError(message + (" " + _("Is it “{command}”?").format(command=near[0]) if near else ""))
    return [*words[:at], "open", *words[at:]]


def _is_there(word: str) -> bool:
    """Whether a word names a file or folder; one that is too long for a name does not."""
    try:
        return Path(word).exists()
    except OSError:
        return False
