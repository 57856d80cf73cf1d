"""An article and words of it come in; the article with their passages put aside by the user goes out."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import replace
from itertools import accumulate

from diptych.corpus.article import Article, Furniture
from diptych.corpus.library.restoring import woven
from diptych.i18n import _
from diptych.text import Passage, Sentence, Span


def cut(article: Article, restored: Collection[int], span: Span) -> tuple[Article, tuple[int, ...]]:
    """The article as it is to be stored, and the numbers of the furniture that is to be aside.

    article: as it was imported, all furniture aside. restored: what of it the user has taken back. span: in
    the text that the user sees. The passages that it touches become furniture, behind what was there before,
    so that they are taken back like anything else. The title stays. No number: nothing was touched.
    """
    shown = woven(article, frozenset(restored))
    lines = article.text.split("\n")
    titled = bool(article.passages) and article.passages[0].kind == "title"
    touched = [
        n
        for n, (line, start) in enumerate(zip(lines, shown.moved, strict=True))
        if line and _touches(span, Span(start, start + len(line))) and not (titled and n == 0)
    ]
    again = tuple(n for n, place in shown.placed if _touches(span, place))
    if not touched:
        return article, again
    first = len(article.furniture)
    return _without(article, lines, frozenset(touched)), (*again, *range(first, first + len(touched)))


def _without(article: Article, lines: list[str], gone: frozenset[int]) -> Article:
    """The article without these lines, which are the last of its furniture."""
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    kept = [n for n in range(len(lines)) if n not in gone]
    text = "\n".join(lines[n] for n in kept)
    begins = dict(zip(kept, accumulate((len(lines[n]) + 1 for n in kept), initial=0), strict=False))

    def line_at(offset: int) -> int:
        return bisect_right(starts, offset) - 1

    def moved(offset: int) -> int:
        """Where an offset is now; the beginning of what comes next for one in a line that is gone."""
        line = line_at(offset)
        if line in begins:
            return min(begins[line] + offset - starts[line], len(text))
        return next((begins[n] for n in kept if n > line), len(text))

    def shifted(one: Span) -> Span:
        return one.shifted(moved(one.start) - one.start)

    passages = [n for n, one in enumerate(article.passages) if line_at(one.span.start) not in gone]
    number = {n: at for at, n in enumerate(passages)}
    cut_pieces = [Furniture(lines[n], _("put aside by hand"), moved(starts[n])) for n in sorted(gone)]
    return replace(
        article,
        text=text,
        passages=tuple(
            Passage(shifted(article.passages[n].span), article.passages[n].kind) for n in passages
        ),
        sentences=tuple(
            Sentence(shifted(one.span), number[one.passage])
            for one in article.sentences
            if one.passage in number
        ),
        furniture=(*(replace(one, at=moved(one.at)) for one in article.furniture), *cut_pieces),
        repairs=tuple(
            replace(one, at=moved(one.at)) for one in article.repairs if line_at(one.at) not in gone
        ),
    )


def _touches(span: Span, line: Span) -> bool:
    # a cursor, which is between two characters, is of its line also at the end of it
    return span.overlaps(line) if len(span) else line.start <= span.start <= line.end
