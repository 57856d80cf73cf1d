"""What is done with the library off the GUI thread: plain functions that know nothing of Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from diptych.app.importing import ImportReport, Outcome, found_in, import_found, import_text
from diptych.app.jobs import CancelledCheck, Progress
from diptych.app.session import Damage
from diptych.corpus import Article, Furniture
from diptych.corpus.library import (
    Library,
    Merged,
    Operation,
    Record,
    back_up,
    backups,
    export_to,
    import_from,
    restore,
)
from diptych.errors import DamageError, DuplicateError, LockedError, ReadError
from diptych.text import Span

Change = Callable[[Library], int | Operation | None]
"""Changes the library; the id of the article that is another one now, or the step that was taken back or made
again, None when nothing was to be done."""


@dataclass(slots=True)
class LibraryHolder:
    """The library of a window. It is here, and not in a result, so that one opened too late is closed too."""

    library: Library | None = None
    """None until it is open."""

    def close(self) -> None:
        """Close the file; nothing may be working with it any more."""
        if self.library:
            self.library.close()
            self.library = None


@dataclass(slots=True)
class Arrivals:
    """What an import has brought so far: written on the worker's thread, read on that of the window."""

    paths: tuple[Path, ...] = ()
    """The files that were found."""
    outcomes: list[Outcome] = field(default_factory=list)
    """What became of the first of them."""
    stop: Event = field(default_factory=Event)
    """Set to end the import after the present file; what was added stays."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import ended, and what is in the library now."""

    report: ImportReport
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The record of a pasted text, and what is in the library now."""

    record: Record
    is_new: bool
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came out of the file of another library, and what is in the library now."""

    merged: Merged
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The article that was changed, as it is now, and what is in the library."""

    record: Record | None
    """None where nothing was to be done."""
    article: Article | None
    """None where it is not on the shelf."""
    records: tuple[Record, ...]
    is_said: bool = False
    """Whether not an article was changed but what is said of two."""


def open_library(
    holder: LibraryHolder,
    folder: Path,
    copy: Path | None = None,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> tuple[Record, ...] | Damage:
    """Put the library into `holder`, for reading only while another process has it; its records.

    copy: takes the place of the library before. The holder stays empty where the library is damaged, and
    where this raises LibraryError.
    """
    if copy:
        restore(folder, copy)
    try:
        holder.library = Library.open(folder)
    except LockedError:
        holder.library = Library.open(folder, read_only=True)
    except DamageError as error:
        return Damage(str(error), tuple(backups(folder)))
    return newest_first(holder.library)


def back_up_library(library: Library, *, progress: Progress, cancelled: CancelledCheck) -> Damage | None:
    """Make the copy of today, if there is none yet; what is wrong with the library otherwise.

    Raises LibraryError, Cancelled.
    """
    try:
        back_up(library.database, cancelled=cancelled)
    except DamageError as error:
        return Damage(str(error), tuple(backups(library.folder)))
    return None


def newest_first(library: Library) -> tuple[Record, ...]:
    """The articles of the library, the last import first."""
    return tuple(reversed(library.records()))


def import_files(
    library: Library,
    paths: Sequence[Path],
    arrivals: Arrivals,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> Imported:
    """Import files and folders, telling `arrivals` of each article; raises LibraryError."""
    found = found_in(paths)
    arrivals.paths = tuple(one.path for one in found)
    report = import_found(
        library,
        found,
        progress=progress,
        cancelled=lambda: cancelled() or arrivals.stop.is_set(),
        each=arrivals.outcomes.append,
    )
    return Imported(report, newest_first(library))


def paste(library: Library, texts: Sequence[str], *, progress: Progress, cancelled: CancelledCheck) -> Pasted:
    """Import the first of these forms of one text that holds an article; raises ReadError, LibraryError."""
    *others, last = texts
    for text in others:
        try:
            return _pasted(library, text)
        except ReadError:
            continue
    return _pasted(library, last)


def change(library: Library, do: Change, *, progress: Progress, cancelled: CancelledCheck) -> Changed:
    """Change the library; raises LibraryError, and then nothing is changed."""
    done = do(library)
    id = done.article if isinstance(done, Operation) else done
    records = newest_first(library)
    record = library.record(id) if id is not None else None
    article = library.article(record.id) if record and not record.deleted else None
    return Changed(record, article, records, isinstance(done, Operation) and done.article is None)


def export_library(library: Library, path: Path, *, progress: Progress, cancelled: CancelledCheck) -> None:
    """Write the library into one file; raises WriteError, Cancelled, and then there is no such file."""
    export_to(library, path, progress=progress, cancelled=cancelled)


def import_library(library: Library, path: Path, *, progress: Progress, cancelled: CancelledCheck) -> Taken:
    """Add what the file of another library holds; raises LibraryError, Cancelled, adding nothing then."""
    return Taken(import_from(library, path, progress=progress, cancelled=cancelled), newest_first(library))


def restoring(id: int, article: Article, piece: Furniture) -> Change:
    """The change that takes a piece of what was put aside back into the text of the article of that id."""
    # an article numbers what is still aside, the library all that ever was
    alike = [one for one in article.furniture if _is_same(one, piece)]
    rank = next(n for n, one in enumerate(alike) if one is piece)

    def do(library: Library) -> int:
        aside = [one for one in library.furniture(id) if not one.restored]
        found = [one.index for one in aside if (one.text, one.why) == (piece.text, piece.why)]
        if rank < len(found):
            library.restore_furniture(id, found[rank])
        return id

    return do


def describing(id: int, fields: Mapping[str, str | None], reset: Sequence[str]) -> Change:
    """The change that tells something of an article, and leaves other fields as they were imported."""

    def do(library: Library) -> int:
        return library.set_metadata(id, reset=reset, **fields).id

    return do


def setting_restored(id: int, indexes: Sequence[int], restored: bool) -> Change:
    """The change that takes pieces of furniture, by their numbers, into the text, or out of it."""

    def do(library: Library) -> int:
        set_them = library.restore_furniture if restored else library.put_aside_again
        return set_them(id, *indexes).id

    return do


def cutting(id: int, article: Article, span: Span) -> Change:
    """The change that puts aside what a span of the article of that id, as it is shown, touches."""

    def do(library: Library) -> int | None:
        # what is shown may be of before another change
        is_same = library.article(id).text == article.text
        return id if is_same and library.put_aside(id, span) else None

    return do


def deleting(id: int) -> Change:
    """The change that takes an article off the shelf."""

    def do(library: Library) -> int:
        return library.delete(id).id

    return do


def undo(library: Library) -> Operation | None:
    """The last change, taken back; None when there is none."""
    return library.undo()


def redo(library: Library) -> Operation | None:
    """The change that was taken back last, made again; None when there is no such change."""
    return library.redo()


def _is_same(one: Furniture, other: Furniture) -> bool:
    return (one.text, one.why) == (other.text, other.why)


def _pasted(library: Library, text: str) -> Pasted:
    try:
        record, is_new = import_text(library, text), True
    except DuplicateError as error:
        record, is_new = library.record(error.held), False
    return Pasted(record, is_new, newest_first(library))
