"""The path of a library's file comes in; that it is one, and of the newest schema, is certain afterwards."""

import os
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path

from diptych.corpus.library.database import damaged, telling
from diptych.errors import LibraryError
from diptych.i18n import _

APPLICATION_ID = 0x44495054
""" "DIPT": tells a library from any other SQLite file."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        encoding TEXT NOT NULL,
        size INTEGER NOT NULL,
        title TEXT, author TEXT, outlet TEXT, published TEXT, language TEXT NOT NULL,
        copies INTEGER,
        deleted_at TEXT
    );
    CREATE INDEX article_copies ON article (copies) WHERE copies IS NOT NULL;
    CREATE TABLE raw (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        bytes BLOB NOT NULL
    );
    CREATE TABLE content (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        checksum TEXT NOT NULL,
        text TEXT NOT NULL,
        layout TEXT NOT NULL
    );
    CREATE TABLE told (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        field TEXT NOT NULL, teller TEXT NOT NULL, value TEXT,
        PRIMARY KEY (article, field, teller)
    ) WITHOUT ROWID;
    CREATE TABLE restored (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        furniture INTEGER NOT NULL,
        PRIMARY KEY (article, furniture)
    ) WITHOUT ROWID;
    CREATE TABLE operation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL, kind TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        before TEXT NOT NULL
    );
    CREATE INDEX operation_article ON operation (article);
    CREATE TABLE shingle (
        hash INTEGER NOT NULL, article INTEGER NOT NULL,
        PRIMARY KEY (hash, article)
    ) WITHOUT ROWID;
    CREATE TABLE analysis (key TEXT PRIMARY KEY, value BLOB NOT NULL);
    """,
    # what is said of two articles is a change of neither: an operation may be about none
    """
    CREATE TABLE annotation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        left_sha256 TEXT NOT NULL, left_source TEXT NOT NULL, left_place TEXT NOT NULL,
        right_sha256 TEXT NOT NULL, right_source TEXT NOT NULL, right_place TEXT NOT NULL,
        about TEXT NOT NULL, said TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL
    );
    CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL, kind TEXT NOT NULL,
        article INTEGER REFERENCES article ON DELETE CASCADE,
        before TEXT NOT NULL
    );
    INSERT INTO change SELECT id, at, kind, article, before FROM operation;
    DROP TABLE operation;
    ALTER TABLE change RENAME TO operation;
    CREATE INDEX operation_article ON operation (article);
    """,
    # which articles tell of one event: what is found by machine, and what the user has said of pairs
    """
    CREATE TABLE digest (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        revision TEXT NOT NULL, value TEXT NOT NULL
    );
    CREATE TABLE trait (
        hash INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
        PRIMARY KEY (hash, article)
    ) WITHOUT ROWID;
    CREATE INDEX trait_article ON trait (article);
    CREATE TABLE member (
        article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
        story INTEGER NOT NULL
    );
    CREATE INDEX member_story ON member (story);
    CREATE TABLE kinship (
        one TEXT NOT NULL, other TEXT NOT NULL, said TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    """,
    # the way on survives a restart as the way back does
    """
    CREATE TABLE undone (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        article INTEGER REFERENCES article ON DELETE CASCADE,
        after TEXT NOT NULL
    );
    CREATE INDEX undone_article ON undone (article);
    """,
)
"""Each step from one version to the next; the version is the number of steps taken. Never change one that
has been released: add another."""

_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes of an SQLite file tell (https://www.sqlite.org/fileformat.html, 1.3)."""

    version: int
    application: int
    size: int
    """Bytes the file should have, counted at the last checkpoint."""


def inspect(file: Path) -> Header:
    """The header of the library in `file`, which is only read.

    Raises LibraryError for what is no library, is cut off, or comes from a newer Diptych: SQLite itself
    would write into some of these when it opens them.
    """
    try:
        if file.exists() and not file.is_file():
            raise damaged(file, _("it is no SQLite file"))
        with file.open("rb") as stream:
            head = stream.read(100)
        size, journal = file.stat().st_size, file.with_name(file.name + "-wal")
        settled = not journal.exists() or journal.stat().st_size == 0
    except OSError as error:
        message = _("The library “{file}” cannot be read ({reason}); check that you may open it.")
        raise LibraryError(message.format(file=file, reason=error.strerror)) from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise damaged(file, _("it is no SQLite file"))
    header = _header(head)
    if header.application != APPLICATION_ID:
        message = _("“{file}” belongs to another program; choose another folder for the library.")
        raise LibraryError(message.format(file=file))
    refuse_newer(file, header.version)
    # with a journal beside it, the file may rightly be shorter than its header says
    if settled and size < header.size:
        raise damaged(file, _("its end is missing"))
    return header


def refuse_newer(file: Path, version: int) -> None:
    """Raises LibraryError for a version that this program does not know."""
    if version > len(MIGRATIONS):
        message = _("The library “{file}” was written by a newer Diptych; update Diptych to open it.")
        raise LibraryError(message.format(file=file))


def create(file: Path) -> None:
    """Make an empty library, whole or not at all; raises LibraryError where it cannot be written.

    Only for the one who holds the lock of its folder.
    """
    draft = file.with_name(file.name + ".new")
    try:
        draft.unlink(missing_ok=True)
        with telling(file):
            db = sqlite3.connect(draft, isolation_level=None)
            try:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                migrate(db)
            finally:
                db.close()
        draft.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        message = _("The library “{file}” cannot be made ({reason}); choose another folder.")
        raise LibraryError(message.format(file=file, reason=error.strerror)) from error


def migrate(db: sqlite3.Connection) -> None:
    """Bring the schema to the newest version, each step in one transaction with its number."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        db.execute("BEGIN IMMEDIATE")
        try:
            for statement in filter(str.strip, step.split(";")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def tables(db: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Everything the schema of a file defines: kind, name, table and the words that made it."""
    rows = db.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return frozenset(tuple(map(str, row)) for row in rows)


def expected_tables(version: int) -> frozenset[tuple[str, ...]]:
    """What `tables` gives for a library of that version, and nothing else."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for step in MIGRATIONS[:version]:
            db.executescript(step)
        # statements are kept as they were written, without the white space around them
        return tables(db)
    finally:
        db.close()


def sync_folder(folder: Path) -> None:
    """Make a renaming in `folder` last through a power cut; Windows has no such call and needs none."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _header(head: bytes) -> Header:
    def number(at: int, length: int = 4) -> int:
        return int.from_bytes(head[at : at + length], "big")

    page = number(16, 2)
    return Header(
        version=number(60), application=number(68), size=number(28) * (65536 if page == 1 else page)
    )
