"""The story of the open pair comes in, its matrix is made off the GUI thread and goes out to the Session."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from diptych.app.jobs import CancelledCheck, Progress
from diptych.app.session import Session
from diptych.app.use_cases import compare_story, open_article
from diptych.compare import Matrix
from diptych.corpus import Article
from diptych.corpus.library import Library
from diptych.language import Models
from diptych.ui import work
from diptych.ui.runner import Runner

_SLOT = "matrix"


class StoryMatrix:
    """Makes the matrix when it is asked for, and once for the same articles."""

    def __init__(
        self,
        models: Models,
        runner: Runner,
        session: Callable[[], Session],
        set_session: Callable[..., None],
        library: Callable[[], Library | None] = lambda: None,
    ) -> None:
        """library: the one that keeps what is computed of its articles."""
        self._models, self._runner = models, runner
        self._session, self._set, self._library = session, set_session, library
        self._made_of: tuple[str, ...] = ()
        """What the matrix of the session, or the one under way, is made of."""

    def ask(self) -> None:
        """Have the matrix of the open pair's story made, unless it is made or under way."""
        session = self._session()
        wanted = sources(session)
        key = tuple(str(one) if isinstance(one, Path) else _key(one) for one in wanted)
        if key == self._made_of:
            return
        self.forget()
        if len(wanted) < 2:
            return
        self._made_of = key
        self._set(matrix_steps=(0, 0))
        self._runner.run(
            _SLOT,
            partial(_make, wanted, self._models, self._library()),
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
        self._set(matrix=None, matrix_steps=None)

    def _made(self, found: Matrix) -> None:
        self._set(matrix=found, matrix_steps=None)

    def _failed(self, sentence: str) -> None:
        self._made_of = ()
        self._set(matrix=None, matrix_steps=None, notice=sentence)


def sources(session: Session) -> tuple[Article | Path, ...]:
    """The articles of the story that holds the open pair, those that are open as they are; else the pair."""
    opened = [article for article in (session.left, session.right) if article]
    paths = {Path(one.origin.source).absolute(): one for one in opened if one.origin.source}
    for story in session.stories:
        entries = [entry.path.absolute() for entry in story.entries]
        if opened and len(paths) == len({id(one) for one in opened}) and set(paths) <= set(entries):
            return tuple(paths.get(path, path) for path in entries)
    return tuple({_key(one): one for one in opened}.values())


def _key(article: Article) -> str:
    """Tells an article whose date or details were corrected from the one before."""
    return f"{article.origin.source}\n{article.origin.sha256}\n{article.published}\n{len(article.text)}"


def _make(
    wanted: Sequence[Article | Path],
    models: Models,
    library: Library | None,
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> Matrix:
    """The matrix of these articles, read where they are not yet; raises ReadError, ModelError, Cancelled."""
    readers = [partial(open_article, one) if isinstance(one, Path) else partial(_same, one) for one in wanted]
    articles = work.read(readers, progress=lambda _done, _total: None, cancelled=cancelled)
    return compare_story(articles, models, library=library, progress=progress, cancelled=cancelled)


def _same(article: Article) -> Article:
    return article
