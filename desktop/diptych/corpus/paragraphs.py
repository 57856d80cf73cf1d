"""The printed lines of pages come in, paragraphs go out, with what is printed on every page put aside."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from diptych.corpus.draft import Kind, Raw
from diptych.errors import LexiconError
from diptych.i18n import _
from diptych.resources import table

RUNNING = "running header or footer"
NUMBER = "page number"
SCANNED = "page without text"

_TABLE = "lexicons/hyphens.yaml"
_EDGE = 2
"""Lines at the head and at the foot of a page that may be printed on every page."""
_REPEATED = 0.4
"""Of the pages, those that a running line is on; left and right pages may have one of their own."""
_LOOSE = 1.3
"""Times the usual distance between lines from which on a line begins a paragraph."""
_LARGER = 1.15
"""Times the size of the text from which on a line is a heading."""
_INDENT = 0.8
"""Of the size of the letters, by which the first line of a paragraph is moved in at least."""
_SHORT = 0.75
"""Of the usual length of a line; a shorter one that ends a sentence ends its paragraph."""
_ROOMY = 0.6
"""Of the usual length; a line in which the next word would have left room was ended on purpose."""
_COLUMN = 8
"""Times the usual distance from which on the text goes on elsewhere: in another column, on another page."""
_HEADING_MAX = 250
_NUMBERED = re.compile(
    r"(?:(?:page|p\.)\s*)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:/|sur|of|de)\s*\d{1,4})?", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[-–—•▪◦●■►*]|\(?\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?…:][\s»”\"’')\]]*$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_HYPHEN = re.compile(r"(?:[^\W\d_][’']?)+[-\u2010\u00ad]$")
_TAIL = re.compile(r"[\w’'-]+[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Printed:
    """One line as it is printed on a page."""

    text: str
    x: float
    """Left edge, in points."""
    y: float
    """Height above the foot of the page, in points."""
    size: float
    """Of the letters, in points."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """What most lines are like."""

    size: float
    """Of the letters, in points."""
    leading: float
    """From one line to the next, in points."""
    length: float
    """Of a line, in characters."""


def paragraphs(pages: Sequence[Sequence[Printed]]) -> list[Raw]:
    """The paragraphs and headings of the pages in reading order; page numbers and running lines apart.

    A paragraph ends where the distance between lines, the size of the letters or an indent says so, or after
    a short line that ends a sentence; it goes on over the end of a page. Words cut at the end of a line are
    whole again. The heading in the largest letters on the first page is the title.
    """
    usual = _usual(pages)
    running = _running(pages)
    whole = _whole_words(pages)
    out: list[Raw] = []
    aside: list[Raw] = []
    lines: list[Printed] = []
    for number, page in enumerate(pages):
        if not page:
            aside.append(Raw(_("Page {n}").format(n=number + 1), why=SCANNED))
        for n, line in enumerate(page):
            if why := running.get((number, n)):
                aside.append(Raw(line.text, why=why))
                continue
            if lines and _parts(lines, line, usual):
                out.append(_joined(lines, usual.size, whole))
                lines.clear()
            if not lines:
                out += aside
                aside.clear()
            lines.append(line)
    if lines:
        out.append(_joined(lines, usual.size, whole))
    return _with_title([*out, *aside], pages, usual.size)


def _whole_words(pages: Sequence[Sequence[Printed]]) -> frozenset[str]:
    """The words that stand inside a line, folded; none where no line ends with a hyphen."""
    texts = [line.text for page in pages for line in page]
    if not any(text.endswith(_HYPHENS) for text in texts):
        return frozenset()
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text[:-1]))


def _usual(pages: Sequence[Sequence[Printed]]) -> _Usual:
    size = _body_size(pages)
    steps = [
        above.y - below.y
        for page in pages
        for above, below in pairwise(page)
        if 0 < above.y - below.y < 4 * size and abs(above.size - below.size) <= 0.1 * size
    ]
    lengths = [len(line.text) for page in pages for line in page if abs(line.size - size) <= 0.1 * size]
    return _Usual(size, median(steps) if steps else 1.2 * size, median(lengths or [0]))


def _body_size(pages: Sequence[Sequence[Printed]]) -> float:
    """The size that most of the letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=1.0) or 1.0


