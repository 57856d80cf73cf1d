"""What the user says of places in articles comes in, rows of the library go out; and back again."""

import json
import logging
import sqlite3
from collections.abc import Collection
from dataclasses import astuple, dataclass, replace
from typing import Any, Literal, get_args

from diptych.corpus.library.content import storable
from diptych.corpus.library.database import Row
from diptych.corpus.library.places import Place

logger = logging.getLogger(__name__)

AnnotationKind = Literal["judgement", "dismissal", "note", "link", "figure"]
"""A verdict on a divergence, a mark that is to be seen no more, words beside a passage, a link by hand, a
figure as the user reads it."""
OF_ONE: tuple[AnnotationKind, ...] = ("note", "figure")
"""What is said of one article, whatever it is laid beside."""

COLUMNS = (
    "kind", "left_sha256", "left_source", "left_place",
    "right_sha256", "right_source", "right_place", "about", "said", "reason", "words",
)  # fmt: skip
_PLACE_TYPES = (int, int, str, str, str)


@dataclass(frozen=True, slots=True)
class End:
    """One side of what is said: which article, and where in it."""

    sha256: str = ""
    """Of the bytes it was read from; "" for what is about one article only."""
    source: str = ""
    """Path or address: another text from there is an edition of the same article."""
    place: Place | None = None
    """None where a divergence has nothing on this side."""

    def is_of(self, sha256: str, source: str) -> bool:
        """Whether an article of that hash and source is meant."""
        return self.sha256 == sha256 or bool(self.source and self.source == source)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing that the user says of a pair of articles, or of one."""

    kind: AnnotationKind
    left: End
    right: End = End()
    about: str = ""
    """The rule and the lens of a divergence; "" for what is about no divergence."""
    said: str = ""
    """The verdict; "linked" or "unlinked"; "dismissed"; "corrected"; "" for a note and for a divergence left
    open."""
    reason: str = ""
    words: str = ""
    """The note; of a figure, how it is read, in JSON."""
    id: int = 0
    """Its number in the library, 0 before it is kept."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, so that keeping it means to forget what was said before."""
        return not (self.said or self.reason or self.words)

    def turned(self) -> "Annotation":
        """The same, said of the pair with its sides swapped."""
        said = {"error-left": "error-right", "error-right": "error-left"}.get(self.said, self.said)
        return replace(self, left=self.right, right=self.left, said=said)


def row_of(annotation: Annotation) -> tuple[str, ...]:
    """The values of `COLUMNS`."""
    ends = [(end.sha256, end.source, _written(end.place)) for end in (annotation.left, annotation.right)]
    words = (annotation.about, annotation.said, annotation.reason, annotation.words)
    return tuple(storable(value) for value in (annotation.kind, *ends[0], *ends[1], *words))


def annotation_of(id: int, row: Row) -> Annotation:
    """The annotation of a row of `COLUMNS`; raises ValueError for one that does not hold what it should."""
    if len(row) != len(COLUMNS) or not all(isinstance(value, str) for value in row):
        raise ValueError("a column of an annotation is of another type")
    kind, *ends = row[:7]
    if kind not in get_args(AnnotationKind):
        raise ValueError(f"no such annotation: {kind!r}")
    left, right = (End(sha256, source, _read(place)) for sha256, source, place in (ends[:3], ends[3:]))
    about, said, reason, words = row[7:]
    return Annotation(kind, left, right, about, said, reason, words, id)


def all_annotations(db: sqlite3.Connection) -> list[Annotation]:
    """Everything that was said, in the order in which it was said; what is damaged is left out."""
    found = []
    for id, *row in db.execute(f"SELECT id, {', '.join(COLUMNS)} FROM annotation ORDER BY id"):
        try:
            found.append(annotation_of(id, tuple(row)))
        except ValueError:
            logger.warning("What was said under number %s is damaged in the library", id)
    return found


def about_pair(
    annotations: Collection[Annotation], left: tuple[str, str], right: tuple[str, str]
) -> tuple[Annotation, ...]:
    """Those of a pair of articles, each a hash and a source, turned as the pair lies; and of either alone."""
    found = []
    for one in annotations:
        if one.kind in OF_ONE:
            if one.left.is_of(*left) or one.left.is_of(*right):
                found.append(one)
        elif one.left.is_of(*left) and one.right.is_of(*right):
            found.append(one)
        elif one.left.is_of(*right) and one.right.is_of(*left):
            found.append(one.turned())
    return tuple(found)


def same_matter(db: sqlite3.Connection, annotation: Annotation) -> int | None:
    """Id of what was said of the very same places before, whichever way the pair lay; None for nothing."""
    if annotation.kind == "note" and not annotation.id:
        # two notes may stand beside the same words
        return None
    if annotation.id:
        return annotation.id
    matter = ("kind", "left_sha256", "left_place", "right_sha256", "right_place", "about")
    where = " AND ".join(f"{column} = ?" for column in matter)
    for turned in (annotation, annotation.turned()):
        values = dict(zip(COLUMNS, row_of(turned), strict=True))
        row = db.execute(
            f"SELECT id FROM annotation WHERE {where}", [values[column] for column in matter]
        ).fetchone()
        if row:
            return int(row[0])
    return None


def put_row(db: sqlite3.Connection, id: int, row: Collection[str] | None) -> list[str] | None:
    """How the annotation of that id was, once it is this row, or none at all (None)."""
    before = db.execute(f"SELECT {', '.join(COLUMNS)} FROM annotation WHERE id = ?", (id,)).fetchone()
    if row is None:
        db.execute("DELETE FROM annotation WHERE id = ?", (id,))
    else:
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        values = f"INSERT OR REPLACE INTO annotation (id, {', '.join(COLUMNS)}) VALUES ({marks})"
        db.execute(values, (id, *row))
    return list(before) if before else None


def next_id(db: sqlite3.Connection) -> int:
    """A number that no annotation has had."""
    (last,) = db.execute(
        "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'annotation'), 0),"
        " coalesce((SELECT max(id) FROM annotation), 0))"
    ).fetchone()
    return int(last) + 1


def forget_purged(db: sqlite3.Connection) -> None:
    """Remove what was said of the deleted articles for good, with the way back to it; in a transaction."""
    for (sha256,) in db.execute("SELECT sha256 FROM article WHERE deleted_at IS NOT NULL").fetchall():
        db.execute("DELETE FROM annotation WHERE left_sha256 = ? OR right_sha256 = ?", (sha256, sha256))
        db.execute("DELETE FROM operation WHERE kind = 'annotation' AND instr(before, ?)", (sha256,))


def _written(place: Place | None) -> str:
    return json.dumps(astuple(place), ensure_ascii=False) if place else ""


def _read(words: str) -> Place | None:
    if not words:
        return None
    try:
        values: Any = json.loads(words)
    except RecursionError as error:
        raise ValueError("a place is no place") from error
    if not isinstance(values, list) or [type(value) for value in values] != list(_PLACE_TYPES):
        raise ValueError("a place is no place")
    place = Place(*values)
    if not 0 <= place.start <= place.end or place.end - place.start != len(place.quote):
        raise ValueError("a place is no place")
    return place
