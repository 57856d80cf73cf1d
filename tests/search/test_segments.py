"""Many small segments, folded ones and a single one give the same answers."""

from pathlib import Path

import pytest
from tests.benchmarks.news import articles as news

from diptych.search import Document, Index

QUERIES = (
    "de",
    "de la",
    '"de la"',
    '"la de"~3',
    "titre:le",
    "nom:le",
    "ma*",
    "pro*tion",
    ">= 10",
    "NOT de",
    "source:fanal",
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [Document(Path(f"/a/{n}"), article) for n, article in enumerate(news(40))]


def answers(index: Index) -> dict[str, object]:
    found = {query: index.search(query) for query in QUERIES}
    return {query: {hit.path: hit.places for hit in one.hits} for query, one in found.items()}


def test_folding_changes_no_answer(tmp_path, documents):
    with Index(tmp_path / "one") as index:
        index.put(documents[:30])
        expected = answers(index)
    with Index(tmp_path / "many") as index:
        for number, document in enumerate(documents):
            index.put([document])
            if number % 4 == 3:
                # replaced by itself: a segment with a deleted article in it
                index.put([documents[number - 2]])
        index.remove([document.path for document in documents[30:]])
        assert len(list((tmp_path / "many").glob("whoosh-*/*.trm"))) < 20
        assert answers(index) == expected
