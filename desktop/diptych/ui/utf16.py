"""Offsets in code points (Python's) come in, positions in UTF-16 units (Qt's) go out, and back."""

import re
from bisect import bisect_left, bisect_right
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


@dataclass(frozen=True, slots=True)
class Inserted:
    """Something that a document shows between the lines of an article and that is not of its text."""

    at: int
    """Code-point offset of the line that it stands before; one more than the text is long for the end."""
    start_u16: int
    """Its position in the document."""
    length_u16: int
    """With the end of its line."""


@dataclass(frozen=True, slots=True)
class Positions:
    """The way between the offsets of a text and the positions of a document that shows more than the text."""

    units: Utf16Map
    length: int
    """Of the text, in code points."""
    inserted: tuple[Inserted, ...] = ()
    """In order."""

    @classmethod
    def of(cls, text: str, inserted: tuple[Inserted, ...] = ()) -> "Positions":
        """The positions of a document that shows `text` and what is inserted."""
        return cls(Utf16Map.of(text), len(text), inserted)

    def u16(self, offset: int) -> int:
        """Position in the document of a code-point offset."""
        if not self.inserted:
            return self.units.u16(offset)
        before = bisect_right(self.inserted, offset, key=lambda one: one.at)
        return self.units.u16(offset) + sum(one.length_u16 for one in self.inserted[:before])

    def code_point(self, position_u16: int) -> int:
        """Code-point offset of a position; within what is inserted, that of what comes after it."""
        before = bisect_right(self.inserted, position_u16, key=lambda one: one.start_u16)
        if before:
            last = self.inserted[before - 1]
            if position_u16 < last.start_u16 + last.length_u16:
                return min(last.at, self.length)
        return self.units.code_point(position_u16 - sum(one.length_u16 for one in self.inserted[:before]))

    def span_u16(self, span: Span) -> tuple[int, int]:
        """Both ends of `span` in the document."""
        return self.u16(span.start), self.u16(span.end)
