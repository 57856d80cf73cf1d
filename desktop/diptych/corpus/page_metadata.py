"""The markup of a web page comes in, what the page says of its article goes out."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml.html import HtmlElement

from diptych.corpus.markup import Line, key, same
from diptych.corpus.metadata import Metadata, date_in, from_bylines

_SITE = re.compile(r"\s+[|–—·•»-]\s+([^|–—·•»]{2,60})$")
_HEADLINE_SHARE = 0.2
"""Of a headline's words, those that the page's title repeats at least: papers shorten headlines."""
_HEADLINE_WORDS = 3
"""From so many words on, the only h1 of a page is its headline; a shorter one may be the logo."""
_TELLING_LETTERS = 4
_BYLINES_WITHIN = 12
"""Lines after the title among which a byline is looked for."""


def page_metadata(tree: HtmlElement, lines: Sequence[Line]) -> Metadata:
    """What the page says of itself: JSON-LD, then meta elements, then the lines under the title."""
    told = _told(tree)
    title, outlet = _title(tree, told)
    linked = _linked_data(tree)
    letters = key(title or "") or None
    start = next((n for n, line in enumerate(lines) if line.key == letters), len(lines))
    near = [line.text for line in lines[start + 1 : start + _BYLINES_WITHIN]]
    times = tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime")
    said = Metadata(
        author=_first(told, "author", "article:author", "parsely-author"),
        outlet=_first(told, "og:site_name", "application-name"),
        published=date_in(
            _first(told, "article:published_time", "date", "datePublished", "dc.date", "pubdate") or ""
        ),
    )
    shown = from_bylines(near).over(Metadata(published=next(filter(None, map(date_in, times)), None)))
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    known = Metadata(title=title, language=language).over(linked).over(said).over(Metadata(outlet=outlet))
    known = known.over(shown)
    if known.published is None:
        known = known.over(Metadata(published=from_bylines(line.text for line in lines[:start]).published))
    if known.author and "://" in known.author:
        return replace(known, author=shown.author)
    if known.author and known.author == known.outlet:
        # many a system puts the paper where it does not know the writer, whom the byline may tell
        return replace(known, author=shown.author or known.author)
    return known


def _told(tree: HtmlElement) -> dict[str, str]:
    """What the meta elements tell, by their names; the first of a name is believed."""
    out: dict[str, str] = {}
    for element in tree.iter("meta"):
        if content := " ".join(element.get("content", "").split()):
            for name in (element.get("property"), element.get("name"), element.get("itemprop")):
                if name:
                    out.setdefault(name, content)
    return out


def _first(told: Mapping[str, str], *names: str) -> str | None:
    return next((told[name] for name in names if name in told), None)


def _title(tree: HtmlElement, said: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The headline and, from the tail of the page's title, the name of the site."""
    whole = _first(said, "og:title", "twitter:title") or ""
    window = " ".join((tree.findtext(".//title") or "").split())
    site = said.get("og:site_name")
    tail = _SITE.search(window)
    outlet = site or (tail[1] if tail else None)
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    told = _telling(f"{whole} {window}")
    shared = [(len(told & _telling(head)) / max(1, len(_telling(head))), head) for head in heads if head]
    best = max(shared, default=(0.0, ""), key=lambda pair: pair[0])
    lone = len(heads) == 1 and len(heads[0].split()) >= _HEADLINE_WORDS and not same(heads[0], outlet)
    # the h1 of another article's card shares no word with the headline that the page gives itself
    if lone and (best[0] > 0 or len(_telling(whole)) < _HEADLINE_WORDS or same(whole, outlet)):
        return heads[0], outlet
    if best[1] and best[1] != outlet and (best[0] >= _HEADLINE_SHARE or not told):
        return best[1], outlet
    told_title = _SITE.sub("", whole) if (cut := _SITE.search(whole)) and cut[1] == outlet else whole
    return told_title or _SITE.sub("", window) or best[1] or None, outlet


def _telling(text: str) -> set[str]:
    """The words of `text` that two headlines hardly share by chance."""
    return {word for word in key(text, " ").split() if len(word) >= _TELLING_LETTERS}


def _linked_data(tree: HtmlElement) -> Metadata:
    """What the page's JSON-LD says of the article; a block that is not JSON says nothing."""
    known = Metadata()
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text_content(), strict=False)
        except ValueError:
            continue
        for node in _nodes(data):
            if re.search(r"Article|Posting|Report", str(node.get("@type", ""))):
                known = known.over(
                    Metadata(
                        author=_named(node.get("author")),
                        outlet=_named(node.get("publisher")),
                        published=date_in(str(node.get("datePublished", ""))),
                    )
                )
    return known


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if isinstance(data, list):
        for part in data:
            yield from _nodes(part)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph", []))


def _named(value: Any) -> str | None:  # noqa: ANN401
    parts = value if isinstance(value, list) else [value]
    names = [part.get("name") if isinstance(part, dict) else part for part in parts]
    return (
        ", ".join(" ".join(name.split()) for name in names if isinstance(name, str) and name.strip()) or None
    )
