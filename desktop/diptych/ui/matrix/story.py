"""The story of the open pair comes in, its matrix is made off the GUI thread and goes out to the Session."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from diptych.app.jobs import CancelledCheck, Progress
from diptych.app.session import Session
from diptych.app.use_cases import compare_story, open_article
from diptych.compare import ActorRow, Matrix, actor_rows
from diptych.corpus import Article
from diptych.corpus.library import Annotation, Library, Record
from diptych.language import Models
from diptych.ui import work
from diptych.ui.runner import Runner

Said = Callable[[Article, Article], tuple[Annotation, ...]]
_SLOT = "matrix"
_MOST = 12
"""Articles of a matrix: 66 pairs, and columns that can be read."""


class StoryMatrix:
    """Makes the matrix when it is asked for, and once for the same articles."""

    def __init__(
        self,
        models: Models,
        runner: Runner,
        source: Callable[[Record], Callable[[], Article]],
        said: Said,
        session: Callable[[], Session],
        set_session: Callable[..., None],
        library: Callable[[], Library | None] = lambda: None,
    ) -> None:
        """source: gives what reads an article of the library.

        said: gives, for work, what the user has said of two articles.
        library: the one that keeps what is computed of its articles.
        """
        self._models, self._runner, self._source, self._said = models, runner, source, said
        self._session, self._set, self._library = session, set_session, library
        self._made_of: tuple[str, ...] = ()
        """What the matrix of the session, or the one under way, is made of."""

    def ask(self) -> None:
        """Have the matrix of the open pair's story made, unless it is made or under way."""
        session = self._session()
        wanted = sources(session)
        key = tuple(map(_key, wanted))
        if key == self._made_of:
            return
        self.forget()
        if len(wanted) < 2:
            return
        self._made_of = key
        self._set(matrix_steps=(0, 0))
        readers = [self._source(one) if isinstance(one, Record) else partial(_read, one) for one in wanted]
        self._runner.run(
            _SLOT,
            partial(_make, readers, self._models, self._said, self._library()),
            done=self._made,
            failed=self._failed,
            progress=lambda done, total: self._set(matrix_steps=(done, total)),
        )

    def cancel(self) -> None:
        """Give up what is under way; the matrix can be asked for again."""
        if self._session().matrix_steps is not None:
            self.forget()

    def forget(self) -> None:
        """Let the matrix be made anew when it is asked for next, as in another language."""
        self._runner.give_up(_SLOT)
        self._made_of = ()
        self._set(matrix=None, actors=(), matrix_steps=None)

    def _made(self, found: tuple[Matrix, tuple[ActorRow, ...]]) -> None:
        self._set(matrix=found[0], actors=found[1], matrix_steps=None)

    def _failed(self, sentence: str) -> None:
        self._made_of = ()
        self._set(matrix=None, actors=(), matrix_steps=None, notice=sentence)


def sources(session: Session) -> tuple[Article | Path | Record, ...]:
    """The articles of the story that holds the open pair, those that are open as they are; else the pair.

    Of a large story the open pair and, in the order of their dates, as many others as are told apart at a
    glance.
    """
    opened = [article for article in (session.left, session.right) if article]
    paths = {Path(one.origin.source).absolute(): one for one in opened if one.origin.source}
    for story in session.stories:
        entries = [entry.path.absolute() for entry in story.entries]
        if opened and len(paths) == len({id(one) for one in opened}) and set(paths) <= set(entries):
            return tuple(paths.get(path, path) for path in entries)
    hashes = {one.origin.sha256: one for one in opened}
    for group in session.groups:
        held = [record for record in group.records if not record.damage]
        if opened and hashes.keys() <= {record.sha256 for record in held}:
            others = [record.sha256 for record in held if record.sha256 not in hashes]
            shown = {*hashes, *others[: _MOST - len(hashes)]}
            return tuple(hashes.get(one.sha256, one) for one in held if one.sha256 in shown)
    return tuple({_key(one): one for one in opened}.values())


def _key(one: Article | Path | Record) -> str:
    """Tells an article whose date or details were corrected from the one before."""
    if isinstance(one, Path):
        return str(one)
    if isinstance(one, Record):
        return f"{one.sha256}\n{one.published}"
    return f"{one.origin.source}\n{one.origin.sha256}\n{one.published}\n{len(one.text)}"


def _make(
    readers: Sequence[Callable[[], Article]],
    models: Models,
    said: Said,
    library: Library | None,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> tuple[Matrix, tuple[ActorRow, ...]]:
    """Matrix and actors of these articles; raises ReadError, LibraryError, ModelError, Cancelled."""
    articles = work.read(readers, progress=lambda _done, _total: None, cancelled=cancelled)
    found = compare_story(articles, models, said, library=library, progress=progress, cancelled=cancelled)
    return found, actor_rows(found.analyses)


def _read(one: Article | Path) -> Article:
    return open_article(one) if isinstance(one, Path) else one
