"""Files and pasted texts come in, jobs read them into the library; the Session tells what became of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from diptych.app.intake import Batch, Reviewed, reviewed
from diptych.app.session import Session
from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _
from diptych.ui import library_work as work
from diptych.ui.keeper import Keeper
from diptych.ui.runner import Runner
from diptych.ui.telling import import_told

Arrived = Callable[[tuple[Record, ...]], None]


@dataclass(slots=True)
class _Import:
    """An import, under way or at its end."""

    count: int
    """How many articles are waited for; they are handed over before the others are read."""
    arrived: Arrived
    arrivals: work.Arrivals = field(default_factory=work.Arrivals)
    batch: Batch = field(default_factory=Batch)
    steps: tuple[int, int] = (0, 0)
    taken: int = 0
    """How many of the outcomes that arrived are in the batch, or were."""
    is_handed: bool = False

    def take_in(self, *, ended: bool = False) -> None:
        """Let the batch have what arrived since."""
        new = tuple(self.arrivals.outcomes[self.taken :])
        self.batch = replace(
            self.batch,
            paths=self.batch.paths or self.arrivals.paths,
            outcomes=self.batch.outcomes + new,
            running=not ended,
        )
        self.taken += len(new)

    def hand_over(self, *, ended: bool = False) -> None:
        """Give the first articles away, once, when there are as many as are waited for or no more come."""
        records = [outcome.record for outcome in self.batch.outcomes if outcome.record]
        if not self.is_handed and (ended or len(records) >= self.count):
            self.is_handed = True
            self.arrived(tuple(records[: self.count]))


class Importer:
    """Brings articles into the library of one window. Each command is a job and returns at once."""

    def __init__(
        self,
        runner: Runner,
        keeper: Keeper,
        session: Callable[[], Session],
        set_session: Callable[..., None],
    ) -> None:
        self._runner, self._keeper = runner, keeper
        self._session, self._set = session, set_session
        self._imports: dict[int, _Import] = {}
        self._numbers = count(1)
        keeper.changed = self._retell

    def import_paths(self, paths: Sequence[Path], count: int, arrived: Arrived) -> None:
        """Import files and folders; the first `count` articles are handed to `arrived`, fewer at the end."""
        if not any(one.batch.running for one in self._imports.values()):
            # the list is of this import and of those that run beside it
            self._imports.clear()
        number = next(self._numbers)
        begun = self._imports[number] = _Import(count, arrived)

        def watch(done: int, total: int) -> None:
            begun.steps = done, total
            begun.take_in()
            self._show()
            begun.hand_over()

        def end() -> None:
            begun.take_in(ended=True)
            self._show()
            begun.hand_over(ended=True)

        def done(imported: work.Imported) -> None:
            told = import_told(imported.report)
            self._set(records=imported.records)
            if told.notice:
                self._set(notice=told.notice, remedy=told.remedy, news=told.news)
            self._keeper.index(imported.report.added)
            end()

        def failed(sentence: str) -> None:
            self._set(notice=sentence)
            end()

        import_files = partial(work.import_files, self._keeper.open_library(), paths, begun.arrivals)
        self._show()
        self._runner.run(f"import {number}", import_files, done=done, failed=failed, progress=watch)

    def retry(self, path: Path) -> None:
        """Try a file once more that could not be read."""
        if self._keeper.is_writable:
            running = [one for one in self._imports.values() if one.batch.running]
            for one in self._imports.values():
                one.batch = one.batch.without(path)
            ended = {} if running else dict(self._imports)
            self.import_paths([path], 0, lambda _records: None)
            # the list of which it was one goes on
            self._imports = ended | self._imports
            self._show()

    def cancel(self) -> None:
        """Stop every import after the file that it is at; what was added stays."""
        for one in self._imports.values():
            one.arrivals.stop.set()

    def show(self, on: bool) -> None:
        """Show or hide the list of what the last import has brought."""
        self._set(intake_shown=on)

    def review(self, record: Record) -> None:
        """Read an article of the library to be looked over, with what was put aside of it."""

        def done(found: Reviewed) -> None:
            self._set(reviewed=found)

        def look(*, progress: object, cancelled: object) -> Reviewed:
            return reviewed(library, record.id)

        library = self._keeper.open_library()
        self._runner.run("review", look, done=done, failed=self._tell)

    def paste(self, texts: Sequence[str], arrived: Arrived, failed: Callable[[], None]) -> None:
        """Import a text, given in one form or more, the best one first."""

        def done(pasted: work.Pasted) -> None:
            self._set(records=pasted.records)
            if not pasted.is_new:
                told = _("This text is in the library already; that article was opened.")
                self._set(notice=told, news=True)
            self._keeper.index((pasted.record,))
            arrived((pasted.record,))

        def not_done(sentence: str) -> None:
            self._tell(sentence)
            failed()

        paste = partial(work.paste, self._keeper.open_library(), texts)
        self._runner.run(f"paste {next(self._numbers)}", paste, done=done, failed=not_done)

    def _retell(self, record: Record, article: Article) -> None:
        """Let the lists tell of an article as the user has changed it."""
        for one in self._imports.values():
            one.batch = one.batch.retold(record, article)
        shown = self._session().reviewed
        self._show()
        if shown and shown.record.id == record.id:
            self.review(record)

    def _tell(self, sentence: str) -> None:
        self._set(notice=sentence)

    def _show(self) -> None:
        running = [one.steps for one in self._imports.values() if one.batch.running]
        done, total = (sum(steps[n] for steps in running) for n in (0, 1))
        self._set(
            intake=tuple(one.batch for one in self._imports.values()),
            importing=(done, total) if running else None,
        )
