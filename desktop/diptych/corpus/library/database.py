"""SQL comes in, rows go out; whatever SQLite has to complain of leaves as one clear sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from diptych.corpus.library.daily import backups
from diptych.errors import DamageError, LibraryError
from diptych.i18n import _

_WAITED = 10
"""Seconds for another process that is writing."""
_SETUP = (
    "PRAGMA foreign_keys = ON",
    # a commit is on the disk when it returns; without fullfsync macOS only promises it to the drive
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    # what is purged is overwritten with zeros
    "PRAGMA secure_delete = ON",
    # a file from elsewhere may define what its tables do: such words run nothing
    "PRAGMA trusted_schema = OFF",
)

Row = tuple[Any, ...]


class Database:
    """The open file of a library, usable from any thread, one at a time."""

    def __init__(self, file: Path, *, read_only: bool = False) -> None:
        """Raises LibraryError when it cannot be opened."""
        self.file = file
        self.read_only = read_only
        self.is_broken = False
        """Whether a failing disk has changed the file since it was closed last."""
        self._guard = RLock()
        with telling(file):
            self._db = _readable(file) if read_only else _writable(file)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """What a query finds; raises LibraryError."""
        with self._guard, telling(self.file):
            return self._db.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row that a query finds; raises LibraryError."""
        with self._guard, telling(self.file):
            found: Row | None = self._db.execute(sql, values).fetchone()
            return found

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing of what is done inside; raises LibraryError, and when it may only be read."""
        if self.read_only:
            message = _("The library “{folder}” is open for reading only; nothing was changed.")
            raise LibraryError(message.format(folder=self.file.parent))
        with self._guard, telling(self.file):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                # a full disk has already undone it
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        """The bare connection, for what is no query and no transaction: copying, checkpoints."""
        with self._guard, telling(self.file):
            yield self._db

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            self._db.close()


@contextmanager
def telling(file: Path) -> Iterator[None]:
    """Raises LibraryError in place of SQLite's errors about `file`."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise _told(error, file) from error
    except UnicodeDecodeError as error:  # what SQLite says of a damaged schema may quote it
        raise damaged(file, _("its schema cannot be read")) from error


def damaged(file: Path, reason: str) -> DamageError:
    """The error of a file that cannot be understood."""
    kept = backups(file.parent)
    if kept:
        message = _(
            "The library “{file}” is damaged ({reason}); nothing was changed: take back its copy “{copy}”, "
            "in the window, or with “diptych library restore” once it is closed."
        )
        return DamageError(message.format(file=file, reason=reason, copy=kept[0].name))
    message = _(
        "The library “{file}” is damaged ({reason}); nothing was changed: put an exported copy in its place, "
        "or choose another folder."
    )
    return DamageError(message.format(file=file, reason=reason))


def _told(error: sqlite3.Error, file: Path) -> LibraryError:
    # the low byte is the kind (https://www.sqlite.org/rescode.html)
    kind = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_CORRUPT) & 0xFF
    messages = {
        sqlite3.SQLITE_FULL: _("The disk of the library “{file}” is full; free some space and try again."),
        sqlite3.SQLITE_BUSY: _(
            "The library “{file}” is in use by another program; try again when it is done."
        ),
        sqlite3.SQLITE_IOERR: _("The library “{file}” cannot be read or written ({reason}); check its disk."),
    }
    refused = _("The library “{file}” cannot be written ({reason}); check the rights of its folder.")
    messages |= {
        sqlite3.SQLITE_LOCKED: messages[sqlite3.SQLITE_BUSY],
        sqlite3.SQLITE_READONLY: refused,
        sqlite3.SQLITE_PERM: refused,
        sqlite3.SQLITE_CANTOPEN: refused,
    }
    if kind not in messages:
        return damaged(file, str(error))
    return LibraryError(messages[kind].format(file=file, reason=error))


def _writable(file: Path) -> sqlite3.Connection:
    db = _connected(f"{uri_of(file)}?mode=rw")
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _readable(file: Path) -> sqlite3.Connection:
    """On a disk that nobody can write, SQLite reads only what it is told will not change."""
    uri = uri_of(file)
    try:
        return _connected(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        journal = file.with_name(file.name + "-wal")
        if journal.exists() and journal.stat().st_size:
            raise
        return _connected(f"{uri}?immutable=1")


def uri_of(file: Path) -> str:
    """A file as SQLite wants it named: of a share of Windows the server is part of the path."""
    uri = file.absolute().as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


def _connected(uri: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, timeout=_WAITED, isolation_level=None, check_same_thread=False)
    try:
        for statement in _SETUP:
            db.execute(statement)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db
