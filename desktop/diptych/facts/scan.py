"""Patterns that begin alike and a text come in, all their matches go out: the text is gone through once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NAME = re.compile(r"\(\?P<\w+>")
_ESCAPED_OR_LETTER = re.compile(r"\\.|[^\W\d_]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scan:
    """Patterns, and where in a text in small letters one of them may match."""

    patterns: tuple[re.Pattern[str], ...]
    anywhere: re.Pattern[str]

    def matches(self, text: str) -> list[list[re.Match[str]]]:
        """For each pattern what its `finditer` gives."""
        found: list[list[re.Match[str]]] = [[] for _ in self.patterns]
        ends = [0] * len(self.patterns)
        for place in self.anywhere.finditer(_small(text)):
            at = place.start()
            for n, pattern in enumerate(self.patterns):
                if ends[n] <= at and (match := pattern.match(text, at)):
                    ends[n] = match.end()
                    found[n].append(match)
        return found


def scan_of(patterns: Sequence[re.Pattern[str]], begin: str) -> Scan:
    """The scan for `patterns`, which read no case and whose sources all begin with `begin`.

    A pattern that reads no case tries each of its words at each place, one letter at a time. A single one in
    small letters is a quarter of that work, and says where the others are worth trying.
    """
    rest = "|".join(_NAME.sub("(?:", pattern.pattern.removeprefix(begin)) for pattern in patterns)
    small = _ESCAPED_OR_LETTER.sub(lambda found: _small_source(found.group()), rest)
    return Scan(tuple(patterns), re.compile(f"{begin}(?={small or '(?!)'})"))


def _small_source(piece: str) -> str:
    r"""A letter in small, an escape as it is: \W is not \w."""
    return piece if piece.startswith("\\") else piece.lower()


def _small(text: str) -> str:
    """`text` in small letters, each in its place: a few capitals would become two characters."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
