"""A figure or date of an article comes in, the words for the fact it tells go out."""

from collections.abc import Sequence
from dataclasses import dataclass

from diptych.facts import Analysis, Figure, Parse, parse_of
from diptych.i18n import _
from diptych.text import Span

_LONGEST = 42
_NEAR = 12
"""Tokens between a figure and the noun it is about."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass", "csubj")
_OBJECTS = ("obj", "dobj")
_DENIALS = ("ne", "pas", "not", "n't")
_GROUP = 4
"""Tokens between a verb and what belongs to its form."""
_INITIALS = 5
"""Letters of a name that may be in capitals without being the place of a dateline."""
_ENDS_PHRASE = ("NUM", "PUNCT", "VERB", "AUX", "PRON", "SCONJ")


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
    parse = parse_of(analysis)
    inside = [n for n, token in enumerate(parse.tokens) if token.span.overlaps(span)]
    figure = next((f for f in analysis.facts.figures if f.span.overlaps(span)), None)
    source = figure.source if figure else None
    kept_out = {*inside, *(parse.within(source) if source else ())}
    counted = _counted(parse, kept_out, figure) if figure and inside else None
    told = _phrase(parse, counted, kept_out) if counted is not None else ""
    rank = (0 if " " in told else 1) if told else 2
    if counted is not None and rank:
        told = _doing(parse, counted, told, kept_out)
    elif not told and inside:
        told = _clause(parse, inside[0], kept_out)
    if not told:
        told, rank = _around(analysis, span), 3
    words = _short(told)
    words = words[:1].upper() + words[1:]
    if source:
        words = _("{fact}, according to {source}").format(fact=words, source=_short(_named(parse, source)))
    return _Label(words, rank)


def _counted(parse: Parse, kept_out: set[int], figure: Figure) -> int | None:
    """The noun the figure is about, where it stands near."""
    if not figure.about:
        return None
    at = parse.within(figure.span)
    near = range(max(0, at.start - _NEAR), min(len(parse.tokens), at.stop - 1 + _NEAR))
    nouns = [
        n
        for n in near
        if n not in kept_out
        and figure.about.lower() in (parse.tokens[n].lemma.lower(), _text(parse, n).lower())
    ]
    return min(nouns, key=lambda n: abs(n - at.stop + 1), default=None)


def _phrase(parse: Parse, noun: int, without: set[int], *, with_article: bool = False) -> str:
    """`noun` with what describes it before, and the words next after it that it governs, up to the figure."""
    below = set(parse.subtree(noun)) - without
    first = last = noun
    for n in range(noun + 1, len(parse.tokens)):
        if n not in below or parse.tokens[n].pos in _ENDS_PHRASE:
            break
        last = n
    while last > noun and parse.tokens[last].pos in ("ADP", "DET", "CCONJ"):
        last -= 1
    while first - 1 in below and parse.tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    if with_article and first - 1 in below and parse.tokens[first - 1].pos == "DET":
        return _lowered(parse, first - 1, parse.span([first - 1, last]))
    return parse.span([first, last]).of(parse.article.text)


def _doing(parse: Parse, noun: int, told: str, without: set[int]) -> str:
    """A bare noun tells little: what those do who are counted, or who does what to them."""
    verb = parse.tokens[noun].head
    if verb == noun or parse.tokens[verb].pos != "VERB":
        return told
    if parse.tokens[noun].dep in _SUBJECTS:
        return f"{told} · {_verb(parse, verb, without)}"
    subject = _subject(parse, verb)
    before = f"{_phrase(parse, subject, without, with_article=True)} " if subject is not None else ""
    return f"{told} · {before}{_verb(parse, verb, without | {noun})}"


def _clause(parse: Parse, start: int, without: set[int]) -> str:
    """Subject and verb of the clause that the date or figure stands in, a noun that it belongs to else."""
    above = [n for n in parse.ancestors(start) if n not in without]
    heads = (n for n in above if parse.tokens[n].pos in ("VERB", "NOUN") and _is_telling(parse, n))
    head = next(heads, None)
    if head is not None and parse.tokens[head].pos != "VERB":
        told = _phrase(parse, head, without)
        if not (told.isupper() and len(told) > _INITIALS):
            return told
        # of a dateline: what the sentence after it tells
        head = None
    if head is None:
        verbs = (n for n in parse.within(_sentence(parse, start)) if parse.tokens[n].pos == "VERB")
        head = next(verbs, None)
    if head is None:
        return ""
    subject, told = _subject(parse, head), _verb(parse, head, without)
    return f"{_phrase(parse, subject, without)} · {told}" if subject is not None else told


def _subject(parse: Parse, verb: int) -> int | None:
    """The noun that does what a verb tells: its subject, the noun it describes, that of its main clause."""
    own = next((n for n in parse.children(verb) if parse.tokens[n].dep in _SUBJECTS), None)
    head, dep = parse.tokens[verb].head, parse.tokens[verb].dep
    if own is not None and parse.tokens[own].pos not in ("PRON", "NUM", "DET"):
        return own
    if dep.startswith(("acl", "relcl")) and parse.tokens[head].pos in ("NOUN", "PROPN"):
        return head
    if own is None and dep in ("advcl", "conj") and head != verb and parse.tokens[head].pos == "VERB":
        there = next((n for n in parse.children(head) if parse.tokens[n].dep in _SUBJECTS), None)
        return there if there is not None and parse.tokens[there].pos not in ("PRON", "NUM", "DET") else None
    return None


def _verb(parse: Parse, verb: int, without: set[int]) -> str:
    """A verb with its auxiliaries and denials, and with its object where that holds no figure."""
    held = [verb]
    for n in parse.children(verb):
        token = parse.tokens[n]
        is_near = abs(n - verb) <= _GROUP
        if is_near and (
            token.dep.startswith(("aux", "expl")) or token.dep == "neg" or token.lemma in _DENIALS
        ):
            held.append(n)
    group = parse.span(held).of(parse.article.text)
    things = (n for n in parse.children(verb) if parse.tokens[n].dep in _OBJECTS and n > verb)
    thing = next(
        (n for n in things if parse.tokens[n].pos in ("NOUN", "PROPN") and _is_telling(parse, n)), None
    )
    held_there = list(parse.subtree(thing)) if thing is not None else []
    if thing is None or any(n in without or parse.tokens[n].pos == "NUM" for n in held_there):
        return group
    return f"{group} {_phrase(parse, thing, without, with_article=True)}"


def _is_telling(parse: Parse, index: int) -> bool:
    """Whether a word can name a fact: "%" cannot."""
    return any(letter.isalpha() for letter in _text(parse, index))


def _named(parse: Parse, source: Span) -> str:
    """The words of a source as they stand within a sentence."""
    tokens = parse.within(source)
    return _lowered(parse, tokens[0], source) if tokens else source.of(parse.article.text)


def _lowered(parse: Parse, first: int, span: Span) -> str:
    """The words of a span, an article at the beginning of its sentence in small letters."""
    words = span.of(parse.article.text)
    return words[:1].lower() + words[1:] if parse.tokens[first].pos == "DET" else words


def _sentence(parse: Parse, index: int) -> Span:
    return parse.article.sentences[parse.sentence_of(index)].span


def _around(analysis: Analysis, span: Span) -> str:
    sentence = analysis.article.sentences[analysis.article.sentence_at(span.start)].span
    return Span(sentence.start, max(sentence.end, span.end)).of(analysis.article.text)


def _text(parse: Parse, index: int) -> str:
    return parse.tokens[index].text


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
