"""A cleaned text comes in, its passages go out: paragraphs, headings and items, a block of the pane each."""

import re
from dataclasses import dataclass
from typing import Literal

from diptych.text.span import Span

PassageKind = Literal["title", "heading", "body", "item"]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BULLET = re.compile(r"\s*(?:[-*•·▪◦‣●■►→]|\(?\d{1,2}\)|\d{1,2}\.(?=\s)|[a-z]\))\s*\S")
_DASHED = re.compile(r"\s*[–—]\s")
_ENDED = re.compile(r"[.!?…:;,][\s»”\"’')\]]*$")
_HEADING_MAX = 140
"""Characters; the longest crosshead of a newspaper runs over two lines of a column."""
_ASKED_MAX = 60
"""A crosshead may be a question ("Et après ?"), but not a long one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the text: a paragraph, a heading, a list item, or the title. Never empty."""

    span: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, without the white space around it."""

    span: Span
    passage: int
    """Index of its passage in `Article.passages`."""


def passages(text: str, title: Span | None) -> tuple[Passage, ...]:
    """The non-empty lines of `text`, in order; the one that `title` lies in is the title.

    A heading is a short line without final punctuation that a paragraph follows. A dash opens an item only
    where the line beside opens with one too: a lone one is dialogue.
    """
    spans = [Span(*found.span()) for found in _LINE.finditer(text)]
    lines = [span.of(text) for span in spans]
    kinds: list[PassageKind] = []
    for n, line in enumerate(lines):
        after = lines[n + 1] if n + 1 < len(lines) else ""
        before = lines[n - 1] if n else ""
        if title and spans[n].overlaps(title):
            kinds.append("title")
        elif is_item(line, before, after):
            kinds.append("item")
        elif is_heading(line, after):
            kinds.append("heading")
        else:
            kinds.append("body")
    return tuple(map(Passage, spans, kinds))


def is_item(line: str, before: str, after: str) -> bool:
    """Whether `line` is an item of a list, judged with the lines around it."""
    if _BULLET.match(line):
        return True
    return bool(_DASHED.match(line) and (_DASHED.match(before) or _DASHED.match(after)))


def is_heading(line: str, after: str) -> bool:
    """Whether `line` is a crosshead over the line `after`."""
    line = line.strip()
    listed = bool(_BULLET.match(after))
    if len(line) > _HEADING_MAX or (len(after) <= len(line) and not listed):
        return False
    if line.endswith("?"):
        return len(line) <= _ASKED_MAX and ". " not in line and (listed or len(after) > _HEADING_MAX)
    return not _ENDED.search(line)
