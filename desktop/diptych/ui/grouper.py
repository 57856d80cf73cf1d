"""Changes of the library come in, its stories are brought up to date by a job and go out to the Session."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, QTimer

from diptych.app.jobs import CancelledCheck, Progress, Work
from diptych.app.session import Session
from diptych.compare import Comparison, Matrix, matrix
from diptych.corpus import Article
from diptych.corpus.library import Library, Operation, Record
from diptych.i18n import _, n_, quoted
from diptych.stories import (
    Counts,
    LibraryStory,
    bring_up_to_date,
    keep_conflicts,
    merge,
    split,
    stories_of,
)
from diptych.ui.keeper import Keeper
from diptych.ui.runner import Runner

REST_MS = 300
"""How long the library must rest before its articles are grouped."""
_SLOT = "stories"


class Grouper(QObject):
    """Groups the library of one window whenever it has changed. Each command returns at once."""

    def __init__(
        self,
        runner: Runner,
        keeper: Keeper,
        session: Callable[[], Session],
        set_session: Callable[..., None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner, self._keeper = runner, keeper
        self._session, self._set = session, set_session
        self._numbers = count(1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._begin)
        self._is_behind = False
        self._counts = Counts()
        said_changed = keeper.said_changed

        def changed() -> None:
            said_changed()
            self.refresh()

        keeper.said_changed = changed

    def follow(self, old: Session, new: Session) -> None:
        """Look at what has changed between the two: articles, or what is known of their conflicts."""
        if new.records is not old.records or (old.importing and not new.importing):
            self.refresh()
        if new.matrix is not old.matrix and new.matrix:
            articles = [one.article for one in new.matrix.analyses]
            self._remember(articles, partial(_in_matrix, new.matrix))
        if new.comparison is not old.comparison and new.comparison:
            both = (new.comparison.left.article, new.comparison.right.article)
            self._remember(both, partial(_in_pair, new.comparison))

    def refresh(self) -> None:
        """Group what is new, soon."""
        if self._keeper.library:
            self._rest.start()

    def cancel(self) -> None:
        """Group no more until the library changes again; what is grouped stays."""
        if self._session().grouping is not None:
            self._runner.give_up(_SLOT)
            self._set(grouping=None)
            self._run(partial(_read, self._keeper.open_library()))

    def close(self) -> None:
        """Begin nothing any more."""
        self._rest.stop()

    def merge(self, stories: Collection[LibraryStory]) -> None:
        """Make one story of several, for good."""
        first, *others = sorted(stories, key=lambda one: -len(one.records))

        def do(library: Library) -> Operation | None:
            merge(library, first, *others)
            return library.undoable()

        told = _("{stories} are one story now: {title}.")
        counted = n_("{n} story", "{n} stories", len(others) + 1)
        self._keeper.say(do, told.format(stories=counted, title=quoted(first.title)))

    def split(self, story: LibraryStory, ids: Iterable[int]) -> None:
        """Make another story of these articles of one, for good."""
        wanted = tuple(ids)

        def do(library: Library) -> Operation | None:
            split(library, story, wanted)
            return library.undoable()

        told = n_("{n} article is a story of its own.", "{n} articles are a story of their own.", len(wanted))
        self._keeper.say(do, told)

    def _begin(self) -> None:
        library = self._keeper.library
        if library is None or self._session().importing:
            # what is imported tells when it is done
            return
        if self._runner.busy(_SLOT):
            self._is_behind = True
            return
        self._run(partial(_read, library) if library.read_only else partial(_grouped, library, self._counts))

    def _run(self, job: Work[tuple[LibraryStory, ...]]) -> None:
        self._is_behind = False
        self._runner.run(_SLOT, job, done=self._done, failed=self._failed, progress=self._progress)

    def _progress(self, done: int, total: int) -> None:
        # digesting and placing are a step each
        if total:
            self._set(grouping=(done // 2, total // 2))

    def _done(self, stories: tuple[LibraryStory, ...]) -> None:
        is_same = stories == self._session().groups
        self._set(grouping=None, groups=self._session().groups if is_same else stories)
        if self._is_behind:
            self.refresh()

    def _failed(self, sentence: str) -> None:
        self._set(grouping=None, notice=sentence)

    def _remember(self, articles: Sequence[Article], counted: Callable[[], int]) -> None:
        """Keep how many facts these articles of the library tell differently."""
        records = [one for one in map(self._session().record_of, articles) if one]
        if not self._keeper.is_writable or len(records) < len(articles):
            return
        job = partial(_kept, self._keeper.open_library(), records, counted)
        slot = f"conflicts {next(self._numbers)}"
        self._runner.run(slot, job, done=lambda _none: self.refresh(), failed=self._failed)


def _grouped(
    library: Library, counts: Counts, *, progress: Progress, cancelled: CancelledCheck
) -> tuple[LibraryStory, ...]:
    """The stories, once every article is in one; raises LibraryError, Cancelled."""
    bring_up_to_date(library, counts=counts, progress=progress, cancelled=cancelled)
    return tuple(stories_of(library))


def _read(library: Library, *, progress: Progress, cancelled: CancelledCheck) -> tuple[LibraryStory, ...]:
    """The stories as they are; raises LibraryError."""
    return tuple(stories_of(library))


def _kept(
    library: Library,
    records: Sequence[Record],
    counted: Callable[[], int],
    *,
    progress: Progress,
    cancelled: CancelledCheck,
) -> None:
    """Raises LibraryError."""
    keep_conflicts(library, records, counted())


def _in_matrix(found: Matrix) -> int:
    return found.conflicts


def _in_pair(comparison: Comparison) -> int:
    return matrix((comparison.left, comparison.right), {(0, 1): comparison}).conflicts
