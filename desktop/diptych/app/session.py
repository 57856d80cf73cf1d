"""What the window is looking at: one frozen value, replaced as a whole by every command."""

from dataclasses import dataclass
from typing import Literal

from diptych.compare import Comparison, Divergence
from diptych.corpus import Article, Story
from diptych.search import Results

ModelState = Literal["loading", "ready", "failed"]


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """The whole state of a window. Views compare the old and the new one part by part, by identity."""

    stories: tuple[Story, ...] = ()
    left: Article | None = None
    right: Article | None = None
    comparison: Comparison | None = None
    """None until both articles are there and compared; its articles are `left` and `right`."""
    comparing: bool = False
    """Whether a comparison is under way: what tells "not yet" from "not at all"."""
    current: str | None = None
    """Id of the selected divergence."""
    models: ModelState = "loading"
    query: str = ""
    results: Results | None = None
    notice: str = ""
    """The last error or piece of news, one sentence, for the status bar."""

    @property
    def divergence(self) -> Divergence | None:
        """The selected divergence."""
        found = [d for d in self.divergences if d.id == self.current]
        return found[0] if found else None

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Those of the comparison, worst first; empty while there is none."""
        return self.comparison.divergences if self.comparison else ()
