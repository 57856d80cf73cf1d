"""A library comes in, its articles grouped into stories go out; each article is compared with few others."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sqlite3 import Connection

from diptych.corpus.library import TELLERS, Library, Record
from diptych.errors import Cancelled, DamageError
from diptych.stories.counts import Counts, hashed
from diptych.stories.digest import digest, restored, stored
from diptych.stories.groups import next_story, pair_of, said_of
from diptych.stories.sameness import Sameness, Weighed, probability, sameness, weighed

VERSION = "1"
"""Grows with every change of what a digest holds."""
_LOOKED_AT = 20
"""Articles that one is compared with."""
_COMMON = 200
"""Articles that hold a trait from which on it leads to none of them."""
_TOGETHER = 20
"""Articles of one transaction: the window waits for none longer than that takes."""
_TRAITS = 60
"""Rarest traits by which others are looked for."""
_ASKED = 20
"""Articles of a large story that speak for all of it."""
_REMEMBERED = 300
"""Articles whose digests are not read again while others are placed."""
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
    """An article on the shelf that may have changed."""

    id: int
    sha256: str
    revision: str
    """Changes whenever its digest does."""
    known: str | None
    """Revision of what is digested of it, None for nothing."""
    is_placed: bool

    @property
    def is_behind(self) -> bool:
        """Whether it is to be digested."""
        return self.known != self.revision


class _Library:
    """A library whose articles are judged, with what need not be read or counted twice."""

    def __init__(self, library: Library, counts: Counts) -> None:
        self.library, self.counts = library, counts
        self.hashes: dict[int, str] = {}
        """Of the articles on the shelf, by their ids."""
        self.weighed = lru_cache(maxsize=_REMEMBERED)(self._weighed)
        counts.follow(library)

    def _weighed(self, id: int) -> Weighed | None:
        row = self.library.database.row("SELECT value FROM digest WHERE article = ?", id)
        return weighed(restored(row[0]), self.counts.rarity) if row else None


def bring_up_to_date(
    library: Library,
    *,
    counts: Counts | None = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Put every article that is in no story yet into one; what is done stays when this raises Cancelled.

    counts: what was counted the last time, which makes one article more cheap.
    """
    shelf = _Library(library, counts or Counts())
    shelf.hashes, held = _held(library)
    new = [one for one in held if one.is_behind or not one.is_placed]
    # all digests first, so that what is rare is known before anything is judged by it
    for at in range(0, len(new), _TOGETHER):
        if cancelled():
            raise Cancelled
        progress(at, 2 * len(new))
        with library.database.transaction() as writing:
            for one in new[at : at + _TOGETHER]:
                if one.is_behind:
                    _keep(shelf, writing, one)
    for at in range(0, len(new), _TOGETHER):
        if cancelled():
            raise Cancelled
        progress(len(new) + at, 2 * len(new))
        with library.database.transaction() as writing:
            for one in new[at : at + _TOGETHER]:
                if not one.is_placed:
                    _place(shelf, writing, one)
    progress(2 * len(new), 2 * len(new))


def suggestions(library: Library, id: int) -> list[Suggestion]:
    """The articles about the same event as that of this id, the likeliest first; those digested alone."""
    shelf = _Library(library, Counts())
    own = shelf.weighed(id)
    if own is None:
        return []
    by_id = {one.id: one for one in library.records()}
    found = [
        Suggestion(by_id[other], sameness(own.digest, theirs.digest, shelf.counts.rarity))
        for other, theirs in _near(shelf, id, own)
        if other in by_id and probability(own, theirs) >= _LEAST
    ]
    return sorted(found, key=lambda one: (-one.sameness.probability, one.record.id))


def _keep(shelf: _Library, db: Connection, one: _Held) -> None:
    """Digest an article and keep its traits."""
    try:
        made = digest(shelf.library.article(one.id))
    except DamageError:
        # its record says so from here on
        return
    traits = set(made.traits())
    rows = [(trait, one.id) for trait in {hashed(key) for key in traits}]
    values = (one.id, one.revision, stored(made))
    db.execute("INSERT OR REPLACE INTO digest VALUES (?, ?, ?)", values)
    if one.known is not None:
        db.execute("DELETE FROM trait WHERE article = ?", (one.id,))
        shelf.counts.forget()
    else:
        shelf.counts.add(traits)
    db.executemany("INSERT INTO trait VALUES (?, ?)", rows)


