"""Analysing an article against the bare parser and encoder on the same sentences, in the same run."""

import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from diptych.corpus import Article, article_of
from diptych.facts import analyse
from diptych.language import Models

LIMIT = 1.2
"""Times the processor time of the bare parse and the sentence vectors."""
EARLIER, MEASURED = 160, 60
"""Articles analysed before, whose words are known then; articles analysed once each, all of them new."""


def stories(docs: Path) -> list[Article]:
    """Real French reports of some events of every kind, each once."""
    with docs.open(encoding="utf-8") as lines:
        told = [json.loads(line) for line in islice(lines, EARLIER + MEASURED)]
    texts = ["\n\n".join([one["title"], *one["paragraphs"]]) for one in told]
    return [article_of(text.encode(), source="") for text in texts]


def analyse_barely(article: Article, models: Models) -> None:
    """What no analysis can do without: the parse and the vectors of the sentences."""
    texts = [article.sentence_text(n) for n in range(len(article.sentences))]
    list(models._parser(article.language).pipe(texts))
    models.vectors(texts)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_an_analysis_costs_little_more_than_the_bare_parse_and_vectors(models, shared, record_property):
    articles = stories(shared / "eval" / "sets" / "wikinews_fr_search" / "docs.jsonl")
    assert len(articles) == EARLIER + MEASURED
    for article in articles[:EARLIER]:
        analyse(article, models)
    spent = {"ours": 0.0, "bare": 0.0}
    for n, article in enumerate(articles[EARLIER:]):
        # in turn, so that what disturbs the machine disturbs both; who goes first pays for words never seen
        for who in sorted(spent, reverse=n % 2 == 0):
            work = analyse if who == "ours" else analyse_barely
            spent[who] += seconds(lambda work=work, article=article: work(article, models))
    ours, theirs = spent["ours"], spent["bare"]
    words = sum(article.word_count for article in articles[EARLIER:])
    told = f"{1e6 * ours / words:.0f} ms, bare {1e6 * theirs / words:.0f} ms, ratio {ours / theirs:.2f}"
    record_property("analysis", told)
    print(f"1,000 words: {told}")
    assert ours / theirs <= LIMIT
