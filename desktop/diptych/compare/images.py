"""Two articles come in, the images and frames that the one speaks in more than the other go out (G10)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from diptych.compare.comparison import Divergence
from diptych.compare.telling import on_either_side
from diptych.facts import Analysis
from diptych.facts.tables import lexicon_language, section, strings
from diptych.i18n import _, language, number
from diptych.resources import table
from diptych.text import Span, fold, words

NAME = "images"
LENS = "metaphor"
FRAMES = ("conflict", "economy", "morality", "responsibility", "people")
"""Fields that are no images but ways to tell news."""
_LEAST = 3
"""Words of a field from which an article speaks in it; fewer are a chance."""
_LEAST_FRAME = 6
_DIFFERENT = 3
"""Different words that must be among them: one word alone is a name of the thing."""
_DIFFERENT_FRAME = 4
_TIMES = 2.0
"""How many times the share of the other article's."""
_LITERAL = 2
_SENSE = ("NOUN", "VERB", "ADJ", "PROPN")
_OTHERS_WORDS = ("direct", "mixed", "title")
_SHOWN = 5
_PER = 1000


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells in the words of the lexicon."""

    words: dict[str, list[tuple[Span, str]]]
    """By field, where they stand and what they are."""
    literal: Counter[str]
    """How many words say that it is about the thing itself."""


@dataclass(frozen=True, slots=True)
class _Speaking:
    """How an article speaks in one field."""

    words: Counter[str]
    first: Span | None
    share: float
    """Per thousand words of the article."""

    @property
    def count(self) -> int:
        """How many words there are."""
        return self.words.total()


def judge_images(left: Analysis, right: Analysis) -> Iterator[Divergence]:
    """G10 for two articles: fields of `images.yaml` that one speaks in at least twice as much as the other.

    A difference of counts and no label: war, game … and the five frames of Semetko & Valkenburg 2000.
    A field that either article is about is no image of that event, and a word that both have is its name.
    """
    told = _told_by(left), _told_by(right)
    sizes = [max(1, len(words(side.article.text))) for side in (left, right)]
    for field in table(f"lexicons/{NAME}.yaml"):
        if told[0].literal[field] + told[1].literal[field] >= _LITERAL:
            continue
        found = [each.words.get(field, []) for each in told]
        if field not in FRAMES:
            both = {word for _span, word in found[0]} & {word for _span, word in found[1]}
            found = [[(span, word) for span, word in each if word not in both] for each in found]
        ours, theirs = (_spoken(each, size) for each, size in zip(found, sizes, strict=True))
        more, less = (ours, theirs) if ours.share >= theirs.share else (theirs, ours)
        least = _LEAST_FRAME if field in FRAMES else _LEAST
        different = _DIFFERENT_FRAME if field in FRAMES else _DIFFERENT
        if more.count < least or len(more.words) < different:
            continue
        # by share, for a longer article has more of everything; by count, for a reader counts
        if more.share >= _TIMES * less.share and more.count >= _TIMES * less.count:
            yield _row(str(section(NAME, field, "name").get(language(), field)), ours, theirs)


def _told_by(analysis: Analysis) -> _Told:
    """The words of each field that an article has outside what others are quoted with."""
    entries, phrases = _entries(analysis.article.language)
    quotes = [quote.span for quote in analysis.facts.quotes if quote.form in _OTHERS_WORDS]
    told = _Told({}, Counter())

    def take(span: Span, word: str, fields: Iterable[tuple[str, bool]]) -> None:
        for field, is_literal in fields:
            if is_literal:
                told.literal[field] += 1
            elif not any(quote.overlaps(span) for quote in quotes):
                told.words.setdefault(field, []).append((span, word))

    for token in analysis.tokens:
        # the name of a thing is no image, but what it is about it may tell: "Stade de France"
        fields = entries.get(fold(token.lemma), ()) if token.pos in _SENSE else ()
        take(token.span, token.lemma.lower(), (f for f in fields if f[1] or not token.entity))
    text = analysis.article.text.lower().replace("’", "'")
    for phrase, field in phrases:
        at = text.find(phrase)
        if at >= 0:
            take(Span(at, at + len(phrase)), phrase, (field,))
    return told


def _spoken(told: list[tuple[Span, str]], size: int) -> _Speaking:
    counted = Counter(word for _span, word in told)
    return _Speaking(counted, min(told)[0] if told else None, _PER * len(told) / size)


def _row(name: str, ours: _Speaking, theirs: _Speaking) -> Divergence:
    text = _("Words of the field “{field}”: {a} in A ({ours}), {b} in B ({theirs}).").format(
        field=name, a=number(ours.count), ours=_told(ours), b=number(theirs.count), theirs=_told(theirs)
    )
    shares = [number(round(each.share)) for each in (ours, theirs)]
    return on_either_side(
        "G10",
        (ours.first, theirs.first),
        0.15,
        lens=LENS,
        gap=f"{name}: {number(ours.count)} ≠ {number(theirs.count)}",
        explanation=text,
        reasons=(_("{a} of 1,000 words in A, {b} in B").format(a=shares[0], b=shares[1]),),
    )


def _told(spoken: _Speaking) -> str:
    """The commonest words, with how often they come where it is more than once; a dash for none."""
    told = [f"{word} {number(n)}" if n > 1 else word for word, n in spoken.words.most_common(_SHOWN)]
    more = ["…"] if len(spoken.words) > _SHOWN else []
    return ", ".join([*told, *more]) or "–"


@cache
def _entries(
    language: str,
) -> tuple[dict[str, tuple[tuple[str, bool], ...]], tuple[tuple[str, tuple[str, bool]], ...]]:
    """Single words by their folded lemma, and phrases: their fields, and whether they are literal."""
    single: dict[str, list[tuple[str, bool]]] = {}
    phrases = []
    for field in table(f"lexicons/{NAME}.yaml"):
        for key in ("words", "literal"):
            for word in strings(NAME, section(NAME, field, key), lexicon_language(language)):
                if " " in word or "'" in word:
                    phrases.append((word.lower(), (field, key == "literal")))
                else:
                    single.setdefault(fold(word), []).append((field, key == "literal"))
    return {word: tuple(fields) for word, fields in single.items()}, tuple(phrases)