def _place(shelf: _Library, db: Connection, one: _Held) -> None:
    """Put an article into the story whose articles are, in the mean, likeliest about its event."""
    library, hashes = shelf.library, shelf.hashes
    said = said_of(library, one.sha256)
    own = shelf.weighed(one.id)
    if own is None:
        return
    alike = {id: probability(own, theirs) for id, theirs in _near(shelf, one.id, own)}
    stories: dict[int, list[float]] = defaultdict(list)
    told = {id for id, sha256 in hashes.items() if pair_of(one.sha256, sha256) in said} if said else set()
    numbers = {
        row[0]
        # where no article is like this one, the mean of all of them is not either
        for id in {*(other for other, close in alike.items() if close >= _LEAST), *told}
        if id in hashes
        for row in library.database.rows("SELECT story FROM member WHERE article = ?", id)
    }
    for number in numbers:
        held = [id for (id,) in library.database.rows(_MEMBERS, number) if id in hashes]
        for id in {*_representatives(held), *(told & set(held))}:
            how = said.get(pair_of(one.sha256, hashes[id]))
            if how is None and id not in alike:
                theirs = shelf.weighed(id)
                alike[id] = probability(own, theirs) if theirs else 0.0
            stories[number].append({"together": 100.0, "apart": -100.0}.get(how or "", alike.get(id, 0.0)))
    means = {number: sum(each) / len(each) for number, each in stories.items()}
    best = max(means, key=lambda number: (means[number], -number), default=None)
    number = best if best is not None and means[best] >= _LEAST else next_story(library)
    db.execute("INSERT OR REPLACE INTO member VALUES (?, ?)", (one.id, number))


def _representatives(members: Sequence[int]) -> list[int]:
    """All of a few articles; of many, some at equal steps, so that no end of the story speaks alone."""
    step = max(1.0, len(members) / _ASKED)
    return [members[int(n * step)] for n in range(min(len(members), _ASKED))]


def _near(shelf: _Library, id: int, own: Weighed) -> list[tuple[int, Weighed]]:
    """The articles that share the rarest traits of one."""
    db = shelf.library.database
    weights = {key: shelf.counts.rarity(key) for key in own.digest.traits()}
    rarest = sorted((key for key in weights if weights[key] > 0), key=lambda key: (-weights[key], key))
    shared: dict[int, float] = defaultdict(float)
    led = 0
    for key in rarest:
        rows = db.rows("SELECT article FROM trait WHERE hash = ? LIMIT ?", hashed(key), _COMMON)
        if 1 < len(rows) < _COMMON:
            led += 1
            for (other,) in rows:
                shared[other] += weights[key]
        if led == _TRAITS:
            break
    shared.pop(id, None)
    nearest = sorted(shared, key=lambda other: (-shared[other], other))[:_LOOKED_AT]
    found = ((other, shelf.weighed(other)) for other in nearest)
    return [(other, theirs) for other, theirs in found if theirs]


# the revisions of articles that nobody has corrected are compared where they are kept
_CHANGED = """
    SELECT id, sha256, published, title, language, revision, story FROM article
    LEFT JOIN digest ON digest.article = id LEFT JOIN member ON member.article = id
    WHERE deleted_at IS NULL AND (
        story IS NULL OR id IN (SELECT article FROM told) OR revision IS NOT
        ? || ' ' || sha256 || ' ' || coalesce(published, 'None') || ' ' || coalesce(title, 'None')
        || ' ' || language
    ) ORDER BY id
"""


def _held(library: Library) -> tuple[dict[int, str], list[_Held]]:
    """The hash of every article by its id, and what may be new or changed, in the order of import."""
    db = library.database
    try:
        on_shelf = db.rows("SELECT id, sha256 FROM article WHERE deleted_at IS NULL ORDER BY id")
        hashes: dict[int, str] = dict(on_shelf)
        rows = db.rows(_CHANGED, VERSION)
        corrections = db.rows("SELECT article, field, teller, value FROM told")
        corrections.sort(key=lambda row: TELLERS.index(row[2]))
    except (DamageError, ValueError):
        return _sound(library)
    told: dict[int, dict[str, str | None]] = defaultdict(dict)
    for id, field, _teller, value in corrections:
        told[id][field] = value
    found = []
    for id, sha256, published, title, language, known, story in rows:
        now = {"published": published, "title": title, "language": language}
        now |= {field: value for field, value in told[id].items() if field in now}
        revision = " ".join(map(str, (VERSION, sha256, *now.values())))
        found.append(_Held(id, sha256, revision, known, story is not None))
    return hashes, found


def _sound(library: Library) -> tuple[dict[int, str], list[_Held]]:
    """The same of a library in which some articles cannot be read."""
    known: dict[int, str] = dict(library.database.rows("SELECT article, revision FROM digest"))
    placed = {id for (id,) in library.database.rows("SELECT article FROM member")}
    sound = [one for one in library.records() if not one.damage]
    held = [_Held(one.id, one.sha256, _revision(one), known.get(one.id), one.id in placed) for one in sound]
    return {one.id: one.sha256 for one in sound}, held


def _revision(one: Record) -> str:
    return f"{VERSION} {one.sha256} {one.published} {one.title} {one.language}"
