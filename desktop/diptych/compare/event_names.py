"""Linked sentences come in, one event named in two lights goes out (G4)."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.errors import LexiconError
from diptych.i18n import _
from diptych.resources import place, table
from diptych.text import Span, fold

NAME = "lexicons/event_names.yaml"
LIGHTS = ("plain", "soft", "harsh")
LITERAL = "literal"
"""Key of the words that are a figure of speech only where the other article has none of them."""
_LANGUAGES = ("fr", "en")
_JUDGED = 0.4
_OTHER_SIDE = 0.3


class EventName(NamedTuple):
    """A word for an event."""

    event: str
    light: str
    """One of LIGHTS."""
    entry: str
    """As the lexicon has it."""
    literal: bool = False
    """Whether it is a plain name too, of an event of its own: a real tsunami."""


class _Named(NamedTuple):
    """Where a sentence names an event."""

    name: EventName
    span: Span


def judge_event_names(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G4: sentence `i` of the left and `j` of the right name one event in two lights (Card et al. 2015)."""
    if score >= SURE:
        yield from judge_names_of_event(sides, i, j, linked_at(score))


def judge_names_of_event(sides: Sides, i: int, j: int, linked: str) -> Iterator[Divergence]:
    """The same for two sentences that tell one event, `linked` says why; a light that both have is none."""
    ours, theirs = _figurative(sides, 0, _named(sides[0], i)), _figurative(sides, 1, _named(sides[1], j))
    for one, other in product(ours, theirs):
        shared = {told.name.light for told in ours if told.name.event == one.name.event} & {
            told.name.light for told in theirs if told.name.event == one.name.event
        }
        if one.name.event == other.name.event and not shared:
            yield _row(sides, one, other, linked)
            return


def _figurative(sides: Sides, here: int, named: list[_Named]) -> list[_Named]:
    """The names without those that the other article uses too: what both call a tsunami was one."""
    text = fold(sides[1 - here].analysis.article.text)
    return [told for told in named if not (told.name.literal and fold(told.name.entry) in text)]


def _named(side: Side, sentence: int) -> list[_Named]:
    words, phrases = _lexicon(side.language)
    parse = side.parse
    found = []
    for n in side.tokens.get(sentence, ()):
        token = parse.tokens[n]
        # a noun that begins a title is often taken for a name
        if token.pos in ("NOUN", "PROPN") and not token.entity and (name := words.get(fold(token.lemma))):
            found.append(_Named(name, token.span))
    start = side.analysis.article.sentences[sentence].span.start
    text = side.analysis.article.sentence_text(sentence).lower().replace("’", "'")
    for phrase, name in phrases:
        at = text.find(phrase)
        if at >= 0 and not text[at + len(phrase) : at + len(phrase) + 1].isalpha():
            span = Span(start + at, start + at + len(phrase))
            found = [told for told in found if not told.span.overlaps(span)]
            found.append(_Named(name, span))
    quotes = [quote.span for quote in side.quotes.get(sentence, ())]
    return sorted(
        (told for told in found if not any(quote.contains(told.span) for quote in quotes)),
        key=lambda told: told.span,
    )


def _row(sides: Sides, one: _Named, other: _Named, linked: str) -> Divergence:
    a, b = sides[0].written(one.span), sides[1].written(other.span)
    harsh = "harsh" in (one.name.light, other.name.light)
    return divergence(
        "G4",
        pair_of(one.span, other.span),
        _JUDGED if harsh else _OTHER_SIDE,
        gap=f"{sides[0].of(one.span)} ≠ {sides[1].of(other.span)}",
        explanation=_("The same is called {a} in A, {b} in B.").format(a=a, b=b),
        reasons=(
            _("one event under names of another light"),
            _("lexicon: {entry}").format(entry=f"{one.name.entry} · {other.name.entry}"),
            linked,
        ),
    )


@cache
def _lexicon(language: str) -> tuple[dict[str, EventName], tuple[tuple[str, EventName], ...]]:
    """Single nouns by their folded lemma, and phrases, of `language`; LexiconError names a broken entry."""
    words: dict[str, EventName] = {}
    phrases: list[tuple[str, EventName]] = []
    for event, lights in table(NAME).items():
        if not isinstance(lights, dict) or not set(lights) <= {*LIGHTS, LITERAL}:
            raise LexiconError(f"{NAME}: “{event}” must hold some of {', '.join(LIGHTS)}.")
        literal = set((lights.get(LITERAL) or {}).get(language) or ())
        for light, by_language in lights.items():
            if not isinstance(by_language, dict) or not set(by_language) <= set(_LANGUAGES):
                raise LexiconError(f"{NAME}: “{event}”, “{light}” must hold words for fr and en.")
            for entry in (by_language.get(language) or ()) if light in LIGHTS else ():
                name = EventName(event, light, str(entry), entry in literal)
                if " " in name.entry or "'" in name.entry:
                    phrases.append((name.entry.lower(), name))
                elif fold(name.entry) in words:
                    where = place(NAME, str(entry))
                    raise LexiconError(
                        f"{where}: “{entry}” stands in two rows of {language}; keep it in one."
                    )
                else:
                    words[fold(name.entry)] = name
    return words, tuple(phrases)
