"""Articles written by hand, for tests."""

from diptych.corpus import Article, Origin
from diptych.facts import Analysis
from diptych.language import Models
from diptych.text import Passage, Sentence, Span


def article(*sentences: str, language: str = "fr", published: str | None = "2025-03-15") -> Article:
    """An article of one sentence a passage, the first of them its title."""
    text = "\n".join(sentences)
    spans = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return Article(
        text=text,
        title=sentences[0],
        author=None,
        outlet=None,
        published=published,
        language=language,
        passages=tuple(Passage(span, "body" if n else "title") for n, span in enumerate(spans)),
        sentences=tuple(Sentence(span, n) for n, span in enumerate(spans)),
        furniture=(),
        repairs=(),
        origin=Origin("", "0" * 64, "utf-8"),
    )


def analysis(
    models: Models, *sentences: str, language: str = "fr", published: str | None = "2025-03-15"
) -> Analysis:
    """The analysis of such an article, by the real models."""
    from diptych.facts import analyse

    return analyse(article(*sentences, language=language, published=published), models)
