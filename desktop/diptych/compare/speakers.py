"""Two sources come in, whether they are one speaker, two, or cannot be told goes out."""

from typing import Literal

from diptych.compare.lens import Side, firm_words
from diptych.facts import Quote, Saying
from diptych.text import Span, fold, words

Likeness = Literal["same", "other", "unknown"]


def same_speaker(sides: tuple[Side, Side], one: Saying | Quote, other: Saying | Quote) -> Likeness:
    """Whether two attributions or quotations name one source.

    Two names differ, and two roles in one language ("la direction", "la fédération"). A name and a role may
    be the same person, and a pronoun anyone.
    """
    keys = _key(one), _key(other)
    if not all(keys):
        return "unknown"
    if one.source is None or other.source is None:
        return "same" if keys[0] == keys[1] else "unknown"
    spans = one.source, other.source
    texts = sides[0].of(spans[0]), sides[1].of(spans[1])
    if keys[0] == keys[1] or firm_words(texts[0]) & firm_words(texts[1]):
        return "same"
    if _same_actor(sides, spans):
        return "same"
    named = [_is_name(side, span) for side, span in zip(sides, spans, strict=True)]
    if all(named):
        return "other"
    one_language = sides[0].language == sides[1].language
    return "other" if one_language and not any(named) else "unknown"


def is_anonymous(side: Side, saying: Saying) -> bool:
    """Whether the source is a noun that nobody can call up: "des proches", "a source"."""
    if saying.source is None or saying.source_key:
        return False
    parse = side.parse
    return any(parse.tokens[n].pos == "NOUN" for n in parse.within(saying.source))


def _key(told: Saying | Quote) -> str:
    return told.source_key if isinstance(told, Saying) else told.speaker


def _is_name(side: Side, span: Span) -> bool:
    return any(side.parse.tokens[n].pos == "PROPN" for n in side.parse.within(span))


def _same_actor(sides: tuple[Side, Side], spans: tuple[Span, Span]) -> bool:
    """Whether a name of one source stands beside the role of the other somewhere in its article.

    "la maire" is Aubert where the article says "la maire, Solène Aubert".
    """
    for this, that in ((0, 1), (1, 0)):
        names = {
            fold(sides[this].parse.tokens[n].text)
            for n in sides[this].parse.within(spans[this])
            if sides[this].parse.tokens[n].pos == "PROPN"
        }
        role = firm_words(sides[that].of(spans[that]))
        text = sides[that].analysis.article.text
        if not names or not role:
            continue
        folded = [fold(span.of(text)) for span in words(text)]
        places = [n for n, word in enumerate(folded) if word in names]
        if any(role & set(folded[max(0, n - 6) : n + 7]) for n in places):
            return True
    return False
