"""A folder comes in, the open file of the library in it goes out, locked against other processes."""

from pathlib import Path

from diptych.corpus.library.database import Database
from diptych.corpus.library.lock import Lock
from diptych.corpus.library.schema import MIGRATIONS, create, inspect, migrate, refuse_newer
from diptych.corpus.library.seal import breaks, unseal
from diptych.errors import LibraryError, LockedError
from diptych.i18n import _

FILE = "library.sqlite3"
_LOCK = "library.lock"
_TABLES = ("article", "raw", "content", "told", "restored", "operation", "shingle", "analysis", "annotation")


def opened(folder: Path, *, read_only: bool) -> tuple[Database, Lock | None]:
    """The file of the library in `folder` and its lock, which one who only reads does without.

    Raises LockedError, LibraryError.
    """
    file = folder / FILE
    lock = None if read_only else locked(folder)
    try:
        if lock and not file.exists():
            _refuse_orphan(file)
            create(file)
        inspect(file)
        is_broken = lock is not None and breaks(file)
        db = _prepared(Database(file, read_only=read_only))
        db.is_broken = is_broken
        if lock and not is_broken:
            unseal(file)
        return db, lock
    except BaseException:
        if lock:
            lock.release()
        raise


def locked(folder: Path) -> Lock:
    """The right to write in `folder`, which is made; raises LockedError, LibraryError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Lock(folder / _LOCK)
    except BlockingIOError as error:
        message = _("Another Diptych has the library “{folder}” open; close it, or open it for reading only.")
        raise LockedError(message.format(folder=folder)) from error
    except OSError as error:
        message = _("The folder “{folder}” cannot hold a library ({reason}); choose another folder.")
        raise LibraryError(message.format(folder=folder, reason=error.strerror)) from error


def _refuse_orphan(file: Path) -> None:
    """A journal without its library is what is left of one that was moved: a new one would destroy it."""
    journal = file.with_name(file.name + "-wal")
    if journal.exists() and journal.stat().st_size:
        message = _("“{file}” is missing but its journal “{journal}” is there; bring the two together again.")
        raise LibraryError(message.format(file=file, journal=journal.name))


def _prepared(db: Database) -> Database:
    """The library, an older one brought up to date; closed again when one of its tables is missing."""
    try:
        _check(db)
    except BaseException:
        db.close()
        raise
    return db


def _check(db: Database) -> None:
    version = (db.row("PRAGMA user_version") or (0,))[0]
    refuse_newer(db.file, version)
    if not db.read_only:
        with db.connection() as connection:
            migrate(connection)
    elif version < len(MIGRATIONS):
        message = _("The library “{file}” is of an older Diptych; open it once for writing, then read it.")
        raise LibraryError(message.format(file=db.file))
    for table in _TABLES:
        db.row(f"SELECT * FROM {table} LIMIT 0")
