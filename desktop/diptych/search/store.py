"""The articles that are searched, in one SQLite file beside the index: what Whoosh only points at.

The index is derived from this file, so it can be thrown away and made again without reading an article.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCHEMA_VERSION = 1

_SCHEMA = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL, title TEXT NOT NULL,
    outlet TEXT NOT NULL, published TEXT, language TEXT NOT NULL, text TEXT NOT NULL
);
CREATE TABLE form (form TEXT, term TEXT, PRIMARY KEY (form, term)) WITHOUT ROWID;
CREATE TABLE state (generation INTEGER NOT NULL);
INSERT INTO state VALUES (-1);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the store."""

    path: Path
    sha256: str
    title: str
    outlet: str
    published: str | None
    language: str
    text: str


class Store:
    """The open file; raises sqlite3.DatabaseError when it is damaged or of another schema."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except sqlite3.Error:
            self._db.close()
            raise

    def _prepare(self) -> None:
        # readers of another process are not held up by a long rebuild
        self._db.execute("PRAGMA journal_mode = WAL")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version == 0:
            with self.transaction():
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version != SCHEMA_VERSION:
            raise sqlite3.DatabaseError(f"schema {version} instead of {SCHEMA_VERSION}")
        self.count()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is done inside."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def clear(self) -> None:
        """Remove every article."""
        self._db.execute("DELETE FROM article")
        self._db.execute("DELETE FROM form")

    def put(self, row: Row) -> int:
        """Add an article or replace the one of the same path; its id."""
        self._db.execute(
            "INSERT INTO article (path, sha256, title, outlet, published, language, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256,"
            " title = excluded.title, outlet = excluded.outlet, published = excluded.published,"
            " language = excluded.language, text = excluded.text",
            (str(row.path), row.sha256, row.title, row.outlet, row.published, row.language, row.text),
        )
        found = self._db.execute("SELECT id FROM article WHERE path = ?", (str(row.path),)).fetchone()
        return int(found[0])

    def put_forms(self, forms: Iterable[tuple[str, str]]) -> None:
        """Remember under which terms the folded form of a word is indexed."""
        self._db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", forms)

    def terms_of(self, form: str) -> frozenset[str]:
        """Terms of all words that look like `form` once case and accents are folded."""
        return frozenset(
            term for (term,) in self._db.execute("SELECT term FROM form WHERE form = ?", (form,))
        )

    def get(self, id: int) -> Row | None:
        """The article of that id, None where there is none (any more)."""
        columns = "path, sha256, title, outlet, published, language, text"
        found = self._db.execute(f"SELECT {columns} FROM article WHERE id = ?", (id,)).fetchone()
        return Row(Path(found[0]), *found[1:]) if found else None

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Every article with its id."""
        for (id,) in self._db.execute("SELECT id FROM article ORDER BY id").fetchall():
            if row := self.get(id):
                yield id, row

    def hashes(self) -> dict[Path, str]:
        """Path of each article to the SHA-256 of the file it was read from."""
        return {Path(path): hash for path, hash in self._db.execute("SELECT path, sha256 FROM article")}

    def count(self) -> int:
        """Number of articles."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    @property
    def generation(self) -> int:
        """Generation of the Whoosh index that holds what this file holds; -1 when there is none yet."""
        return int(self._db.execute("SELECT generation FROM state").fetchone()[0])

    @generation.setter
    def generation(self, value: int) -> None:
        self._db.execute("UPDATE state SET generation = ?", (value,))

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def discard(file: Path) -> None:
    """Throw away a damaged file with its journals."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        file.with_name(name).unlink(missing_ok=True)
