"""Articles come in, answers to queries go out: Whoosh finds, the store beside it tells what was found."""

import logging
import operator
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from types import TracebackType

from whoosh.index import LockError

from diptych.corpus import Article
from diptych.errors import Cancelled, LibraryError
from diptych.i18n import _
from diptych.search import engine, store
from diptych.search.engine import Add, Engine
from diptych.search.matching import Part, answers, snippet
from diptych.search.query import parsed
from diptych.search.results import Hit, Results
from diptych.search.store import Row, Store
from diptych.search.terms import LANGUAGES, Token, tokens
from diptych.text import Span, fold

logger = logging.getLogger(__name__)

_EDGE = "¶"
"""Stands between two passages, so that no phrase reaches across."""


class Index:
    """The full-text index in one folder; may be used from any thread, one at a time."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, making it where there is none; raises LibraryError.

        What is damaged is thrown away: Whoosh's files are made again from the store, and without a store the
        index is empty, which `hashes` tells.
        """
        self._lock = RLock()
        self._folder = folder
        with self._troubles():
            self._store = _opened_store(folder)
            self._engine = self._opened_engine()

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _at: TracebackType | None) -> None:
        self.close()

    def hashes(self) -> dict[Path, str]:
        """Path of each indexed article to the SHA-256 of the file it was read from."""
        with self._lock:
            return self._store.hashes()

    def rebuild(
        self,
        articles: Iterable[tuple[Path, Article]],
        *,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Replace all that is indexed by `articles`; the old content stays when this raises.

        The total told to `progress` is 0 where `articles` does not know its length. Raises Cancelled and
        LibraryError.
        """
        total = operator.length_hint(articles)
        with self._writing(clear=True) as add:
            for done, (path, article) in enumerate(articles):
                if cancelled():
                    raise Cancelled
                progress(done, total)
                self._put(_row(path, article), add)
            progress(total, total)

    def add(self, path: Path, article: Article) -> None:
        """Index one article more, in place of an earlier one of the same path; raises LibraryError."""
        with self._writing() as add:
            self._put(_row(path, article), add)

    def search(self, query: str, *, limit: int = 50) -> Results:
        """The articles that hold every word and every "phrase" of `query`, best first, at most `limit`.

        A hit shows the first of the passages that hold the most of them, and `span` is its first match.
        Raises QueryError with one sentence.
        """
        asked = parsed(query)
        with self._lock, self._troubles():
            parts = [self._part(words) for words in asked]
            found, total = self._found(parts, limit)
            rows = [row for row in map(self._store.get, found) if row]
            answered = [hit for hit in (_hit(row, parts) for row in rows) if hit]
        hits = tuple(hit for hit, _count in answered)
        notice = ""
        if total > len(hits):
            notice = _(
                "{shown} of {total} articles are shown, the best ones; add a word to narrow the search."
            )
            notice = notice.format(shown=len(hits), total=total)
        return Results(query, hits, sum(count for _one, count in answered), notice)

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self._engine.close()
            self._store.close()

    def _part(self, words: str) -> Part:
        """For each word, its terms in every language and those of the words that it equals once folded.

        The latter because a stemmer reads accents: "manifestee" has another stem than "manifestée".
        """
        readings = zip(*(tokens(words, language) for language in LANGUAGES), strict=True)
        return Part(
            tuple(
                frozenset(token.term for token in reading)
                | self._store.terms_of(fold(reading[0].span.of(words)))
                for reading in readings
            )
        )

    def _found(self, parts: list[Part], limit: int) -> tuple[list[int], int]:
        try:
            return self._engine.search(parts, limit)
        except Exception as error:  # damaged files of Whoosh raise anything
            logger.warning("The search index is damaged (%r); it is made again.", error)
            self._engine.close()
            with self._store.transaction():
                self._engine = self._remade_engine()
            return self._engine.search(parts, limit)

    @contextmanager
    def _writing(self, *, clear: bool = False) -> Iterator[Add]:
        """Both files change or neither does: a crash between the two commits shows in the generation."""
        with self._lock, self._troubles(), self._store.transaction():
            if clear:
                self._store.clear()
            with self._engine.writing(clear=clear) as add:
                yield add
            self._store.generation = self._engine.generation

    def _put(self, row: Row, add: Add) -> None:
        """Write one article to the store and to Whoosh."""
        self._index_row(self._store.put(row), row, add)

    def _index_row(self, id: int, row: Row, add: Add) -> None:
        terms: list[str] = []
        forms: set[tuple[str, str]] = set()
        for _passage, found in _passages(row):
            terms += [token.term for token in found]
            terms.append(_EDGE)
            forms.update((fold(token.span.of(row.text)), token.term) for token in found)
        # a file's name stands in for a missing title, but is no text that could be found
        title = tokens(row.title, row.language) if row.text.startswith(row.title) else ()
        add(id, [token.term for token in title], terms)
        self._store.put_forms(sorted(forms))

    def _opened_engine(self) -> Engine:
        """The engine over what the store holds, made again when it is damaged or behind."""
        found = self._sound_engine()
        if found:
            return found
        # whoever writes holds the store's lock: once we hold it, the index is in nobody's hands
        with self._store.transaction():
            return self._sound_engine() or self._remade_engine()

    def _sound_engine(self) -> Engine | None:
        try:
            found = Engine(self._whoosh)
            if (found.count(), found.generation) == (self._store.count(), self._store.generation):
                return found
            found.close()
            logger.info("The search index is behind its store.")
        except Exception as error:  # damaged files of Whoosh raise anything
            # without the traceback, whose frames would hold the open files
            logger.warning("The search index is damaged (%r); it is made again.", error)
        return None

    def _remade_engine(self) -> Engine:
        """A new engine filled from the store, whose transaction is open."""
        engine.discard(self._whoosh)
        made = Engine(self._whoosh)
        with made.writing(clear=True) as add:
            for id, row in self._store.rows():
                self._index_row(id, row, add)
        self._store.generation = made.generation
        return made

    @property
    def _whoosh(self) -> Path:
        return self._folder / "whoosh"

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """Failures of the disk and of a second writer, told as LibraryError."""
        try:
            yield
        except (OSError, sqlite3.Error, LockError) as error:
            if isinstance(error, LockError) or getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY":
                message = _("Another Diptych is writing the search index; try again in a moment.")
                raise LibraryError(message) from error
            message = _("The search index in “{folder}” cannot be used ({reason}); check that folder.")
            raise LibraryError(message.format(folder=self._folder, reason=error)) from error


def _opened_store(folder: Path) -> Store:
    """The store, an empty one in place of a damaged one or of another schema."""
    file = folder / "articles.sqlite3"
    try:
        return Store(file)
    except sqlite3.OperationalError:  # busy, or no right to write: nothing is wrong with the file
        raise
    except sqlite3.DatabaseError as error:
        logger.warning("The store of the search index cannot be used (%s); it is made again.", error)
        store.discard(file)
        return Store(file)


def _row(path: Path, article: Article) -> Row:
    return Row(
        path=path,
        sha256=article.origin.sha256,
        title=article.title or path.name,
        outlet=article.outlet or "",
        published=article.published,
        language=article.language,
        text=article.text,
    )


def _passages(row: Row) -> list[tuple[Span, tuple[Token, ...]]]:
    """Span of each passage, which is a line of the text, with its tokens."""
    found, at = [], 0
    for line in row.text.split("\n"):
        shifted = tuple(Token(token.term, token.span.shifted(at)) for token in tokens(line, row.language))
        found.append((Span(at, at + len(line)), shifted))
        at += len(line) + 1
    return found


def _hit(row: Row, parts: list[Part]) -> tuple[Hit, int] | None:
    """What is shown of an article, and how many of its passages answer.

    None for an article that has changed under another process since Whoosh saw it.
    """
    places = answers(_passages(row), parts)
    if not places:
        return None
    shown, matches = snippet(row.text, places[0])
    first = places[0].matches[0]
    return Hit(row.path, row.title, row.outlet, row.published, shown, matches, first), len(places)
