"""An article and the furniture that the user takes back come in, the article that holds it goes out."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import accumulate

from diptych.corpus.article import Article, Furniture
from diptych.text import Passage, Sentence, Span, passages, sentences


@dataclass(frozen=True, slots=True)
class PutAside:
    """A piece of furniture of an article in the library."""

    index: int
    """Its number among the furniture of the article as it was imported, which never changes."""
    text: str
    why: str
    restored: bool
    """Whether the user has taken it back into the text."""


@dataclass(frozen=True, slots=True)
class Woven:
    """A text made of the old lines and the restored ones."""

    text: str
    placed: tuple[tuple[int, Span], ...]
    """The numbers of the restored pieces, each with where it is in the text."""
    old: tuple[int, ...]
    """Offsets at which the lines of the old text began …"""
    moved: tuple[int, ...]
    """… and begin now."""
    aside: tuple[Furniture, ...]

    def at(self, offset: int) -> int:
        """An offset of the old text in the new one."""
        line = bisect_right(self.old, offset) - 1
        return offset - self.old[line] + self.moved[line]

    def span(self, span: Span) -> Span:
        """A span of the old text, which lies in one line, in the new one."""
        return span.shifted(self.at(span.start) - span.start)


def with_restored(article: Article, chosen: Collection[int]) -> Article:
    """`article` with the furniture of these indexes back at its place; the title stays the first line.

    What the reader found out about the other passages and sentences stays as it is, only further on.
    """
    if not chosen:
        return article
    told = woven(article, frozenset(chosen))
    first = article.passages[0] if article.passages else None
    title = first.span if first and first.kind == "title" else None
    found = [
        passage
        for passage in passages(told.text, title)
        if any(span.contains(passage.span) for _n, span in told.placed)
    ]
    kept = [Passage(told.span(passage.span), passage.kind) for passage in article.passages]
    every = sorted([*found, *kept], key=lambda passage: passage.span)
    number = {passage.span: n for n, passage in enumerate(every)}
    old = [
        Sentence(told.span(sentence.span), number[kept[sentence.passage].span])
        for sentence in article.sentences
    ]
    new = [
        Sentence(sentence.span, number[found[sentence.passage].span])
        for sentence in sentences(told.text, found)
    ]
    return replace(
        article,
        text=told.text,
        passages=tuple(every),
        sentences=tuple(sorted([*old, *new], key=lambda sentence: sentence.span)),
        furniture=told.aside,
        repairs=tuple(replace(repair, at=told.at(repair.at)) for repair in article.repairs),
    )


def woven(article: Article, chosen: frozenset[int]) -> Woven:
    """The lines in their order: furniture before the line that it stood before, in its own order."""
    lines = article.text.split("\n")
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    titled = bool(article.passages) and article.passages[0].kind == "title"
    last = len(article.furniture)
    order: list[tuple[int, int]] = [(start, last) for start in starts]
    for n, piece in enumerate(article.furniture):
        under_title = len(lines[0]) + 1 if titled and n in chosen else 0
        order.append((max(piece.at, under_title), n))
    parts: list[str] = []
    placed: list[tuple[int, Span]] = []
    moved: list[int] = []
    places: list[tuple[Furniture, int]] = []
    at = 0
    for _place, n in sorted(order):
        if n == last:
            moved.append(at)
            parts.append(lines[len(moved) - 1])
        elif n in chosen:
            parts.append(article.furniture[n].text)
            placed.append((n, Span(at, at + len(parts[-1]))))
        else:
            places.append((article.furniture[n], at))
            continue
        at += len(parts[-1]) + 1
    text = "\n".join(parts)
    aside = tuple(replace(piece, at=min(at, len(text))) for piece, at in places)
    return Woven(text, tuple(placed), starts, tuple(moved), aside)
