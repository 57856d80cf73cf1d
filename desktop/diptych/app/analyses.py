"""An article comes in, what is computed about it alone goes out: from memory, the library, or the models."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from diptych.app.importing import library_folder
from diptych.corpus import Article
from diptych.corpus.library import FILE, Library, analysis_key
from diptych.errors import LibraryError, LockedError
from diptych.facts import Analysis, analyse, analyser, packed, unpacked
from diptych.language import Models

logger = logging.getLogger(__name__)

_IN_MEMORY = 16


@lru_cache(maxsize=_IN_MEMORY)
def analysis_of(article: Article, models: Models, library: Library | None = None) -> Analysis:
    """The analysis of an article; of one on the shelf of `library` it is computed once and kept there.

    Kept by everything the article holds: a date that the user has set changes what "mardi" means. No model
    is loaded for what is kept. A library that cannot be read or written stops nothing. Raises ModelError.
    """
    if library is None or not _is_shelved(article, library):
        return analyse(article, models)
    key = f"{analysis_key(article)} {analyser()}"
    kept = _kept(article, key, library)
    if kept is None:
        kept = analyse(article, models)
        _keep(kept, key, library)
    return kept


@contextmanager
def library_to_keep_in(tell: Callable[[str], None] = logger.warning) -> Iterator[Library | None]:
    """The user's library, while a window has it open for reading only; None where none can be used.

    tell: hears one sentence when there is one that cannot be read.
    """
    library = None
    try:
        library = _opened()
    except LibraryError as error:
        tell(str(error))
    try:
        yield library
    finally:
        if library is not None:
            library.close()


def _opened() -> Library | None:
    folder = library_folder()
    if not (folder / FILE).exists():
        return None
    try:
        return Library.open(folder)
    except LockedError:
        return Library.open(folder, read_only=True)


def _is_shelved(article: Article, library: Library) -> bool:
    try:
        record = library.find(article.origin.sha256)
    except LibraryError as error:
        logger.warning("The library cannot be asked for an analysis: %s", error)
        return False
    return record is not None and not record.deleted


def _kept(article: Article, key: str, library: Library) -> Analysis | None:
    """What the library holds, None when that is nothing or damaged."""
    try:
        raw = library.cached(key)
        return None if raw is None else unpacked(raw, article)
    except (LibraryError, ValueError) as error:
        logger.warning("What the library keeps of an analysis cannot be used: %s", type(error).__name__)
        return None


def _keep(analysis: Analysis, key: str, library: Library) -> None:
    if library.read_only:
        return
    try:
        library.cache(key, packed(analysis))
    except (LibraryError, UnicodeEncodeError) as error:
        logger.warning("An analysis cannot be kept in the library: %s", type(error).__name__)
