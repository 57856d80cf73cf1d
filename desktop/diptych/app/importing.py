"""Files, folders or a pasted text come in, articles of the library go out, with what became of each file."""

import hashlib
import logging
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diptych.app import folders
from diptych.app.jobs import CancelledCheck, Progress, ignore, never
from diptych.corpus import article_of, bytes_of
from diptych.corpus.library import Library, Record
from diptych.errors import DuplicateError, LibraryError, ReadError
from diptych.i18n import _

logger = logging.getLogger(__name__)

READABLE = frozenset(
    ".txt .text .md .markdown .html .htm .xhtml .mhtml .mht .docx .pdf .eml .epub".split()  # noqa: SIM905
)
"""Ends of the names of the files that are taken out of a folder; a file named by itself is always tried."""

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_PAGE_FOLDERS = ("_files", "_fichiers", ".files")
"""How browsers call the folder in which they put the pictures of a saved page."""

What = Literal["added", "duplicate", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file."""

    path: Path
    what: What
    record: Record | None = None
    """The new article, or the one that was there already."""
    reason: str = ""
    """One sentence about what failed or was skipped."""
    words: int = 0
    """In the text of a new article …"""
    aside: int = 0
    """… blocks that are put aside of it …"""
    restored: int = 0
    """… those that the user has taken back since …"""
    repairs: int = 0
    """… and words whose broken encoding was mended."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found where the user pointed."""

    path: Path
    reason: str = ""
    """Why it is not tried, "" when it is."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all files, in the order in which they were looked at."""

    outcomes: tuple[Outcome, ...]
    cancelled: bool = False
    """Whether the user stopped it before the last file; what had been added stays."""

    @property
    def added(self) -> tuple[Record, ...]:
        """The new articles."""
        return tuple(one.record for one in self.outcomes if one.what == "added" and one.record)

    @property
    def duplicates(self) -> tuple[Outcome, ...]:
        """The files that were in the library already, with the article that is there."""
        return tuple(one for one in self.outcomes if one.what == "duplicate")

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The files that hold no article, or none that can be read."""
        return tuple(one for one in self.outcomes if one.what == "failed")

    @property
    def skipped(self) -> tuple[Outcome, ...]:
        """The files of a folder that were not tried."""
        return tuple(one for one in self.outcomes if one.what == "skipped")


def library_folder() -> Path:
    """Folder of the user's library, which may not exist yet."""
    return folders.data() / "library"


def found_in(paths: Sequence[Path]) -> tuple[Found, ...]:
    """These files, and those in these folders and theirs, each once, in the order in which they are tried."""
    return tuple(Found(path, reason) for path, reason in dict(_found(paths)).items())


def import_paths(
    library: Library,
    paths: Sequence[Path],
    *,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
    each: Callable[[Outcome], None] = lambda _outcome: None,
) -> ImportReport:
    """What became of these files, and of those in these folders and theirs; `each` is told one by one.

    A file that cannot be read stops nothing. Raises LibraryError when the library itself cannot go on: what
    was added before stays.
    """
    return import_found(library, found_in(paths), progress=progress, cancelled=cancelled, each=each)


def import_found(
    library: Library,
    found: Sequence[Found],
    *,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
    each: Callable[[Outcome], None] = lambda _outcome: None,
) -> ImportReport:
    """What became of these files, as in `import_paths`."""
    outcomes: list[Outcome] = []
    for done, one in enumerate(found):
        if cancelled():
            return ImportReport(tuple(outcomes), cancelled=True)
        progress(done, len(found))
        if one.reason:
            outcome = Outcome(one.path, "skipped", reason=one.reason)
        else:
            outcome = _import_file(library, one.path)
        outcomes.append(outcome)
        each(outcome)
    progress(len(found), len(found))
    return ImportReport(tuple(outcomes))


def import_text(library: Library, text: str, *, title: str | None = None) -> Record:
    """The record of a pasted text, plain or the markup of a page; `title` is the user's.

    Raises ReadError for a text without an article, DuplicateError, LibraryError.
    """
    raw = text.encode("utf-8", "replace")
    article = article_of(raw, source="")
    return library.add(raw, article, source="", told={"user": {"title": title}} if title else None)


def _import_file(library: Library, path: Path) -> Outcome:
    try:
        raw = bytes_of(path)
        held = library.find(hashlib.sha256(raw).hexdigest())
        if held and not held.deleted and not library.damage(held.id):
            return Outcome(path, "duplicate", held)
        article = article_of(raw, source=str(path))
        record = library.add(raw, article, source=str(path.absolute()))
        return Outcome(
            path,
            "added",
            record,
            words=article.word_count,
            aside=len(article.furniture),
            repairs=len(article.repairs),
        )
    except DuplicateError as error:
        return Outcome(path, "duplicate", library.record(error.held))
    except LibraryError:
        raise
    except (ReadError, OSError) as error:
        return Outcome(path, "failed", reason=str(error))
    except Exception as error:  # a reader's mistake over one file must not cost the user all the others
        logger.info("A reader failed on %s", path, exc_info=True)
        message = _("“{source}” cannot be read: Diptych made a mistake ({error}).")
        return Outcome(path, "failed", reason=message.format(source=path, error=repr(error)))


def sha256_of(path: Path) -> str:
    """Of the file's bytes; "" when it cannot be read, which no hash equals."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _found(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """The files to try, with "", and those not to, with the reason."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, seen)
        elif path.exists() and not path.is_file():
            yield path, _("it is neither a file nor a folder")
        else:
            yield path, ""


def _in_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, str]]:
    """The files in a folder and in those in it, by name; `seen` holds the folders that were walked before."""
    try:
        # links may lead back to a folder that they are in
        told = folder.stat()
        if (told.st_dev, told.st_ino) in seen:
            return
        seen.add((told.st_dev, told.st_ino))
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, _("it cannot be read ({reason})").format(reason=error.strerror)
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in _PAGE_SUFFIXES}
    for entry in entries:
        if _is_hidden(entry):
            yield entry, _("it is hidden")
        elif entry.is_dir():
            if any(entry.name == page + end for page in pages for end in _PAGE_FOLDERS):
                yield entry, _("it belongs to the saved page beside it")
            else:
                yield from _in_folder(entry, seen)
        elif not entry.is_file():
            yield entry, _("it is neither a file nor a folder")
        elif entry.suffix.lower() not in READABLE:
            yield entry, _("its kind is not one that Diptych reads")
        else:
            yield entry, ""


def _is_hidden(path: Path) -> bool:
    """Whether the system does not show it; Word's lock files (`~$…`) are not meant to be seen either."""
    if path.name.startswith((".", "~$")):
        return True
    attributes = getattr(os.lstat(path), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
