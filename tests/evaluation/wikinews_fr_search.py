"""Known-item search: `pred` is the list of ids of the documents found, best first, among all documents."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from diptych.corpus import article_of
from diptych.errors import QueryError
from diptych.search import Document, Index

_MOST = 50


def predict(row: dict) -> list[str]:
    index, _folder = _index(row["folder"])
    try:
        return [str(hit.path) for hit in index.search(row["input"]["query"], limit=_MOST).hits]
    except QueryError:
        return []


@cache
def _index(folder: str) -> tuple[Index, TemporaryDirectory[str]]:
    """The index, and the folder it is in until the process ends."""
    kept = TemporaryDirectory(ignore_cleanup_errors=True)
    index = Index(Path(kept.name))
    documents = []
    for line in (Path(folder) / "docs.jsonl").open(encoding="utf-8"):
        told = json.loads(line)
        text = "\n\n".join([told["title"], *told["paragraphs"]])
        documents.append(Document(Path(told["id"]), article_of(text.encode(), source="")))
    index.put(documents)
    return index, kept
