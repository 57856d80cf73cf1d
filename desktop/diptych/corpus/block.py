"""One line of a file on its way to becoming an article."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A line as a reader found it, before anyone has judged whether it is of the article."""

    text: str
    """One line, never empty, without white space around it."""
    kind: Literal["title", "heading", "body", "item"] | None = None
    """What the markup says it is; None where there is no markup."""
    apart: bool = True
    """Whether white space, or markup, sets it off from the line before."""

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like a paragraph: long, and ended as a sentence is."""
        return len(self.text) >= 80 and self.text.rstrip("»”\"')] \u00a0").endswith((".", "!", "?", "…", ":"))
