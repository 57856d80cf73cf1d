"""What was computed about an article comes in, it is kept in the library, within bounds."""

import sqlite3

MOST = 64 * 2**20
"""Bytes of all that is kept: a hundred articles of a thousand words, and each daily copy holds them too."""


def keep_computed(db: sqlite3.Connection, key: str, value: bytes) -> None:
    """Keep `value` under `key`, in a transaction; what was computed longest ago goes beyond `MOST` bytes."""
    db.execute("INSERT OR REPLACE INTO analysis VALUES (?, ?)", (key, value))
    sums = "SELECT rowid AS row, sum(length(value)) OVER (ORDER BY rowid DESC) AS total FROM analysis"
    db.execute(f"DELETE FROM analysis WHERE rowid IN (SELECT row FROM ({sums}) WHERE total > ?)", (MOST,))
