"""What a user wants to read comes in, a file, a pasted text, an article of the shelf; the sides get it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from diptych.app.desk import Known, Pair
from diptych.app.session import Session
from diptych.app.use_cases import open_article
from diptych.corpus import Article, Entry, Story
from diptych.corpus.library import BUNDLE_END, Record
from diptych.i18n import _, quoted
from diptych.search import Hit
from diptych.stories import LibraryStory
from diptych.ui.importer import Importer
from diptych.ui.keeper import Keeper
from diptych.ui.sides import SIDES, Reader, Side, Sides
from diptych.ui.transfers import Transfers


def is_from(article: Article, path: Path) -> bool:
    """Whether the article was read from the file at `path`."""
    return bool(article.origin.source) and Path(article.origin.source).absolute() == path.absolute()


class Opener:
    """Opens articles on the sides of one window. Each command returns at once."""

    def __init__(
        self,
        sides: Sides,
        library: Keeper,
        importer: Importer,
        transfers: Transfers,
        session: Callable[[], Session],
        set_session: Callable[..., None],
    ) -> None:
        self._sides, self._library = sides, library
        self._importer, self._transfers = importer, transfers
        self._session, self._set = session, set_session
        self._waiting: list[Callable[[], None]] = []
        """What was wanted while the library was being opened."""

    def settled(self) -> None:
        """Open what waited for the library."""
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            command()

    def open_paths(self, paths: Sequence[Path], side: Side | None = None) -> None:
        """Import files and folders, and open the first two of them, or the only one on a side.

        side: for one file; the emptier one when none is named. Where there is no library that could be
        written, the files are opened all the same. What a whole library's file holds is added to this one.
        """
        if not paths:
            return
        if self._session().library == "opening":
            self._waiting.append(partial(self.open_paths, paths, side))
            return
        self._clear()
        bundle = next((path for path in paths if path.suffix.lower() == BUNDLE_END), None)
        if bundle and self._library.is_writable:
            self._transfers.import_from(bundle)
            return
        samples = {entry.path.absolute() for story in self._session().stories for entry in story.entries}
        alone = len(paths) == 1 and not paths[0].is_dir()
        sides = ((side or self._sides.emptier()),) if alone else SIDES
        if self._library.is_writable and not samples.issuperset(path.absolute() for path in paths):
            ticket = self._sides.take(sides)
            arrived = partial(self._sides.arrived, ticket, self._library.source)
            self._importer.import_paths(paths, len(sides), arrived)
            if len(paths) > len(SIDES) or any(path.is_dir() for path in paths):
                self._importer.show(True)
            return
        if self._session().library in ("read-only", "failed"):
            self._tell(_("The library cannot be written: what is opened now is not kept in it."))
        elif len(paths) > 2:
            self._tell(_("There are two panes: the first two of these files were opened."), news=True)
        self._sides.read({one: partial(open_article, path) for one, path in zip(sides, paths, strict=False)})

    def paste(self, texts: Sequence[str]) -> None:
        """Import a text of the clipboard into the emptier side; `texts` are its forms, the best one first."""
        if not self._library.is_writable:
            self._tell(_("Without a library that can be written, nothing can be pasted."))
        elif texts:
            self._clear()
            ticket = self._sides.take((self._sides.emptier(),))
            self._importer.paste(
                texts,
                partial(self._sides.arrived, ticket, self._library.source),
                partial(self._sides.release, ticket),
            )

    def open_again(
        self, pair: Pair, current: str = "", *, otherwise: Callable[[], None] | None = None
    ) -> None:
        """Open what was on the sides before, with its divergence; `otherwise` is done where it is gone."""
        samples = (self._sample(one) for one in (pair.left, pair.right) if one)
        if self._session().library == "opening" and not all(samples):
            self._waiting.append(partial(self.open_again, pair, current, otherwise=otherwise))
            return
        self._clear()
        wanted: dict[Side, Reader] = {}
        for side, one in zip(SIDES, (pair.left, pair.right), strict=True):
            reader = self._reader_of(one) if one else None
            if reader:
                wanted[side] = reader
            elif one:
                if otherwise:
                    otherwise()
                told = _("{title} is no longer there; the pair it belonged to cannot be opened.")
                self._tell(told.format(title=quoted(one.name)))
                return
        self._set(current=current or None)
        self._sides.read(wanted)

    def open_entry(self, entry: Entry, side: Side) -> None:
        """Read an article of a story into a side."""
        self._open({side: partial(open_article, entry.path)})

    def open_record(self, record: Record, side: Side) -> None:
        """Read an article of the library into a side."""
        self._open({side: self._library.source(record)})

    def open_hit(self, hit: Hit, side: Side) -> None:
        """Read the article that a search found into a side, unless it is there already."""
        article = self._session().left if side == "left" else self._session().right
        if self._library.is_gone(hit.path):
            self._tell(_("This article was taken off the shelf; “Undo” brings it back."))
        elif article is None or not self.is_hit(article, hit):
            record = self._library.record_at(hit.path)
            reader = self._library.source(record) if record else partial(open_article, hit.path)
            self._open({side: reader})

    def is_hit(self, article: Article, hit: Hit) -> bool:
        """Whether `article` is the one that a search found."""
        record = self._library.record_at(hit.path)
        return record.sha256 == article.origin.sha256 if record else is_from(article, hit.path)

    def open_story(self, story: Story) -> None:
        """Open the first two articles of a story, or its only one on the left."""
        entries = zip(SIDES, story.entries, strict=False)
        self._open({side: partial(open_article, entry.path) for side, entry in entries})

    def open_group(self, story: LibraryStory) -> None:
        """Open the first two articles of a story of the library, unless two of it are open."""
        opened = (self._session().record_of(one) for one in (self._session().left, self._session().right))
        ids = {one.id for one in story.records}
        if not all(one and one.id in ids for one in opened):
            self._open(
                {side: self._library.source(one) for side, one in zip(SIDES, story.records, strict=False)}
            )

    def open_pair(self, left: Article, right: Article) -> None:
        """Put two articles of the story on the sides, as the matrix has them."""
        self._clear()
        self._sides.tickets.clear()
        self._sides.place(left, right)

    def swap(self) -> None:
        """Left becomes right and right left; compared anew, since every explanation names the sides."""
        self._clear()
        self._sides.swap()

    def _open(self, wanted: Mapping[Side, Reader]) -> None:
        """Read articles for sides because the user asks for it now."""
        self._clear()
        self._sides.read(wanted)

    def _reader_of(self, one: Known) -> Reader | None:
        """What reads an article that was open before: of the library, of the shelf, or from its file."""
        record = next((told for told in self._session().records if told.sha256 == one.sha256), None)
        if record:
            return self._library.source(record)
        path = self._sample(one) or (Path(one.path) if one.path else None)
        return partial(open_article, path) if path and path.is_file() else None

    def _sample(self, one: Known) -> Path | None:
        """The file of a sample article, which another version of the program may keep elsewhere."""
        parts = Path(one.path).parts[-2:]
        entries = (entry for story in self._session().stories for entry in story.entries)
        return next((entry.path for entry in entries if entry.path.absolute().parts[-2:] == parts), None)

    def _tell(self, notice: str, *, news: bool = False) -> None:
        self._set(notice=notice, news=news)

    def _clear(self) -> None:
        self._set(notice="")
