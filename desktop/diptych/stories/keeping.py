"""A library comes in, its articles grouped into stories go out; each article is compared with few others."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from sqlite3 import Connection

from diptych.corpus.library import TELLERS, Library, Record
from diptych.errors import Cancelled, DamageError
from diptych.stories.digest import Digest, digest, restored, stored
from diptych.stories.groups import next_story, pair_of, said_of
from diptych.stories.sameness import Rarity, Sameness, probability, sameness

VERSION = "1"
"""Grows with every change of what a digest holds."""
_LOOKED_AT = 20
"""Articles that one is compared with."""
_COMMON = 200
"""Articles that hold a trait from which on it leads to none of them."""
_COUNTED = 2000
"""Articles up to which those that hold a trait are counted."""
_TOGETHER = 20
"""Articles of one transaction: the window waits for none longer than that takes."""
_TRAITS = 60
"""Rarest traits by which others are looked for."""
_FEW = 200
"""Articles that a small library is taken to be drawn from."""
_ASKED = 20
"""Articles of a large story that speak for all of it."""
_MEMBERS = "SELECT article FROM member WHERE story = ? ORDER BY article"
_LEAST = 0.5
"""Probability, the mean over a story, from which on an article belongs to it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An article of the library that tells of the same event as another one."""

    record: Record
    sameness: Sameness


@dataclass(frozen=True, slots=True)
class _Held:
    """An article on the shelf."""

    id: int
    sha256: str
    revision: str
    """Changes whenever its digest does."""


def bring_up_to_date(
    library: Library,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Put every article that is in no story yet into one; what is done stays when this raises Cancelled."""
    db = library.database
    known: dict[int, str] = dict(db.rows("SELECT article, revision FROM digest"))
    placed = {id for (id,) in db.rows("SELECT article FROM member")}
    held = _held(library)
    new = [one for one in held.values() if known.get(one.id) != one.revision or one.id not in placed]
    # all digests first, so that what is rare is known before anything is judged by it
    for at in range(0, len(new), _TOGETHER):
        if cancelled():
            raise Cancelled
        progress(at, 2 * len(new))
        with db.transaction() as writing:
            for one in new[at : at + _TOGETHER]:
                if known.get(one.id) != one.revision:
                    _keep(library, writing, one)
    rarity = _rarity(library)
    for at in range(0, len(new), _TOGETHER):
        if cancelled():
            raise Cancelled
        progress(len(new) + at, 2 * len(new))
        with db.transaction() as writing:
            for one in new[at : at + _TOGETHER]:
                if one.id not in placed:
                    _place(library, writing, one, held, rarity)
    progress(2 * len(new), 2 * len(new))


def suggestions(library: Library, id: int) -> list[Suggestion]:
    """The articles about the same event as that of this id, the likeliest first; those digested alone."""
    own = _digest(library, id)
    if own is None:
        return []
    by_id = {one.id: one for one in library.records()}
    rarity = _rarity(library)
    found = [
        Suggestion(by_id[other], sameness(own, theirs, rarity))
        for other, theirs in _near(library, id, own, rarity)
        if other in by_id and probability(own, theirs, rarity) >= _LEAST
    ]
    return sorted(found, key=lambda one: (-one.sameness.probability, one.record.id))


def _keep(library: Library, db: Connection, one: _Held) -> None:
    """Digest an article and keep its traits."""
    try:
        made = digest(library.article(one.id))
    except DamageError:
        # its record says so from here on
        return
    traits = {_hash(key) for key in made.traits()}
    values = (one.id, one.revision, stored(made))
    db.execute("INSERT OR REPLACE INTO digest VALUES (?, ?, ?)", values)
    db.execute("DELETE FROM trait WHERE article = ?", (one.id,))
    db.executemany("INSERT INTO trait VALUES (?, ?)", [(trait, one.id) for trait in traits])


