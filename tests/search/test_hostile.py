"""Whatever is typed is answered or explained; the benchmark asks ten thousand of these of 20,000 articles."""

import time
from pathlib import Path

import pytest
from tests.benchmarks.news import articles as news
from tests.search.hostile import KEPT, queries

from diptych.errors import QueryError
from diptych.search import Document, Index

QUERIES = 400


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Index:
    with Index(tmp_path_factory.mktemp("hostile")) as index:
        index.put([Document(Path(f"/a/{n}"), article) for n, article in enumerate(news(150))])
        yield index


@pytest.fixture(scope="module")
def words() -> list[str]:
    return sorted({word for article in news(3) for word in article.text.split()})


def answered(index: Index, query: str) -> str:
    """What is said about a query: the notice, or the one sentence of a refusal."""
    start = time.thread_time()
    try:
        results = index.search(query)
    except QueryError as error:
        start_of, end_of = error.at or (0, 0)
        said, good = str(error), bool(str(error)) and 0 <= start_of <= end_of <= len(query)
    else:
        spans = [(span, hit.snippet) for hit in results.hits for span in hit.matches]
        said, good = results.notice, all(0 <= span.start < span.end <= len(text) for span, text in spans)
    assert good
    assert time.thread_time() - start < 1
    assert "\n" not in said
    return said


@pytest.mark.parametrize("query", KEPT)
def test_what_went_wrong_once_is_answered(library, query):
    answered(library, query)


def test_a_query_of_any_make_is_answered_or_explained(library, words, caplog):
    for query in queries(QUERIES, 20, words):
        answered(library, query)
    assert caplog.text == ""
