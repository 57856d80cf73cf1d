"""Rows of the library come in, what the shelf shows of each article goes out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from diptych.corpus.library.database import Database, Row
from diptych.errors import DamageError, LibraryError
from diptych.i18n import _

Teller = Literal["page", "manifest", "user"]
Field = Literal["title", "author", "outlet", "published", "language"]

FIELDS: tuple[Field, ...] = ("title", "author", "outlet", "published", "language")
TELLERS: tuple[Teller, ...] = ("page", "manifest", "user")
"""Who says what an article is: each is believed before the one in front of it."""
LANGUAGES = ("fr", "en", "und")

_COLUMNS = (
    "id, sha256, source, imported_at, encoding, size, title, author, outlet, published, language, copies,"
    " deleted_at"
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who told each value of a record; None where nobody told one."""

    title: Teller | None = None
    author: Teller | None = None
    outlet: Teller | None = None
    published: Teller | None = None
    language: Teller | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article of the library, known without reading its text."""

    id: int
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO date, as precise as it is known."""
    language: str = "und"
    """ "fr", "en" or "und"."""
    source: str = ""
    """Path or address that it was imported from, "" for a pasted text."""
    sha256: str = ""
    """Of the raw bytes."""
    imported_at: str = ""
    """UTC, ISO: `2025-04-12T08:30:00+00:00`."""
    encoding: str = ""
    size: int = 0
    """Of the raw bytes."""
    copies: int | None = None
    """Number that it shares with its near-duplicates in the library; None where it has none."""
    deleted: bool = False
    provenance: Provenance = Provenance()
    damage: str | None = None
    """One sentence about what of it cannot be read any more."""


def all_records(db: Database) -> list[Record]:
    """Every article, deleted ones too, in the order of import; a damaged row is a record that says so."""
    try:
        told = _all_told(db)
        rows = db.rows(f"SELECT {_COLUMNS} FROM article ORDER BY id")
        return [_record(row, told.get(row[0], ())) for row in rows]
    except (DamageError, ValueError):
        # each is read alone, so that those that are not damaged are there; in the order of their hashes the
        # ids come from the index, whichever page of the table is lost
        ids = db.rows("SELECT id FROM article ORDER BY sha256")
        return [_record_or_note(db, id) for (id,) in sorted(ids)]


def record(db: Database, id: int) -> Record:
    """The article of that id, deleted or not; raises DamageError, or LibraryError when there is none."""
    try:
        row = db.row(f"SELECT {_COLUMNS} FROM article WHERE id = ?", id)
        told = db.rows("SELECT field, teller, value FROM told WHERE article = ?", id)
        if row:
            return _record(row, told)
    except (DamageError, ValueError) as error:
        raise DamageError(note(id)) from error
    message = _("There is no article {id} in the library; it may have been removed for good.")
    raise LibraryError(message.format(id=id))


def note(id: int) -> str:
    """The sentence about an article whose stored form is damaged."""
    message = _("Article {id} is damaged in the library; import its file again, or take it from a copy.")
    return message.format(id=id)


def checked(field: str, value: str | None) -> str | None:
    """A value of the user's as it is kept, None for an empty one; raises LibraryError for a wrong one."""
    if field not in FIELDS:
        raise ValueError(f"no such field: {field}")
    value = " ".join((value or "").split()) or None
    if field == "published" and value and not _is_date(value):
        message = _("“{value}” is no date such as 2025, 2025-04 or 2025-04-12; write it so.")
        raise LibraryError(message.format(value=value))
    if field == "language" and value not in LANGUAGES:
        message = _("“{value}” is no language that Diptych knows; choose fr, en or und.")
        raise LibraryError(message.format(value=value or ""))
    return value


def _is_date(value: str) -> bool:
    parts = value.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return False
    try:
        date(*(int(part) for part in [*parts, "01", "01"][:3]))
    except ValueError:
        return False
    return value.replace("-", "").isascii()


def _all_told(db: Database) -> dict[int, list[Row]]:
    out: dict[int, list[Row]] = defaultdict(list)
    for id, *told in db.rows("SELECT article, field, teller, value FROM told"):
        out[id].append(tuple(told))
    return out


def _record_or_note(db: Database, id: int) -> Record:
    try:
        return record(db, id)
    except DamageError as error:
        return Record(id, damage=str(error))


def _record(row: Row, told: Iterable[Row]) -> Record:
    """Raises ValueError for a row that does not hold what it should."""
    if [type(value) for value in row[:6]] != [int, str, str, str, str, int] or len(row) != 13:
        raise ValueError("a column is of another type")
    values: dict[str, Any] = dict(zip(FIELDS, row[6:11], strict=True))
    tellers: dict[str, Any] = {field: "page" for field in FIELDS if values[field] is not None}
    for field, teller, value in sorted(told, key=lambda one: TELLERS.index(one[1])):
        values[field], tellers[field] = value, teller
    sound = all(isinstance(value, str | None) for value in values.values())
    if not sound or values.keys() != set(FIELDS) or values["language"] is None:
        raise ValueError("a value is of another type")
    if not isinstance(row[11], int | None):
        raise ValueError("a group is no number")
    return Record(
        id=row[0],
        **values,
        sha256=row[1],
        source=row[2],
        imported_at=row[3],
        encoding=row[4],
        size=row[5],
        copies=row[11],
        deleted=row[12] is not None,
        provenance=Provenance(**tellers),
    )
