"""What is to be known of a new article comes in, its rows in the library go out."""

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from diptych.corpus.article import Article
from diptych.corpus.library.content import storable, stored
from diptych.corpus.library.copies import link_copies
from diptych.corpus.library.journal import now
from diptych.corpus.library.records import Field, Teller, checked

Told = Mapping[Teller, Mapping[Field, str | None]]
"""What others than the page say of an article, by who says it."""

_COLUMNS = (
    "sha256", "source", "imported_at", "encoding", "size",
    "title", "author", "outlet", "published", "language",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on its way into the library."""

    raw: bytes
    values: tuple[str | int | None, ...]
    """Of `_COLUMNS`, in their order."""
    content: tuple[str, str, str]
    """Checksum, text and layout."""
    told: Told = field(default_factory=dict)
    restored: tuple[int, ...] = ()


def entry_of(raw: bytes, article: Article, source: str, told: Told) -> Entry:
    """The entry of an article that was just read from `raw`.

    Raises LibraryError for an impossible value in `told`, ValueError for bytes of another article.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    if sha256 != article.origin.sha256:
        raise ValueError("the article was not read from these bytes")
    said = (article.title, article.author, article.outlet, article.published)
    values = (
        sha256,
        # a path may hold bytes that are no text; they stay readable as \udc..
        source.encode("utf-8", "backslashreplace").decode(),
        now(),
        article.origin.encoding,
        len(raw),
        *(storable(value) if value is not None else None for value in said),
        article.language,
    )
    known = {
        teller: {name: checked(name, value) for name, value in fields.items()}
        for teller, fields in told.items()
    }
    return Entry(raw, values, stored(article), known)


def insert(db: sqlite3.Connection, entry: Entry) -> int:
    """Add an article and link it with its near-duplicates, inside a transaction; its id."""
    marks = ", ".join("?" * len(_COLUMNS))
    added = db.execute(f"INSERT INTO article ({', '.join(_COLUMNS)}) VALUES ({marks})", entry.values)
    id = added.lastrowid
    if id is None:
        raise sqlite3.DatabaseError("no id was given")
    _put_content(db, id, entry)
    db.executemany("INSERT INTO restored VALUES (?, ?)", [(id, index) for index in entry.restored])
    link_copies(db, id, entry.content[1])
    return id


def mend(db: sqlite3.Connection, id: int, entry: Entry) -> None:
    """Write a damaged article again, keeping what the user has told of it; inside a transaction."""
    marks = ", ".join(f"{column} = ?" for column in _COLUMNS)
    db.execute(f"UPDATE article SET {marks}, deleted_at = NULL WHERE id = ?", (*entry.values, id))
    _put_content(db, id, entry)


def _put_content(db: sqlite3.Connection, id: int, entry: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO raw VALUES (?, ?)", (id, entry.raw))
    db.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?)", (id, *entry.content))
    rows = [
        (id, name, teller, value) for teller, fields in entry.told.items() for name, value in fields.items()
    ]
    db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?)", rows)
