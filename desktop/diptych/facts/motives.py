"""A parse comes in, the stretches that say why, by a cause or by an aim, go out.

The words are those of `lexicons/motive.yaml`. They are read in the sentences that a comparison asks for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from diptych.facts.parse import Parse
from diptych.facts.tables import either, section, strings
from diptych.resources import table
from diptych.text import Span, fold

_NAME = "motive"
_MARKS = ("mark", "case", "cc", "advmod", "fixed", "aux")
_GOVERNED = ("pobj", "pcomp", "acl")


@dataclass(frozen=True, slots=True)
class Motive:
    """A reason or an aim that a sentence gives."""

    span: Span
    """From the cue to the end of what it opens."""
    cue: Span
    kind: Literal["cause", "aim"]


@dataclass(frozen=True, slots=True)
class _Words:
    causes: re.Pattern[str]
    aims: re.Pattern[str]
    alone: frozenset[str]
    infinitives: frozenset[str]


def motives(parse: Parse, sentence: int) -> tuple[Motive, ...]:
    """The causes and aims that sentence number `sentence` gives, in reading order; none without a lexicon."""
    language = parse.article.language
    if language not in table(f"lexicons/{_NAME}.yaml"):
        return ()
    known = _words(language)
    found = {motive.cue.start: motive for motive in _found(parse, sentence, known)}
    return tuple(found[start] for start in sorted(found))


def _found(parse: Parse, sentence: int, known: _Words) -> Iterator[Motive]:
    span = parse.article.sentences[sentence].span
    text = parse.article.text
    for n in parse.within(span):
        token = parse.tokens[n]
        word = fold(token.text)
        before = parse.tokens[n - 1].pos if n else ""
        if word in known.alone and token.pos in ("SCONJ", "CCONJ") and before != "DET":
            yield _opened(parse, token.span, span, "cause")
        elif word in known.infinitives and _is_aim(parse, n):
            yield _opened(parse, token.span, span, "aim")
    for match in known.causes.finditer(text, span.start, span.end):
        after = parse.within(Span(match.end(), span.end))
        if after and parse.tokens[after[0]].feature("VerbForm") == "Inf":
            continue  # "is due to take place" tells when, not why
        yield _opened(parse, Span(*match.span()), span, "cause")
    for match in known.aims.finditer(text, span.start, span.end):
        yield _opened(parse, Span(*match.span()), span, "aim")


def _is_aim(parse: Parse, index: int) -> bool:
    """Whether a preposition opens an infinitive that follows it."""
    head = parse.tokens[index].head
    return head > index and parse.tokens[head].feature("VerbForm") == "Inf"


def _opened(parse: Parse, cue: Span, sentence: Span, kind: Literal["cause", "aim"]) -> Motive:
    """What a cue opens: down to the end of the clause or noun that it marks."""
    inside = parse.within(cue)
    heads = [
        parse.tokens[n].head
        for n in inside
        if parse.tokens[n].dep in _MARKS and parse.tokens[n].head not in inside
    ]
    # an English preposition governs its noun, where a French one hangs on it
    heads += [n for m in inside for n in parse.children(m) if parse.tokens[n].dep in _GOVERNED]
    ends = [parse.subtree_span(head).end for head in heads if parse.tokens[head].span.start >= cue.end]
    return Motive(Span(cue.start, min(max([cue.end, *ends]), sentence.end)), cue, kind)


@cache
def _words(language: str) -> _Words:
    entry = section(_NAME, language)

    def phrases(key: str) -> re.Pattern[str]:
        # an elided word ends in its apostrophe, which no word boundary follows
        told = [word.replace("'", "’") for word in strings(_NAME, entry, key)]
        either_sign = either([*told, *strings(_NAME, entry, key)])
        return re.compile(rf"(?<![\w-]){either_sign}(?:(?<=['’])|(?![\w-]))", re.IGNORECASE)

    return _Words(
        causes=phrases("causes"),
        aims=phrases("aims"),
        alone=frozenset(map(fold, strings(_NAME, entry, "alone"))),
        infinitives=frozenset(map(fold, strings(_NAME, entry, "infinitives"))),
    )
