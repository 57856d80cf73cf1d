"""A parse comes in, attributions go out: who is said to say it, and with which verb or marker.

The verbs and markers are in `lexicons/reporting.yaml`, by language and stance.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from diptych.errors import LexiconError
from diptych.facts.parse import Parse
from diptych.facts.wording import Saying, Stance
from diptych.resources import table
from diptych.text import Span, fold

STANCES = ("neutral", "assertive", "factive", "doubtful", "polemic")
_SUBJECT = ("nsubj", "nsubj:pass", "nsubjpass", "expl:subj")
_PARENTHESIS = ("parataxis", "ccomp:parataxis")
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, Stance]
    markers: tuple[tuple[re.Pattern[str], Stance], ...]
    anonymous: frozenset[str]


def find_sayings(parse: Parse) -> tuple[Saying, ...]:
    """Attributions in reading order; none in a language without a lexicon."""
    if parse.article.language not in table("lexicons/reporting.yaml"):
        return ()
    lexicon = _lexicon(parse.article.language)
    found = [*_by_verb(parse, lexicon), *_by_marker(parse, lexicon)]
    return tuple(sorted(found, key=lambda saying: saying.span))


def _by_verb(parse: Parse, lexicon: _Lexicon) -> list[Saying]:
    """Reporting verbs that do report: with a clause or a quotation, or in parenthesis (« …, a-t-il dit »)."""
    found = []
    for index, token in enumerate(parse.tokens):
        stance = lexicon.verbs.get(token.lemma.lower()) if token.pos == "VERB" else None
        if stance is None or not _reports(parse, index):
            continue
        head = _subject(parse, index)
        source = parse.subtree_span(head) if head is not None else None
        key = _key(parse, head, lexicon)
        auxiliaries = [n for n in parse.children(index) if parse.tokens[n].dep.startswith("aux")]
        span = parse.span([*auxiliaries, index]) if auxiliaries else token.span
        found.append(Saying(span, token.lemma.lower(), stance, source, key, parse.sentence_of(index)))
    return found


def _subject(parse: Parse, index: int) -> int | None:
    """The subject of a verb of saying; inverted after a quotation, where parsers take it for an object."""
    children = [(n, parse.tokens[n]) for n in parse.children(index)]
    for n, child in children:
        if child.dep in _SUBJECT:
            return n
    inverted = [n for n, child in children if child.dep in ("obj", "dobj") and n > index]
    return inverted[0] if inverted and parse.tokens[index].dep in _PARENTHESIS else None


def _reports(parse: Parse, index: int) -> bool:
    """Whether a verb of saying has something said: a clause, a quotation, or it stands in parenthesis."""
    if parse.tokens[index].dep in _PARENTHESIS:
        return True
    children = [parse.tokens[n] for n in parse.children(index)]
    if any(child.dep in ("ccomp", "parataxis") for child in children):
        return True
    sentence = parse.article.sentence_text(parse.sentence_of(index))
    quoted = any(mark in sentence for mark in '«“"')
    return quoted or any(child.dep == "xcomp" and child.pos in ("VERB", "AUX") for child in children)


def _by_marker(parse: Parse, lexicon: _Lexicon) -> list[Saying]:
    found = []
    text = parse.article.text
    for number, sentence in enumerate(parse.article.sentences):
        for pattern, stance in lexicon.markers:
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                head = _noun_after(parse, match.end(), sentence.span)
                source = _phrase(parse, head, match.end()) if head is not None else None
                span = Span(match.start(), match.end())
                key = _key(parse, head, lexicon)
                found.append(Saying(span, fold(match.group()), stance, source, key, number))
    return found


def _noun_after(parse: Parse, position: int, sentence: Span) -> int | None:
    """The noun that heads the phrase right after `position`: within six tokens, before any verb or comma."""
    following = [n for n, token in enumerate(parse.tokens) if position <= token.span.start < sentence.end][:6]
    for index in following:
        token = parse.tokens[index]
        if token.pos in _NOUNS:
            return index
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _phrase(parse: Parse, head: int, start: int) -> Span:
    """The source's words from `start`: up to its head and the names that follow it."""
    end = parse.tokens[head].span.end
    for token in parse.tokens[head + 1 : head + 8]:
        joins = token.pos in ("PROPN", "ADJ", "NOUN") or token.text.lower() in (
            "de",
            "du",
            "des",
            "d’",
            "d'",
            "of",
            "la",
        )
        if token.pos == "PUNCT" or not joins:
            break
        end = token.span.end if token.pos != "ADP" else end
    first = next(token.span.start for token in parse.tokens if token.span.start >= start)
    return Span(first, end)


def _key(parse: Parse, head: int | None, lexicon: _Lexicon) -> str:
    """Folded last word of a named source or head noun of another; "" for a pronoun or an anonymous source."""
    if head is None or parse.tokens[head].pos not in _NOUNS:
        return ""
    token = parse.tokens[head]
    if fold(token.lemma) in lexicon.anonymous or fold(token.text) in lexicon.anonymous:
        return ""
    flat = [n for n in parse.children(head) if parse.tokens[n].dep in ("flat:name", "flat", "flat:foreign")]
    return fold(parse.tokens[flat[-1]].text if flat else token.lemma)


@cache
def _lexicon(language: str) -> _Lexicon:
    name = "lexicons/reporting.yaml"
    entry = table(name)[language]
    unknown = (set(entry["verbs"]) | set(entry["markers"])) - set(STANCES)
    if unknown:
        raise LexiconError(f"{name}: unknown stance {sorted(unknown)[0]!r}; use one of {', '.join(STANCES)}.")
    verbs = {
        verb: cast("Stance", stance) for stance, words in entry["verbs"].items() for verb in words.split()
    }
    markers = tuple(
        (
            re.compile(rf"(?<!\w){re.escape(marker)}(?!\w)".replace("'", "['’]"), re.IGNORECASE),
            cast("Stance", stance),
        )
        for stance, words in entry["markers"].items()
        for marker in words
    )
    return _Lexicon(verbs, markers, frozenset(fold(word) for word in entry["anonymous"].split()))
