"""The articles that are searched, in one SQLite file beside the index: what Whoosh only points at.

Whoosh's files are derived from this one, so they can be thrown away and made again without reading an
article; this one is derived from the library, so it can be thrown away too.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCHEMA_VERSION = 5
"""Grows with every change of what is kept here and of how words become terms: older files are made again."""

_SCHEMA = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE NOT NULL, revision TEXT NOT NULL,
    title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT NOT NULL, published TEXT, language TEXT NOT NULL,
    story TEXT NOT NULL, source TEXT NOT NULL, words INTEGER NOT NULL, conflicts INTEGER NOT NULL DEFAULT -1,
    changed INTEGER NOT NULL
);
CREATE INDEX article_changed ON article (changed);
CREATE TABLE content (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE figure (
    value REAL NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    kind TEXT NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (value, article, start)
) WITHOUT ROWID;
CREATE INDEX figure_article ON figure (article);
CREATE INDEX figure_unit ON figure (unit, value, article);
CREATE TABLE form (
    form TEXT, term TEXT, count INTEGER NOT NULL, PRIMARY KEY (form, term)
) WITHOUT ROWID;
CREATE TABLE conflict (
    one INTEGER, other INTEGER, count INTEGER NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX conflict_other ON conflict (other);
CREATE TABLE pending (id INTEGER PRIMARY KEY);
CREATE TABLE part (name TEXT PRIMARY KEY, size INTEGER NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state (
    generation INTEGER NOT NULL, folder INTEGER NOT NULL, changed INTEGER NOT NULL, cleared INTEGER NOT NULL
);
INSERT INTO state VALUES (-1, 0, 0, 0)
"""
# each side by its own index, which "IN" would not use
_CONFLICTS_OF = "{} FROM conflict WHERE one = ? OR other = ?"
_COLUMNS = "path, revision, title, outlet, author, published, language, story, source, words"


@dataclass(frozen=True, slots=True)
class Row:
    """One article of the store."""

    path: Path
    revision: str
    """Changes whenever the article does."""
    title: str
    outlet: str
    author: str
    published: str | None
    language: str
    story: str
    source: str
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Figured:
    """One figure of an article."""

    value: float
    start: int
    stop: int
    kind: str
    unit: str
    """As in `Figure.unit`; for what is counted the term of its noun; "" when unsaid."""


@dataclass(frozen=True, slots=True)
class State:
    """Which index belongs to the store, and how far it is."""

    generation: int
    """Of the Whoosh index that holds what is not pending; -1 when there is none yet."""
    folder: int
    """Number of the folder in which that index is."""
    changed: int
    """Grows with every change of an article."""
    cleared: int
    """Grows whenever articles are removed."""


