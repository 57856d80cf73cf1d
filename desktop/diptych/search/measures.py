"""A query comes in, the figures that stand among its words go out, read as in an article."""

import re
from dataclasses import dataclass

from diptych.search import values
from diptych.search.query import Amount
from diptych.text import Span, words

QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]*)[\"“”«»„](?:~(\d{1,9}))?")
"""A phrase, and how far apart its words may stand."""
# what comes after these is the value of a field or of a comparison
_ASKED = re.compile(r"(?:[:><=≥≤~*]|\.\.)\s*$")
_MEASURED = ("money", "percent", "length", "area", "weight", "speed", "duration", "age")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that stands among the words of a query."""

    span: Span
    amount: Amount


def figures_in(text: str) -> tuple[Figure, ...]:
    """The measures among the words of a query: "97,4 milliards de dollars", "12 %", not "3 ministres"."""
    quoted = [Span(*found.span()) for found in QUOTED.finditer(text)]
    found = []
    for one in values.skimmed(text):
        alone = not one.span.start or text[one.span.start - 1] in " ("
        asked = _ASKED.search(text[: one.span.start]) or text[one.span.end : one.span.end + 1] in (
            "*",
            "~",
            "?",
            ".",
        )
        measured = one.kind in _MEASURED
        # "milliards" alone is a word like any other
        written = any(char.isdigit() for char in one.span.of(text)) or len(words(one.span.of(text))) > 1
        if (
            alone
            and written
            and not asked
            and (one.scaled or measured)
            and not any(q.overlaps(one.span) for q in quoted)
        ):
            unit, kind = (one.unit or "", one.kind) if measured else ("", "")
            found.append(Figure(one.span, values.compared("=", float(one.value), unit, kind, one.span)))
    return tuple(found)
