"""Commands about the library come in, jobs are run; what they change goes out as changes of the Session."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from diptych.app.session import Damage, Remedy, Session
from diptych.app.use_cases import article_key
from diptych.corpus import Article, Furniture
from diptych.corpus.library import Library, Operation, Record
from diptych.i18n import _, n_, quoted
from diptych.text import Span
from diptych.ui import library_work as work
from diptych.ui.runner import Runner
from diptych.ui.searcher import Searcher
from diptych.ui.telling import name_of


class Keeper:
    """Keeps the library of one window open. Each command is a job of the runner and returns at once."""

    def __init__(
        self,
        runner: Runner,
        searcher: Searcher,
        session: Callable[[], Session],
        set_session: Callable[..., None],
        replace: Callable[[Record, Article], None],
    ) -> None:
        """replace: shows an article of the library as it is now, wherever it is open."""
        self._runner, self._searcher = runner, searcher
        self._session, self._set, self._replace = session, set_session, replace
        self._held = work.LibraryHolder()
        self._numbers = count(1)
        self.changed: Callable[[Record, Article], None] = lambda _record, _article: None
        """Told of an article once it has been changed, beside what shows it."""
        self.settle: Callable[[Library], None] = lambda _library: None
        """Called by work before every change: writes what must come before it."""
        self.said_changed: Callable[[], None] = lambda: None
        """Told that what is said of articles has been changed by a step back or on."""

    @property
    def library(self) -> Library | None:
        """The library itself, for work; None until it is open."""
        return self._held.library

    @property
    def is_writable(self) -> bool:
        """Whether the library is open and may be changed."""
        return self.library is not None and not self.library.read_only

    def open(self, folder: Path, settled: Callable[[], None], *, copy: Path | None = None) -> None:
        """Open the library in `folder`; `settled` is called when it is open, or cannot be.

        copy: takes the place of the library before.
        """
        self._set(library="opening", damage=None, records=())

        def done(found: tuple[Record, ...] | Damage) -> None:
            if isinstance(found, Damage):
                self._set(damage=found)
                failed(found.told)
                return
            if self.is_writable:
                self._set(library="ready", records=found)
            else:
                self._set(library="read-only", records=found)
            settled()
            if self.is_writable and found:
                self._back_up()
            if copy:
                self._set(notice=_("The library is that of its copy again."), news=True)

        def failed(sentence: str) -> None:
            self._set(library="failed", notice=sentence)
            settled()

        opening = partial(work.open_library, self._held, folder, copy)
        self._runner.run("library", opening, done=done, failed=failed)

    def _back_up(self) -> None:
        do = partial(work.back_up_library, self.open_library())

        def done(damage: Damage | None) -> None:
            if damage:
                self._set(damage=damage, notice=damage.told)

        self._runner.run("backup", do, done=done, failed=self._tell)

    def close(self) -> None:
        """Close the library; no job may be running any more."""
        self._held.close()

    def source(self, record: Record) -> Callable[[], Article]:
        """What reads this article, for work."""
        return partial(self.open_library().article, record.id)

    def record_at(self, key: Path) -> Record | None:
        """The article that the search index knows under this name."""
        library = self.library
        records = self._session().records if library and key.parent == library.folder.absolute() else ()
        return next((record for record in records if str(record.id) == key.name), None)

    def is_gone(self, key: Path) -> bool:
        """Whether this is the search index's name of an article that was taken off the shelf."""
        library = self.library
        is_ours = library is not None and key.parent == library.folder.absolute()
        return is_ours and self.record_at(key) is None

    def restore(self, article: Article, piece: Furniture) -> None:
        """Take a piece of what was put aside back into the text of an article of the library."""
        record = self._session().record_of(article)
        if record and self.is_writable:
            told = _("{piece} is part of the article again.").format(piece=quoted(piece.why))
            self._change(work.restoring(record.id, article, piece), lambda _record: told)

    def put_aside(self, article: Article, span: Span) -> None:
        """Put the passages of an article of the library aside that a span touches."""
        record = self._session().record_of(article)
        if record and self.is_writable:
            aside = _("The passage is put aside; it is kept, and no longer compared.")
            stays = _("This passage stays: an article needs its title and one passage more.")
            do = work.cutting(record.id, article, span)
            self._change(do, lambda changed: aside if changed else stays)

    def set_restored(self, record: Record, indexes: Sequence[int], restored: bool) -> None:
        """Take pieces of furniture, by their numbers, back into the text of an article, or out of it."""
        if indexes and self.is_writable:
            back = n_("{n} block is in the text again.", "{n} blocks are in the text again.", len(indexes))
            aside = n_("{n} block is put aside again.", "{n} blocks are put aside again.", len(indexes))
            do = work.setting_restored(record.id, indexes, restored)
            self._change(do, lambda _record: back if restored else aside)

    def describe(
        self,
        record: Record,
        fields: Mapping[str, str | None],
        reset: Sequence[str],
        *,
        kept: Callable[[], None],
        refused: Callable[[str], None],
    ) -> None:
        """Keep what the user tells of an article; the fields in `reset` are as they were imported again.

        `kept` is called once that is done, `refused` with the reason where a value is impossible.
        """
        told = _("The details of {title} were changed.").format(title=quoted(name_of(record)))
        do = work.describing(record.id, fields, reset)
        self._change(do, lambda _record: told, refused=refused, kept=kept)

    def delete(self, record: Record) -> None:
        """Take an article off the shelf, at once; its bytes stay, and it can be taken back."""
        if self.is_writable:
            before = self._session().records
            self._set(records=tuple(one for one in before if one.id != record.id))
            told = _("{title} was taken off the shelf; its file was not touched.").format(
                title=quoted(name_of(record))
            )

            def failed(sentence: str) -> None:
                self._set(records=before, notice=sentence)

            self._change(work.deleting(record.id), lambda _record: told, refused=failed)

    def say(self, do: work.Change, told: str) -> None:
        """Keep what the user says of several articles, to be undone; `told` is the notice about it."""
        if self.is_writable:
            self._change(do, lambda _record: "", said=told)

    def undo(self) -> None:
        """Take back the last change: an article deleted, its details, what was taken into its text."""
        self._step_back(
            work.undo,
            _("There is nothing to take back."),
            (_("The last change of {title} was taken back."), _("What you said last was taken back.")),
            "redo",
        )

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._step_back(
            work.redo,
            _("There is nothing to make again."),
            (_("The last change of {title} was made again."), _("What was taken back is said again.")),
            "undo",
        )

    def _step_back(self, do: work.Change, nothing: str, done: tuple[str, str], remedy: Remedy) -> None:
        """done: what is told of a change of an article, and of one of what is said."""

        def told(record: Record | None) -> str:
            return done[0].format(title=quoted(name_of(record))) if record else nothing

        if self.is_writable:
            self._change(do, told, remedy=remedy, said=done[1])

    def _change(
        self,
        do: work.Change,
        told: Callable[[Record | None], str],
        *,
        remedy: Remedy = "undo",
        refused: Callable[[str], None] | None = None,
        kept: Callable[[], None] = lambda: None,
        said: str = "",
    ) -> None:
        """Change the library and show the article as it is now; `told` is the notice about it.

        refused: told why nothing was changed, instead of the user. kept: called when it was. said: the notice
        where no article was changed but what is said of two.
        """
        settle = self.settle

        def settled(library: Library) -> int | Operation | None:
            settle(library)
            return do(library)

        def done(changed: work.Changed) -> None:
            if changed.is_said:
                self._set(notice=said, remedy=remedy, news=True)
                self.said_changed()
                return
            self._set(records=changed.records)
            record = changed.record
            if record and changed.article:
                self.index((record,))
                self._replace(record, changed.article)
                self.changed(record, changed.article)
            elif record:
                self._forget(record)
            self._set(notice=told(record), remedy=remedy if record else "", news=True)
            kept()

        change = partial(work.change, self.open_library(), settled)
        self._runner.run(f"change {next(self._numbers)}", change, done=done, failed=refused or self._tell)

    def open_library(self) -> Library:
        """The library, for a command that is not given before it is open."""
        if self.library is None:
            raise ValueError("the library is not open")
        return self.library

    def _forget(self, record: Record) -> None:
        """Let no search find a deleted article, unless it has been brought back meanwhile."""
        key = article_key(self.open_library().folder, record.id)

        def forgotten() -> None:
            if not self.is_gone(key):
                self.index((record,))

        self._searcher.forget([key], forgotten)

    def index(self, records: Iterable[Record]) -> None:
        """Make articles of the library searchable as they are now."""
        folder = self.open_library().folder
        self._searcher.add([(article_key(folder, one.id), self.source(one)) for one in records])

    def _tell(self, sentence: str) -> None:
        self._set(notice=sentence)
