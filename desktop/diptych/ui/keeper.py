"""Commands about the library come in, jobs are run; what they change goes out as changes of the Session."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

from diptych.app.session import Remedy, Session
from diptych.app.use_cases import article_key
from diptych.corpus import Article, Furniture
from diptych.corpus.library import Library, Record
from diptych.i18n import _, quoted
from diptych.ui import library_work as work
from diptych.ui.runner import Runner
from diptych.ui.searcher import Searcher
from diptych.ui.telling import import_told, name_of


@dataclass(slots=True)
class _Import:
    """An import under way."""

    count: int
    """How many articles are waited for; they are handed over before the others are read."""
    arrived: Callable[[tuple[Record, ...]], None]
    arrivals: work.Arrivals = field(default_factory=work.Arrivals)
    steps: tuple[int, int] = (0, 0)
    is_handed: bool = False

    def hand_over(self, *, ended: bool = False) -> None:
        """Give the first articles away, once, when there are as many as are waited for or no more come."""
        if not self.is_handed and (ended or len(self.arrivals.records) >= self.count):
            self.is_handed = True
            self.arrived(tuple(self.arrivals.records[: self.count]))


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
        self._imports: dict[int, _Import] = {}
        self._numbers = count(1)

    @property
    def library(self) -> Library | None:
        """The library itself, for work; None until it is open."""
        return self._held.library

    @property
    def is_writable(self) -> bool:
        """Whether the library is open and may be changed."""
        return self.library is not None and not self.library.read_only

    def open(self, folder: Path, settled: Callable[[], None]) -> None:
        """Open the library in `folder`; `settled` is called when it is open, or cannot be."""
        self._set(library="opening")

        def done(records: tuple[Record, ...]) -> None:
            if self.is_writable:
                self._set(library="ready", records=records)
            else:
                notice = _(
                    "Another window has this library open: here it can be read, and nothing can be changed."
                )
                self._set(library="read-only", records=records, notice=notice)
            settled()

        def failed(sentence: str) -> None:
            self._set(library="failed", notice=sentence)
            settled()

        self._runner.run("library", partial(work.open_library, self._held, folder), done=done, failed=failed)

    def close(self) -> None:
        """Close the library; no job may be running any more."""
        self._held.close()

    def source(self, record: Record) -> Callable[[], Article]:
        """What reads this article, for work."""
        return partial(self._open_library().article, record.id)

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

    def import_paths(
        self, ticket: int, paths: Sequence[Path], count: int, arrived: Callable[[tuple[Record, ...]], None]
    ) -> None:
        """Import files and folders; the first `count` articles are handed to `arrived`, fewer at the end.

        ticket: tells imports apart.
        """
        begun = self._imports[ticket] = _Import(count, arrived)

        def watch(done: int, total: int) -> None:
            begun.steps = done, total
            self._show_progress()
            begun.hand_over()

        def end() -> None:
            del self._imports[ticket]
            self._show_progress()
            begun.hand_over(ended=True)

        def done(imported: work.Imported) -> None:
            notice, remedy, failures = import_told(imported.report)
            self._set(records=imported.records)
            if notice:
                self._set(notice=notice, remedy=remedy, failures=failures)
            self._index(imported.report.added)
            end()

        def failed(sentence: str) -> None:
            self._tell(sentence)
            end()

        import_files = partial(work.import_files, self._open_library(), paths, begun.arrivals)
        self._show_progress()
        self._runner.run(f"import {ticket}", import_files, done=done, failed=failed, progress=watch)

    def cancel_imports(self) -> None:
        """Stop every import after the file that it is at; what was added stays."""
        for begun in self._imports.values():
            begun.arrivals.stop.set()

    def paste(
        self,
        texts: Sequence[str],
        arrived: Callable[[tuple[Record, ...]], None],
        failed: Callable[[], None],
    ) -> None:
        """Import a text, given in one form or more, the best one first."""

        def done(pasted: work.Pasted) -> None:
            self._set(records=pasted.records)
            if not pasted.is_new:
                self._tell(_("This text is in the library already; that article was opened."))
            self._index((pasted.record,))
            arrived((pasted.record,))

        def not_done(sentence: str) -> None:
            self._tell(sentence)
            failed()

        paste = partial(work.paste, self._open_library(), texts)
        self._runner.run(f"paste {next(self._numbers)}", paste, done=done, failed=not_done)

    def restore(self, article: Article, piece: Furniture) -> None:
        """Take a piece of what was put aside back into the text of an article of the library."""
        record = self._session().record_of(article)
        if record and self.is_writable:
            told = _("{piece} is part of the article again.").format(piece=quoted(piece.why))
            self._change(work.restoring(record.id, article, piece), lambda _record: told)

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

    def undo(self) -> None:
        """Take back the last change: an article deleted, its details, what was taken into its text."""

        def told(record: Record | None) -> str:
            if record is None:
                return _("There is nothing to take back.")
            return _("The last change of {title} was taken back.").format(title=quoted(name_of(record)))

        if self.is_writable:
            self._change(work.undo, told, remedy="")

    def _change(
        self,
        do: work.Change,
        told: Callable[[Record | None], str],
        *,
        remedy: Remedy = "undo",
        refused: Callable[[str], None] | None = None,
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        """Change the library and show the article as it is now; `told` is the notice about it.

        refused: told why nothing was changed, instead of the user. kept: called when it was.
        """

        def done(changed: work.Changed) -> None:
            self._set(records=changed.records)
            record = next((one for one in changed.records if one.id == changed.id), None)
            if record and changed.article:
                self._index((record,))
                self._replace(record, changed.article)
            self._set(notice=told(record), remedy=remedy)
            kept()

        change = partial(work.change, self._open_library(), do)
        self._runner.run(f"change {next(self._numbers)}", change, done=done, failed=refused or self._tell)

    def _open_library(self) -> Library:
        if self.library is None:
            raise ValueError("the library is not open")
        return self.library

    def _index(self, records: Iterable[Record]) -> None:
        folder = self._open_library().folder
        self._searcher.add([(article_key(folder, one.id), self.source(one)) for one in records])

    def _tell(self, sentence: str) -> None:
        self._set(notice=sentence)

    def _show_progress(self) -> None:
        steps = [begun.steps for begun in self._imports.values()]
        done, total = (sum(step[n] for step in steps) for n in (0, 1))
        self._set(importing=(done, total) if steps else None)
