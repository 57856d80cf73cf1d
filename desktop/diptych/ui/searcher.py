"""Articles to be searched come in, queries are answered; what is found goes out as changes of the Session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from diptych.app.session import Mistake, Session
from diptych.app.use_cases import article_key, revision_of
from diptych.compare import Comparison
from diptych.corpus import Article, Entry
from diptych.corpus.library import Library
from diptych.search import Results, Sort
from diptych.ui import work
from diptych.ui.runner import Runner


class Searcher:
    """Keeps the search index of one window open. Each command is a job of the runner and returns at once."""

    def __init__(
        self,
        folder: Path | None,
        runner: Runner,
        session: Callable[[], Session],
        set_session: Callable[..., None],
        is_gone: Callable[[Path], bool],
    ) -> None:
        """folder: where the index is kept; None for a window that is not searched in.

        is_gone: whether an article that is still in the index is no longer to be found.
        """
        self._folder = folder
        self._runner = runner
        self._session, self._set, self._is_gone = session, set_session, is_gone
        self.held = work.IndexHolder()
        self._library: Library | None = None
        self._numbers = count(1)

    def open(self, entries: Sequence[Entry], library: Library | None) -> None:
        """Make the index hold these articles and those of the library; a second call changes nothing."""
        if self._folder and not self.held.index:
            fill = partial(work.open_index, self.held, self._folder, entries, library)
            self._library = library
            self._runner.run("index", fill, done=self._indexed, failed=self._tell)

    def close(self) -> None:
        """Close the index; no job may be running any more."""
        self.held.close()

    def add(self, articles: Sequence[tuple[Path, Callable[[], Article]]]) -> None:
        """Make articles searchable under these names; what is missed is added at the next start."""
        if self.held.index and articles:
            records = {str(record.id): record for record in self._session().records}
            told = []
            for path, source in articles:
                record = records.get(path.name)
                # as the next start will know it, so that it finds nothing to do
                told.append((path, source, revision_of(record) if record else ""))
            add = partial(work.add_to_index, self.held.index, tuple(told))
            slot = f"index {next(self._numbers)}"
            self._runner.run(slot, add, done=self._changed, failed=self._tell)

    def forget(self, keys: Sequence[Path], forgotten: Callable[[], None]) -> None:
        """Find these articles no more, at once and in the index; `forgotten` is called once that is so."""

        def done(_none: object) -> None:
            forgotten()
            self._ask_again()

        results = self._session().results
        if results:
            self._found(results)
        if self.held.index:
            forget = partial(work.forget, self.held.index, keys)
            self._runner.run(f"index {next(self._numbers)}", forget, done=done, failed=self._tell)

    def follow_stories(self) -> None:
        """Find articles under the stories that they are of now."""

        def done(changed: bool) -> None:
            if changed:
                self._ask_again()

        # while the index is filled it is written to, and told them at the end
        if self.held.index and self._library and not self._runner.busy("index"):
            tell = partial(work.tell_stories, self.held.index, self._library)
            self._runner.run("stories of the index", tell, done=done, failed=self._tell)

    def compared(self, comparison: Comparison) -> None:
        """Find the two articles by whether they contradict each other."""
        keys = self.key_of(comparison.left.article), self.key_of(comparison.right.article)
        if self.held.index and keys[0] and keys[1] and not self._runner.busy("index"):
            tell = partial(work.tell_conflicts, self.held.index, (keys[0], keys[1]), comparison)
            slot = f"index {next(self._numbers)}"
            self._runner.run(slot, tell, done=lambda _none: None, failed=self._tell)

    def key_of(self, article: Article) -> Path | None:
        """The name under which an open article is found; None for one that no search finds."""
        record = self._session().record_of(article)
        if record and self._library:
            return article_key(self._library.folder, record.id)
        return Path(article.origin.source).absolute() if article.origin.source else None

    def search(self, query: str) -> None:
        """Look for `query` in every article of the shelf; an empty query ends the search."""
        query = query.strip()
        if query and not self._session().query:
            self.follow_stories()
        self._set(query=query)
        if query and self.held.index:
            look = partial(work.search, self.held.index, query, self._session().sort, self._session().scope)
            self._runner.run("search", look, done=self._found, failed=self._not_found)
        elif not query:
            self._runner.give_up("search")
            self._set(results=None, mistake=None)

    def sort(self, by: Sort) -> None:
        """Ask for results in another order, now and from now on."""
        self._set(sort=by)
        if self._session().results:
            self.search(self._session().query)

    def group(self, on: bool) -> None:
        """Put the hits of one story together, now and from now on."""
        self._set(grouped=on)

    def narrow(self, scope: tuple[Path, ...]) -> None:
        """Search only among the articles of these names from now on; in all of them when there are none."""
        self._set(scope=scope)
        self._ask_again()

    def _changed(self, _none: None) -> None:
        """What is shown may have changed with the index."""
        if self._session().query:
            self.search(self._session().query)

    def _tell(self, sentence: str) -> None:
        self._set(notice=sentence)

    def _indexed(self, damaged: tuple[str, ...]) -> None:
        if damaged:
            self._tell(damaged[0])
        comparison = self._session().comparison
        if comparison:
            self.compared(comparison)
        self._ask_again()

    def _ask_again(self) -> None:
        if self._session().query:
            self.search(self._session().query)

    def _found(self, results: Results | Mistake) -> None:
        if isinstance(results, Mistake):
            # while somebody types, the last answer is better than none
            self._set(mistake=results)
            return
        hits = tuple(hit for hit in results.hits if not self._is_gone(hit.path))
        shown = results if len(hits) == len(results.hits) else replace(results, hits=hits)
        self._set(results=shown, mistake=None)

    def _not_found(self, sentence: str) -> None:
        self._set(results=None, notice=sentence)
