"""Article text out of saved web pages: `pred` is {"body": text}, the title left out."""

import gzip
from pathlib import Path

from diptych.corpus import article_of
from diptych.errors import ReadError


def predict(row: dict) -> dict[str, str]:
    raw = gzip.decompress((Path(row["folder"]) / row["input"]["file"]).read_bytes())
    try:
        article = article_of(raw, source=row["input"]["url"])
    except ReadError:
        return {"body": ""}
    return {"body": "\n".join(p.span.of(article.text) for p in article.passages if p.kind != "title")}