class Store:
    """An open connection; raises sqlite3.DatabaseError when the file is damaged or of another schema."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, timeout=10, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except sqlite3.Error:
            self._db.close()
            raise
        except UnicodeDecodeError as error:  # what SQLite says of a damaged schema may quote it
            self._db.close()
            raise sqlite3.DatabaseError("the schema cannot be read") from error

    def _prepare(self) -> None:
        # readers of another thread or process are not held up by a long rebuild
        self._db.execute("PRAGMA journal_mode = WAL")
        # what is lost in a power cut is indexed again at the next start
        self._db.execute("PRAGMA synchronous = NORMAL")
        version = self._version()
        if version == 0:
            with self.transaction():
                # another process may have been faster
                if self._version() == 0:
                    if self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                        raise sqlite3.DatabaseError("tables without the number of their schema")
                    for statement in _SCHEMA.split(";"):
                        self._db.execute(statement)
                    self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version != SCHEMA_VERSION:
            raise sqlite3.DatabaseError(f"schema {version} instead of {SCHEMA_VERSION}")
        self.count()

    def _version(self) -> int:
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

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

    def put(self, row: Row, figures: Iterable[Figured]) -> int:
        """Add an article or replace the one of the same path, pending from now on; its id."""
        changed = self._next("changed")
        told = (
            str(row.path), row.revision, row.title, row.outlet, row.author, row.published, row.language,
            row.story, row.source, row.words,
        )  # fmt: skip
        names = [name for name in _COLUMNS.split(", ") if name != "story"]
        self._db.execute(
            f"INSERT INTO article ({_COLUMNS}, changed) VALUES ({', '.join('?' * len(told))}, ?)"
            f" ON CONFLICT (path) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names)},"
            # who does not know the story does not say that there is none: that is `tell_stories`
            " story = iif(excluded.story = '', story, excluded.story), changed = excluded.changed",
            (*told, changed),
        )
        id = int(self._db.execute("SELECT id FROM article WHERE path = ?", (str(row.path),)).fetchone()[0])
        self._db.execute("INSERT OR REPLACE INTO content VALUES (?, ?)", (id, row.text))
        self._db.execute("DELETE FROM figure WHERE article = ?", (id,))
        self._db.executemany(
            "INSERT OR IGNORE INTO figure VALUES (?, ?, ?, ?, ?, ?)",
            [(one.value, id, one.start, one.stop, one.kind, one.unit) for one in figures],
        )
        self._db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (id,))
        # what was found of another text says nothing of this one
        self._forget_conflicts(id)
        return id

    def tell_stories(self, stories: Mapping[Path, str]) -> bool:
        """Remember the story of each of these articles, "" for none; whether any is another than before."""
        rows = self._db.execute("SELECT id, path, story FROM article").fetchall()
        other = [(told, id) for id, path, story in rows if (told := stories.get(Path(path), story)) != story]
        if other:
            changed = self._next("changed")
            self._db.executemany(
                "UPDATE article SET story = ?, changed = ? WHERE id = ?",
                [(story, changed, id) for story, id in other],
            )
        return bool(other)

    def tell_conflicts(self, one: Path, other: Path, count: int) -> None:
        """Remember how many conflicts two articles have with each other, if both are there."""
        ids = [id for path in (one, other) if (id := self.id_of(path)) is not None]
        if len(set(ids)) == 2:
            self._db.execute("INSERT OR REPLACE INTO conflict VALUES (?, ?, ?)", (*sorted(ids), count))
            self._count_conflicts(ids)

    def remove(self, paths: Iterable[Path]) -> list[int]:
        """Ids of the articles that were there under these paths; they are pending until Whoosh knows."""
        gone = [id for path in paths if (id := self.id_of(path)) is not None]
        for id in gone:
            self._db.execute("DELETE FROM article WHERE id = ?", (id,))
            self._db.execute("DELETE FROM content WHERE id = ?", (id,))
            self._db.execute("DELETE FROM figure WHERE article = ?", (id,))
            self._db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (id,))
            self._forget_conflicts(id)
        if gone:
            self._next("cleared")
        return gone

    def count_forms(self, forms: Iterable[tuple[str, str, int]]) -> None:
        """Remember how many more articles hold a folded form, and under which term it is indexed."""
        self._db.executemany(
            "INSERT INTO form VALUES (?, ?, ?)"
            " ON CONFLICT (form, term) DO UPDATE SET count = count + excluded.count",
            forms,
        )

    def forget_forms(self) -> None:
        """Begin to count anew, before every article is indexed once more."""
        self._db.execute("DELETE FROM form")

    def pending(self) -> list[int]:
        """Ids of the articles that Whoosh does not know yet as they are now, or does not know to be gone."""
        return [id for (id,) in self._db.execute("SELECT id FROM pending ORDER BY id")]

    def settle(self, ids: Iterable[int], generation: int) -> None:
        """Whoosh knows these articles as they are now, since that generation."""
        self._db.executemany("DELETE FROM pending WHERE id = ?", [(id,) for id in ids])
        self._db.execute("UPDATE state SET generation = ?", (generation,))

    def begin_anew(self) -> int:
        """Number of a new, empty folder for Whoosh; every article is pending."""
        self.forget_forms()
        self._db.execute("DELETE FROM part")
        self._db.execute("DELETE FROM pending")
        self._db.execute("INSERT INTO pending SELECT id FROM article")
        self._db.execute("UPDATE state SET folder = folder + 1, generation = -1")
        return self.state().folder

    def state(self) -> State:
        """Which index belongs to the store, and how far it is."""
        return State(*self._db.execute("SELECT generation, folder, changed, cleared FROM state").fetchone())

    def parts(self) -> dict[str, tuple[int, int]]:
        """Name of each file of the Whoosh index to its size and checksum."""
        return {name: (size, crc) for name, size, crc in self._db.execute("SELECT * FROM part")}

    def set_parts(self, parts: dict[str, tuple[int, int]]) -> None:
        """Remember the files of the Whoosh index."""
        self._db.execute("DELETE FROM part")
        self._db.executemany("INSERT INTO part VALUES (?, ?, ?)", [(n, *told) for n, told in parts.items()])

    def get(self, id: int) -> Row | None:
        """The article of that id, None where there is none (any more)."""
        found = self._db.execute(
            f"SELECT {_COLUMNS}, text FROM article JOIN content USING (id) WHERE id = ?", (id,)
        ).fetchone()
        return Row(Path(found[0]), *found[1:]) if found else None

    def text(self, id: int) -> str:
        """The text of an article, "" where there is none (any more)."""
        found = self._db.execute("SELECT text FROM content WHERE id = ?", (id,)).fetchone()
        return str(found[0]) if found else ""

    def id_of(self, path: Path) -> int | None:
        """Id of the article of that path."""
        found = self._db.execute("SELECT id FROM article WHERE path = ?", (str(path),)).fetchone()
        return int(found[0]) if found else None

    def revisions(self) -> dict[Path, str]:
        """Path of each article to its revision."""
        return {Path(path): found for path, found in self._db.execute("SELECT path, revision FROM article")}

    def count(self) -> int:
        """Number of articles."""
        return int(self._db.execute("SELECT count(*) FROM article").fetchone()[0])

    def select(self, sql: str, told: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """All rows of a query."""
        return self._db.execute(sql, told).fetchall()

    def interrupt(self) -> None:
        """Make the statement that runs on another thread fail."""
        self._db.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def _forget_conflicts(self, id: int) -> None:
        """An article has changed or gone: nobody has compared it."""
        rows = self._db.execute(_CONFLICTS_OF.format("SELECT one, other"), (id, id)).fetchall()
        if rows:
            self._db.execute(_CONFLICTS_OF.format("DELETE"), (id, id))
            self._count_conflicts({number for row in rows for number in row})

    def _count_conflicts(self, ids: Iterable[int]) -> None:
        """Sum up the conflicts that each of these articles has with others."""
        changed = self._next("changed")
        self._db.executemany(
            "UPDATE article SET changed = ?, conflicts = coalesce((SELECT sum(count) FROM conflict"
            " WHERE one = article.id OR other = article.id), -1) WHERE id = ?",
            [(changed, id) for id in ids],
        )

    def _next(self, name: str) -> int:
        self._db.execute(f"UPDATE state SET {name} = {name} + 1")
        return int(self._db.execute(f"SELECT {name} FROM state").fetchone()[0])


def discard(file: Path) -> None:
    """Throw away a damaged file with its journals."""
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        file.with_name(name).unlink(missing_ok=True)
