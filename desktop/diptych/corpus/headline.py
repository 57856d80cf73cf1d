"""The lines of a plain file come in, the places of its title and of the paper's name go out."""

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.corpus.block import Block
from diptych.corpus.furniture import MASTHEAD

_TITLE_MAX = 250
_MASTHEAD_MAX = 50


@dataclass(frozen=True, slots=True)
class Headline:
    """Indexes of the lines over an article."""

    title: int | None
    masthead: tuple[int, ...]
    """Name of the paper, its motto, a heading in capitals: what stands over the title."""


def headline(blocks: Sequence[Block], whys: Sequence[str | None]) -> Headline:
    """The title and what stands over it, among the lines before the first that ends as a sentence does.

    `whys` says which lines are furniture. A title has no final full stop and is followed by the article; a
    line in capitals, or one beside a menu or a number of the issue, is no title where another line may be.
    """
    open_lines: list[int] = []
    for n, block in enumerate(blocks):
        if whys[n] is None:
            if (
                block.is_paragraph
                or block.text.endswith((".", "…", ":", ";", ","))
                or len(block.text) > _TITLE_MAX
            ):
                break
            open_lines.append(n)
    masthead: list[int] = []
    while len(open_lines) > 1 and _is_masthead(blocks, whys, open_lines[0]):
        masthead.append(open_lines.pop(0))
    follows = any(why is None and n > max(open_lines[:1], default=0) for n, why in enumerate(whys))
    title = open_lines[0] if open_lines and follows else None
    return Headline(title, tuple(masthead))


def _is_masthead(blocks: Sequence[Block], whys: Sequence[str | None], n: int) -> bool:
    text = blocks[n].text
    if len(text) > _MASTHEAD_MAX:
        return False
    end = n + 1
    while end < len(blocks) and not blocks[end].apart:
        end += 1
    return text.isupper() or bool({"menu", MASTHEAD} & set(whys[n:end]))
