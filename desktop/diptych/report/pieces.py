"""A text and its marks come in, pieces that can be painted one after the other go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diptych.compare import Mark
from diptych.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie."""

    span: Span
    marks: tuple[Mark, ...]
    """Outermost first."""
    opens: tuple[Mark, ...]
    """Those of `marks` that begin here: an anchor may stand only once in a page."""


def pieces(span: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """`span` cut wherever a mark begins or ends, so that marks which cross can nest; together the whole span.

    The longer a mark, the further out it lies. A mark that began before `span` opens in no piece of it.
    """
    here = [mark for mark in marks if mark.span.overlaps(span)]
    ends = {span.start, span.end}
    for mark in here:
        ends |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    cuts = sorted(ends)
    found = []
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        over = sorted(
            (mark for mark in here if mark.span.contains(piece)),
            key=lambda mark: (-len(mark.span), mark.span.start, mark.divergence_id),
        )
        found.append(Piece(piece, tuple(over), tuple(mark for mark in over if mark.span.start == start)))
    return tuple(found)
