"""Batches of articles come in, a view of all postings goes out: Whoosh, driven in the one sound way.

Whoosh 2.7.4 is sound with ready-made terms, no query parser, no compound segments, no `refresh()`
(newer versions bring deleted articles back with it: readers are closed and opened again), and its lock
released by us, for a failed commit keeps it. Its files are pickles, so an index that came from elsewhere must
never be opened.
"""

import gc
import logging
import shutil
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.analysis import KeywordAnalyzer
from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, TEXT, Schema
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from diptych.search import segments
from diptych.search.batch import FIELDS, Batch
from diptych.search.mapped import MappedStorage
from diptych.search.postings import View

logger = logging.getLogger(__name__)

_BRANCHING = 8
"""Segments of about one size that are folded into one."""
_LARGE = 1024
"""Articles of a segment that is not folded any more: that costs as much as indexing them."""
_PATIENCE_S = 10.0

_NAME = "MAIN"


class Writer:
    """What can be done while the index is being written."""

    def __init__(self, writer: Any) -> None:  # noqa: ANN401 - Whoosh has no types
        self._writer = writer

    def put(self, batch: Batch) -> None:
        """Write these articles, once for all; earlier ones of their ids are to be removed first."""
        segments.write(self._writer, batch.ids, batch.postings)

    def remove(self, ids: Collection[int]) -> None:
        """Remove the articles of these ids, if they are there."""
        if not ids:
            return
        wanted = np.fromiter(ids, dtype=np.int64)
        for segment in self._writer.segments:
            reader = SegmentReader(self._writer.storage, self._writer.schema, segment)
            try:
                found = np.flatnonzero(np.isin(segments.article_ids(reader), wanted))
            finally:
                reader.close()
            for number in found:
                segment.delete_document(int(number))


class Engine:
    """An open Whoosh index. Damaged files make any method raise anything."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, or make an empty one where there is none."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        storage = MappedStorage(str(folder))
        is_new = not any(folder.iterdir())
        self._index = FileIndex.create(storage, _schema(), _NAME) if is_new else FileIndex(storage)
        self._view: View | None = None

    @property
    def generation(self) -> int:
        """Grows with every commit."""
        return int(self._index.latest_generation())

    def view(self) -> View:
        """What can be read now; one that was given before is closed when the index has changed since."""
        if self._view and self._view.is_current:
            return self._view
        old, self._view = self._view, None
        kept = {}
        if old:
            kept = old.segments()
            old.close()
        self._view = View(self._searcher(), kept)
        return self._view

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Gives what writes; committed at the end unless this raises.

        Raises whoosh's LockError when another process is still writing after ten seconds.
        """
        with self._open_writer() as writer:
            yield Writer(writer)
            writer.commit(merge=False)

    def fold(self) -> bool:
        """Make one segment of many small ones; whether there was anything to fold."""
        if not _foldable(self._index._segments()):  # noqa: SLF001 - Whoosh has no other way to ask
            return False
        with self._open_writer() as writer:
            writer.commit(mergetype=_merge)
        return True

    def files(self) -> dict[str, Path]:
        """The files that hold postings: never changed once they are written."""
        return {path.name: path for path in self.folder.iterdir() if path.name.startswith("MAIN_")}

    def close(self) -> None:
        """Close the files; Whoosh leaves some to the collector, and Windows deletes no open file."""
        if self._view:
            self._view.close()
        self._index.close()
        gc.collect()

    @contextmanager
    def _open_writer(self) -> Iterator[Any]:
        """A writer of Whoosh, given up when this raises; its lock is released in any case."""
        codec = W3Codec()
        # nothing here asks Whoosh for the lengths of fields
        codec.length_stats = False
        writer = self._index.writer(compound=False, timeout=_PATIENCE_S, codec=codec)
        try:
            yield writer
        except BaseException:
            _abandon(writer)
            raise
        finally:
            if writer.writelock.fd is not None:
                writer.writelock.release()

    def _searcher(self) -> Any:  # noqa: ANN401
        """A new searcher; a commit of another thread may take the files away that are just being opened."""
        for _attempt in range(5):
            before = self.generation
            try:
                return self._index.searcher()
            except Exception as error:  # Whoosh raises anything
                if self.generation == before:
                    raise
                logger.debug("The index changed while it was opened (%r).", error)
        return self._index.searcher()


def discard(folder: Path) -> None:
    """Throw away an index; the articles it pointed at are elsewhere.

    What cannot be deleted, because a process still reads it (Windows), is left for the next start.
    """
    # Whoosh drops what it opened of a damaged index, and Windows deletes no open file
    gc.collect()
    shutil.rmtree(folder, ignore_errors=True)


def checksum(path: Path) -> tuple[int, int]:
    """Size and CRC-32 of a file."""
    crc, size = 0, 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            crc, size = zlib.crc32(block, crc), size + len(block)
    return size, crc


def _abandon(writer: Any) -> None:  # noqa: ANN401 - Whoosh has no types
    """Give up what was written; on a full disk that fails as well, and the first error is the one to tell."""
    try:
        writer.cancel()
    except Exception:  # Whoosh raises anything
        logger.debug("The writer of the search index could not be cancelled.", exc_info=True)


def _schema() -> Schema:
    # only classes of Whoosh: the schema is pickled and must not name our modules
    fields = {name: TEXT(analyzer=KeywordAnalyzer(), stored=False, phrase=False) for name in FIELDS}
    return Schema(id=COLUMN(NumericColumn("i")), **fields)


def _foldable(segments: Sequence[Any]) -> list[Any]:
    """The segments that are worth folding: eight of about one size, or one that is mostly deleted."""
    tiers = defaultdict(list)
    for segment in segments:
        alive = segment.doc_count()
        if alive < _LARGE:
            tiers[max(alive, 1).bit_length() // 3].append(segment)
        elif alive * 2 < segment.doc_count_all():
            return [segment]
    full = [found for found in tiers.values() if len(found) >= _BRANCHING]
    return [segment for found in full for segment in found]


def _merge(writer: Any, found: Sequence[Any]) -> list[Any]:  # noqa: ANN401
    """Whoosh's hook: the segments that stay; the others are written into the new one."""
    folded = _foldable(found)
    readers = [SegmentReader(writer.storage, writer.schema, segment) for segment in folded]
    try:
        segments.write_folded(writer, readers)
    finally:
        for reader in readers:
            reader.close()
    return [segment for segment in found if segment not in folded]
