"""Lines and headers come in, who wrote an article, for whom and when goes out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from diptych.corpus.lexicon import lexicon

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)? ([^\W\d_]{3,9})\.?,? (\d{4})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?, (\d{4})(?!\d)", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"\b([^\W\d_]{3,9})\.? (\d{4})(?!\d)", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2} ?(?:h|:|heures?) ?(?:\d{2})?\b|\b\d+ ?(?:min(?:utes?)?|mn)\b", re.IGNORECASE)
_BYLINE_MAX = 200
_OUTLET_WORDS = 6
"""A dateline may name the paper, not tell a story."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; None where nothing says it."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO date, as precise as it is known."""
    language: str | None = None
    """As the file declares it: "fr", "en-GB" …"""

    def over(self, other: "Metadata") -> "Metadata":
        """What is known here, completed by what `other` knows."""
        known = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) is None
        }
        return replace(self, **known)


def date_in(text: str) -> str | None:
    """The first date with a year in `text`, in ISO form, as precise as it stands there."""
    found = _date(text)
    return found[0] if found else None


def is_byline(line: str) -> bool:
    """Whether `line` only tells who wrote the article, for whom, or when."""
    return _read_byline(line) is not None


def from_bylines(lines: Iterable[str]) -> Metadata:
    """What bylines and datelines say together, the first to say a thing being believed."""
    known = Metadata()
    for line in lines:
        known = known.over(_read_byline(line) or Metadata())
    return known


def split_prefix(text: str) -> tuple[str, str]:
    """A dateline glued to the front of a paragraph, and the paragraph without it."""
    for pattern in lexicon().prefixes:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return text[: found.end()], text[found.end() :]
    return "", text


def _read_byline(line: str) -> Metadata | None:
    line = re.sub(r"\s+", " ", line).strip()
    if len(line) > _BYLINE_MAX or line.startswith(("-", "–", "—", "•", '"', "«", "“")):
        return None
    if any(found.fullmatch(line) for found in lexicon().prefixes):
        return Metadata(published=date_in(line))
    for pattern in lexicon().bylines:
        if found := pattern.fullmatch(line):
            author = found.groupdict().get("author")
            return Metadata(author=_name(author) if author else None, published=date_in(line))
    return _read_dateline(line)


def _read_dateline(line: str) -> Metadata | None:
    """A line that holds a date, the words of a dateline, and no more than the name of a paper."""
    found = _date(line)
    clock = _CLOCK.search(line)
    words = lexicon().dateline_words
    if not found and not clock:
        return None
    rest = line[: found[1]] + "|" + line[found[2] :] if found else line
    rest = re.sub(r"\d+", "", _CLOCK.sub("|", rest))
    pieces = [piece.strip() for piece in re.split(r"[|,·•–—:()/]|(?<!\w)-(?!\w)", rest)]
    other = [piece for piece in pieces if any(word.casefold() not in words for word in piece.split())]
    if sum(len(piece.split()) for piece in other) > _OUTLET_WORDS or line.endswith((".", "!", "?")):
        return None
    if not found and other:
        return None
    named = [piece for piece in other if piece[:1].isupper() and len(piece.split()) >= 2 and found]
    outlet = named[0] if named and line.startswith(named[0]) else None
    return Metadata(outlet=outlet, published=found[0] if found else None)


def _date(text: str) -> tuple[str, int, int] | None:
    """ISO form, start and end of the first date in `text`."""
    for found in _ISO.finditer(text):
        year, month, day = found.groups()
        if iso := _iso(int(year), int(month), int(day) if day else None):
            return iso, *found.span()
    months = lexicon().months
    readings = (
        (_NUMERIC, lambda g: (int(g[2]), int(g[1]), int(g[0]))),
        (_DAY_FIRST, lambda g: (int(g[2]), months.get(g[1].casefold(), 0), int(g[0]))),
        (_MONTH_FIRST, lambda g: (int(g[2]), months.get(g[0].casefold(), 0), int(g[1]))),
        (_MONTH_ONLY, lambda g: (int(g[1]), months.get(g[0].casefold(), 0), None)),
    )
    for pattern, read in readings:
        for found in pattern.finditer(text):
            if iso := _iso(*read(found.groups())):
                return iso, *found.span()
    return None


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    if not 1800 <= year <= 2200:
        return None
    return whole.isoformat() if day else f"{year:04}-{month:02}"


def _name(text: str) -> str:
    """A name as it is written, capitals throughout brought down to initials."""
    return " ".join(word.title() if word.isupper() and len(word) > 2 else word for word in text.split())
