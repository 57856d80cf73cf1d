"""A French verb of saying comes in, the subject set after it goes out ("…, a répondu la maire, Anne Lebel").

Parsers take such a subject for an object, or hang the verb on the wrong noun; the order of the words decides.
"""

import re
from dataclasses import dataclass

from diptych.facts.parse import Parse
from diptych.facts.reporting import Reporting
from diptych.text import Span, fold

_CLITIC = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|nous)$", re.IGNORECASE)
_CLOSING = ("»", "”", '"')
_OPENS = (",", ";", "–", "—", "-", *_CLOSING)
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
_BETWEEN = 3
"""Adverbs and the like that may stand between verb and subject ("rétorque aussitôt le maire")."""


@dataclass(frozen=True, slots=True)
class Incise:
    """Who speaks in an incise."""

    source: Span
    key: str
    """Folded last word of the name, or the role; "" for a pronoun or an anonymous source."""


def incise_of(parse: Parse, index: int, lexicon: Reporting) -> Incise | None:
    """The source set after the verb `index`, None where the verb opens no incise.

    An incise opens after a comma or a quotation mark. Without a quotation before it, it follows a clause
    with a verb, or it interrupts one, whose verb comes next.
    """
    number = parse.sentence_of(index)
    first = index
    while first and parse.tokens[first - 1].pos in ("AUX", "PRON", "ADV") and first > index - 4:
        first -= 1
    if not first or parse.sentence_of(first - 1) != number or parse.tokens[first - 1].text not in _OPENS:
        return None
    for n in range(first, index + 2):
        if n < len(parse.tokens) and _CLITIC.search(parse.tokens[n].text):
            return Incise(parse.tokens[n].span, "")
    begin = _subject_after(parse, index, number)
    if begin is None:
        return None
    end = _end(parse, begin, number)
    before = [parse.tokens[n].text for n in range(max(0, first - 2), first)]
    if not any(text in _CLOSING for text in before) and not _set_in(parse, index, first, end):
        return None
    tokens = range(begin, end)
    return Incise(parse.span(list(tokens)), _key(parse, tokens, lexicon))


def _subject_after(parse: Parse, index: int, number: int) -> int | None:
    """Where the noun phrase after the verb begins."""
    for n in range(index + 1, min(index + _BETWEEN + 2, len(parse.tokens))):
        token = parse.tokens[n]
        if parse.sentence_of(n) != number:
            return None
        if token.pos in ("DET", "NOUN", "PROPN", "NUM") or token.text[0].isupper():
            return n
        if token.pos != "ADV":
            return None
    return None


def _end(parse: Parse, begin: int, number: int) -> int:
    """One past the noun phrase from `begin`, with what stands beside it ("…, directeur du port")."""
    n = begin
    while n < len(parse.tokens) and parse.sentence_of(n) == number:
        token = parse.tokens[n]
        if token.text == "," and n + 1 < len(parse.tokens):
            after = parse.tokens[n + 1]
            if after.pos not in ("DET", "NOUN", "PROPN") or after.feature("Mood"):
                break
        elif token.pos not in (*_NOMINAL, "DET", "ADP") and not token.text[0].isupper():
            break
        n += 1
    while n > begin + 1 and parse.tokens[n - 1].pos in ("ADP", "DET"):
        n -= 1
    return n


def _set_in(parse: Parse, index: int, first: int, end: int) -> bool:
    """Whether the incise follows a clause with a verb, or stands between a subject and its verb."""
    left = [n for n in parse.children(index) if n < first and parse.tokens[n].dep.startswith("nsubj")]
    if not left:
        number = parse.sentence_of(index)
        clause = [n for n in range(first) if parse.sentence_of(n) == number]
        return any(parse.tokens[n].feature("Mood") for n in clause) or end >= len(parse.tokens) - 1
    if end >= len(parse.tokens) - 1 or parse.tokens[end].text != ",":
        return False
    following = [parse.tokens[n] for n in range(end + 1, min(end + 4, len(parse.tokens)))]
    verb = next((token for token in following if token.pos not in ("PRON", "ADV")), None)
    return verb is not None and bool(verb.feature("Mood")) and verb.pos in ("VERB", "AUX")


def _key(parse: Parse, tokens: range, lexicon: Reporting) -> str:
    head = next((n for n in tokens if parse.tokens[n].pos in ("NOUN", "PROPN") or _is_named(parse, n)), None)
    if head is None:
        return ""
    token = parse.tokens[head]
    if fold(token.lemma) in lexicon.anonymous or fold(token.text) in lexicon.anonymous:
        return ""
    if _is_named(parse, head):
        last = head
        while last + 1 in tokens and _is_named(parse, last + 1):
            last += 1
        return fold(parse.tokens[last].text)
    beside = [n for n in tokens if _is_named(parse, n) and parse.tokens[n].entity == "PER"]
    commas = [n for n in tokens if parse.tokens[n].text == ","]
    if commas and beside and beside[0] == commas[0] + 1:
        return fold(parse.tokens[beside[-1]].text)
    return fold(token.lemma)


def _is_named(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.text[0].isupper() and token.pos in (*_NOMINAL, "X", "VERB")
