"""An article comes in, the words between its quotation marks go out."""

import re

from diptych.corpus import Article
from diptych.facts.wording import Quote, Saying
from diptych.text import Span

# one pair of marks a quotation, never across a passage; a straight mark opens only before a word
_QUOTED = re.compile(
    r"«\s*(?P<guillemets>[^«»]+?)\s*»|“\s*(?P<curly>[^“”]+?)\s*”|(?<!\w)\"(?=\w|\.)(?P<straight>[^\"]+?)\"(?!\w)"
)


def find_quotes(article: Article, sayings: tuple[Saying, ...] = ()) -> tuple[Quote, ...]:
    """Quotations in reading order; the speaker is the source of the nearest attribution in the passage."""
    quotes = []
    for passage in article.passages:
        for match in _QUOTED.finditer(article.text, passage.span.start, passage.span.end):
            span = Span(*match.span(match.lastgroup or 0))
            sentences = article.sentences_in(span)
            if sentences:
                speaker = _speaker(span, passage.span, sayings)
                quotes.append(Quote(span, span.of(article.text), speaker, sentences[0]))
    return tuple(quotes)


def in_quotes(quotes: tuple[Quote, ...], span: Span) -> bool:
    """Whether `span` lies wholly inside a quotation."""
    return any(quote.span.contains(span) for quote in quotes)


def _speaker(span: Span, passage: Span, sayings: tuple[Saying, ...]) -> str:
    near = [
        (max(saying.span.start - span.end, span.start - saying.span.end), saying.source_key)
        for saying in sayings
        if passage.contains(saying.span) and saying.source_key and not span.contains(saying.span)
    ]
    return min(near)[1] if near else ""
