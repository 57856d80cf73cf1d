"""What an import has brought so far: frozen values that a window shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diptych.app.importing import Outcome
from diptych.corpus import Article
from diptych.corpus.library import Library, Record


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """One import: its files in the order in which they are tried, and what became of the first ones."""

    paths: tuple[Path, ...] = ()
    """Empty until the folders have been looked through."""
    outcomes: tuple[Outcome, ...] = ()
    running: bool = True

    def without(self, path: Path) -> "Batch":
        """The batch without a file that has been looked at."""
        kept = [n for n, one in enumerate(self.outcomes) if one.path != path]
        rest = self.paths[len(self.outcomes) :]
        paths = (*(self.paths[n] for n in kept), *rest)
        return replace(self, paths=paths, outcomes=tuple(self.outcomes[n] for n in kept))

    def retold(self, record: Record, article: Article) -> "Batch":
        """The batch with an article as the user has changed it."""
        outcomes = tuple(
            _retold(one, record, article) if one.record and one.record.id == record.id else one
            for one in self.outcomes
        )
        return replace(self, outcomes=outcomes)


@dataclass(frozen=True, slots=True, eq=False)
class Reviewed:
    """An article of the library as it was read, and what of the furniture the user has taken back."""

    record: Record
    article: Article
    """With all its furniture aside."""
    restored: frozenset[int]
    """Indexes into `article.furniture`."""


def reviewed(library: Library, id: int) -> Reviewed:
    """The article of that id, to be looked over; raises LibraryError."""
    restored = frozenset(piece.index for piece in library.furniture(id) if piece.restored)
    return Reviewed(library.record(id), library.imported(id), restored)


def counted(batches: Sequence[Batch]) -> dict[str, int]:
    """How many files were added, duplicate, failed, skipped."""
    counts = dict.fromkeys(("added", "duplicate", "failed", "skipped"), 0)
    for batch in batches:
        for outcome in batch.outcomes:
            counts[outcome.what] += 1
    return counts


def _retold(outcome: Outcome, record: Record, article: Article) -> Outcome:
    if outcome.what != "added":
        return replace(outcome, record=record)
    aside = len(article.furniture)
    restored = outcome.aside + outcome.restored - aside
    return replace(outcome, record=record, words=article.word_count, aside=aside, restored=restored)
