"""Articles that are wanted on a side come in, are read, placed and compared; that goes out to the Session."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from diptych.app.remarks import NOTHING_SAID
from diptych.app.session import Session
from diptych.app.use_cases import Noted, compare_noted
from diptych.corpus import Article
from diptych.corpus.library import Annotation, Library, Record
from diptych.i18n import _, n_
from diptych.language import Models
from diptych.ui import work
from diptych.ui.runner import Runner
from diptych.ui.searcher import Searcher

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
Reader = Callable[[], Article]


class Sides:
    """Which article is on which side. A side is for the article that was asked for last."""

    def __init__(
        self,
        models: Models,
        runner: Runner,
        searcher: Searcher,
        session: Callable[[], Session],
        set_session: Callable[..., None],
    ) -> None:
        self._models, self._runner, self._searcher = models, runner, searcher
        self._session, self._set = session, set_session
        self.tickets: dict[Side, int] = {}
        """The sides that wait for an article, with the number under which it was asked for."""
        self._last_ticket = 0
        self.said: Callable[[Article, Article], Callable[[], tuple[Annotation, ...]]] = _nothing_said
        """What reads, for work, everything that the user has said of two articles."""
        self.library: Callable[[], Library | None] = lambda: None
        """The library that keeps what is computed of its articles."""
        self.profile_shown = False
        """Whether a comparison tells of its articles as wholes too."""

    def emptier(self) -> Side:
        """The side where an article is neither open nor on its way, the left when neither or both are."""
        session = self._session()
        if session.left is None and "left" not in self.tickets:
            return "left"
        return "right" if session.right is None and "right" not in self.tickets else "left"

    def take(self, sides: Iterable[Side]) -> int:
        """A ticket for sides: each is for the one that was asked for last, whichever is read first."""
        self._last_ticket += 1
        self.tickets |= dict.fromkeys(sides, self._last_ticket)
        return self._last_ticket

    def release(self, ticket: int) -> None:
        """Let the sides of a ticket wait no longer."""
        self.tickets = {side: number for side, number in self.tickets.items() if number != ticket}

    def read(self, wanted: Mapping[Side, Reader], ticket: int | None = None) -> None:
        """Read articles for sides, with a ticket that was taken before or a new one."""
        ticket = ticket or self.take(wanted)
        self._runner.run(
            f"read {ticket}",
            partial(work.read, tuple(wanted.values())),
            done=partial(self._was_read, ticket, tuple(wanted)),
            failed=partial(self._was_not_read, ticket),
        )

    def arrived(self, ticket: int, source: Callable[[Record], Reader], records: tuple[Record, ...]) -> None:
        """Open the articles that an import has brought on the sides that still wait for them."""
        known = {one.id for one in self._session().records}
        new = tuple(one for one in reversed(records) if one.id not in known)
        self._set(records=new + self._session().records)
        sides = [side for side in SIDES if self.tickets.get(side) == ticket]
        if len(records) < len(sides):
            sides.sort(key=lambda side: getattr(self._session(), side) is not None)
        wanted = {side: source(one) for side, one in zip(sides, records, strict=False)}
        self.release(ticket)
        self.tickets |= dict.fromkeys(wanted, ticket)
        if wanted:
            self.read(wanted, ticket)

    def swap(self) -> None:
        """Left becomes right and right left; compared anew, since every explanation names the sides."""
        self.tickets.clear()
        self.place(self._session().right, self._session().left)

    def replace(self, record: Record, article: Article) -> None:
        """Show an article of the library as it is now, wherever it is open."""
        sides = (self._session().left, self._session().right)
        if any(one and one.origin.sha256 == record.sha256 for one in sides):
            left, right = (article if one and one.origin.sha256 == record.sha256 else one for one in sides)
            self.place(left, right)

    def place(self, left: Article | None, right: Article | None) -> None:
        """Put articles on both sides and compare them."""
        self._runner.give_up("compare")
        empty = {"left": left, "right": right, "comparison": None, "remarks": NOTHING_SAID}
        if left is None or right is None:
            self._set(**empty, comparing=False)
            return
        self._set(**empty, comparing=True)
        if left.origin.sha256 == right.origin.sha256:
            self._set(notice=_("The same file is on both sides."), news=True)
        self._compare(left, right)

    def compare_again(self) -> None:
        """Compare the open pair with what is said of it now; what is shown stays until that is done."""
        left, right = self._session().left, self._session().right
        if left and right:
            self._set(comparing=True)
            self._compare(left, right)

    def _compare(self, left: Article, right: Article) -> None:
        library = self.library()
        said = self.said(left, right)
        compare = partial(
            compare_noted, left, right, self._models, said, library=library, profile=self.profile_shown
        )
        self._runner.run("compare", compare, done=self._compared, failed=self._not_compared)

    def _was_read(self, ticket: int, sides: tuple[Side, ...], articles: tuple[Article, ...]) -> None:
        new = {side: a for side, a in zip(sides, articles, strict=True) if self.tickets.get(side) == ticket}
        for side in new:
            del self.tickets[side]
        session = self._session()
        unkept = [article for article in new.values() if not session.record_of(article)]
        self._searcher.add([(Path(one.origin.source).absolute(), partial(_same, one)) for one in unkept])
        if new:
            self.place(new.get("left", session.left), new.get("right", session.right))

    def _was_not_read(self, ticket: int, sentence: str) -> None:
        self.release(ticket)
        self._set(notice=sentence)

    def _compared(self, noted: Noted) -> None:
        """The current divergence stays when the comparison has it too; otherwise it is the worst one."""
        ids = [divergence.id for divergence in noted.comparison.divergences]
        before, known = self._session().current, self._session().remarks.orphans
        self._set(
            comparison=noted.comparison,
            remarks=noted.remarks,
            comparing=False,
            current=before if before in ids else next(iter(ids), None),
        )
        self._searcher.compared(noted.comparison)
        lost = noted.remarks.orphans
        if noted.trouble:
            self._set(notice=noted.trouble)
        elif lost and len(lost) != len(known):
            self._set(notice=_lost_told(len(lost)), remedy="remarks")

    def _not_compared(self, sentence: str) -> None:
        self._set(comparing=False, notice=sentence)


def _same(article: Article) -> Article:
    return article


def _nothing_said(_left: Article, _right: Article) -> Callable[[], tuple[Annotation, ...]]:
    return tuple


def _lost_told(count: int) -> str:
    """The sentence about what the user has said of places that are no longer there."""
    return n_(
        "{n} of your remarks no longer finds its place in these texts; it was put nowhere else.",
        "{n} of your remarks no longer find their place in these texts; they were put nowhere else.",
        count,
    )
