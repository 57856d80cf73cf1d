"""What a person can do with articles, whoever asks: the window or the command line."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from diptych.app import folders
from diptych.app.jobs import Cancelled, CancelledCheck, Progress, ignore, never
from diptych.compare import Comparison, compare
from diptych.corpus import Article, Entry, read_article, read_entry, stories
from diptych.errors import ReadError
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


def fill_index(
    index: Index, entries: Sequence[Entry], *, progress: Progress = ignore, cancelled: CancelledCheck = never
) -> tuple[str, ...]:
    """Make `index` hold just these articles, reading them again only if a file has changed.

    Gives one sentence for each file that cannot be read; the others are indexed all the same. Raises
    Cancelled.
    """
    wanted = {entry.path.absolute(): entry for entry in entries}
    held = index.hashes()
    if set(held) == set(wanted) and all(_sha256(path) == held[path] for path in wanted):
        return ()
    articles, sentences = [], []
    for done, (path, entry) in enumerate(wanted.items()):
        _go_on(cancelled)
        progress(done, len(wanted))
        try:
            articles.append((path, read_entry(entry)))
        except ReadError as error:
            sentences.append(str(error))
    index.rebuild(articles, cancelled=cancelled)
    progress(len(wanted), len(wanted))
    return tuple(sentences)


def _sha256(path: Path) -> str:
    """Of the file's bytes; "" when it cannot be read, which no hash equals."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _go_on(cancelled: CancelledCheck) -> None:
    if cancelled():
        raise Cancelled
