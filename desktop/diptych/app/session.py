"""What the window is looking at: one frozen value, replaced as a whole by every command."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diptych.app.intake import Batch, Reviewed
from diptych.app.remarks import NOTHING_SAID, Remarks
from diptych.compare import ActorRow, Comparison, Divergence, Matrix
from diptych.corpus import Article, Story
from diptych.corpus.library import Record
from diptych.search import Results, Sort
from diptych.stories import LibraryStory

ModelState = Literal["loading", "ready", "failed"]
LibraryState = Literal["none", "opening", "ready", "read-only", "failed"]
"""What can be done with the library: nothing, nothing yet, everything, reading it, nothing on this disk."""
Remedy = Literal["", "undo", "redo", "failures", "import", "remarks"]
"""What goes with a notice: take the change back, make it again, see what failed, what was imported, or what
the user has said."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A whole library on its way into one file, or out of one."""

    is_export: bool
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Damage:
    """That the library is damaged."""

    told: str
    """One sentence."""
    copies: tuple[Path, ...]
    """What can take its place, the youngest first."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a query has no answer."""

    query: str
    message: str
    at: tuple[int, int] | None
    """Where in the query it is, None for the whole of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """The whole state of a window. Views compare the old and the new one part by part, by identity."""

    stories: tuple[Story, ...] = ()
    library: LibraryState = "none"
    damage: Damage | None = None
    """What is wrong with the library, once that is found out."""
    records: tuple[Record, ...] = ()
    """What the library holds, newest import first."""
    groups: tuple[LibraryStory, ...] = ()
    """What the library holds, by event."""
    grouping: tuple[int, int] | None = None
    """How many of how many articles are grouped; None while none is."""
    importing: tuple[int, int] | None = None
    """How many of how many files are imported; None while none is."""
    intake: tuple[Batch, ...] = ()
    """What the last import has brought so far, and those that ran beside it."""
    intake_shown: bool = False
    """Whether that is shown as a list."""
    reviewed: Reviewed | None = None
    """The article of the library that is looked over."""
    transfer: Transfer | None = None
    """None while no whole library is exported or imported."""
    left: Article | None = None
    right: Article | None = None
    comparison: Comparison | None = None
    """None until both articles are there and compared; its articles are `left` and `right`."""
    comparing: bool = False
    """Whether a comparison is under way: what tells "not yet" from "not at all"."""
    remarks: Remarks = NOTHING_SAID
    """What the user has said of the comparison."""
    current: str | None = None
    """Id of the selected divergence."""
    matrix: Matrix | None = None
    """The facts of the open pair's whole story; None until someone has asked for them."""
    actors: tuple[ActorRow, ...] = ()
    """Who is called what in the articles of the matrix."""
    matrix_steps: tuple[int, int] | None = None
    """How many of how many pairs of the story are compared for it; None while none is."""
    models: ModelState = "loading"
    query: str = ""
    results: Results | None = None
    mistake: Mistake | None = None
    """Why the last query has no answer."""
    sort: Sort = "relevance"
    """In which order results are asked for."""
    grouped: bool = False
    """Whether the hits of one story stand together."""
    scope: tuple[Path, ...] = ()
    """The names of the articles among which alone is searched; empty for all there are."""
    notice: str = ""
    """The last error or piece of news, one sentence, for the status bar."""
    remedy: Remedy = ""
    """What goes with the notice."""
    news: bool = False
    """Whether the notice is not about something that went wrong."""
    crashed: bool = False
    """Whether the run before this one left a report of an error, of which the user has not been told yet."""
    aside_shown: bool = False
    """Whether what was put aside is shown in its place."""

    def record_of(self, article: Article | None) -> Record | None:
        """The record of an article that the library holds."""
        sha256 = article.origin.sha256 if article else ""
        return next((record for record in self.records if record.sha256 == sha256), None)

    @property
    def divergence(self) -> Divergence | None:
        """The selected divergence."""
        found = [d for d in self.divergences if d.id == self.current]
        return found[0] if found else None

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Those of the comparison, worst first; empty while there is none."""
        return self.comparison.divergences if self.comparison else ()
