"""`python -m tests.faults.branches DOOR -runs=N`: bytes that atheris breeds by the branches that they take.

What it finds belongs into the tests of the door, as a case by name.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["diptych"]):
    from diptych import shapes, yaml_files
    from diptych.app import cli, desk, searches, settings
    from diptych.app.importing import import_text
    from diptych.compare import read_rates
    from diptych.corpus import article_of
    from diptych.corpus.library import Library, import_from
    from diptych.errors import DiptychError
    from diptych.search import parser

NAMES = ("un.txt", "un.html", "un.md", "un.eml", "un.mhtml", "un")
SHAPES = tuple(shapes.LEXICONS.values())
HOME = Path(tempfile.mkdtemp(prefix="diptych-branches-"))
LAUNCHERS = cli.Launchers(
    window=lambda _files: 0, screenshot=lambda *_files, **_look: None, paint=lambda: None
)


def files(raw: bytes) -> None:
    """The bytes after the first, as an article under a name that the first one chooses."""
    article = article_of(raw[1:], source=NAMES[raw[0] % len(NAMES)])
    if [one.span.of(article.text) for one in article.passages] != article.text.split("\n"):
        raise AssertionError("a passage is not a line")


def paste(raw: bytes) -> None:
    """A text on the clipboard, into a library of its own."""
    with Library.open(HOME / "pasted") as library:
        record = import_text(library, text_of(raw))
        library.delete(record.id)


def queries(raw: bytes) -> None:
    """What is typed into the search box."""
    parser.parsed(text_of(raw))


def rates(raw: bytes) -> None:
    """A line of the rates of exchange."""
    read_rates([text_of(raw)])


def lexicons(raw: bytes) -> None:
    """A table of the shape that the first byte chooses."""
    path = HOME / "table.yaml"
    path.write_bytes(raw[1:])
    yaml_files.read(path, SHAPES[raw[0] % len(SHAPES)])


def settings_by_hand(raw: bytes) -> None:
    """Settings, desk and kept searches of any bytes."""
    for path, load in (
        (settings.file(), settings.load),
        (desk.file(), desk.load),
        (searches._file(), searches.load),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        load()


def libraries(raw: bytes) -> None:
    """The file of a whole library."""
    bundle = HOME / "all.diptych"
    bundle.write_bytes((b"SQLite format 3\0" if raw[0] % 2 else b"") + raw[1:])
    with Library.open(HOME / "library") as library:
        import_from(library, bundle)


def command_lines(raw: bytes) -> None:
    """Words between NULs, as a command line gives them; none of them opens a window or reads a library."""
    told = [os.fsdecode(word) for word in raw.split(b"\n")[:6]]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as said:
        status = cli.run(["compare", *told], LAUNCHERS)
    if status not in (cli.DONE, cli.BAD_INPUT, cli.MISSING) or "Traceback" in said.getvalue():
        raise AssertionError(f"status {status}: {said.getvalue()}")


def text_of(raw: bytes) -> str:
    """Bytes as text, halves of surrogates among it."""
    return raw.decode("utf-8", "surrogateescape")


DOORS: dict[str, Callable[[bytes], None]] = {
    door.__name__: door
    for door in (files, paste, queries, rates, lexicons, settings_by_hand, libraries, command_lines)
}


def tried(door: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The door for atheris: what it refuses in one sentence is well."""

    def one_input(raw: bytes) -> None:
        if not raw:
            return
        try:
            door(raw)
        except DiptychError as error:
            if not str(error).strip() or "Traceback" in str(error):
                raise AssertionError("the refusal is not one sentence") from error

    return one_input


if __name__ == "__main__":
    os.environ["DIPTYCH_HOME"] = str(HOME)
    chosen = DOORS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, tried(chosen))
    atheris.Fuzz()
