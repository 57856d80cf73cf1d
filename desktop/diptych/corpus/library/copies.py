"""The text of an article comes in, the articles of the library that are nearly the same go out.

Two outlets that print one wire copy share most of their runs of words. A sketch of the runs, the least of
their hashes, finds candidates in one query (A. Broder, On the resemblance and containment of documents,
1997); the runs themselves decide.
"""

import hashlib
import re
import sqlite3
from functools import lru_cache

from diptych.text import fold

_WORD = re.compile(r"[^\W_]+")
# a run is four words: two writers of their own rarely share so many in a row but for names and quotations.
# Odd factors without a pattern (of SplitMix64 and MurmurHash3) make their order count
_FACTORS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xFF51AFD7ED558CCD)
_BITS = 0xFFFF_FFFF_FFFF_FFFF
_HALF = 1 << 63
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


def runs(text: str) -> frozenset[int]:
    """Hashes of the runs of four folded words in `text`, the same on every machine; 64 bits, signed."""
    numbers = [_number(word) for word in _WORD.findall(text)]
    return frozenset(
        ((a * _FACTORS[0] + b * _FACTORS[1] + c * _FACTORS[2] + d * _FACTORS[3]) & _BITS) - _HALF
        for a, b, c, d in zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    )


@lru_cache(maxsize=20_000)
def _number(word: str) -> int:
    """Hash of a folded word; texts repeat their words, so this is looked up far more often than computed."""
    return int.from_bytes(hashlib.blake2b(fold(word).encode("utf-8", "replace"), digest_size=8).digest())


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
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
    least = sorted(own)[:_SKETCH]
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
