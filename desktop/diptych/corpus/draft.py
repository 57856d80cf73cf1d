"""The lines of a file come in, judged lines go out: of the article, or furniture with its reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diptych.corpus import plain, web
from diptych.corpus.block import Block
from diptych.corpus.furniture import BYLINE, MASTHEAD, candidates, verdicts
from diptych.corpus.headline import headline
from diptych.corpus.markup import parsed, same, visible
from diptych.corpus.metadata import Metadata, from_bylines, split_prefix
from diptych.errors import ReadError
from diptych.i18n import _
from diptych.text import Repair, cleaned

LONGEST = 1_000_000
"""Characters; two novels are no article, and every later step reads the whole text."""
MOST_LINES = 20_000
LONGEST_LINE = 200_000
"""Characters; sentences are cut in a time that grows with the square of their paragraph."""
MOST_TAGS = 100_000
"""Elements of a page; the longest live report has a fifth of that."""

Kind = Literal["title", "heading", "body", "item"]

_GAPS = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_HEAD = 20
"""Lines among which a title known beforehand is looked for."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A line as it stands in a file of markup, uncleaned."""

    text: str
    kind: Kind | None = None
    why: str | None = None
    """The kind of furniture that its place in the file makes it; None where it makes it none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the file, and the kind of furniture it is; None where it is of the article."""

    text: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A file whose lines have been judged."""

    pieces: tuple[Piece, ...]
    """In the order of the file, the title left out."""
    over: int
    """How many of the pieces stand over the title."""
    metadata: Metadata
    repairs: tuple[Repair, ...] = ()


def from_text(text: str) -> Draft:
    """The plain text `text`, cleaned before, judged line by line."""
    return _judged([(block, None) for block in plain.blocks(text)], Metadata())


def from_page(text: str, *, source: str) -> Draft:
    """The web page whose markup is `text`. Raises ReadError for an endless one."""
    _refuse_markup(text, source)
    page = web.page(text, source=source)
    refuse_long([*(block.text for block in page.blocks), *(line.text for _n, line in page.around)], source)
    whys = verdicts(page.blocks, candidates(page.blocks), title=None)
    pieces: list[Piece] = []
    around = list(page.around)
    for n, (block, why) in enumerate(zip(page.blocks, whys, strict=True)):
        while around and around[0][0] <= n:
            line = around.pop(0)[1]
            pieces.append(Piece(line.text, line.why or web.AROUND))
        pieces.append(Piece(block.text, why))
    pieces += (Piece(line.text, line.why or web.AROUND) for _n, line in around)
    said = page.metadata.over(from_bylines(piece.text for piece in pieces if piece.why == BYLINE))
    return Draft(tuple(pieces), page.over, said, page.repairs)


def from_lines(lines: Iterable[Raw], known: Metadata, *, source: str) -> Draft:
    """Lines that a reader took from their markup, cleaned and judged; `known` is what the file says it is.

    A title that stands in the lines, or that their markup names, is the title; next a line that reads like
    one; next the one in `known`. Raises ReadError for an endless text.
    """
    found = list(_single(lines))
    refuse_long([line.text for line in found], source)
    text, repairs = cleaned("\n".join(line.text for line in found))
    clean = zip(text.split("\n"), found, strict=True) if found else ()
    blocks = [(Block(words, line.kind), line.why) for said, line in clean if (words := said.strip())]
    title = _GAPS.sub(" ", cleaned(known.title)[0]).strip() if known.title else None
    return replace(_judged(blocks, replace(known, title=title or None)), repairs=repairs)


def lines_of(text: str, *, source: str, why: str | None = None) -> Iterator[Raw]:
    """Every visible line of the markup `text`, in its order; `why` is the kind of furniture they all are."""
    _refuse_markup(text, source)
    for line in visible(parsed(text, source=source))[0]:
        if re.fullmatch("h[1-6]", line.tag):
            yield Raw(line.text, "heading", why or line.why)
        elif line.tag == "li":
            yield Raw(line.text if line.text.startswith("-") else f"- {line.text}", "item", why or line.why)
        else:
            yield Raw(line.text, "body", why or line.why)


def _single(lines: Iterable[Raw]) -> Iterator[Raw]:
    """The lines without a newline inside, so that they can be cleaned together."""
    for line in lines:
        if text := _GAPS.sub(" ", line.text).strip():
            yield replace(line, text=text)


def _judged(lines: Sequence[tuple[Block, str | None]], known: Metadata) -> Draft:
    lines = _without_prefix(lines)
    blocks = [block for block, why in lines if why is None]
    rules = candidates(blocks)
    title = _named_title(blocks, known.title)
    masthead: tuple[int, ...] = ()
    if title is None:
        over = headline(blocks, verdicts(blocks, rules, title=None))
        title, masthead = over.title, over.masthead
    whys = list(verdicts(blocks, rules, title=title))
    for n in masthead:
        whys[n] = MASTHEAD
    said = from_bylines(block.text for block, why in zip(blocks, whys, strict=True) if why == BYLINE)
    here = Metadata(title=blocks[title].text if title is not None else None)
    outlet = Metadata(outlet=blocks[masthead[0]].text if masthead else None)
    judged = iter(enumerate(whys))
    pieces: list[Piece] = []
    above = 0
    for block, why in lines:
        if why is not None:
            pieces.append(Piece(block.text, why))
            continue
        n, told = next(judged)
        if n == title:
            above = len(pieces)
        else:
            pieces.append(Piece(block.text, told))
    return Draft(tuple(pieces), above, here.over(said).over(known).over(outlet))


def _named_title(blocks: Sequence[Block], title: str | None) -> int | None:
    """Index of the line that is the title by its markup, or by the name that the file gives itself."""
    marked = next((n for n, block in enumerate(blocks) if block.kind == "title"), None)
    if marked is not None:
        return marked
    return next((n for n, block in enumerate(blocks[:_HEAD]) if same(block.text, title)), None)


def _without_prefix(lines: Sequence[tuple[Block, str | None]]) -> list[tuple[Block, str | None]]:
    """The lines, a dateline glued to the front of the first paragraph made a line of its own."""
    out: list[tuple[Block, str | None]] = []
    begun = False
    for block, why in lines:
        prefix, rest = ("", block.text) if begun or why else split_prefix(block.text)
        if prefix:
            out.append((Block(prefix.strip(), block.kind, block.apart), why))
        rest_of = Block(rest.strip(), block.kind, apart=bool(prefix) or block.apart)
        out.append((rest_of, why))
        begun = begun or rest_of.is_paragraph
    return out


def refuse_long(lines: Sequence[str], source: str) -> None:
    """Raise ReadError for lines that are more than an article, or longer than a paragraph."""
    lengths = [len(line) for line in lines if line]
    if sum(lengths) > LONGEST or len(lengths) > MOST_LINES or max(lengths, default=0) > LONGEST_LINE:
        raise ReadError(too_long(source))


def _refuse_markup(text: str, source: str) -> None:
    if text.count("<") > MOST_TAGS:
        raise ReadError(too_long(source))


def too_long(source: str) -> str:
    """What is said of a file that takes longer to read than any article."""
    message = _("“{source}” is too long to be one article; save the part to read as a file of its own.")
    return message.format(source=source)
