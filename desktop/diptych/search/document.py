"""An article to be searched comes in, what the store keeps of it goes out: its row and its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diptych.corpus import Article
from diptych.facts import skim_figures
from diptych.search.store import Figured, Row
from diptych.search.terms import term
from diptych.text import visible


@dataclass(frozen=True, slots=True)
class Document:
    """An article to be searched."""

    path: Path
    """The name it is found under; the path of its file, where it has one."""
    article: Article
    revision: str = ""
    """Changes whenever the article does; without it, the hash of the file it was read from."""
    story: str = ""
    """Title of the event it is about, where that is known."""


def row_of(document: Document) -> Row:
    """What the store keeps of an article."""
    article = document.article
    return Row(
        path=document.path,
        revision=document.revision or article.origin.sha256,
        title=article.title or visible(document.path.name),
        outlet=article.outlet or "",
        author=article.author or "",
        published=article.published,
        language=article.language,
        story=document.story,
        source=article.origin.source or str(document.path),
        words=article.text.count(" ") + article.text.count("\n") + 1,
        text=article.text,
    )


def figures_of(row: Row) -> Iterator[Figured]:
    """The figures of an article, each with what it is told in."""
    for one in skim_figures(row.text, row.language):
        unit = one.unit or ""
        if one.kind == "count" and unit:
            # what is counted is looked up like any other word
            unit = term(unit.split()[-1], row.language)
        yield Figured(float(one.value), one.span.start, one.span.end, one.kind, unit)
