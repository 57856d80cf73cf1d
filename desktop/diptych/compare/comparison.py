"""Two articles side by side: what is linked, what differs, and what is marked where."""

from dataclasses import dataclass
from typing import Literal

from diptych.facts import Analysis
from diptych.text import Span

Tier = Literal["strong", "possible"]
DivergenceKind = Literal["figure", "date", "source", "quote", "framing", "onesided"]
"""What the reader sees: one stroke and colour each."""


@dataclass(frozen=True, slots=True)
class Link:
    """The claim that a span of the left and one of the right tell the same thing."""

    left: Span
    right: Span
    score: float
    """Between 0 and 1."""
    tier: Tier
    pinned: bool
    reasons: tuple[str, ...]
    """In the user's language, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """One thing that the two articles tell differently, with the rule that says so."""

    id: str
    """Stable for the same two texts: rule and spans, e.g. `F6-120-412`."""
    code: str
    """The rule of the taxonomy: F0 … F12, D1 … D4, G1 … G13."""
    type: str
    """The coarse word of the taxonomy: value-conflict, currency-mismatch, framing …; "same" for F0."""
    lens: str | None
    """For framings: evaluative, naming, modality, reporting-verb, agency, motive, metaphor; place (G11)."""
    kind: DivergenceKind
    severity: float
    """Between 0 and 1; 0.5 and more is strong."""
    left: Span | None
    right: Span | None
    gap: str
    """The shortest telling of the difference, for the Gap column: "écart 300 · 4,4 %", "EUR ≠ USD"."""
    explanation: str
    """One or two sentences: both sides, then the difference, then the rule."""
    reasons: tuple[str, ...]
    """What fired: rule and inputs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one side to be underlined."""

    span: Span
    kind: DivergenceKind
    weight: Literal["quiet", "strong", "agreement"]
    divergence_id: str


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Everything the window and the report show of a pair."""

    left: Analysis
    right: Analysis
    links: tuple[Link, ...]
    """In reading order of the left."""
    spine: tuple[Link, ...]
    """The heaviest chain of links that moves forward on both sides: what scrolling follows."""
    divergences: tuple[Divergence, ...]
    """Worst first, then in reading order of the left; without F0."""
    agreements: tuple[Divergence, ...]
    """The F0: figures that say the same in other words."""
    left_marks: tuple[Mark, ...]
    right_marks: tuple[Mark, ...]
    """In reading order; the window and the report eat these and nothing else."""
