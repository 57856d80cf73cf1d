"""Lists of terms come in, ids go out for the parts of a query: Whoosh, driven in the one sound way.

Whoosh 2.7.4 is sound with ready-made lists of terms, no query parser, no compound segments, no `refresh()`
(it brings deleted articles back: readers are closed and opened again), and its lock released by us, for a
failed commit keeps it. Its files are pickles, so an index that came from elsewhere must never be opened.
"""

import gc
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path
from typing import Any

from whoosh.analysis import KeywordAnalyzer
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.query import And, Or, Phrase, Query, Term
from whoosh.writing import CLEAR

from diptych.search.matching import Part

logger = logging.getLogger(__name__)

_MOST_PHRASES = 16
"""Ways to spell one phrase that are looked up; more come only of words that are all ambiguous."""
_TITLE_BOOST = 2.0

Add = Callable[[int, Sequence[str], Sequence[str]], None]
"""Takes the id of an article, the terms of its title and those of its whole text."""


class Engine:
    """An open Whoosh index. Damaged files make any method raise anything."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, or make an empty one where there is none."""
        folder.mkdir(parents=True, exist_ok=True)
        self._index = open_dir(folder) if any(folder.iterdir()) else create_in(folder, _schema())
        self._searcher = self._index.searcher()

    @property
    def generation(self) -> int:
        """Grows with every commit."""
        return int(self._index.latest_generation())

    def count(self) -> int:
        """Number of articles."""
        self._look_again()
        return int(self._searcher.doc_count())

    @contextmanager
    def writing(self, *, clear: bool = False) -> Iterator[Add]:
        """Gives a function that adds an article, or replaces it; committed at the end unless this raises.

        clear: the articles added replace all that is there. Raises whoosh's LockError while another process
        writes.
        """
        writer = self._index.writer(limitmb=64, compound=False)
        write = writer.add_document if clear else writer.update_document

        def add(id: int, title: Sequence[str], body: Sequence[str]) -> None:
            write(id=id, title=title or None, body=body or None)

        try:
            yield add
            if clear:
                writer.commit(mergetype=CLEAR)
            else:
                writer.commit()
        except BaseException:
            _abandon(writer)
            raise
        finally:
            if writer.writelock.fd is not None:
                writer.writelock.release()
        self._look_again()

    def search(self, parts: Sequence[Part], limit: int) -> tuple[list[int], int]:
        """Ids of the articles that hold every part, best first, at most `limit`; and how many there are."""
        self._look_again()
        asked = [_compiled(part) for part in parts]
        results = self._searcher.search(asked[0] if len(asked) == 1 else And(asked), limit=limit)
        return [hit["id"] for hit in results], len(results)

    def close(self) -> None:
        """Close the files; Whoosh leaves some to the collector, and Windows deletes no open file."""
        self._searcher.close()
        self._index.close()
        gc.collect()

    def _look_again(self) -> None:
        if not self._searcher.up_to_date():
            self._searcher.close()
            self._searcher = self._index.searcher()


def discard(folder: Path) -> None:
    """Throw away an index; the articles it pointed at are elsewhere."""
    # Whoosh drops what it opened of a damaged index, and Windows deletes no open file
    gc.collect()
    if folder.exists():
        shutil.rmtree(folder)


def _abandon(writer: Any) -> None:  # noqa: ANN401 - Whoosh has no types
    """Give up what was written; on a full disk that fails as well, and the first error is the one to tell."""
    try:
        writer.cancel()
    except Exception:  # Whoosh raises anything
        logger.debug("The writer of the search index could not be cancelled.", exc_info=True)


def _schema() -> Schema:
    # only classes of Whoosh: the schema is pickled and must not name our modules
    return Schema(
        id=NUMERIC(int, bits=32, unique=True, stored=True),
        title=TEXT(analyzer=KeywordAnalyzer(), stored=False),
        body=TEXT(analyzer=KeywordAnalyzer(), stored=False),
    )


def _compiled(part: Part) -> Query:
    """The part as Whoosh asks it: any of a word's terms, or any spelling of a phrase within one language."""
    if len(part.positions) == 1:
        terms = sorted(part.positions[0])
        titles = [Term("title", term, boost=_TITLE_BOOST) for term in terms]
        return Or([Term("body", term) for term in terms] + titles)
    languages = sorted({term[0] for terms in part.positions for term in terms if term[0] != "#"}) or ["#"]
    spellings: list[Any] = []
    for language in languages:
        choices = [sorted(term for term in terms if term[0] in (language, "#")) for terms in part.positions]
        spellings += [Phrase("body", list(words)) for words in islice(product(*choices), _MOST_PHRASES)]
    return Or(spellings)
