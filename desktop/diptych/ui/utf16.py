"""Offsets in code points (Python's) come in, positions in UTF-16 units (Qt's) go out, and back."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from diptych.text import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Utf16Map:
    """The way between the two counts of one text; most texts have few characters that differ."""

    astral: tuple[int, ...]
    """Code-point offsets of the characters that take two units, in order."""
    astral_u16: tuple[int, ...]
    """The same places counted in units."""

    @classmethod
    def of(cls, text: str) -> "Utf16Map":
        """The map of `text`."""
        astral = tuple(found.start() for found in _ASTRAL.finditer(text))
        return cls(astral, tuple(offset + before for before, offset in enumerate(astral)))

    def u16(self, offset: int) -> int:
        """Position in UTF-16 units of a code-point offset."""
        return offset + bisect_left(self.astral, offset)

    def code_point(self, position_u16: int) -> int:
        """Code-point offset of a position; inside a surrogate pair, the offset of its character."""
        return position_u16 - bisect_left(self.astral_u16, position_u16)

    def span_u16(self, span: Span) -> tuple[int, int]:
        """Both ends of `span` in UTF-16 units."""
        return self.u16(span.start), self.u16(span.end)


def utf16_length(text: str) -> int:
    """Number of UTF-16 units that `text` takes."""
    return len(text) + len(_ASTRAL.findall(text))
