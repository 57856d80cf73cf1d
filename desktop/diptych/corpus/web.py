"""A web page comes in; the blocks of its article, what stands around them and what it says of itself go out.

trafilatura finds the article; the walk over the page is our own, for what it leaves out is kept as furniture.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from diptych.corpus.block import Block
from diptych.corpus.markup import Line, key, parsed, visible
from diptych.corpus.metadata import Metadata
from diptych.corpus.page_metadata import page_metadata
from diptych.text import Repair, cleaned

AROUND = "around the article"

_HEADINGS = ("h1", "h2", "h3", "h4")
_GAPS = re.compile(r"[ \t\r\f\v]{2,}|[\t\r\f\v]")
_TELLING = 25
"""Letters from which on a line that is part of a block is no chance likeness."""
_CONTROLS = re.compile("[\x80-\x9f]")
# UTF-8 read as Windows-1252 or Mac Roman; sound text in French or English has hardly one
_BROKEN = ("Ã", "Â", "Å", "√", "â€", "‚Ä")


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
    repairs: tuple[Repair, ...]
    """Of the title and the blocks."""


def page(text: str, *, source: str = "") -> Page:
    """The article of the page whose markup is `text`; `source` names the file in errors.

    Raises ReadError for a page that is nested too deeply.
    """
    text, mended = _mended_first(text)
    tree = parsed(text, source=source)
    lines, named = visible(tree)
    metadata = page_metadata(tree, lines)
    title, repairs = cleaned(metadata.title or "")
    headline = key(title) or None
    window = key(tree.findtext(".//title") or "")
    head = next((n for n, line in enumerate(lines) if line.key == headline), 0)
    over, under = lines[:head], [line for line in lines[head:] if line.key != headline]
    keys = {line.text: line.key for line in lines}
    found, more = _clean_blocks(list(_extracted(_pruned(tree, named))), keys)
    # a heading over the title tells the section or the kind of text, and is not of the article
    above = {line.key for line in over} - {line.key for line in under}
    keyed = [(keys.get(block.text) or key(block.text), block) for block in found]
    keyed = [(letters, block) for letters, block in keyed if letters != headline and letters != window]
    keyed = [(letters, block) for letters, block in keyed if block.is_paragraph or letters not in above]
    keyed = _with_headings(keyed, under)
    order = [letters for letters, _block in keyed]
    around = _around(order, over)
    return Page(
        blocks=tuple(block for _letters, block in keyed),
        around=(*((0, line) for _, line in around), *_around(order, under)),
        over=len(around),
        metadata=replace(metadata, title=title or None),
        repairs=(*mended, *repairs, *more),
    )


def _mended_first(text: str) -> tuple[str, tuple[Repair, ...]]:
    """`text`, cleaned before it is parsed where it holds broken words that parsers would break further.

    They take the signs from U+0080 on for controls, and a no-break space for any other.
    """
    if text.isascii() or not (any(sign in text for sign in _BROKEN) or _CONTROLS.search(text)):
        return text, ()
    return cleaned(text)


def _pruned(tree: HtmlElement, named: Iterable[HtmlElement]) -> HtmlElement:
    """The tree as trafilatura had best see it: without furniture and scripts."""
    for element in named:
        element.drop_tree()
    for element in tree.xpath("//script[not(contains(@type, 'json'))]"):
        element.drop_tree()
    etree.strip_elements(tree, "style", "svg", etree.Comment, with_tail=False)
    for element in tree.xpath("//*[self::p or self::li or self::blockquote]//*[self::time or self::abbr]"):
        # trafilatura drops a <time> with its words: "a annoncé <time>mardi</time> le rachat"
        element.drop_tag()
    return tree


def _clean_blocks(found: list[Block], clean: Container[str]) -> tuple[list[Block], tuple[Repair, ...]]:
    """The blocks cleaned, save those whose text is known to be `clean`, and the repairs of their words."""
    if all(block.text in clean for block in found):
        return found, ()
    text, repairs = cleaned("\n".join(block.text for block in found))
    lines = zip(found, text.split("\n"), strict=True)
    return [replace(block, text=words) for block, line in lines if (words := line.strip())], repairs


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
        if line := _GAPS.sub(" ", line).strip(" |"):
            yield Block(("- " if kind == "item" and not line.startswith("-") else "") + line, kind or "body")


def _with_headings(blocks: list[tuple[str, Block]], lines: Sequence[Line]) -> list[tuple[str, Block]]:
    """The blocks and their keys, with the crossheads that trafilatura drops before what they head."""
    heads = {
        after.key: line
        for line, after in pairwise(lines)
        if line.tag in _HEADINGS and line.why is None and line.key
    }
    known = {letters for letters, _block in blocks}
    out: list[tuple[str, Block]] = []
    for letters, block in blocks:
        head = heads.get(letters)
        if head and head.key not in known and out:
            out.append((head.key, Block(head.text, "heading")))
        out.append((letters, block))
    return out


def _around(keys: Sequence[str], lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that are in no block, by the keys of the blocks; with the block before which each stood."""
    places = {letters: n for n, letters in enumerate(keys)}
    whole = "\n".join(places)
    before = 0
    out: list[tuple[int, Line]] = []
    for line in lines:
        if line.key in places and line.why is None:
            before = places[line.key] + 1
        elif line.why or len(line.key) < _TELLING or line.key not in whole:
            out.append((before, line))
    return out
