"""A folder comes in, the library in it goes out: articles with the very bytes they were read from."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Any

from diptych.corpus.article import Article, Origin
from diptych.corpus.library.annotations import (
    Annotation,
    about_pair,
    all_annotations,
    forget_purged,
    next_id,
    put_row,
    row_of,
    same_matter,
)
from diptych.corpus.library.computed import keep_computed
from diptych.corpus.library.content import rebuilt, stored
from diptych.corpus.library.copies import unlink_lone
from diptych.corpus.library.cutting import cut
from diptych.corpus.library.database import Database
from diptych.corpus.library.entries import Told, entry_of, insert, mend
from diptych.corpus.library.journal import (
    Operation,
    OperationKind,
    bring_back,
    forget_undone,
    last_operation,
    make_again,
    note_operation,
    set_restored,
    set_told,
    take_away,
    take_back,
    user_told,
)
from diptych.corpus.library.kinship import Kinship, put_kinship
from diptych.corpus.library.lock import Lock
from diptych.corpus.library.opening import opened
from diptych.corpus.library.records import Record, all_records, checked, note, record
from diptych.corpus.library.restoring import PutAside, with_restored
from diptych.corpus.library.seal import seal
from diptych.errors import DamageError, DuplicateError
from diptych.i18n import _, quoted
from diptych.text import Span


class Library:
    """The open library of one folder; close it, or use it in a `with`. Safe to use from several threads.

    Every method raises LibraryError, one clear sentence, when the disk or the file refuses; every change is
    one transaction, on the disk when the method returns, and raises LibraryError when `read_only`.
    """

    def __init__(self, db: Database, lock: Lock | None) -> None:
        self._db = db
        self._lock = lock
        self._notes: dict[int, str] = {}

    @classmethod
    def open(cls, folder: Path, *, read_only: bool = False) -> "Library":
        """The library in `folder`, made when there is none; for reading, it must be there.

        Raises LockedError while another process has it open for writing, LibraryError when it cannot be
        opened: a file that is damaged, newer or of another program is left as it is.
        """
        return cls(*opened(folder, read_only=read_only))

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._db.file.parent

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._db.read_only

    @property
    def database(self) -> Database:
        """The file itself, for the modules of this room."""
        return self._db

    def add(self, raw: bytes, article: Article, *, source: str, told: Told | None = None) -> Record:
        """The record of a new article that was read from `raw`; `told` is what others say of it.

        The same bytes again raise DuplicateError, but bring a deleted article back and mend a damaged one.
        """
        entry = entry_of(raw, article, source, told or {})
        with self._db.transaction() as db:
            held = self._db.row("SELECT id, deleted_at FROM article WHERE sha256 = ?", article.origin.sha256)
            if held is None:
                return record(self._db, insert(db, entry))
            id = int(held[0])
            if self.damage(id):
                mend(db, id, entry)
                self._notes.pop(id, None)
            elif held[1] is None:
                raise self._duplicate(id)
            bring_back(db, id)
            return record(self._db, id)

    def records(self, *, deleted: bool = False) -> list[Record]:
        """Every article in the order of import, or every deleted one; a damaged one says so in `damage`."""
        found = [one for one in all_records(self._db) if one.deleted == deleted]
        return [self._noted(one) for one in found] if self._notes else found

    def record(self, id: int) -> Record:
        """The article of that id, deleted or not."""
        return self._noted(record(self._db, id))

    def find(self, sha256: str) -> Record | None:
        """The article that was read from bytes of that hash, deleted or not."""
        row = self._db.row("SELECT id FROM article WHERE sha256 = ?", sha256)
        return self.record(row[0]) if row else None

    def raw(self, id: int) -> bytes:
        """The bytes that an article was read from, unchanged."""
        expected = record(self._db, id).sha256
        try:
            row = self._db.row("SELECT bytes FROM raw WHERE article = ?", id)
        except DamageError as error:
            raise self._damaged(id) from error
        if row is None or not isinstance(row[0], bytes) or hashlib.sha256(row[0]).hexdigest() != expected:
            raise self._damaged(id)
        return row[0]

    def article(self, id: int) -> Article:
        """The article as it was read, with the furniture and the metadata that the user has changed."""
        article = self.imported(id)
        return with_restored(article, self._restored(id))

    def imported(self, id: int) -> Article:
        """The article with its metadata, all its furniture aside, whatever the user has taken back of it."""
        known = record(self._db, id)
        try:
            row = self._db.row("SELECT checksum, text, layout FROM content WHERE article = ?", id)
            return rebuilt(row or (), known)
        except (DamageError, ValueError) as error:
            raise self._damaged(id) from error

    def furniture(self, id: int) -> tuple[PutAside, ...]:
        """What was put aside when the article was read, with what of it the user has taken back."""
        restored = self._restored(id)
        pieces = enumerate(self.imported(id).furniture)
        return tuple(PutAside(n, piece.text, piece.why, n in restored) for n, piece in pieces)

    def restored(self) -> dict[int, tuple[int, ...]]:
        """Id of each article of which the user has taken furniture back, to the numbers of the pieces."""
        found: dict[int, tuple[int, ...]] = {}
        for id, index in self._db.rows("SELECT article, furniture FROM restored ORDER BY 1, 2"):
            found[id] = (*found.get(id, ()), index)
        return found

    def damage(self, id: int) -> str | None:
        """One sentence about what of an article cannot be read any more; its record tells it from then on."""
        try:
            self.raw(id)
            self.imported(id)
        except DamageError as error:
            self._notes[id] = str(error)
        return self._notes.get(id)

    def set_metadata(self, id: int, *, reset: Collection[str] = (), **fields: str | None) -> Record:
        """The record with what the user tells of it: title, author, outlet, published, language.

        None tells that there is none; what was imported is kept, and the fields in `reset` are as it was.
        All of it is one change to undo. Raises LibraryError for a wrong date.
        """
        told = {field: [checked(field, value)] for field, value in fields.items()}
        return self._set_told(id, dict.fromkeys(reset) | told)

    def restore_furniture(self, id: int, *indexes: int) -> Record:
        """Take pieces of furniture, by their numbers in `furniture`, back into the text, in one change."""
        return self._set_restored(id, indexes, restored=True)

    def put_aside_again(self, id: int, *indexes: int) -> Record:
        """Take restored pieces of furniture out of the text, in one change."""
        return self._set_restored(id, indexes, restored=False)

    def put_aside(self, id: int, span: Span) -> tuple[int, ...]:
        """Put the passages aside that a span of the article touches; the numbers of these pieces.

        None where it touches nothing that can be put aside: the title stays, and so does the last passage.
        All of it is one change to undo.
        """
        with self._db.transaction() as db:
            article, pieces = cut(self.imported(id), self._restored(id), span)
            left = with_restored(article, self._restored(id) - set(pieces))
            if not pieces or not any(passage.kind != "title" for passage in left.passages):
                return ()
            db.execute(
                "UPDATE content SET checksum = ?, text = ?, layout = ? WHERE article = ?",
                (*stored(article), id),
            )
            for index in pieces:
                set_restored(db, id, index, restored=False)
            self._note(db, "furniture", id, {"pieces": dict.fromkeys(pieces, True)})
            return pieces

    def delete(self, id: int) -> Record:
        """Take an article off the shelf; everything of it is kept until `purge`."""
        with self._db.transaction() as db:
            if not record(self._db, id).deleted:
                take_away(db, id)
                self._note(db, "delete", id, {"deleted": False})
            return record(self._db, id)

    def annotations(self, left: Origin, right: Origin) -> tuple[Annotation, ...]:
        """What the user has said of two articles side by side, and of either alone, in the order of saying.

        Whether they are in the library or not, and whichever was on which side: `left` is left in it.
        """
        with self._db.connection() as db:
            held = all_annotations(db)
        return about_pair(held, (left.sha256, left.source), (right.sha256, right.source))

    def annotate(self, annotation: Annotation) -> None:
        """Keep what the user says, in the place of what was said of the same before; an empty one forgets it.

        The articles need not be in the library.
        """
        with self._db.transaction() as db:
            id = same_matter(db, annotation) or next_id(db)
            row = None if annotation.is_empty else list(row_of(annotation))
            before = put_row(db, id, row)
            if before != row:
                self._note(db, "annotation", None, {"id": id, "row": before})

    def tell_story(self, members: Mapping[int, int], said: Mapping[tuple[str, str], Kinship]) -> None:
        """Put articles, by their ids, into stories, and keep what the user says of pairs of hashes.

        All of it is one change to undo.
        """
        with self._db.transaction() as db:
            state = {
                "members": {str(id): story for id, story in members.items()},
                "said": [[*sorted(pair), how] for pair, how in said.items()],
            }
            before = put_kinship(db, state)
            if before != state:
                self._note(db, "story", None, before)

    def undoable(self) -> Operation | None:
        """The change that `undo` would take back, also one of an earlier day."""
        with self._db.connection() as db:
            return last_operation(db)

    def undo(self) -> Operation | None:
        """The change that was taken back: of an article, or what was said; None when there was none."""
        with self._db.transaction() as db:
            operation = last_operation(db)
            if operation:
                take_back(db, operation)
            return operation

    def redo(self) -> Operation | None:
        """The change that was made again after `undo`; None when none was taken back since the last change.

        Also what was taken back on an earlier day.
        """
        with self._db.transaction() as db:
            return make_again(db)

    def purge(self) -> int:
        """How many deleted articles are now removed for good, with their bytes and all that was computed."""
        with self._db.transaction() as db:
            forget_undone(db)
            forget_purged(db)
            gone = "SELECT id FROM article WHERE deleted_at IS NOT NULL"
            db.execute(f"DELETE FROM shingle WHERE article IN ({gone})")
            db.execute("DELETE FROM analysis")
            count = db.execute("DELETE FROM article WHERE deleted_at IS NOT NULL").rowcount
            unlink_lone(db)
        with self._db.connection() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def cached(self, key: str) -> bytes | None:
        """What was computed under that key (`analysis_key`), None when nothing was."""
        row = self._db.row("SELECT value FROM analysis WHERE key = ?", key)
        return row[0] if row and isinstance(row[0], bytes) else None

    def cache(self, key: str, value: bytes) -> None:
        """Keep what was computed under that key; the oldest goes when all of it would be too much."""
        with self._db.transaction() as db:
            keep_computed(db, key, value)

    def close(self) -> None:
        """Close the file and let other processes have it."""
        self._db.close()
        if self._lock:
            if not self._db.is_broken:
                seal(self._db.file)
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _restored(self, id: int) -> set[int]:
        return {row[0] for row in self._db.rows("SELECT furniture FROM restored WHERE article = ?", id)}

    def _set_told(self, id: int, told: Mapping[str, list[str | None] | None]) -> Record:
        with self._db.transaction() as db:
            record(self._db, id)
            before = {field: user_told(db, id, field) for field in told}
            if before != told:
                for field, value in told.items():
                    set_told(db, id, field, value)
                self._note(db, "metadata", id, before)
            return record(self._db, id)

    def _set_restored(self, id: int, indexes: Collection[int], *, restored: bool) -> Record:
        pieces = range(len(self.imported(id).furniture))
        for index in indexes:
            if index not in pieces:
                raise ValueError(f"article {id} has no furniture {index}")
        with self._db.transaction() as db:
            was = {index: set_restored(db, id, index, restored=restored) for index in indexes}
            if any(one != restored for one in was.values()):
                self._note(db, "furniture", id, {"pieces": was})
            return record(self._db, id)

    def _note(self, db: Connection, kind: OperationKind, id: int | None, before: Mapping[str, Any]) -> None:
        """Remember the way back of a new change: from here on, what was undone is not made again."""
        note_operation(db, kind, id, before)
        forget_undone(db)

    def _noted(self, one: Record) -> Record:
        return replace(one, damage=one.damage or self._notes.get(one.id))

    def _damaged(self, id: int) -> DamageError:
        self._notes[id] = note(id)
        return DamageError(self._notes[id])

    def _duplicate(self, id: int) -> DuplicateError:
        held = record(self._db, id)
        message = _("This file is in the library already: {title}, imported on {date}.")
        title = quoted(held.title or held.source)
        return DuplicateError(message.format(title=title, date=held.imported_at[:10]), held=id)
