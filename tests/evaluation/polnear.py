"""Attributions of English news, for polnear: spans of source, cue and content."""

from functools import cache

from diptych.corpus import Article, Origin
from diptych.facts.parse import Parse
from diptych.facts.quotes import quoted_spans
from diptych.facts.sayings import find_sayings
from diptych.language import Models
from diptych.text import passages, sentences


@cache
def models() -> Models:
    return Models()


def predict(row: dict) -> list[dict]:
    """One object an attribution, each part a list of [start, end]."""
    text = row["input"]["text"]
    parts = passages(text, None)
    cut = sentences(text, parts)
    article = Article(text, None, None, None, None, "en", parts, cut, (), (), Origin("", "", ""))
    tokens = models().tokens(text, [sentence.span for sentence in cut], "en")
    return [
        {
            "source": [[saying.source.start, saying.source.end]] if saying.source else [],
            "cue": [[saying.span.start, saying.span.end]],
            "content": [[span.start, span.end] for span in saying.content],
        }
        for saying in find_sayings(Parse(article, tokens), quoted_spans(article))
    ]
