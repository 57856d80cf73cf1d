"""Lists of sentences as analyses; shared by the adapters of the sets of linked sentences."""

from functools import cache

from diptych.corpus import Article, Origin
from diptych.facts import Analysis, analyse
from diptych.language import Models
from diptych.text import Passage, Sentence, Span


def analysis_of(sentences: list[str], language: str) -> Analysis:
    """The analysis of an article of these sentences, one a passage, without a date of publication."""
    lines = [sentence.replace("\n", " ") or " " for sentence in sentences]
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    passages = tuple(Passage(span, "body") for span in spans)
    cut = tuple(Sentence(span, n) for n, span in enumerate(spans))
    article = Article(
        "\n".join(lines), None, None, None, None, language, passages, cut, (), (), Origin("", "", "")
    )
    return analyse(article, models())


@cache
def models() -> Models:
    """Loaded once for a whole set."""
    return Models()
