"""An article made by hand: one passage a line, sentences cut where a capital follows a full stop."""

import re

from diptych.corpus import Article, Origin
from diptych.facts import Date, Figure, Parse, find_dates, find_figures
from diptych.language import Models
from diptych.text import Passage, Sentence, Span

_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ö«“\"])|$")


def article(text: str, language: str = "fr", published: str | None = None) -> Article:
    """`text` as an article in `language`."""
    passages, sentences, at = [], [], 0
    for line in text.split("\n"):
        if line:
            begin = at
            for end in _END.finditer(line):
                if at + end.start() > begin:
                    sentences.append(Sentence(Span(begin, at + end.start()), len(passages)))
                begin = at + end.end()
            passages.append(Passage(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    origin = Origin("", "", "utf-8")
    return Article(
        text, None, None, None, published, language, tuple(passages), tuple(sentences), (), (), origin
    )


def figures(text: str, language: str = "fr") -> tuple[Figure, ...]:
    """The figures of `text`, without tokens."""
    return find_figures(article(text, language))


def figure(text: str, language: str = "fr") -> Figure:
    """The only figure of `text`."""
    (found,) = figures(text, language)
    return found


def dates(text: str, published: str | None = "2025-03-17", language: str = "fr") -> tuple[Date, ...]:
    """The dates of `text`."""
    return find_dates(article(text, language, published))


def parsed(text: Article, models: Models) -> Parse:
    """The parse of a French article, by the real model."""
    return Parse(text, models.tokens(text.text, [sentence.span for sentence in text.sentences], "fr"))
