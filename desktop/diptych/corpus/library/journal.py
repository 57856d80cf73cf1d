"""A change of the user's comes in, the way back is remembered; it lasts through restarts."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

OperationKind = Literal["delete", "metadata", "furniture"]

_KEPT = 500
"""Operations that can be taken back."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A change that can be taken back."""

    id: int
    at: str
    """UTC, ISO."""
    kind: OperationKind
    article: int


def now() -> str:
    """The present moment in UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def note_operation(
    db: sqlite3.Connection, kind: OperationKind, article: int, before: Mapping[str, Any]
) -> None:
    """Remember how it was before a change, in the transaction of that change."""
    values = (now(), kind, article, json.dumps(before))
    db.execute("INSERT INTO operation (at, kind, article, before) VALUES (?, ?, ?, ?)", values)
    db.execute("DELETE FROM operation WHERE id <= (SELECT max(id) FROM operation) - ?", (_KEPT,))


def last_operation(db: sqlite3.Connection) -> Operation | None:
    """What would be taken back next."""
    row = db.execute("SELECT id, at, kind, article FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Operation(*row) if row and row[2] in get_args(OperationKind) else None


def take_back(db: sqlite3.Connection, operation: Operation) -> None:
    """Make it as it was before an operation, and forget the operation; inside a transaction."""
    row = db.execute("SELECT before FROM operation WHERE id = ?", (operation.id,)).fetchone()
    before = json.loads(row[0])
    if operation.kind == "delete":
        bring_back(db, operation.article)
    elif operation.kind == "furniture":
        set_restored(db, operation.article, before["index"], restored=before["restored"])
    else:
        for field, told in before.items():
            set_told(db, operation.article, field, told)
    db.execute("DELETE FROM operation WHERE id = ?", (operation.id,))


def bring_back(db: sqlite3.Connection, article: int) -> None:
    """Put a deleted article on the shelf again."""
    db.execute("UPDATE article SET deleted_at = NULL WHERE id = ?", (article,))
    db.execute("DELETE FROM operation WHERE article = ? AND kind = 'delete'", (article,))


def set_told(db: sqlite3.Connection, article: int, field: str, told: list[str | None] | None) -> None:
    """Let the user's value of a field be the one in the list, or none at all (None)."""
    db.execute("DELETE FROM told WHERE article = ? AND field = ? AND teller = 'user'", (article, field))
    if told is not None:
        db.execute("INSERT INTO told VALUES (?, ?, 'user', ?)", (article, field, told[0]))


def user_told(db: sqlite3.Connection, article: int, field: str) -> list[str | None] | None:
    """The user's value of a field, in a list; None where the user has told none."""
    row = db.execute(
        "SELECT value FROM told WHERE article = ? AND field = ? AND teller = 'user'", (article, field)
    ).fetchone()
    return list(row) if row else None


def set_restored(db: sqlite3.Connection, article: int, index: int, *, restored: bool) -> bool:
    """Take a piece of furniture into the text or put it aside; whether it was in the text before."""
    was = db.execute("DELETE FROM restored WHERE article = ? AND furniture = ?", (article, index)).rowcount
    if restored:
        db.execute("INSERT INTO restored VALUES (?, ?)", (article, index))
    return bool(was)
