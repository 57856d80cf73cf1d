"""An article comes in, the words and numbers that are stored of it go out; and back again."""

import hashlib
import json
import re
from functools import cache
from typing import Any, get_args

from diptych import ANALYSER_VERSION
from diptych.corpus.article import Article, Furniture, Origin
from diptych.corpus.library.database import Row
from diptych.corpus.library.records import Record
from diptych.i18n import _, catalogue, language
from diptych.text import Passage, Repair, Sentence, Span
from diptych.text.passages import PassageKind

_KINDS = get_args(PassageKind)
_SURROGATE = re.compile("[\ud800-\udfff]")


def stored(article: Article) -> tuple[str, str, str]:
    """Checksum, text and layout of an article, as the table `content` holds them."""
    text = storable(article.text)
    layout = {
        "passages": [(p.span.start, p.span.end, p.kind) for p in article.passages],
        "sentences": [(s.span.start, s.span.end, s.passage) for s in article.sentences],
        "furniture": [(storable(f.text), _english(f.why), f.at) for f in article.furniture],
        "repairs": [(storable(r.found), storable(r.mended), r.at) for r in article.repairs],
    }
    words = json.dumps(layout, ensure_ascii=False, separators=(",", ":"))
    return _checksum(text, words), text, words


def storable(text: str) -> str:
    """`text` with halves of characters replaced, which no file in UTF-8 can hold; of the same length."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def rebuilt(row: Row, record: Record) -> Article:
    """The article of a row of `content`, with the metadata of its record.

    Raises ValueError when the row is not what `stored` gives.
    """
    try:
        checksum, text, layout = row
        if checksum != _checksum(text, layout):
            raise ValueError("the checksum differs")
        return _composed(text, json.loads(layout), record)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(repr(error)) from error


def analysis_key(article: Article) -> str:
    """Name of what is computed about an article alone: another text, another date, another name.

    Restored furniture, a date or a language that the user has set, and a new analyser change it; who wrote
    the article and where it lies do not.
    """
    spans = [(p.span.start, p.span.end, p.kind) for p in article.passages]
    cuts = [(s.span.start, s.span.end, s.passage) for s in article.sentences]
    told = [ANALYSER_VERSION, article.text, article.published, article.language, spans, cuts]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _english(why: str) -> str:
    """The reason of a piece of furniture as the rules call it: the reader gives it in the user's language."""
    return _reasons(language()).get(why, why)


@cache
def _reasons(code: str) -> dict[str, str]:
    return {text: english for english, text in catalogue(code).items() if isinstance(text, str)}


def _checksum(text: str, layout: str) -> str:
    return hashlib.sha256(f"{len(text)}\n{text}{layout}".encode()).hexdigest()


def _composed(text: str, layout: Any, record: Record) -> Article:  # noqa: ANN401 - any JSON
    passages = tuple(Passage(_span(s, e, text), _one_of(kind, _KINDS)) for s, e, kind in layout["passages"])
    places = range(len(passages))
    return Article(
        text=text,
        title=record.title,
        author=record.author,
        outlet=record.outlet,
        published=record.published,
        language=record.language,
        passages=passages,
        sentences=tuple(Sentence(_span(s, e, text), _one_of(n, places)) for s, e, n in layout["sentences"]),
        furniture=tuple(
            Furniture(_string(words), _(_string(why)), _offset(at, text))
            for words, why, at in layout["furniture"]
        ),
        repairs=tuple(
            Repair(_string(found), _string(mended), _offset(at, text))
            for found, mended, at in layout["repairs"]
        ),
        origin=Origin(record.source, record.sha256, record.encoding),
    )


def _span(start: Any, end: Any, text: str) -> Span:  # noqa: ANN401
    if _offset(start, text) > _offset(end, text):
        raise ValueError("a span ends before it starts")
    return Span(start, end)


def _offset(at: Any, text: str) -> int:  # noqa: ANN401
    if type(at) is not int or not 0 <= at <= len(text):
        raise ValueError("an offset lies outside the text")
    return at


def _string(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _one_of(value: Any, known: Any) -> Any:  # noqa: ANN401
    if value not in known:
        raise ValueError(f"{value!r} is unknown")
    return value
