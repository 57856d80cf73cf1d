"""Articles come in, answers to queries go out: Whoosh finds, the store beside it tells what was found."""

import logging
import operator
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from threading import RLock
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from diptych.corpus import Article
from diptych.errors import QueryError
from diptych.i18n import _, number
from diptych.search import query as q
from diptych.search.asking import Asking
from diptych.search.catalogue import Catalogue, Mask
from diptych.search.document import Document
from diptych.search.facets import facets
from diptych.search.keeping import Check, Keeper, Progress
from diptych.search.matching import Place as Found
from diptych.search.matching import best, passages, places, snippet
from diptych.search.parser import parsed
from diptych.search.results import Hit, Results, Sort
from diptych.search.store import Row, Store
from diptych.text import Span

logger = logging.getLogger(__name__)

MANY = 50_000
"""Articles up to which every kind of query keeps within its bound (`tests/benchmarks/test_search.py`)."""
_SUGGESTIONS = 3


def _ignore(_done: int, _total: int, /) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False


class Index:
    """The full-text index in one folder; may be used from any thread.

    Searching goes on while another thread writes: what is committed is found at once.
    """

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, making it where there is none; raises LibraryError.

        What is damaged is thrown away: Whoosh's files are made again from the store, and without a store the
        index is empty, which `revisions` tells. `catch_up` does what would take long.
        """
        self._lock = RLock()
        self._keeper = Keeper(folder)
        with self._keeper.troubles():
            self._store = Store(self._keeper.database)
        self._catalogue = Catalogue()
        self._building: tuple[int, int] | None = None
        self._was_damaged = False

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _at: TracebackType | None) -> None:
        self.close()

    def revisions(self) -> dict[Path, str]:
        """Path of each indexed article to its revision."""
        return self._keeper.revisions()

    def add(self, path: Path, article: Article, *, revision: str = "", story: str = "") -> None:
        """Index one article more, in place of an earlier one of the same path; raises LibraryError."""
        self.put([Document(path, article, revision, story)])

    def put(
        self, documents: Iterable[Document], *, progress: Progress = _ignore, cancelled: Check = _never
    ) -> None:
        """Index these articles, in place of earlier ones of the same paths.

        Many of them are committed in parts, so that the first ones are found before the last are there, and
        what is done stays when this raises. The total told to `progress` is 0 where `documents` does not know
        its length. Raises Cancelled and LibraryError.
        """
        total = operator.length_hint(documents)

        def tell(done: int, _total: int, /) -> None:
            self._building = (done, total)
            progress(done, total)

        try:
            self._keeper.put(documents, tell, cancelled)
        finally:
            self._building = None

    def remove(self, paths: Iterable[Path]) -> None:
        """Take the articles of these paths out of the index, if they are in it; raises LibraryError."""
        self._keeper.remove(paths)

    def tell_stories(self, stories: Mapping[Path, str]) -> bool:
        """Say what story each of these articles is of, "" for none; whether any is another than before.

        The others keep theirs; no article is indexed for it. Raises LibraryError.
        """
        return self._keeper.tell_stories(stories)

    def tell_conflicts(self, one: Path, other: Path, count: int) -> None:
        """Say how many conflicts two articles have, known until either changes; raises LibraryError."""
        self._keeper.tell_conflicts(one, other, count)

    def rebuild(
        self,
        documents: Iterable[Document],
        *,
        progress: Progress = _ignore,
        cancelled: Check = _never,
    ) -> None:
        """Make the index hold just these articles; raises Cancelled and LibraryError."""
        seen: set[Path] = set()

        def noted() -> Iterable[Document]:
            for document in documents:
                seen.add(document.path)
                yield document

        total = operator.length_hint(documents)
        self.put(noted(), progress=lambda done, _total: progress(done, total), cancelled=cancelled)
        self.remove([path for path in self.revisions() if path not in seen])

    def catch_up(self, *, progress: Progress = _ignore, cancelled: Check = _never) -> None:
        """Do what a crash or damage has left undone, and look whether the files are whole.

        Raises Cancelled and LibraryError.
        """
        self._keeper.verify()
        self._keeper.catch_up(progress, cancelled)

    def search(
        self, query: str, *, limit: int = 50, sort: Sort = "relevance", within: Collection[Path] | None = None
    ) -> Results:
        """The articles that answer `query`, at most `limit`, the best or the newest first.

        within: only among the articles of these paths. A hit shows the first of the passages that hold most
        of what was asked. Raises QueryError with one sentence and the place of the mistake, and LibraryError.
        """
        asked = parsed(query)
        with self._lock, self._keeper.troubles():
            try:
                return self._answer(query, asked, limit, sort, within)
            except (QueryError, OSError, sqlite3.Error):
                raise
            except Exception as error:  # damaged files of Whoosh raise anything
                # what happens again with a new index is no damage
                if not self._was_damaged:
                    logger.warning("The search index is damaged (%r); it is made again.", error)
                    self._keeper.try_to_begin_anew()
                    self._was_damaged = True
            try:
                return self._answer(query, asked, limit, sort, within)
            except (QueryError, OSError, sqlite3.Error):
                raise
            except Exception as error:
                logger.exception("A search failed")
                message = _("This search could not be answered ({reason}); write it another way.")
                raise QueryError(message.format(reason=type(error).__name__)) from error

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            self._keeper.close()
            self._store.close()

    def _answer(
        self, query: str, asked: q.Parsed, limit: int, sort: Sort, within: Collection[Path] | None
    ) -> Results:
        self._catalogue.follow(self._store)
        asking = Asking(self._keeper.engine.view(), self._catalogue, self._store)
        mask, scores = asking.answer(asked.node)
        scope = self._scope(within)
        if scope is not None:
            mask &= scope
        notes = list(asked.notes)
        suggestions: tuple[str, ...] = ()
        if not mask.any():
            suggestions = asked.meant or self._suggestions(query, asked.node, asking)
            loose = _loosened(asked.node)
            if loose:
                mask, scores = self._most_of(loose, asking)
                mask = mask & scope if scope is not None else mask
                if mask.any():
                    notes.append(_("No article holds all of this; these hold most of it."))
        ids = np.flatnonzero(mask)
        shown = self._ranked(ids, scores, sort)[:limit]
        hits = self._hits(shown, asked.node, asking)
        total = len(ids) - (len(shown) - len(hits))
        if total > len(hits):
            note = _("Shown: {shown} of {total} articles, the best ones; add a word to narrow the search.")
            notes.append(note.format(shown=number(len(hits)), total=number(total)))
        notes += asking.notes
        notes += self._state_of_things()
        return Results(
            query=query,
            hits=tuple(hit for hit, _count in hits),
            passages=sum(count for _hit, count in hits),
            notice=" ".join(notes),
            total=total,
            facets=facets(self._catalogue, ids),
            suggestions=suggestions,
            sort=sort,
        )

    def _scope(self, within: Collection[Path] | None) -> Mask | None:
        if within is None:
            return None
        wanted = {str(path) for path in within}
        return self._catalogue.where("path", lambda path: path in wanted)

    def _ranked(self, ids: NDArray[np.int64], scores: NDArray[np.float32], sort: Sort) -> list[int]:
        """The ids in the order in which they are shown; of equal ones the newer comes first."""
        dates, merits = self._catalogue.last_day[ids], scores[ids]
        order = np.lexsort((ids, -merits, -dates) if sort == "date" else (ids, -dates, -merits))
        return [int(id) for id in ids[order]]

    def _hits(self, ids: Sequence[int], node: q.Node, asking: Asking) -> list[tuple[Hit, int]]:
        leaves = q.leaves(node)
        parts = [part for part in dict.fromkeys(map(asking.part, leaves)) if part]
        found = []
        for id in ids:
            asking.check()
            row = self._store.get(id)
            # one that has gone since Whoosh was asked is left out
            if row:
                figures = asking.figures(id, leaves)
                found.append(_hit(row, places(row.text, row.language, parts, figures), titled(row)))
        return found

    def _most_of(self, loose: tuple[q.Node, ...], asking: Asking) -> tuple[Mask, NDArray[np.float32]]:
        """The articles that hold most of these words, among those that answer the rest of the query."""
        words = [leaf for leaf in loose if isinstance(leaf, q.Words)]
        mask, scores = asking.most(words)
        for node in loose:
            if not isinstance(node, q.Words):
                mask &= asking.answer(node)[0]
        return mask, scores

    def _suggestions(self, query: str, node: q.Node, asking: Asking) -> tuple[str, ...]:
        """The query with a word that is in no article exchanged for one that is."""
        for leaf in q.leaves(node):
            if isinstance(leaf, q.Words) and not leaf.exact and " " not in leaf.text:
                mask, _scores = asking.answer(leaf)
                if not mask.any():
                    near = asking.vocabulary.suggestions(leaf.text)[:_SUGGESTIONS]
                    at = query.find(leaf.text, leaf.at.start)
                    if near and at >= 0:
                        return tuple(query[:at] + word + query[at + len(leaf.text) :] for word in near)
        return ()

    def _state_of_things(self) -> list[str]:
        """What is to be said about an index that does not hold everything yet."""
        told = []
        count = int(self._catalogue.there.sum())
        if count > MANY:
            note = _("With more than {n} articles, a search may take a moment longer.")
            told.append(note.format(n=number(MANY)))
        building = self._building
        if building:
            note = _("The index is being made: {done} articles are in it so far.")
            return [*told, note.format(done=building[0])]
        pending = len(self._store.pending())
        if pending > 1:
            note = _("The index is being made again; {n} articles are not in it yet.")
            told.append(note.format(n=pending))
        return told


def titled(row: Row) -> Span:
    """The line that is shown of an article in which nothing is marked."""
    return next(iter(passages(row.text)))


def _hit(row: Row, found: list[Found], title: Span) -> tuple[Hit, int]:
    """What is shown of an article, and how many of its passages answer best."""
    good = best(found)
    place = good[0] if good else Found(title, (), 0)
    shown, matches = snippet(row.text, place)
    hit = Hit(
        path=row.path,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        snippet=shown,
        matches=matches,
        span=place.matches[0] if place.matches else Span(0, 0),
        places=tuple(span for one in found for span in one.matches),
        author=row.author,
        language=row.language,
        story=row.story,
    )
    return hit, max(len(good), 1)


def _loosened(node: q.Node) -> tuple[q.Node, ...]:
    """The parts of a query that wants several words, of which some may be left out; empty for any other."""
    parts: list[q.Node] = []
    for part in node.parts if isinstance(node, q.All) else (node,):
        parts += part.parts if isinstance(part, q.All) else [part]
    several = sum(isinstance(part, q.Words) for part in parts) > 1
    return tuple(parts) if several else ()
