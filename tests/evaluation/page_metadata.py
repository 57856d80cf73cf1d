"""What a page states of its article, read in an independent way, against what the program reads.

`python -m tests.evaluation.page_metadata ROWS.jsonl` prints for each field on how many of the pages that
state it the program is right, and every disagreement, to be read by eye. The independent reader takes
JSON-LD, the meta elements and <time> apart with the standard library alone; a gold title, authors and date
outweigh it.
"""

import gzip
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from diptych.corpus import article_of
from diptych.corpus.encoding import decoded
from diptych.errors import ReadError

FIELDS = ("title", "author", "outlet", "published", "language")
_META = {
    "title": ("og:title", "twitter:title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "outlet": ("og:site_name",),
    "published": ("article:published_time", "datepublished", "dc.date", "pubdate", "sailthru.date", "date"),
}


class Stated(HTMLParser):
    """All that a page says of itself, by field; each with the several ways in which it is said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {field: [] for field in FIELDS}
        self._open: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self._put("language", told.get("lang") or told.get("xml:lang"))
        elif tag == "meta":
            names = [told.get(name, "").lower() for name in ("property", "name", "itemprop")]
            for field, known in _META.items():
                if set(names) & set(known):
                    self._put(field, told.get("content"))
        elif tag == "time" and ("pubdate" in told or told.get("itemprop") == "datePublished"):
            self._put("published", told.get("datetime"))
        linked = tag == "script" and told.get("type", "").lower() == "application/ld+json"
        if linked or (tag == "title" and not self.said["title"]):
            self._open, self._text = tag, ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open:
            return
        self._open = None
        if tag == "title":
            self._put("title", self._text)
            return
        try:
            self._linked(json.loads(self._text, strict=False))
        except ValueError:
            return

    def _linked(self, data: Any) -> None:
        if isinstance(data, list):
            for part in data:
                self._linked(part)
        elif isinstance(data, dict):
            if re.search("Article|Posting|Report", str(data.get("@type"))):
                self._put("title", data.get("headline"))
                self._put("published", data.get("datePublished"))
                self._put("outlet", _names(data.get("publisher")))
                self._put("author", _names(data.get("author")))
            for part in data.values():
                if isinstance(part, dict | list):
                    self._linked(part)

    def _put(self, field: str, value: Any) -> None:
        if isinstance(value, str) and value.strip():
            self.said[field].append(" ".join(value.split()))


def _names(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return ", ".join(str(name) for name in names if name)


def stated(row: dict, raw: bytes) -> dict[str, list[str]]:
    """By field what the page states: the gold of the row, else what the page says of itself."""
    reader = Stated()
    reader.feed(decoded(raw, source="")[0])
    said = reader.said
    said["author"] = [name for name in said["author"] if "://" not in name]
    said["published"] = [day for day in said["published"] if re.match(r"\d{4}-\d\d-\d\d", day)]
    gold = row["gold"]
    if "title" in gold:
        said |= {"title": [gold["title"]], "published": [gold["date"]]}
        said["author"] = [", ".join(gold["authors"])] if gold["authors"] else []
    return said


def agrees(field: str, read: str | None, said: list[str]) -> bool:
    """Whether what was read is one of the ways in which the page says it."""
    return read is not None and any(_same(field, read, one) for one in said)


def _same(field: str, read: str, said: str) -> bool:
    if field == "published":
        return read == said[:10]
    if field == "language":
        return read[:2].lower() == said[:2].lower()
    one, other = (re.findall(r"\w+", text.casefold()) for text in (read, said))
    if field == "title":
        # the site's name may follow, a kicker may precede, and papers shorten headlines for the web
        return bool(one) and len(set(one) & set(other)) >= 0.6 * min(len(set(one)), len(set(other)))
    return bool(one) and (set(one) <= set(other) or set(other) <= set(one))


def predict(row: dict) -> dict[str, str | None]:
    """The metadata of the page, for a scorer."""
    raw = gzip.decompress((Path(row["folder"]) / row["input"]["file"]).read_bytes())
    try:
        article = article_of(raw, source=row["input"]["url"])
    except ReadError:
        return {}
    return {field: getattr(article, field) for field in FIELDS}


def main(arguments: list[str]) -> int:
    """Print the shares and the disagreements; 2 on a wrong call."""
    if len(arguments) != 1:
        print("usage: python -m tests.evaluation.page_metadata ROWS.jsonl", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    right, all_said = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        raw = gzip.decompress((path.parent / row["input"]["file"]).read_bytes())
        known = predict({**row, "folder": str(path.parent)})
        for field, said in stated(row, raw).items():
            if not said or (field == "language" and said[0][:2].lower() not in ("en", "fr")):
                continue
            read = known.get(field)
            all_said[field] += 1
            right[field] += agrees(field, read, said)
            if not agrees(field, read, said):
                print(f"{row['id']}\t{field}\tread {read!r}\tsaid {said[:4]!r}")
    for field in FIELDS:
        share = right[field] / max(1, all_said[field])
        print(f"{field}: right on {right[field]} of {all_said[field]} pages that state it ({share:.3f})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
