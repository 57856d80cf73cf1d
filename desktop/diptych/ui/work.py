"""What the store gives to the runner: plain functions, run off the GUI thread, that know nothing of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.app.jobs import Cancelled, CancelledCheck, Progress
from diptych.app.use_cases import fill_index, forget_in_index
from diptych.corpus import Article, Entry
from diptych.corpus.library import Library
from diptych.language import Models
from diptych.search import Index, Results


def read(
    sources: Sequence[Callable[[], Article]], *, progress: Progress, cancelled: CancelledCheck
) -> tuple[Article, ...]:
    """The articles that these readers give, all of them or none; raises ReadError, LibraryError."""
    articles = []
    for done, source in enumerate(sources):
        _go_on(cancelled)
        progress(done, len(sources))
        articles.append(source())
    return tuple(articles)


def load_models(
    models: Models, languages: Sequence[str], *, progress: Progress, cancelled: CancelledCheck
) -> None:
    """Load parsers and encoder, in steps, so that a window can close between two; raises ModelError."""
    for done, language in enumerate(languages):
        _go_on(cancelled)
        progress(done, len(languages))
        models.load([language])


@dataclass(slots=True)
class IndexHolder:
    """The index of a window. It is here, and not in a result, so that one opened too late is closed too."""

    index: Index | None = None
    """None until it can be searched in."""

    def close(self) -> None:
        """Close the files; nothing may be working with them any more."""
        if self.index:
            self.index.close()
            self.index = None


def open_index(
    holder: IndexHolder,
    folder: Path,
    entries: Sequence[Entry],
    library: Library | None,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> tuple[str, ...]:
    """Put the index of these articles and of the library's into `holder`.

    Comes back with a sentence for each that cannot be read. Raises LibraryError, and then the holder stays
    empty.
    """
    index = Index(folder)
    try:
        damaged = fill_index(index, entries, library, progress=progress, cancelled=cancelled)
    except BaseException:
        index.close()
        raise
    holder.index = index
    return damaged


def add_to_index(
    index: Index,
    articles: Sequence[tuple[Path, Callable[[], Article]]],
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> None:
    """Make articles searchable too, under these names; raises ReadError, LibraryError."""
    for done, (path, source) in enumerate(articles):
        _go_on(cancelled)
        progress(done, len(articles))
        index.add(path, source())


def forget(index: Index, keys: Sequence[Path], *, progress: Progress, cancelled: CancelledCheck) -> None:
    """Let no search find these articles any more; raises LibraryError."""
    _go_on(cancelled)
    forget_in_index(index, keys)


def search(index: Index, query: str, *, progress: Progress, cancelled: CancelledCheck) -> Results:
    """The answer to a query; raises QueryError."""
    _go_on(cancelled)
    return index.search(query)


def _go_on(cancelled: CancelledCheck) -> None:
    if cancelled():
        raise Cancelled
