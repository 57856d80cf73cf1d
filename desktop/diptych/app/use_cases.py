"""What a person can do with articles, whoever asks: the window or the command line."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import combinations
from pathlib import Path

from diptych.app import folders
from diptych.app.importing import sha256_of
from diptych.app.jobs import Cancelled, CancelledCheck, Progress, ignore, never
from diptych.compare import Comparison, Matrix, compare, matrix
from diptych.corpus import Article, Entry, Origin, read_article, read_entry, stories
from diptych.corpus.library import Library
from diptych.errors import LibraryError, ReadError
from diptych.facts import Analysis, analyse
from diptych.language import Models
from diptych.search import Index

logger = logging.getLogger(__name__)

_ANALYSES_KEPT = 16


def open_article(path: Path) -> Article:
    """The article in the file at `path`, with its metadata when it is one of the sample corpus.

    Raises ReadError.
    """
    known = sample_entries().get(path.absolute())
    return read_entry(known) if known else read_article(path)


def sample_entries() -> dict[Path, Entry]:
    """Every article of the sample corpus by its absolute path."""
    return {entry.path.absolute(): entry for story in stories() for entry in story.entries}


def compare_articles(
    left: Article,
    right: Article,
    models: Models,
    *,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> Comparison:
    """The comparison of two articles; raises Cancelled, and ModelError when a model is missing.

    What is computed about one article alone is kept, so that the next comparison with it is quick.
    """
    steps = 3
    analyses = []
    for done, article in enumerate((left, right)):
        _go_on(cancelled)
        progress(done, steps)
        # what is kept may be of an equal article that was read before; a window compares by identity
        analyses.append(replace(_analysis(article, models), article=article))
    _go_on(cancelled)
    progress(2, steps)
    comparison = compare(*analyses)
    progress(steps, steps)
    return comparison


def compare_story(
    articles: Sequence[Article],
    models: Models,
    *,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> Matrix:
    """The facts of two or more articles against each other; raises Cancelled, and ModelError."""
    pairs = list(combinations(range(len(articles)), 2))
    comparisons = {}
    for done, (i, j) in enumerate(pairs):
        progress(done, len(pairs))
        comparisons[i, j] = compare_articles(articles[i], articles[j], models, cancelled=cancelled)
    progress(len(pairs), len(pairs))
    return matrix([_analysis(article, models) for article in articles], comparisons)


@cache
def shared_models() -> Models:
    """The models of this process; nothing is loaded before it is needed, and nothing twice."""
    return Models()


@lru_cache(maxsize=_ANALYSES_KEPT)
def _analysis(article: Article, models: Models) -> Analysis:
    """Kept by everything the article holds: a date that the user has set changes what "mardi" means."""
    return analyse(article, models)


def index_folder() -> Path:
    """Where the search index is kept."""
    return folders.data() / "index"


def article_key(library: Path, id: int) -> Path:
    """The name under which the index holds an article of the library in that folder; no file has it."""
    return library.absolute() / str(id)


def fill_index(
    index: Index,
    entries: Sequence[Entry],
    library: Library | None = None,
    *,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> tuple[str, ...]:
    """Make `index` hold just these articles and those of the library, reading only what it must.

    Gives one sentence for each article that cannot be read; the others are indexed all the same. Raises
    Cancelled, and LibraryError when index or library cannot be used at all.
    """
    wanted = {entry.path.absolute(): _Source(partial(read_entry, entry)) for entry in entries}
    for record in library.records() if library else ():
        if library and not record.damage:
            key = article_key(library.folder, record.id)
            wanted[key] = _Source(partial(library.article, record.id), record.sha256)
    held = index.hashes()
    if all(path in wanted and wanted[path].sha256_of(path) == held[path] for path in held):
        missing = {path: source for path, source in wanted.items() if path not in held}
        if len(missing) <= len(held):
            sentences: list[str] = []
            for path, article in _articles(missing, sentences, progress, cancelled):
                index.add(path, article)
            return tuple(sentences)
    sentences = []
    index.rebuild(list(_articles(wanted, sentences, progress, cancelled)), cancelled=cancelled)
    return tuple(sentences)


def forget_in_index(index: Index, keys: Sequence[Path]) -> None:
    """Let no search find these articles any more, nor count them; raises LibraryError.

    Their names stay in the index without a text and without a hash, which makes the next start put it right.
    """
    nothing = Article("", None, None, None, None, "und", (), (), (), (), Origin("", "", ""))
    for key in keys:
        index.add(key, nothing)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an article to be indexed is read from."""

    read: Callable[[], Article]
    sha256: str = ""
    """Of the raw bytes, where it is known without reading them."""

    def sha256_of(self, path: Path) -> str:
        """The hash that an index which is not behind holds for `path`."""
        return self.sha256 or sha256_of(path)


def _articles(
    wanted: dict[Path, _Source], sentences: list[str], progress: Progress, cancelled: CancelledCheck
) -> Iterator[tuple[Path, Article]]:
    """The articles that can be read, one by one; a sentence about each other one is put to `sentences`."""
    for done, (path, source) in enumerate(wanted.items()):
        _go_on(cancelled)
        progress(done, len(wanted))
        try:
            article = source.read()
        except (ReadError, LibraryError) as error:
            sentences.append(str(error))
        else:
            yield path, article


def _go_on(cancelled: CancelledCheck) -> None:
    if cancelled():
        raise Cancelled