def _running(pages: Sequence[Sequence[Printed]]) -> dict[tuple[int, int], str]:
    """The lines that stand at the edge of pages and tell nothing of the article, by page and place in it."""
    edges: dict[tuple[int, int], tuple[str, int, int]] = {}
    for number, page in enumerate(pages):
        by_height = sorted(range(len(page)), key=lambda n: -page[n].y)
        for n in {*by_height[:_EDGE], *by_height[-_EDGE:]}:
            edges[number, n] = (
                re.sub(r"\d+", "#", page[n].text.casefold()),
                round(page[n].size),
                round(page[n].y),
            )
    counts = Counter(edges.values())
    least = max(2, _REPEATED * len(pages))
    out: dict[tuple[int, int], str] = {}
    for (number, n), key in edges.items():
        if _NUMBERED.fullmatch(pages[number][n].text):
            out[number, n] = NUMBER
        elif counts[key] >= least:
            out[number, n] = RUNNING
    return out


def _parts(above: Sequence[Printed], line: Printed, usual: _Usual) -> bool:
    """Whether `line` begins a paragraph after the lines `above`, which are of one."""
    last = above[-1]
    if abs(line.size - last.size) > 0.1 * max(line.size, last.size) or _ITEM.match(line.text):
        return True
    ended = bool(_ENDED.search(last.text)) and len(last.text) < _SHORT * usual.length
    step = last.y - line.y
    indent = _INDENT * line.size
    leading = usual.leading * max(1.0, line.size / usual.size)
    if step <= 0 or step > _COLUMN * leading:
        return ended or (bool(_ENDED.search(last.text)) and line.x - above[0].x > indent)
    moved_in = line.x - last.x > indent and not _ITEM.match(above[0].text)
    fits = len(last.text) + 1 + len(line.text.split()[0]) < _ROOMY * usual.length
    return step > _LOOSE * leading or moved_in or ended or (fits and line.size < _LARGER * usual.size)


def _joined(lines: Sequence[Printed], body: float, whole: frozenset[str]) -> Raw:
    pieces = [lines[0].text]
    for line in lines[1:]:
        pieces[-1:] = _glued(pieces[-1], line.text, whole)
    text = "".join(pieces)
    large = lines[0].size >= _LARGER * body and len(text) <= _HEADING_MAX
    kind: Kind = "heading" if large else "item" if _ITEM.match(text) else "body"
    return Raw(text, kind)


def _glued(line: str, after: str, whole: frozenset[str]) -> tuple[str, str]:
    """Two lines as they are to be joined; a hyphen at the end of the first goes where it only cuts a word."""
    if not line.endswith(_HYPHENS):
        return f"{line} ", after
    if not _HYPHEN.search(line) or not after[:1].islower():
        dash = line.endswith(("-", "\u2010")) and _TAIL.search(line) and after[:1].isalnum()
        return line if dash else f"{line} ", after
    head = _TAIL.search(line)[0].rstrip("-\u2010\u00ad").casefold()  # type: ignore[index]
    tail = _WORD.match(after)
    rest = tail[0].casefold() if tail else ""
    if f"{head}{rest}" not in whole and (
        f"{head}-{rest}" in whole or rest in _kept("after") or head in _kept("before")
    ):
        return line, after
    return line[:-1], after


def _with_title(lines: list[Raw], pages: Sequence[Sequence[Printed]], body: float) -> list[Raw]:
    """The lines, the heading in the largest letters of the first printed page being the title."""
    first = next((page for page in pages if page), ())
    largest = max((line.size for line in first), default=0.0)
    if largest < _LARGER * body:
        return lines
    opening = {line.text.casefold() for line in first if line.size >= 0.97 * largest}
    for n, line in enumerate(lines):
        if line.kind == "heading" and any(line.text.casefold().startswith(text) for text in opening):
            return [*lines[:n], Raw(line.text, "title"), *lines[n + 1 :]]
    return lines


@cache
def _kept(place: str) -> frozenset[str]:
    """The words of the table that keep their hyphen, by the side of it that they stand on."""
    words = table(_TABLE)
    if not isinstance(words, dict) or not isinstance(words.get(place), str):
        raise LexiconError(f"{_TABLE}: “{place}” must be a list of words; correct the entry there.")
    return frozenset(words[place].split())
