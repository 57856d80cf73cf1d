"""What a person makes of a divergence: a verdict, a reason for it, a note."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["open", "explained", "error-left", "error-right", "both-wrong", "needs-source"]
Reason = Literal[
    "", "misheard", "source-mistaken", "miscalculated", "unit-or-scale-slip", "stale", "copied"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """The user's word on one divergence; the program never gives one of its own."""

    verdict: Verdict = "open"
    reason: Reason = ""
    """Why the error came about, as far as the user knows; "" when unsaid."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassageNote:
    """A note that the user wrote beside words of one side."""

    side: Literal["left", "right"]
    excerpt: str
    """The words it is about, as they stand in the article."""
    text: str
