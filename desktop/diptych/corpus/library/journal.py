"""A change of the user's comes in, the way back, and on again, is remembered through restarts."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from diptych.corpus.library.annotations import put_row
from diptych.corpus.library.kinship import put_kinship

OperationKind = Literal["delete", "metadata", "furniture", "annotation", "story"]

_KEPT = 500
"""Operations that can be taken back."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A change that can be taken back."""

    id: int
    at: str
    """UTC, ISO."""
    kind: OperationKind
    article: int | None
    """None for what was said of several articles: a verdict, a note, a link, a story."""


def now() -> str:
    """The present moment in UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def note_operation(
    db: sqlite3.Connection, kind: OperationKind, article: int | None, before: Mapping[str, Any]
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
    """Take the operation back, and remember how it is made again; inside a transaction."""
    row = db.execute("SELECT before FROM operation WHERE id = ?", (operation.id,)).fetchone()
    after = _put(db, operation.kind, operation.article, json.loads(row[0]))
    db.execute("DELETE FROM operation WHERE id = ?", (operation.id,))
    values = (operation.kind, operation.article, json.dumps(after))
    db.execute("INSERT INTO undone (kind, article, after) VALUES (?, ?, ?)", values)


def make_again(db: sqlite3.Connection) -> Operation | None:
    """The operation that was taken back last, made once more; None where there is none; in a transaction."""
    row = db.execute("SELECT id, kind, article, after FROM undone ORDER BY id DESC LIMIT 1").fetchone()
    if row is None or row[1] not in get_args(OperationKind):
        return None
    id, kind, article, after = row
    before = _put(db, kind, article, json.loads(after))
    db.execute("DELETE FROM undone WHERE id = ?", (id,))
    note_operation(db, kind, article, before)
    return last_operation(db)


def forget_undone(db: sqlite3.Connection) -> None:
    """Let nothing that was taken back be made again: after a new change it would be of another state."""
    db.execute("DELETE FROM undone")


def _put(
    db: sqlite3.Connection, kind: OperationKind, article: int | None, state: Mapping[str, Any]
) -> dict[str, Any]:
    """How it was, once that part of an article, or what was said, is in this state."""
    if kind == "annotation":
        return {"id": state["id"], "row": put_row(db, state["id"], state["row"])}
    if kind == "story":
        return put_kinship(db, state)
    if article is None:
        raise ValueError(f"a change of kind {kind} is about no article")
    if kind == "delete":
        was = db.execute("SELECT deleted_at IS NOT NULL FROM article WHERE id = ?", (article,)).fetchone()
        if state.get("deleted"):
            take_away(db, article)
        else:
            bring_back(db, article)
        return {"deleted": bool(was and was[0])}
    if kind == "furniture":
        # a journal of before there was more than one piece in a change has no list of them
        told = state["pieces"] if "pieces" in state else {state["index"]: state["restored"]}
        pieces = {int(index): restored for index, restored in told.items()}
        return {"pieces": {n: set_restored(db, article, n, restored=on) for n, on in pieces.items()}}
    before = {field: user_told(db, article, field) for field in state}
    for field, told in state.items():
        set_told(db, article, field, told)
    return before


def take_away(db: sqlite3.Connection, article: int) -> None:
    """Take an article off the shelf."""
    db.execute("UPDATE article SET deleted_at = ? WHERE id = ?", (now(), article))


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