def _place(library: Library, db: Connection, one: _Held, by_id: dict[int, _Held], rarity: Rarity) -> None:
    """Put an article into the story whose articles are, in the mean, likeliest about its event."""
    said = said_of(library, one.sha256)
    own = _digest(library, one.id)
    if own is None:
        return
    near = _near(library, one.id, own, rarity)
    alike = {id: probability(own, theirs, rarity) for id, theirs in near}
    stories: dict[int, list[float]] = defaultdict(list)
    told = (
        {other.id for other in by_id.values() if pair_of(one.sha256, other.sha256) in said} if said else set()
    )
    numbers = {
        row[0]
        # where no article is like this one, the mean of all of them is not either
        for id in {*(other for other, close in alike.items() if close >= _LEAST), *told}
        if id in by_id
        for row in library.database.rows("SELECT story FROM member WHERE article = ?", id)
    }
    for number in numbers:
        held = [id for (id,) in library.database.rows(_MEMBERS, number) if id in by_id]
        for id in {*_representatives(held), *(told & set(held))}:
            how = said.get(pair_of(one.sha256, by_id[id].sha256))
            if how is None and id not in alike:
                theirs = _digest(library, id)
                alike[id] = probability(own, theirs, rarity) if theirs else 0.0
            stories[number].append({"together": 100.0, "apart": -100.0}.get(how or "", alike.get(id, 0.0)))
    means = {number: sum(each) / len(each) for number, each in stories.items()}
    best = max(means, key=lambda number: (means[number], -number), default=None)
    number = best if best is not None and means[best] >= _LEAST else next_story(library)
    db.execute("INSERT OR REPLACE INTO member VALUES (?, ?)", (one.id, number))


def _representatives(members: Sequence[int]) -> list[int]:
    """All of a few articles; of many, some at equal steps, so that no end of the story speaks alone."""
    step = max(1.0, len(members) / _ASKED)
    return [members[int(n * step)] for n in range(min(len(members), _ASKED))]


def _near(library: Library, id: int, own: Digest, rarity: Rarity) -> list[tuple[int, Digest]]:
    """The articles that share the rarest traits of one."""
    weights = {key: rarity(key) for key in own.traits()}
    rarest = sorted((key for key in weights if weights[key] > 0), key=lambda key: (-weights[key], key))
    shared: dict[int, float] = defaultdict(float)
    led = 0
    for key in rarest:
        rows = library.database.rows("SELECT article FROM trait WHERE hash = ? LIMIT ?", _hash(key), _COMMON)
        if 1 < len(rows) < _COMMON:
            led += 1
            for (other,) in rows:
                shared[other] += weights[key]
        if led == _TRAITS:
            break
    shared.pop(id, None)
    nearest = sorted(shared, key=lambda other: (-shared[other], other))[:_LOOKED_AT]
    found = ((other, _digest(library, other)) for other in nearest)
    return [(other, theirs) for other, theirs in found if theirs]


def _digest(library: Library, id: int) -> Digest | None:
    row = library.database.row("SELECT value FROM digest WHERE article = ?", id)
    return restored(row[0]) if row else None


def _rarity(library: Library) -> Rarity:
    """How rare a trait is among what is digested now."""
    total = int((library.database.row("SELECT count(*) FROM digest") or (0,))[0])

    @lru_cache(maxsize=200_000)
    def rarity(key: str) -> float:
        sql = "SELECT count(*) FROM (SELECT 1 FROM trait WHERE hash = ? LIMIT ?)"
        found = int((library.database.row(sql, _hash(key), _COUNTED) or (0,))[0])
        # in a handful of articles nothing is common for certain
        return 0.0 if found > max(total * 0.5, 10) else log((max(total, _FEW) + 1) / max(found, 1))

    return rarity


def _held(library: Library) -> dict[int, _Held]:
    """Every article by its id, without all that its record tells: of many a change looks at few."""
    db = library.database
    columns = "id, sha256, published, title, language"
    try:
        told = {
            id: {"sha256": sha256, "published": published, "title": title, "language": language}
            for id, sha256, published, title, language in db.rows(
                f"SELECT {columns} FROM article WHERE deleted_at IS NULL ORDER BY id"
            )
        }
        rows = db.rows("SELECT article, field, teller, value FROM told")
        rows.sort(key=lambda row: TELLERS.index(row[2]))
    except (DamageError, ValueError):
        sound = [one for one in library.records() if not one.damage]
        return {one.id: _Held(one.id, one.sha256, _revision(one)) for one in sound}
    for id, field, _teller, value in rows:
        if id in told and field in told[id]:
            told[id][field] = value
    return {
        id: _Held(id, one["sha256"], f"{VERSION} {' '.join(map(str, one.values()))}")
        for id, one in told.items()
    }


def _revision(one: Record) -> str:
    return f"{VERSION} {one.sha256} {one.published} {one.title} {one.language}"


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), signed=True)
