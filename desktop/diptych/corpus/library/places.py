"""Words of an article come in, a place goes out that is found again in another text of it, or is not."""

from dataclasses import dataclass
from functools import lru_cache

from diptych.text import Span

CONTEXT = 40
"""Characters kept on either side of a quotation."""
ENOUGH = 16
"""Characters of context that must still stand around it: two places that share fewer are two places."""
TELLING = 40
"""Length from which a quotation that stands only once in a text is known without its context."""

_ALIKE = str.maketrans("\n\t\u00a0\u202f\u2019\u2018\u02bc\u201c\u201d", "    '''\"\"")
"""Characters that cleaning may write in another way, of one length each: no place moves by it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stood when the user said something about them."""

    start: int
    end: int
    quote: str
    before: str
    after: str


def place_of(text: str, span: Span) -> Place:
    """The place of `span` in `text`, with what stands around it."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return Place(span.start, span.end, span.of(text), before, text[span.end : span.end + CONTEXT])


def found(text: str, place: Place) -> Span | None:
    """Where the words of `place` stand in `text` now; None where that is not certain.

    They must stand there to the letter, with enough of what stood around them. Where two places are as good,
    the one at the old position is meant; where neither is there, none is: a lookalike is never taken.
    """
    plain, quote = _plain(text), place.quote.translate(_ALIKE)
    before, after = place.before.translate(_ALIKE), place.after.translate(_ALIKE)
    if not quote:
        return None
    around = place.start - len(before)
    if around >= 0 and plain.startswith(f"{before}{quote}{after}", around):
        return Span(place.start, place.start + len(quote))
    starts = []
    at = plain.find(quote)
    while at >= 0:
        starts.append(at)
        at = plain.find(quote, at + 1)
    if not starts:
        return None
    kept = {
        at: _shared(plain[max(0, at - CONTEXT) : at][::-1], before[::-1])
        + _shared(plain[at + len(quote) : at + len(quote) + CONTEXT], after)
        for at in starts
    }
    best = max(kept.values())
    needed = 0 if len(quote) >= TELLING and len(starts) == 1 else min(ENOUGH, len(before) + len(after))
    if best < needed:
        return None
    likely = [at for at in starts if kept[at] == best]
    if len(likely) > 1 and place.start not in likely:
        return None
    start = place.start if place.start in likely else likely[0]
    return Span(start, start + len(quote))


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """A text is asked for everything that was said of it in turn."""
    return text.translate(_ALIKE)


def _shared(one: str, other: str) -> int:
    """Length of the beginning that two strings share."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
