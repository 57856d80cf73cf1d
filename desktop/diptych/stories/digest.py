"""An article comes in, what tells its event from others goes out: names, figures, words, its day."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from diptych.corpus import Article
from diptych.facts import skim_figures
from diptych.search import name_chunks, pieces
from diptych.text import fold

_WORDS = 250
"""Words kept of an article, the most frequent first."""
_SHORTEST_NAME = 3
_SMALL = 20
"""A bare number below this is shared by chance."""
_YEARS = range(1900, 2100)
"""A bare number of these is mostly a year, which many events share."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What of an article is compared with others, small enough to be kept for each of them."""

    title: str
    language: str
    day: int
    """Number of the day of publication (`date.toordinal`), 0 where it is not known to the day."""
    names: tuple[tuple[str, str], ...]
    """Words of names, folded, with how they are first written."""
    figures: tuple[tuple[str, str], ...]
    """Value and unit, with how it is first written."""
    words: tuple[tuple[str, int], ...]
    """Stemmed words with how often they stand there, the most frequent first."""

    def traits(self) -> tuple[str, ...]:
        """What another article is found by, each kind with a sign of its own."""
        named = [f"n {form}" for form, _written in self.names]
        return (
            *named,
            *(f"# {key}" for key, _written in self.figures),
            *(term for term, _times in self.words),
        )


def digest(article: Article) -> Digest:
    """What tells the event of an article; no language model is loaded."""
    text, language = article.text, article.language
    names: dict[str, str] = {}
    for chunk in name_chunks(text):
        for piece in pieces(chunk, language):
            if len(piece.form) >= _SHORTEST_NAME:
                names.setdefault(piece.form, chunk[piece.start : piece.end])
    figures: dict[str, str] = {}
    for one in skim_figures(text, language):
        # how things are counted is told in the language of the article: the bare number is not
        unit = (one.unit or "") if one.kind in ("money", "percent") else ""
        if unit or (one.value >= _SMALL and one.value not in _YEARS):
            figures.setdefault(f"{float(one.value):g} {unit}".strip(), one.span.of(text))
    counted = Counter(
        piece.term
        for chunk in text.split()
        for piece in pieces(chunk, language)
        if not piece.term.startswith("#") and len(piece.form) >= _SHORTEST_NAME
    )
    return Digest(
        title=article.title or "",
        language=language,
        day=_day(article.published),
        names=tuple(names.items()),
        figures=tuple(figures.items()),
        words=tuple(counted.most_common(_WORDS)),
    )


def stored(one: Digest) -> str:
    """A digest as the library keeps it."""
    return json.dumps(astuple(one), ensure_ascii=False)


def restored(told: str) -> Digest:
    """The digest of what `stored` gave; raises ValueError for anything else."""
    try:
        title, language, day, names, figures, terms = json.loads(told)
        words = tuple((str(term), int(times)) for term, times in terms)
        return Digest(str(title), str(language), int(day), _pairs(names), _pairs(figures), words)
    except TypeError as error:
        raise ValueError("a digest is no digest") from error


def _pairs(told: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(written)) for key, written in told)


def folded(title: str) -> frozenset[str]:
    """The longer words of a title, folded."""
    return frozenset(word for word in fold(title).split() if len(word) > _SHORTEST_NAME)


def _day(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0
