"""The manifest of the sample corpus comes in, its stories and their articles go out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from diptych.corpus.article import Article
from diptych.corpus.read import read_article
from diptych.corpus.story import Entry, Story
from diptych.errors import LexiconError
from diptych.i18n import language
from diptych.resources import read_table, seeds

MANIFEST = "manifest.yaml"


def stories() -> tuple[Story, ...]:
    """The stories of the manifest, in its order, titles in the user's language.

    Raises LexiconError naming the manifest, and the story, when it is damaged.
    """
    path = seeds() / MANIFEST
    rows = read_table(path)
    if not isinstance(rows, dict) or not isinstance(rows.get("stories"), list):
        raise LexiconError(f"{MANIFEST}: a list “stories” is missing; correct the file.")
    return tuple(_story(row, path.parent) for row in rows["stories"])


def read_entry(entry: Entry) -> Article:
    """The article of a manifest's entry; the manifest says what its file does not, and the language."""
    article = read_article(entry.path)
    return replace(
        article,
        title=article.title or entry.title,
        outlet=article.outlet or entry.outlet,
        published=article.published or entry.published,
        language=entry.language,
    )


def _story(row: Any, folder: Path) -> Story:  # noqa: ANN401 - any YAML
    try:
        titles = row["title"]
        return Story(
            id=str(row["id"]),
            title=str(titles.get(language(), titles["en"])),
            entries=tuple(_entry(article, folder) for article in row["articles"]),
            demonstration=bool(row.get("demonstration", False)),
        )
    except (AttributeError, KeyError, TypeError) as error:
        name = row.get("id", "?") if isinstance(row, dict) else row
        raise LexiconError(f"{MANIFEST}, story “{name}”: {error}; correct the entry there.") from error


def _entry(row: dict[str, Any], folder: Path) -> Entry:
    date = row.get("date")
    return Entry(
        path=folder / str(row["file"]),
        title=str(row["title"]),
        outlet=str(row["outlet"]),
        # YAML reads a whole date as a date, whose text is its ISO form again
        published=str(date) if date else None,
        language=str(row["language"]),
    )
