"""A cleaned text comes in, its passages go out: paragraphs, headings and items, a block of the pane each."""

from dataclasses import dataclass
from typing import Literal

from diptych.text.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the text: a paragraph, a heading, a list item, or the title. Never empty."""

    span: Span
    kind: Literal["title", "heading", "body", "item"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, without the white space around it."""

    span: Span
    passage: int
    """Index of its passage in `Article.passages`."""
