"""Links that were found and what the user did by hand come in, the links that hold go out."""

from dataclasses import dataclass, replace

from diptych.compare.comparison import Comparison, Link
from diptych.compare.marks import marks
from diptych.i18n import _
from diptych.text import Span

Ends = tuple[Span, Span]
"""Left and right."""


@dataclass(frozen=True, slots=True)
class Pins:
    """What the user linked and unlinked by hand."""

    linked: tuple[Ends, ...] = ()
    unlinked: tuple[Ends, ...] = ()


NO_PINS = Pins()


def with_pins(links: tuple[Link, ...], pins: Pins) -> tuple[Link, ...]:
    """Links in reading order: those found without the unlinked ones, and the pinned ones, which are certain.

    A link is unlinked where both its ends touch those of the hand: a sentence that is cut elsewhere since is
    still the same sentence.
    """
    if pins == NO_PINS:
        return links
    kept = [link for link in links if not any(_touches(link, ends) for ends in pins.unlinked)]
    for left, right in pins.linked:
        known = next((n for n, link in enumerate(kept) if (link.left, link.right) == (left, right)), None)
        if known is None:
            kept.append(Link(left, right, 1.0, "strong", True, (_("linked by hand"),)))
        else:
            reasons = (_("linked by hand"), *kept[known].reasons)
            kept[known] = replace(kept[known], score=1.0, tier="strong", pinned=True, reasons=reasons)
    return tuple(sorted(kept, key=lambda link: (link.left, link.right)))


def without_marks(comparison: Comparison, dismissed: frozenset[str]) -> Comparison:
    """The comparison without the marks of the divergences of these ids, which stay in its list."""
    told = tuple(one for one in comparison.divergences if one.id not in dismissed)
    return replace(comparison, left_marks=marks(told, "left"), right_marks=marks(told, "right"))


def _touches(link: Link, ends: Ends) -> bool:
    return link.left.overlaps(ends[0]) and link.right.overlaps(ends[1])
