"""What the store gives to the runner: plain functions, run off the GUI thread, without widgets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.app import known
from diptych.app.files import write_whole
from diptych.app.jobs import Cancelled, CancelledCheck, Progress
from diptych.app.session import Mistake
from diptych.app.use_cases import fill_index
from diptych.compare import Comparison
from diptych.corpus import Article, Entry
from diptych.corpus.library import Library
from diptych.errors import QueryError, WriteError
from diptych.i18n import _
from diptych.language import Models
from diptych.memory import give_back
from diptych.report import Annotations, form_for, write_report
from diptych.search import Document, Index, Results, Sort
from diptych.ui.paper import as_pdf


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


def give_memory_back(models: Models, idle_s: float, *, progress: Progress, cancelled: CancelledCheck) -> None:
    """Let the system have what is free, and the memory of models that were idle for so many seconds."""
    _go_on(cancelled)
    if models.is_loaded and models.idle_s >= idle_s:
        models.release()
    else:
        give_back()


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
    """Put the index of these articles and of the library's, with their stories, into `holder`.

    Comes back with a sentence for each that cannot be read. Raises LibraryError, and then the holder stays
    empty if the index was.
    """
    index = Index(folder)
    # what is there already is searched in meanwhile; in nothing nothing would be found
    if index.revisions():
        holder.index = index
    try:
        damaged = fill_index(index, entries, library, progress=progress, cancelled=cancelled)
        known.tell_stories(index, library)
    except BaseException:
        if holder.index is None:
            index.close()
        raise
    holder.index = index
    return damaged


def add_to_index(
    index: Index,
    articles: Sequence[tuple[Path, Callable[[], Article], str]],
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> None:
    """Make articles searchable too, under these names and revisions; raises ReadError, LibraryError."""

    def documents() -> Iterator[Document]:
        for done, (path, source, revision) in enumerate(articles):
            _go_on(cancelled)
            progress(done, len(articles))
            yield Document(path, source(), revision)

    # all of them in one commit: a folder of articles is soon found
    index.put(documents(), cancelled=cancelled)


def forget(index: Index, keys: Sequence[Path], *, progress: Progress, cancelled: CancelledCheck) -> None:
    """Let no search find these articles any more; raises LibraryError."""
    _go_on(cancelled)
    index.remove(keys)


def tell_stories(
    index: Index, library: Library | None, *, progress: Progress, cancelled: CancelledCheck
) -> bool:
    """Whether searches knew other stories of the library than there are now; raises LibraryError."""
    _go_on(cancelled)
    return known.tell_stories(index, library)


def tell_conflicts(
    index: Index,
    keys: tuple[Path, Path],
    comparison: Comparison,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> None:
    """Let searches know what a comparison has found of the articles of these names; raises LibraryError."""
    _go_on(cancelled)
    known.tell_conflicts(index, *keys, comparison)


def search(
    index: Index,
    query: str,
    sort: Sort,
    scope: tuple[Path, ...],
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> Results | Mistake:
    """The answer to a query, or what is wrong with it and where; raises LibraryError.

    scope: the names of the articles among which alone is searched; empty for all there are.
    """
    _go_on(cancelled)
    try:
        return index.search(query, sort=sort, within=scope or None)
    except QueryError as error:
        return Mistake(query, str(error), error.at)


def write_report_to(
    path: Path,
    comparison: Comparison,
    annotations: Annotations,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> None:
    """Write a report in the form of the path's ending; raises WriteError."""
    form = form_for(path.suffix)
    if path.suffix.lower() == ".pdf":
        written = as_pdf(comparison, annotations)
    else:
        written = write_report(comparison, form.name if form else "html", annotations)
    try:
        write_whole(path, written)
    except OSError as error:
        told = _("The report cannot be written to “{file}” ({reason}); choose another folder.")
        raise WriteError(told.format(file=path, reason=error.strerror)) from error


def _go_on(cancelled: CancelledCheck) -> None:
    if cancelled():
        raise Cancelled
