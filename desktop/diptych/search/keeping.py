"""Articles come in, the store and Whoosh's index beside it are kept in step, whatever crashes or breaks.

Every change is written to the store first, with the ids of the articles it concerns as pending; then Whoosh
commits; then they are settled. What is pending when a process dies is indexed at the next start, from the
store. An index that is lost, damaged or of another schema is begun anew in a folder of its own.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from threading import RLock

from whoosh.index import LockError

from diptych.errors import Cancelled, LibraryError
from diptych.i18n import _
from diptych.search import store
from diptych.search.batch import Batch, Numbering
from diptych.search.document import Document, figures_of, row_of
from diptych.search.engine import Engine, Writer, checksum, discard
from diptych.search.store import Store

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Check = Callable[[], bool]

_BATCHES = (200, 800, 2500)
"""Articles of the first commit, the second and every later one: soon something is found, and segments stay
few. The writing itself costs the same."""
_AT_ONCE = 200
"""Articles that are indexed while somebody waits for an answer; more than these only in the background."""


class Keeper:
    """Whatever writes the index of one folder. Safe to use from several threads: one writes at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the index, making it where there is none; raises LibraryError.

        What was left undone is done now where that is little; `behind` tells whether more is left.
        """
        self._folder = folder
        self._lock = RLock()
        with self.troubles():
            self._store = _opened_store(folder)
            self.engine = self._opened_engine()
            self._sweep()
            self._catch_up_a_little()

    @property
    def database(self) -> Path:
        """The file of the store."""
        return self._folder / _FILE

    def revisions(self) -> dict[Path, str]:
        """Path of each article to its revision."""
        with self._lock:
            return self._store.revisions()

    def behind(self) -> int:
        """How many articles are pending."""
        with self._lock:
            return len(self._store.pending())

    def put(self, documents: Iterable[Document], progress: Progress, cancelled: Check) -> None:
        """Index these articles, in place of earlier ones of the same paths; what is done stays done.

        progress: told how many are done; raises Cancelled and LibraryError.
        """
        left = iter(documents)
        numbering, done = Numbering(), 0
        for number in count():
            size = _BATCHES[min(number, len(_BATCHES) - 1)]

            def tell(n: int, before: int = done) -> None:
                progress(before + n, 0)

            with self._lock, self.troubles():
                batch = self._put_batch(islice(left, size), numbering, tell, cancelled)
            done += batch
            if batch < size:
                break
            if numbering.is_full:
                numbering = Numbering()
        self._tidy()

    def tell_stories(self, stories: Mapping[Path, str]) -> bool:
        """Remember the story of each of these articles, "" for none; whether any is another than before.

        Raises LibraryError.
        """
        with self._lock, self.troubles(), self._store.transaction():
            return self._store.tell_stories(stories)

    def tell_conflicts(self, one: Path, other: Path, count: int) -> None:
        """Remember how many conflicts two articles have with each other; raises LibraryError."""
        with self._lock, self.troubles(), self._store.transaction():
            self._store.tell_conflicts(one, other, count)

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove the articles of these paths, if they are there; raises LibraryError."""
        with self._lock, self.troubles():
            with self._writing() as writer:
                with self._store.transaction():
                    gone = self._store.remove(paths)
                if gone:
                    writer.remove(gone)
            self._settle(gone)

    def catch_up(self, progress: Progress, cancelled: Check) -> None:
        """Index what is pending; raises Cancelled and LibraryError."""
        with self._lock, self.troubles():
            pending, numbering = self._store.pending(), Numbering()
            for at in range(0, len(pending), _BATCHES[-1]):

                def tell(n: int, before: int = at) -> None:
                    progress(before + n, len(pending))

                self._index(pending[at : at + _BATCHES[-1]], numbering, tell, cancelled)
                if numbering.is_full:
                    numbering = Numbering()
        self._tidy()

    def verify(self) -> bool:
        """Whether Whoosh's files are what was written; if not, the index is begun anew. Reads all of them."""
        with self._lock, self.troubles():
            known, found = self._store.parts(), self.engine.files()
            for name, path in found.items():
                if name in known and checksum(path) != known[name]:
                    logger.warning("The search index is damaged (%s has changed); it is made again.", name)
                    self.begin_anew()
                    return False
            return True

    def begin_anew(self) -> None:
        """Throw Whoosh's files away; every article is pending from now on, and indexed if they are few."""
        with self._lock, self.troubles():
            old = self.engine
            with self._store.transaction():
                number = self._store.begin_anew()
            self.engine = Engine(self._whoosh(number))
            old.close()
            discard(old.folder)
            self._catch_up_a_little()

    def try_to_begin_anew(self) -> None:
        """The same, unless another thread is writing: it finds out by itself."""
        if self._lock.acquire(timeout=0.2):
            try:
                self.begin_anew()
            finally:
                self._lock.release()

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self.engine.close()
            self._store.close()

    def _put_batch(
        self,
        documents: Iterator[Document],
        numbering: Numbering,
        tell: Callable[[int], None],
        cancelled: Check,
    ) -> int:
        """How many articles there were; all of them are indexed, or none when this raises."""
        # nothing is locked while there is nothing to write
        first = next(documents, None)
        if first is None:
            return 0
        batch = Batch(numbering)
        with self._writing() as writer:
            with self._store.transaction():
                replaced: list[int] = []
                for document in _chained(first, documents):
                    if cancelled():
                        raise Cancelled
                    row = row_of(document)
                    known = self._store.id_of(row.path)
                    id = self._store.put(row, figures_of(row))
                    if known is not None:
                        replaced.append(id)
                    batch.add(id, row)
                    tell(len(batch.ids))
                self._store.count_forms(batch.forms())
            writer.remove(replaced)
            writer.put(batch)
        self._settle(batch.ids)
        return len(batch.ids)

    def _index(
        self, ids: list[int], numbering: Numbering, tell: Callable[[int], None], cancelled: Check
    ) -> None:
        """Write articles of the store to Whoosh as they are now, or as gone."""
        batch = Batch(numbering)
        with self._writing() as writer:
            writer.remove(ids)
            for number, id in enumerate(ids):
                if cancelled():
                    raise Cancelled
                tell(number)
                if row := self._store.get(id):
                    batch.add(id, row)
            writer.put(batch)
            with self._store.transaction():
                self._store.count_forms(batch.forms())
        self._settle(ids)

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        """Gives what writes to the index of the store, which another process may have begun anew."""
        number = self._store.state().folder
        if self.engine.folder != self._whoosh(number):
            old, self.engine = self.engine, Engine(self._whoosh(number))
            old.close()
        with self.engine.writing() as writer:
            yield writer

    def _settle(self, ids: Iterable[int]) -> None:
        """Tell the store what Whoosh has committed."""
        known, found = self._store.parts(), self.engine.files()
        parts = {name: known.get(name) or checksum(path) for name, path in found.items()}
        with self._store.transaction():
            self._store.settle(ids, self.engine.generation)
            self._store.set_parts(parts)

    def _tidy(self) -> None:
        """Fold small segments, so that a query has few files to look into."""
        with self._lock, self.troubles():
            if self.engine.fold():
                self._settle(())

    def _catch_up_a_little(self) -> None:
        pending = self._store.pending()
        if 0 < len(pending) <= _AT_ONCE:
            self._index(pending, Numbering(), lambda _done: None, lambda: False)

    def _opened_engine(self) -> Engine:
        """The engine over what the store holds, begun anew when it is damaged or of another state."""
        state = self._store.state()
        found = None
        try:
            found = Engine(self._whoosh(state.folder))
            held = set(found.view().ids().tolist())
            pending = set(self._store.pending())
            wanted = {id for (id,) in self._store.select("SELECT id FROM article")}
            same = held - pending == wanted - pending
            if same and (pending or found.generation == state.generation or not (held or wanted)):
                return found
            logger.info("The search index is behind its store.")
        except Exception as error:  # damaged files of Whoosh raise anything
            # without the traceback, whose frames would hold the open files
            logger.warning("The search index is damaged (%r); it is made again.", error)
        if found:
            found.close()
        with self._store.transaction():
            number = self._store.begin_anew()
        discard(self._whoosh(state.folder))
        return Engine(self._whoosh(number))

    def _sweep(self) -> None:
        """Throw away what an earlier process could not."""
        own = self.engine.folder
        for folder in self._folder.glob("whoosh*"):
            if folder != own:
                discard(folder)

    def _whoosh(self, number: int) -> Path:
        return self._folder / f"whoosh-{number}"

    @contextmanager
    def troubles(self) -> Iterator[None]:
        """Failures of the disk and of a second writer, told as LibraryError."""
        try:
            yield
        except (OSError, sqlite3.Error, LockError) as error:
            if isinstance(error, LockError) or getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY":
                message = _("Another Diptych is writing the search index; try again in a moment.")
                raise LibraryError(message) from error
            message = _("The search index in “{folder}” cannot be used ({reason}); check that folder.")
            raise LibraryError(message.format(folder=self._folder, reason=error)) from error


_FILE = "articles.sqlite3"


def _opened_store(folder: Path) -> Store:
    """The store, an empty one in place of a damaged one or of another schema."""
    file = folder / _FILE
    try:
        return Store(file)
    except sqlite3.OperationalError:  # busy, or no right to write: nothing is wrong with the file
        raise
    except sqlite3.DatabaseError as error:
        logger.warning("The store of the search index cannot be used (%s); it is made again.", error)
        store.discard(file)
        return Store(file)


def _chained(first: Document, others: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from others
