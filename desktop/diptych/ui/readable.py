"""A comparison and a place in it come in, the figures that the user may read otherwise go out."""

from dataclasses import dataclass
from decimal import Decimal

from diptych.compare import Comparison
from diptych.corpus import Article
from diptych.facts import Figure
from diptych.text import Span
from diptych.ui.sides import SIDES, Side


@dataclass(frozen=True, slots=True)
class Readable:
    """A figure that may be read otherwise, or words that may be one."""

    side: Side
    article: Article
    figure: Figure
    """As it is read now; words that were no figure, as a count without a number."""
    is_new: bool = False
    """Whether no figure was found in these words."""


def readables(comparison: Comparison, side: Side, span: Span) -> tuple[tuple[Readable, ...], int]:
    """Every figure of both sides in reading order, and which of them is meant by a place of one side.

    Words without a figure stand before the others; an empty span means the figure at or after it.
    """
    found = []
    for one in SIDES:
        analysis = comparison.left if one == "left" else comparison.right
        found += [Readable(one, analysis.article, figure) for figure in analysis.facts.figures]
    mine = [n for n, one in enumerate(found) if one.side == side]
    touched = [n for n in mine if _meets(found[n].figure.span, span)]
    if not touched and span.start < span.end:
        analysis = comparison.left if side == "left" else comparison.right
        return (Readable(side, analysis.article, _unread(analysis.article, span), True), *found), 0
    behind = [n for n in mine if found[n].figure.span.start >= span.start]
    return tuple(found), next(iter((*touched, *behind, *mine)), 0)


def _meets(figure: Span, span: Span) -> bool:
    return figure.overlaps(span) or figure.start <= span.start <= figure.end


def _unread(article: Article, span: Span) -> Figure:
    """Words that the program takes for no figure, as one of which nothing is known."""
    return Figure(
        span=span, text=span.of(article.text), kind="count", value=None, low=Decimal(0), high=Decimal(0),
        op="=", unit=None, mode="asserted", about="", sentence=article.sentence_at(span.start),
    )  # fmt: skip
