"""The text of an article comes in, the articles of the library that are nearly the same go out.

Two outlets that print one wire copy share most of their runs of words. A sketch of the runs, the least of
their hashes, finds candidates in one query (A. Broder, On the resemblance and containment of documents,
1997); the runs themselves decide.
"""

import hashlib
import re
import sqlite3

from diptych.text import fold

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
"""Words: two writers of their own rarely share so many in a row but for names and quotations."""
_SKETCH = 32
"""Hashes kept of an article."""
_SHARED = 4
"""Hashes of the sketch from which on an article is looked at more closely."""
_LOOKED_AT = 10
_LEAST = 20
"""Runs: of a shorter text nothing can be said."""
_SAME = 0.42
"""Part of the shorter text's runs that the other one has, from which on they are one copy.

Of wire stories cut by a third, with a title and a lead of their own, a paragraph added and words replaced,
98 % have it; two outlets that write of one event, and quote the same people at length, came to 0.36 at most.
"""
_SHORTEST = 0.25
"""Length of the shorter text against the longer one: less is a quotation, not a copy."""


def runs(text: str) -> frozenset[str]:
    """The runs of four folded words in `text`."""
    folded = [fold(word) for word in _WORD.findall(text)]
    return frozenset(map(" ".join, zip(*(folded[n:] for n in range(_RUN)), strict=False)))


def sketch(runs: frozenset[str]) -> list[int]:
    """The least of the hashes of the runs, the same on every machine; 64 bits, signed."""
    digests = [hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in runs]
    return [int.from_bytes(digest, signed=True) for digest in sorted(digests)[:_SKETCH]]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Part of the runs of the shorter text that are in the longer one, 0 to 1; 0 for too unequal lengths."""
    short, long = sorted((len(one), len(other)))
    if short < _LEAST or short < _SHORTEST * long:
        return 0.0
    return len(one & other) / short


def link_copies(db: sqlite3.Connection, id: int, text: str) -> None:
    """Remember the sketch of a new article, and put it into one group with its near-duplicates.

    For use inside the transaction that adds it.
    """
    own = runs(text)
    if len(own) < _LEAST:
        return
    least = sketch(own)
    same = [other for other in _candidates(db, least) if likeness(own, runs(_text(db, other))) >= _SAME]
    db.executemany("INSERT INTO shingle VALUES (?, ?)", [(hash, id) for hash in least])
    if same:
        _group(db, [id, *same])


def unlink_lone(db: sqlite3.Connection) -> None:
    """Dissolve the groups of one that a removal has left."""
    db.execute(
        "UPDATE article SET copies = NULL WHERE copies IN"
        " (SELECT copies FROM article WHERE copies IS NOT NULL GROUP BY copies HAVING count(*) = 1)"
    )


def _candidates(db: sqlite3.Connection, least: list[int]) -> list[int]:
    """Ids of the articles that share most of the sketch, most first."""
    marks = ", ".join("?" * len(least))
    found = db.execute(
        f"SELECT article FROM shingle WHERE hash IN ({marks}) GROUP BY article HAVING count(*) >= ?"
        " ORDER BY count(*) DESC, article LIMIT ?",
        (*least, _SHARED, _LOOKED_AT),
    )
    return [int(row[0]) for row in found]


def _text(db: sqlite3.Connection, id: int) -> str:
    """The text as imported; "" where it is damaged, which nothing is like."""
    try:
        row = db.execute("SELECT text FROM content WHERE article = ?", (id,)).fetchone()
    except sqlite3.DatabaseError:
        return ""
    return row[0] if row and isinstance(row[0], str) else ""


def _group(db: sqlite3.Connection, ids: list[int]) -> None:
    """Make one group of these articles and of all that are in a group with one of them."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(f"SELECT DISTINCT copies FROM article WHERE id IN ({marks})", ids).fetchall()
    groups = [row[0] for row in rows if row[0] is not None]
    number = min([*groups, *ids])
    for group in groups:
        db.execute("UPDATE article SET copies = ? WHERE copies = ?", (number, group))
    db.execute(f"UPDATE article SET copies = ? WHERE id IN ({marks})", (number, *ids))
