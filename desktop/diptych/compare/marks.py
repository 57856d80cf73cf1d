"""Divergences come in, what is underlined on each side goes out: one list for the window and the report."""

from diptych.compare.comparison import Divergence, Mark
from diptych.text import Span

STRONG = 0.5
"""Severity from which a mark has a tint besides its stroke."""


def marks(divergences: tuple[Divergence, ...], side: str) -> tuple[Mark, ...]:
    """Marks of one side ("left" or "right") in reading order, one a span and kind: the severest.

    What stands on one side only is drawn in the gutter, never under words. Quotations are always quiet: a
    tint on a whole quotation would shout.
    """
    found: dict[tuple[Span, str], Mark] = {}
    for told in divergences:
        span: Span | None = getattr(told, side)
        if span is None or told.kind == "onesided":
            continue
        strong = told.severity >= STRONG and told.kind != "quote"
        mark = Mark(span, told.kind, "strong" if strong else "quiet", told.id)
        found.setdefault((span, told.kind), mark)
    return tuple(sorted(found.values(), key=lambda mark: (mark.span, mark.kind)))
