"""What the user says of articles and stories comes in, how it was before goes out."""

import sqlite3
from collections.abc import Mapping
from typing import Any, Literal

Kinship = Literal["together", "apart"]
"""Whether two articles tell of one event, as the user says."""


def put_kinship(db: sqlite3.Connection, state: Mapping[str, Any]) -> dict[str, Any]:
    """How it was, once the articles are in these stories and this is said of pairs; in a transaction.

    members: id of an article to the number of its story, None for none yet. said: two hashes in order, and
    what is said of them, None for nothing.
    """
    before: dict[str, Any] = {"members": {}, "said": []}
    for id, story in state["members"].items():
        row = db.execute("SELECT story FROM member WHERE article = ?", (int(id),)).fetchone()
        before["members"][id] = row[0] if row else None
        db.execute("DELETE FROM member WHERE article = ?", (int(id),))
        if story is not None and db.execute("SELECT 1 FROM article WHERE id = ?", (int(id),)).fetchone():
            db.execute("INSERT INTO member VALUES (?, ?)", (int(id), story))
    for one, other, said in state["said"]:
        row = db.execute("SELECT said FROM kinship WHERE one = ? AND other = ?", (one, other)).fetchone()
        before["said"].append([one, other, row[0] if row else None])
        db.execute("DELETE FROM kinship WHERE one = ? AND other = ?", (one, other))
        if said is not None:
            db.execute("INSERT INTO kinship VALUES (?, ?, ?)", (one, other, said))
    return before
