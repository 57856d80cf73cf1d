"""What a person can do with articles, whoever asks: the window or the command line."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import combinations
from pathlib import Path

from diptych.app import folders, settings
from diptych.app.analyses import analysis_of
from diptych.app.by_hand import NOTHING_BY_HAND, ByHand, by_hand, corrections_of
from diptych.app.importing import sha256_of
from diptych.app.jobs import Cancelled, CancelledCheck, Progress, ignore, never
from diptych.app.remarks import Remarks, remarks_on
from diptych.compare import Comparison, Matrix, compare, matrix, read_rates, with_profile, without_marks
from diptych.corpus import Article, Entry, read_article, read_entry, stories
from diptych.corpus.library import Annotation, Library, Record
from diptych.errors import LibraryError, ReadError
from diptych.facts import with_corrections
from diptych.language import Models
from diptych.memory import give_back, give_back_large
from diptych.search import Document, Index

logger = logging.getLogger(__name__)

_LONG = 30_000
"""Characters from which the work on an article leaves megabytes behind."""


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
    library: Library | None = None,
    told: Callable[[], ByHand] = lambda: NOTHING_BY_HAND,
    profile: bool = False,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> Comparison:
    """The comparison of two articles; raises Cancelled, and ModelError when a model is missing.

    library: keeps what is computed about one of its articles alone, so that the next comparison with it is
    quick, also after a restart.
    told: asked, when all that is slow has been done, for what the user linked and corrected by hand.
    profile: whether the two articles as wholes are told of too, behind all else.
    """
    steps = 3
    analyses = []
    for done, article in enumerate((left, right)):
        _go_on(cancelled)
        progress(done, steps)
        # what is kept may be of an equal article that was read before; a window compares by identity
        analyses.append(replace(analysis_of(article, models, library), article=article))
        _clear_away(article)
    _go_on(cancelled)
    progress(2, steps)
    hand = told()
    ours, theirs = with_corrections(analyses[0], hand.left), with_corrections(analyses[1], hand.right)
    comparison = compare(ours, theirs, pins=hand.pins, rates=read_rates(settings.load().exchange_rates))
    _clear_away(left, right)
    progress(steps, steps)
    return with_profile(comparison) if profile else comparison


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """A comparison with what the user has said of it."""

    comparison: Comparison
    """Without the marks that the user dismissed."""
    remarks: Remarks
    trouble: str = ""
    """Why what the user has said cannot be read, one sentence."""


def compare_noted(
    left: Article,
    right: Article,
    models: Models,
    said: Callable[[], tuple[Annotation, ...]],
    *,
    library: Library | None = None,
    profile: bool = False,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> Noted:
    """The comparison of two articles with what `said` gives of them, links and figures by hand among it.

    Raises Cancelled, and ModelError. A library that cannot be read stops no comparison.
    """
    told: tuple[Annotation, ...] = ()
    trouble = ""

    def hand() -> ByHand:
        nonlocal told, trouble
        try:
            told = said()
        except LibraryError as error:
            trouble = str(error)
        return by_hand(left, right, told)

    comparison = compare_articles(
        left,
        right,
        models,
        library=library,
        told=hand,
        profile=profile,
        progress=progress,
        cancelled=cancelled,
    )
    remarks = remarks_on(comparison, told)
    if remarks.dismissed:
        comparison = without_marks(comparison, frozenset(remarks.dismissed))
    return Noted(comparison, remarks, trouble)


def compare_story(
    articles: Sequence[Article],
    models: Models,
    said: Callable[[Article, Article], tuple[Annotation, ...]] = lambda _left, _right: (),
    *,
    library: Library | None = None,
    progress: Progress = ignore,
    cancelled: CancelledCheck = never,
) -> Matrix:
    """The facts of two or more articles against each other; raises Cancelled, ModelError and LibraryError.

    said: gives what the user has said of two of them.
    """
    pairs = list(combinations(range(len(articles)), 2))
    comparisons = {}
    for done, (i, j) in enumerate(pairs):
        progress(done, len(pairs))
        sides = articles[i], articles[j]
        told = partial(by_hand, *sides, said(*sides))
        comparisons[i, j] = compare_articles(*sides, models, library=library, told=told, cancelled=cancelled)
    progress(len(pairs), len(pairs))
    analyses = [
        with_corrections(analysis_of(one, models, library), corrections_of(one, said(one, one)))
        for one in articles
    ]
    return matrix(analyses, comparisons)


@cache
def shared_models() -> Models:
    """The models of this process; nothing is loaded before it is needed, and nothing twice."""
    give_back_large()
    return Models()


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
    index.catch_up(progress=progress, cancelled=cancelled)
    wanted = _sources(entries, library)
    held = index.revisions()
    missing = {path: source for path, source in wanted.items() if held.get(path) != source.revision}
    sentences: list[str] = []
    gone = held.keys() - wanted.keys()

    def documents() -> Iterator[Document]:
        for done, (path, source) in enumerate(missing.items()):
            _go_on(cancelled)
            progress(done, len(missing))
            try:
                article = source.read()
            except (ReadError, LibraryError) as error:
                sentences.append(str(error))
                gone.add(path)
            else:
                yield Document(path, article, source.revision, source.story)

    index.put(documents(), cancelled=cancelled)
    # also those that cannot be read any more: what is found can be opened
    index.remove(gone)
    return tuple(sentences)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an article to be indexed is read from."""

    read: Callable[[], Article]
    revision: str
    """Changes whenever what is found of the article does."""
    story: str = ""


def _sources(entries: Sequence[Entry], library: Library | None) -> dict[Path, _Source]:
    """Every article that the index should hold, by the name it is found under; none is read for it."""
    titles = {entry.path.absolute(): story.title for story in stories() for entry in story.entries}
    found = {}
    for entry in entries:
        path = entry.path.absolute()
        story = titles.get(path, "")
        told = (sha256_of(path), entry.title, entry.outlet, entry.published, entry.language, story)
        found[path] = _Source(partial(read_entry, entry), _revision(told), story)
    if library:
        restored = library.restored()
        for record in library.records():
            if not record.damage:
                read = partial(library.article, record.id)
                revision = revision_of(record, restored.get(record.id, ()))
                found[article_key(library.folder, record.id)] = _Source(read, revision)
    return found


def revision_of(record: Record, restored: Sequence[int] = ()) -> str:
    """What changes whenever the text or the metadata of an article of the library do.

    restored: the pieces of furniture that the user has taken back.
    """
    told = (record.sha256, record.title, record.author, record.outlet, record.published, record.language)
    return _revision((*told, *restored))


def _revision(told: Sequence[object]) -> str:
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()


def _clear_away(*articles: Article) -> None:
    """Give back what work on articles has left behind, where that is worth its while."""
    if sum(len(article.text) for article in articles) > _LONG:
        give_back()


def _go_on(cancelled: CancelledCheck) -> None:
    if cancelled():
        raise Cancelled
