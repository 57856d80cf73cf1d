"""A web page comes in; the blocks of its article, what stands around them and what it says of itself go out.

trafilatura finds the article; the walk over the page is our own, for what it leaves out is kept as furniture.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement

from diptych.corpus.block import Block
from diptych.corpus.markup import Line, key, named_elements, parsed, same, visible_lines
from diptych.corpus.metadata import Metadata
from diptych.corpus.page_metadata import page_metadata

AROUND = "around the article"

_HEADINGS = ("h1", "h2", "h3", "h4")
_TELLING = 25
"""Letters from which on a line that is part of a block is no chance likeness."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds."""

    blocks: tuple[Block, ...]
    """The article, without its title."""
    around: tuple[tuple[int, Line], ...]
    """Lines left out, each with the index of the block before which it stood."""
    over: int
    """How many of the lines left out stand over the title."""
    metadata: Metadata


def page(text: str, *, source: str = "") -> Page:
    """The article of the page whose markup is `text`; `source` names the file in errors.

    Raises ReadError for a page that is nested too deeply.
    """
    tree = parsed(text, source=source)
    named = named_elements(tree)
    lines = list(visible_lines(tree, named))
    metadata = page_metadata(tree, lines)
    for element in named:
        element.drop_tree()
    for element in tree.xpath("//*[self::p or self::li or self::blockquote]//*[self::time or self::abbr]"):
        # trafilatura drops a <time> with its words: "a annoncé <time>mardi</time> le rachat"
        element.drop_tag()
    head = next((n for n, line in enumerate(lines) if same(line.text, metadata.title)), 0)
    above = {key(line.text) for line in lines[:head]} - {key(line.text) for line in lines[head:]}
    found = [block for block in _extracted(tree) if not same(block.text, metadata.title)]
    # a heading over the title tells the section or the kind of text, and is not of the article
    found = [block for block in found if block.is_paragraph or key(block.text) not in above]
    blocks = _with_headings(found, lines, metadata.title)
    over = list(_around(blocks, lines[:head], metadata.title))
    rest = list(_around(blocks, lines[head:], metadata.title))
    return Page(tuple(blocks), (*((0, line) for _, line in over), *rest), len(over), metadata)


def _extracted(tree: HtmlElement) -> Iterator[Block]:
    """The blocks that trafilatura finds."""
    import trafilatura  # takes half a second, and plain text never needs it

    found = trafilatura.bare_extraction(tree, include_comments=False)
    body = getattr(found, "body", None)
    if body is not None:
        yield from _flattened(body, None)


def _flattened(element: Any, kind: Any) -> Iterator[Block]:  # noqa: ANN401 - lxml has no types
    """Blocks of trafilatura's markup: p, head, item, quote, row; hi, ref, del are inline, lb ends a line."""
    kind = {"head": "heading", "item": "item", "p": kind or "body", "quote": "body", "row": "body"}.get(
        element.tag, kind
    )
    pieces = [element.text or ""]
    for child in element:
        if child.tag in ("hi", "ref", "del", "code"):
            pieces.append("".join(child.itertext()))
        elif child.tag == "lb":
            pieces.append("\n")
        elif child.tag == "cell":
            pieces.append(" ".join(child.itertext()) + " | ")
        elif child.tag != "graphic":
            yield from _split(pieces, kind)
            yield from _flattened(child, kind)
        pieces.append(child.tail or "")
    yield from _split(pieces, kind)


def _split(pieces: list[str], kind: Any) -> Iterator[Block]:  # noqa: ANN401
    text = "".join(pieces)
    pieces.clear()
    for line in text.split("\n"):
        if line := re.sub(r"[ \t\r\f\v]+", " ", line).strip(" |"):
            yield Block(("- " if kind == "item" and not line.startswith("-") else "") + line, kind or "body")


def _with_headings(blocks: list[Block], lines: Sequence[Line], title: str | None) -> list[Block]:
    """The blocks, with the crossheads that trafilatura's fallback drops before the paragraphs they head."""
    heads: dict[str, str] = {}
    for line, after in pairwise(lines):
        if line.tag in _HEADINGS and line.why is None and not same(line.text, title):
            heads[key(after.text)] = line.text
    known = {key(block.text) for block in blocks}
    out: list[Block] = []
    for block in blocks:
        head = heads.get(key(block.text))
        if head and key(head) not in known and out:
            out.append(Block(head, "heading"))
        out.append(block)
    return out


def _around(blocks: list[Block], lines: Sequence[Line], title: str | None) -> Iterator[tuple[int, Line]]:
    """The lines that are in no block, with the index of the block before which they stood."""
    places = {key(block.text): n for n, block in enumerate(blocks)}
    whole = "\n".join(places)
    before = 0
    for line in lines:
        letters = key(line.text)
        if letters in places and line.why is None:
            before = places[letters] + 1
        elif not same(line.text, title) and (line.why or len(letters) < _TELLING or letters not in whole):
            yield before, line
