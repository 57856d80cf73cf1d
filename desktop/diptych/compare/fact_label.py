"""A figure or date of an article comes in, the words for the fact it tells go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from diptych.facts import Analysis, Figure, Parse
from diptych.i18n import _
from diptych.text import Span

_LONGEST = 42
_NEAR = 12
"""Tokens between a figure and the noun it is about."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass", "csubj")


def fact_label(places: Sequence[tuple[Analysis, Span]]) -> str:
    """What a row of the matrix is called, after the place that tells it best: what is counted, with who says
    so, or who did what on that date.

    places: where the fact is told, at least one. The label is in the words of that article, as few as tell
    it; a stretch of the sentence where no parse tells anything.
    """
    return min((_label(analysis, span) for analysis, span in places), key=lambda told: told.rank).words


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    rank: int
    """0 for a noun with its complement, then a bare noun, a clause, a stretch of the sentence."""


def _label(analysis: Analysis, span: Span) -> _Label:
    parse = _parse(analysis)
    inside = [n for n, token in enumerate(parse.tokens) if token.span.overlaps(span)]
    figure = next((f for f in analysis.facts.figures if f.span.overlaps(span)), None)
    counted = _counted(parse, inside, figure) if figure and inside else ""
    clause = "" if counted or not inside else _predicate(parse, inside)
    words = _short(counted or clause or _around(analysis, span))
    words = words[:1].upper() + words[1:]
    rank = (0 if " " in counted else 1) if counted else 2 if clause else 3
    if figure and figure.source:
        source = _short(figure.source.of(analysis.article.text))
        words = _("{fact}, according to {source}").format(fact=words, source=source)
    return _Label(words, rank)


@lru_cache(maxsize=16)  # a story's matrix asks for many places of a few articles
def _parse(analysis: Analysis) -> Parse:
    return Parse(analysis.article, analysis.tokens)


def _counted(parse: Parse, inside: list[int], figure: Figure) -> str:
    """The noun the figure is about, with what follows it and holds no figure."""
    if not figure.about:
        return ""
    near = range(max(0, inside[0] - _NEAR), min(len(parse.tokens), inside[-1] + _NEAR))
    nouns = [
        n
        for n in near
        if not parse.tokens[n].span.overlaps(figure.span)
        and figure.about.lower() in (parse.tokens[n].lemma.lower(), _text(parse, n).lower())
    ]
    if not nouns:
        return ""
    noun = min(nouns, key=lambda n: abs(n - inside[-1]))
    return _phrase(parse, noun, set(inside))


def _phrase(parse: Parse, noun: int, without: set[int]) -> str:
    """`noun` and the words next after it that it governs, up to the figure."""
    below = set(parse.subtree(noun))
    last = noun
    for n in range(noun + 1, len(parse.tokens)):
        token = parse.tokens[n]
        if n not in below or n in without or token.pos in ("NUM", "PUNCT", "VERB", "AUX", "PRON", "SCONJ"):
            break
        last = n
    while last > noun and parse.tokens[last].pos in ("ADP", "DET", "CCONJ"):
        last -= 1
    return parse.span([noun, last]).of(parse.article.text)


def _predicate(parse: Parse, inside: list[int]) -> str:
    """Subject and verb of the clause that the date or figure stands in."""
    above = (n for n in parse.ancestors(inside[0]) if n not in inside)
    head = next((n for n in above if parse.tokens[n].pos in ("VERB", "NOUN")), None)
    if head is None:
        return ""
    if parse.tokens[head].pos == "NOUN":
        return _phrase(parse, head, set(inside))
    subject = next((n for n in parse.children(head) if parse.tokens[n].dep in _SUBJECTS), None)
    if subject is None or parse.tokens[subject].pos == "PRON":
        return _text(parse, head)
    return f"{_phrase(parse, subject, set(inside))} · {_text(parse, head)}"


def _around(analysis: Analysis, span: Span) -> str:
    sentence = analysis.article.sentences[analysis.article.sentence_at(span.start)].span
    return Span(sentence.start, max(sentence.end, span.end)).of(analysis.article.text)


def _text(parse: Parse, index: int) -> str:
    return parse.tokens[index].text


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
