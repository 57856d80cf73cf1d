"""Commands come in, a new frozen Session goes out with every one of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from diptych.app.remarks import annotations_of
from diptych.app.session import Session
from diptych.compare import Comparison
from diptych.corpus import Article, Story
from diptych.i18n import LANGUAGES, _
from diptych.language import Models
from diptych.search import Sort
from diptych.text import visible
from diptych.ui import work
from diptych.ui.annotator import Annotator
from diptych.ui.grouper import Grouper
from diptych.ui.importer import Importer
from diptych.ui.keeper import Keeper
from diptych.ui.matrix.story import StoryMatrix
from diptych.ui.opener import Opener
from diptych.ui.rest import Rest
from diptych.ui.rows.planning import Plan
from diptych.ui.rows.planning import planned as rows_planned
from diptych.ui.runner import Runner
from diptych.ui.searcher import Searcher
from diptych.ui.sides import Sides
from diptych.ui.transfers import Transfers


class Store(QObject):
    """Holds the Session of one window; the only place that replaces it.

    A command returns at once. What is slow comes back through the runner, and then too as a new Session.
    """

    changed = Signal(object, object)
    """The old and the new Session."""

    def __init__(
        self,
        models: Models,
        index_folder: Path | None,
        library_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """index_folder: where the search index is kept; None for a window that is not searched in.

        library_folder: where the user's articles are kept; None for a window that keeps none.
        """
        super().__init__(parent)
        self._session = Session()
        self._models = models
        self._library_folder = library_folder
        self._runner = Runner(self)
        self._searcher = Searcher(index_folder, self._runner, self._look, self._set, self._is_gone)
        self._sides = Sides(models, self._runner, self._searcher, self._look, self._set)
        self.library = Keeper(self._runner, self._searcher, self._look, self._set, self._sides.replace)
        """What can be done with the user's library …"""
        self._sides.library = lambda: self.library.library
        self.importer = Importer(self._runner, self.library, self._look, self._set)
        """… what is brought into it …"""
        self.transfers = Transfers(self._runner, self.library, self._look, self._set)
        """… and it as one file."""
        self.opener = Opener(self._sides, self.library, self.importer, self.transfers, self._look, self._set)
        """What is wanted on the sides."""
        self.annotator = Annotator(self._runner, self.library, self._sides, self._look, self._set)
        """What the user says of the open pair."""
        self.matrix = StoryMatrix(
            models,
            self._runner,
            self.library.source,
            self.annotator.said,
            self._look,
            self._set,
            lambda: self.library.library,
        )
        """The facts of the whole story …"""
        self.annotator.changed = self.matrix.forget
        self.groups = Grouper(self._runner, self.library, self._look, self._set, self)
        """… and which articles of the library are one."""
        self.changed.connect(self.groups.follow)
        self.changed.connect(self._follow_groups)
        self._rest = Rest(models, self._runner, self)

    @property
    def session(self) -> Session:
        """What the window is looking at now."""
        return self._session

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._runner.is_idle

    def load_models(self, languages: Sequence[str] = LANGUAGES) -> None:
        """Load the models in the background; a comparison asked for meanwhile waits for them."""
        self._set(models="loading")
        load = partial(work.load_models, self._models, languages)
        self._runner.run("models", load, done=lambda _none: self._set(models="ready"), failed=self._no_models)

    def open_library(self) -> None:
        """Open the user's library, if the window has one; files that are opened meanwhile wait for it."""
        if self._library_folder:
            self.library.open(self._library_folder, self._library_settled)

    def take_back(self, copy: Path) -> None:
        """Put a copy into the place of the damaged library and open it; what was there is kept beside it."""
        if self._session.importing or self._session.transfer:
            self.tell(_("Articles are being imported; stop that first."))
        elif self._library_folder:
            # nothing may be working with the file
            self._runner.close()
            self._searcher.close()
            self.library.close()
            self._sides.tickets.clear()
            self._set(comparing=False)
            self.matrix.forget()
            self.library.open(self._library_folder, self._library_settled, copy=copy)
            if self._session.models == "loading":
                self.load_models()

    def close(self) -> None:
        """Give up what is under way and wait until no thread is working."""
        self.groups.close()
        self._rest.close()
        self._runner.close()
        self._searcher.close()
        try:
            self.annotator.close()
        finally:
            self.library.close()

    def show_stories(self, stories: tuple[Story, ...]) -> None:
        """List these stories on the shelf and make them, and the library, searchable."""
        self._set(stories=stories)
        if self._session.library != "opening":
            entries = tuple(entry for story in stories for entry in story.entries)
            self._searcher.open(entries, self.library.library)

    def retell(self, stories: tuple[Story, ...]) -> None:
        """Everything once more in another language: titles of stories, explanations of a comparison."""
        self._set(stories=stories)
        self.matrix.forget()
        self._sides.place(self._session.left, self._session.right)

    def show_aside(self, on: bool) -> None:
        """Show or hide what was put aside."""
        self._set(aside_shown=on)

    def show_profile(self, on: bool) -> None:
        """Tell of the articles as wholes too, or not; the open pair is compared again for it."""
        if on != self._sides.profile_shown:
            self._sides.profile_shown = on
            self._sides.compare_again()

    def export_report(self, path: Path) -> None:
        """Write the comparison, with what the user made of it, into a file in the form of its ending."""
        session = self._session
        if session.comparison is None:
            return
        times = [
            one.imported_at if one else "" for one in map(session.record_of, (session.left, session.right))
        ]
        told = annotations_of(session.comparison, session.remarks, (times[0], times[1]))

        def done(_none: object) -> None:
            self.tell(_("The report is in “{file}”.").format(file=path), news=True)

        job = partial(work.write_report_to, path, session.comparison, told)
        self._runner.run("report", job, done=done, failed=self.tell)

    def plan_rows(self, comparison: Comparison, planned: Callable[[Comparison, Plan], None]) -> None:
        """Work out what stands in the rows of a comparison; `planned` is given both."""
        job = partial(rows_planned, comparison)
        self._runner.run("rows", job, done=partial(planned, comparison), failed=self.tell)

    def select(self, divergence_id: str | None) -> None:
        """Make a divergence the current one; an id that is not of this comparison selects nothing."""
        known = any(d.id == divergence_id for d in self._session.divergences)
        self._set(current=divergence_id if known else None)

    def next_divergence(self, among: Sequence[str] | None = None) -> None:
        """Select the divergence after the current one, the first after the last; `among`: the ids to walk."""
        self._step(1, among)

    def previous_divergence(self, among: Sequence[str] | None = None) -> None:
        """Select the divergence before the current one, the last before the first."""
        self._step(-1, among)

    def search(self, query: str) -> None:
        """Look for `query` in every article of the shelf; an empty query ends the search."""
        self._searcher.search(query)

    def sort_results(self, by: Sort) -> None:
        """Show results in this order from now on."""
        self._searcher.sort(by)

    def group_results(self, on: bool) -> None:
        """Show the hits of one story together from now on, or not."""
        self._searcher.group(on)

    def search_within(self, scope: tuple[Path, ...]) -> None:
        """Search only among the articles of these names; in all of them when there are none."""
        self._searcher.narrow(scope)

    def _follow_groups(self, old: Session, new: Session) -> None:
        if new.groups is not old.groups:
            # searches know that articles are of other stories now
            self._searcher.follow_stories()

    def key_of(self, article: Article) -> Path | None:
        """The name under which the search finds an open article; None for one that it does not find."""
        return self._searcher.key_of(article)

    def tell(self, notice: str, *, news: bool = False) -> None:
        """Show one sentence; news: it is not about something that went wrong."""
        self._set(notice=notice, news=news)

    def tell_crash(self, crashed: bool = True) -> None:
        """Show that the run before this one went wrong, or that the user knows it now."""
        self._set(crashed=crashed)

    def clear_notice(self) -> None:
        """Take the sentence away."""
        self._set(notice="")

    def _look(self) -> Session:
        return self._session

    def _is_gone(self, path: Path) -> bool:
        return self.library.is_gone(path)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Session, which mypy checks there
        old = self._session
        if "notice" in changes:
            # what goes with a notice goes away with it
            changes = {"remedy": "", "news": False} | changes | {"notice": visible(changes["notice"])}
        if all(getattr(old, field) is value for field, value in changes.items()):
            return
        self._session = replace(old, **changes)
        self.changed.emit(old, self._session)

    def _library_settled(self) -> None:
        if self._session.stories:
            self.show_stories(self._session.stories)
        self.annotator.refresh()
        self.opener.settled()

    def _step(self, by: int, among: Sequence[str] | None) -> None:
        ids = [d.id for d in self._session.divergences] if among is None else list(among)
        if not ids:
            return
        if self._session.current in ids:
            self.select(ids[(ids.index(self._session.current) + by) % len(ids)])
        else:
            self.select(ids[0 if by > 0 else -1])

    def _no_models(self, sentence: str) -> None:
        self._set(models="failed", notice=sentence)
