"""A library comes in, one file that holds all of it goes out; and the articles of such a file go in again."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from diptych.corpus.library.annotations import (
    COLUMNS,
    annotation_of,
    forget_purged,
    next_id,
    put_row,
    row_of,
    same_matter,
)
from diptych.corpus.library.content import rebuilt
from diptych.corpus.library.database import Database, Row, damaged
from diptych.corpus.library.entries import Entry, insert
from diptych.corpus.library.journal import bring_back
from diptych.corpus.library.library import Library
from diptych.corpus.library.records import FIELDS, Field, Record, Teller, checked, record
from diptych.corpus.library.schema import MIGRATIONS, expected_tables, inspect, migrate, sync_folder, tables
from diptych.corpus.read import LARGEST
from diptych.errors import Cancelled, LibraryError, WriteError
from diptych.i18n import _

BUNDLE_END = ".diptych"
"""How the name of such a file ends, by which a system knows that Diptych opens it."""
Progress = Callable[[int, int], None]
"""Takes how many of how many steps are done."""

_STEP = 2_000
"""Pages copied between two looks at whether it is still wanted."""
_LONGEST = 4 * LARGEST
"""Bytes of one value of a file from elsewhere."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the articles of another library's file."""

    added: tuple[Record, ...]
    duplicates: tuple[Record, ...]
    """Those of this library that the file holds, too."""


def export_to(
    library: Library,
    path: Path,
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write the whole library, without what is deleted, into one file: whole at `path`, or nothing there.

    In an empty folder, under the name `library.sqlite3`, that file is a library. Raises WriteError,
    Cancelled.
    """
    if path.exists() and path.samefile(library.database.file):
        raise WriteError(_("“{file}” is the library itself; choose another name.").format(file=path))

    def step(_status: int, remaining: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(total - remaining, total)

    try:
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
        os.close(handle)
        draft = Path(name)
        try:
            with library.database.connection() as source:
                _copy(source, draft, step)
            draft.replace(path)
            sync_folder(path.parent)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, LibraryError) as error:
        reason = getattr(error, "strerror", None) or error.__cause__ or error
        message = _("“{file}” cannot be written ({reason}); choose another place.")
        raise WriteError(message.format(file=path, reason=reason)) from error


def import_from(
    library: Library,
    path: Path,
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """What became of the articles in a file that `export_to` wrote: all are added, or none.

    Nothing in the file is believed: an article that is not whole, a schema that is not a library's, raise
    LibraryError and change nothing. Raises Cancelled.
    """
    added: list[int] = []
    held: list[int] = []
    with _opened(path, library.database.file) as other, library.database.transaction() as db:
        ids = [row[0] for row in other.rows("SELECT id FROM article WHERE deleted_at IS NULL ORDER BY id")]
        for done, id in enumerate(ids):
            if cancelled():
                raise Cancelled
            progress(done, len(ids))
            entry = _entry(other, id)
            found = library.find(str(entry.values[0]))
            if found is None:
                added.append(insert(db, entry))
            else:
                held.append(found.id)
                bring_back(db, found.id)
        _add_annotations(other, db)
    progress(len(ids), len(ids))
    return Merged(tuple(map(library.record, added)), tuple(map(library.record, held)))


def _add_annotations(other: Database, db: sqlite3.Connection) -> None:
    """Add what another library says of articles, save where this one has its own word on the same."""
    for id, *row in other.rows(f"SELECT id, {', '.join(COLUMNS)} FROM annotation ORDER BY id"):
        try:
            said = replace(annotation_of(id, tuple(row)), id=0)
        except ValueError as error:
            raise damaged(other.file, str(error)) from error
        values = row_of(said)
        where = " AND ".join(f"{column} = ?" for column in COLUMNS)
        held = db.execute(f"SELECT 1 FROM annotation WHERE {where}", values).fetchone()
        if not held and same_matter(db, said) is None:
            put_row(db, next_id(db), values)


def _copy(source: sqlite3.Connection, draft: Path, step: Callable[[int, int, int], None]) -> None:
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        source.backup(db, pages=_STEP, progress=step)
        # one file, without a journal beside it
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("BEGIN")
        db.execute(
            "DELETE FROM shingle WHERE article IN (SELECT id FROM article WHERE deleted_at IS NOT NULL)"
        )
        forget_purged(db)
        for table in ("operation", "undone", "analysis", "article WHERE deleted_at IS NOT NULL"):
            db.execute(f"DELETE FROM {table}")
        db.execute("COMMIT")
        # also what was deleted is no longer in it
        db.execute("VACUUM")
    finally:
        db.close()


@contextmanager
def _opened(path: Path, own: Path) -> Iterator[Database]:
    """The library in the file at `path`, which is only read and has been looked over."""
    version = inspect(path).version
    if path.samefile(own):
        raise LibraryError(_("“{file}” is the library itself; choose another file.").format(file=path))
    with closing(Database(path, read_only=True)) as other:
        _look_over(other, version)
        if version == len(MIGRATIONS):
            yield other
            return
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            with other.connection() as source, closing(sqlite3.connect(copy, isolation_level=None)) as db:
                source.backup(db)
                migrate(db)
            with closing(Database(copy, read_only=True)) as newer:
                yield newer


def _look_over(other: Database, version: int) -> None:
    """Raises LibraryError for a file that holds more or less than a library, or is broken inside."""
    with other.connection() as db:
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        # triggers, views and checks of a stranger would run when its tables are read
        if tables(db) != expected_tables(version):
            raise damaged(other.file, _("its tables are not a library’s"))
        (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise damaged(other.file, str(found).splitlines()[-1])


def _entry(other: Database, id: int) -> Entry:
    """An article of a file from elsewhere, every value of it looked at; raises LibraryError."""
    known = record(other, id)
    row = other.row("SELECT sha256, source, imported_at, encoding, size FROM article WHERE id = ?", id)
    said = other.row("SELECT title, author, outlet, published, language FROM article WHERE id = ?", id)
    raw = other.row("SELECT bytes FROM raw WHERE article = ?", id)
    content = other.row("SELECT checksum, text, layout FROM content WHERE article = ?", id)
    try:
        article = rebuilt(content or (), known)
        if not raw or not isinstance(raw[0], bytes) or len(raw[0]) != known.size:
            raise ValueError("its bytes are missing")
        if hashlib.sha256(raw[0]).hexdigest() != known.sha256:
            raise ValueError("its bytes are others")
        datetime.fromisoformat(known.imported_at)
        told = _told(other, id)
        restored = [n for (n,) in other.rows("SELECT furniture FROM restored WHERE article = ?", id)]
        if not all(n in range(len(article.furniture)) for n in restored):
            raise ValueError("restored furniture is missing")
    except ValueError as error:
        reason = _("article {id}: {reason}").format(id=id, reason=error)
        raise damaged(other.file, reason) from error
    return Entry(raw[0], (*(row or ()), *_believable(said or ())), content or (), told, tuple(restored))


def _believable(said: Row) -> Row:
    """The metadata of the page; raises LibraryError for an impossible date or language."""
    for field, value in zip(FIELDS, said, strict=True):
        if field in ("published", "language"):
            checked(field, value)
    return said


def _told(other: Database, id: int) -> dict[Teller, dict[Field, str | None]]:
    """What others than the page say; the record has been read, so fields and tellers are known ones."""
    out: dict[Teller, dict[Field, str | None]] = {}
    for field, teller, value in other.rows("SELECT field, teller, value FROM told WHERE article = ?", id):
        out.setdefault(teller, {})[field] = checked(field, value)
    return out
