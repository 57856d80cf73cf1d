"""A text comes in, the spans of its words go out, elided articles and possessive endings left aside."""

import re

from diptych.text.span import Span

_NUMBER = r"\d+(?:[  \u00a0\u202f'’]\d{3}(?!\d))*(?:[.,]\d+)*\w*"
_WORD = re.compile(rf"{_NUMBER}|[^\W_]+(?:[-'’‑][^\W_]+)*")

# the words that French elides (Grevisse, Le bon usage, § 45); "aujourd'hui" and "quelqu'un" are one word
_ELIDED = re.compile(
    r"(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu)['’](?=[^\W_]{2}|[àôyÀÔYAa]\b)"
)
# "Musk's", "workers'" lose the ending; "don't" and "we've" keep theirs, being other words without it
_POSSESSIVE = re.compile(r"['’]s$")
# the pronoun of an inversion is a word of its own: "est-il", "a-t-elle", "dit-on"
_INVERTED = re.compile(r"(?:-t)?-(?=(?:ils?|elles?|on|je|tu)$)")


def words(text: str) -> tuple[Span, ...]:
    """Spans of the words of `text`, in order: numbers whole ("97,4", "6 800"), "l'offre" as "offre".

    A compound with hyphens is one word, save an inverted pronoun, which is the next one.
    """
    out: list[Span] = []
    for found in _WORD.finditer(text):
        start, end = found.span()
        if elided := _ELIDED.match(text, start, end):
            start = elided.end()
        if possessive := _POSSESSIVE.search(text[start:end]):
            end = start + possessive.start()
        if inverted := _INVERTED.search(text[start:end]):
            out.append(Span(start, start + inverted.start()))
            start += inverted.end()
        out.append(Span(start, end))
    return tuple(out)
