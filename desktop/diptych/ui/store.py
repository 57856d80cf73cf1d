"""Commands come in, a new frozen Session goes out with every one of them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from diptych.app.session import Session
from diptych.app.use_cases import compare_articles
from diptych.compare import Comparison
from diptych.corpus import Article, Entry, Story
from diptych.i18n import LANGUAGES, _
from diptych.language import Models
from diptych.search import Hit, Results
from diptych.ui import work
from diptych.ui.runner import Runner

Side = Literal["left", "right"]


def is_from(article: Article, path: Path) -> bool:
    """Whether the article was read from the file at `path`."""
    return bool(article.origin.source) and Path(article.origin.source).absolute() == path.absolute()


class Store(QObject):
    """Holds the Session of one window; the only place that replaces it.

    A command returns at once. What is slow comes back through the runner, and then too as a new Session.
    """

    changed = Signal(object, object)
    """The old and the new Session."""

    def __init__(self, models: Models, index_folder: Path | None, parent: QObject | None = None) -> None:
        """index_folder: where the search index is kept; None for a window that is not searched in."""
        super().__init__(parent)
        self._session = Session()
        self._models = models
        self._index_folder = index_folder
        self._held = work.IndexHolder()
        self._runner = Runner(self)
        self._tickets: dict[Side, int] = {}
        self._last_ticket = 0

    @property
    def session(self) -> Session:
        """What the window is looking at now."""
        return self._session

    def load_models(self, languages: Sequence[str] = LANGUAGES) -> None:
        """Load the models in the background; a comparison asked for meanwhile waits for them."""
        self._set(models="loading")
        load = partial(work.load_models, self._models, languages)
        self._runner.run("models", load, done=lambda _none: self._set(models="ready"), failed=self._no_models)

    def close(self) -> None:
        """Give up what is under way and wait until no thread is working."""
        self._runner.close()
        self._held.close()

    def show_stories(self, stories: tuple[Story, ...]) -> None:
        """List these stories on the shelf and make them searchable."""
        self._set(stories=stories)
        if self._index_folder and not self._held.index:
            entries = tuple(entry for story in stories for entry in story.entries)
            fill = partial(work.open_index, self._held, self._index_folder, entries)
            self._runner.run("index", fill, done=self._indexed, failed=self.tell)

    def retell(self, stories: tuple[Story, ...]) -> None:
        """Everything once more in another language: titles of stories, explanations of a comparison."""
        self._set(stories=stories)
        self._place(self._session.left, self._session.right)

    def open_paths(self, paths: Sequence[Path], side: Side | None = None) -> None:
        """Read one file into a side (the emptier one when none is named), or two into both."""
        if len(paths) > 2:
            self.tell(_("There are two panes: the first two of these files were opened."))
        if len(paths) >= 2:
            self._read({"left": paths[0], "right": paths[1]})
        elif paths:
            self._read({side or self._emptier(): paths[0]})

    def open_entry(self, entry: Entry, side: Side) -> None:
        """Read an article of the shelf into a side."""
        self._read({side: entry.path})

    def open_hit(self, hit: Hit, side: Side) -> None:
        """Read the article that a search found into a side, unless it is there already."""
        article = self._session.left if side == "left" else self._session.right
        if article is None or not is_from(article, hit.path):
            self._read({side: hit.path})

    def open_story(self, story: Story) -> None:
        """Open the first two articles of a story, or its only one on the left."""
        sides: tuple[Side, Side] = ("left", "right")
        self._read({side: entry.path for side, entry in zip(sides, story.entries, strict=False)})

    def swap(self) -> None:
        """Left becomes right and right left; compared anew, since every explanation names the sides."""
        self._tickets.clear()
        self._place(self._session.right, self._session.left)

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
        query = query.strip()
        self._set(query=query)
        if query and self._held.index:
            look = partial(work.search, self._held.index, query)
            self._runner.run("search", look, done=self._found, failed=self._not_found)
        elif not query:
            self._runner.give_up("search")
            self._set(results=None)

    def tell(self, notice: str) -> None:
        """Show one sentence; nothing else changes."""
        self._set(notice=notice)

    def clear_notice(self) -> None:
        """Take the sentence away."""
        self._set(notice="")

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of Session, which mypy checks there
        old = self._session
        if all(getattr(old, field) is value for field, value in changes.items()):
            return
        self._session = replace(old, **changes)
        self.changed.emit(old, self._session)

    def _emptier(self) -> Side:
        """The side where an article is neither open nor on its way, the left when neither or both are."""
        if self._session.left is None and "left" not in self._tickets:
            return "left"
        return "right" if self._session.right is None and "right" not in self._tickets else "left"

    def _read(self, wanted: dict[Side, Path]) -> None:
        """Read files for sides; each side is for the one that was asked for last, whichever is read first."""
        self._last_ticket += 1
        ticket = self._last_ticket
        self._tickets |= dict.fromkeys(wanted, ticket)
        self._runner.run(
            f"read {ticket}",
            partial(work.read, tuple(wanted.values())),
            done=partial(self._was_read, ticket, tuple(wanted)),
            failed=partial(self._was_not_read, ticket),
        )

    def _was_read(self, ticket: int, sides: tuple[Side, ...], articles: tuple[Article, ...]) -> None:
        new = {side: a for side, a in zip(sides, articles, strict=True) if self._tickets.get(side) == ticket}
        for side in new:
            del self._tickets[side]
        if self._held.index and new:
            known = [(Path(article.origin.source), article) for article in new.values()]
            add = partial(work.add_to_index, self._held.index, known)
            self._runner.run(f"index {ticket}", add, done=lambda _none: None, failed=self.tell)
        if new:
            self._place(new.get("left", self._session.left), new.get("right", self._session.right))

    def _was_not_read(self, ticket: int, sentence: str) -> None:
        self._tickets = {side: number for side, number in self._tickets.items() if number != ticket}
        self.tell(sentence)

    def _place(self, left: Article | None, right: Article | None) -> None:
        self._runner.give_up("compare")
        if left is None or right is None:
            self._set(left=left, right=right, comparison=None, comparing=False, notice="")
            return
        same = left.origin.sha256 == right.origin.sha256
        notice = _("The same file is on both sides.") if same else ""
        self._set(left=left, right=right, comparison=None, comparing=True, notice=notice)
        compare = partial(compare_articles, left, right, self._models)
        self._runner.run("compare", compare, done=self._compared, failed=self._not_compared)

    def _compared(self, comparison: Comparison) -> None:
        """The current divergence stays when the comparison has it too; otherwise it is the worst one."""
        ids = [divergence.id for divergence in comparison.divergences]
        current = self._session.current if self._session.current in ids else next(iter(ids), None)
        self._set(comparison=comparison, comparing=False, current=current)

    def _not_compared(self, sentence: str) -> None:
        self._set(comparing=False, notice=sentence)

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

    def _indexed(self, damaged: tuple[str, ...]) -> None:
        if damaged:
            self.tell(damaged[0])
        if self._session.query:
            self.search(self._session.query)

    def _found(self, results: Results) -> None:
        self._set(results=results)

    def _not_found(self, sentence: str) -> None:
        self._set(results=None, notice=sentence)
