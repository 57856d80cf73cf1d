"""An open library comes in, a copy of its file a day goes out beside it; and one of them takes its place."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from diptych.corpus.library.daily import FOLDER, backups
from diptych.corpus.library.database import Database, damaged, telling
from diptych.corpus.library.lock import Lock
from diptych.corpus.library.opening import FILE, locked
from diptych.corpus.library.schema import inspect, sync_folder
from diptych.corpus.library.seal import unseal
from diptych.errors import Cancelled, LibraryError
from diptych.i18n import _

KEPT = 7
"""Copies: the youngest ones stay."""
_STEP = 2_000
"""Pages copied between two looks at whether it is still wanted; others may write in between."""


def back_up(
    database: Database, *, today: date | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Path | None:
    """The copy made of the library, None when that of today is there already.

    A damaged library is never copied: it would push a good copy out. `today` is the day by the clock; one
    set back only ever adds a copy. Raises LibraryError, Cancelled.
    """
    if database.is_broken:
        raise damaged(database.file, _("its bytes have changed since it was closed"))
    folder = database.file.parent / FOLDER
    target = folder / f"library-{(today or date.today()).isoformat()}.sqlite3"
    if target.exists():
        return None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=target.name, suffix=".new", dir=folder)
        os.close(handle)
        draft = Path(name)
        try:
            _copy(database.file, draft, cancelled)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(folder)
        for old in [file for file in backups(database.file.parent) if file != target][KEPT - 1 :]:
            old.unlink()
    except OSError as error:
        message = _("The copy “{file}” of the library cannot be written ({reason}); check its disk.")
        raise LibraryError(message.format(file=target, reason=error.strerror)) from error
    return target


def restore(folder: Path, backup: Path) -> Path:
    """Where the file that was replaced by `backup` is kept; the library in `folder` is that copy from now on.

    Nothing is thrown away: what was there, and its journal, get a name of their own. Raises LockedError,
    LibraryError: then all is as it was.
    """
    lock: Lock = locked(folder)
    try:
        _whole(backup)
        return _exchange(folder / FILE, backup)
    except OSError as error:
        message = _(
            "“{file}” cannot take the place of the library ({reason}); check the rights of its folder."
        )
        raise LibraryError(message.format(file=backup, reason=error.strerror)) from error
    finally:
        lock.release()


def _copy(source: Path, draft: Path, cancelled: Callable[[], bool]) -> None:
    def step(_status: int, _remaining: int, _total: int) -> None:
        if cancelled():
            raise Cancelled

    # a connection of its own: who works with the library does not wait for the copy
    reader = Database(source, read_only=True)
    with closing(reader), reader.connection() as db, closing(sqlite3.connect(draft)) as copy:
        db.backup(copy, pages=_STEP, progress=step)
        copy.execute("PRAGMA journal_mode = DELETE")
    _whole(draft)


def _whole(file: Path) -> None:
    """Raises LibraryError for a file that is no sound library."""
    inspect(file)
    with telling(file), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
        (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(str(found).splitlines()[-1])


def _exchange(file: Path, backup: Path) -> Path:
    aside = file.with_name(_free(file))
    handle, name = tempfile.mkstemp(prefix=file.name, suffix=".new", dir=file.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(backup.read_bytes())
            out.flush()
            os.fsync(out.fileno())
        olds = [old for end in ("", "-wal", "-shm") if (old := file.with_name(file.name + end)).exists()]
        for old in olds:
            shutil.copy2(old, aside.with_name(aside.name + old.name.removeprefix(file.name)))
        sync_folder(file.parent)
        unseal(file)
        # a journal left beside the copy would be played into it; whoever stops here finds all of it aside
        for old in olds:
            if old != file:
                old.unlink()
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(file.parent)
    return aside


def _free(file: Path) -> str:
    number = 1
    while file.with_name(f"{file.name}.damaged-{number}").exists():
        number += 1
    return f"{file.name}.damaged-{number}"
