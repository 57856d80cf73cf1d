"""The words of `diptych stories` come in, the stories of the library are written."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from diptych.app.importing import library_folder
from diptych.corpus.library import FILE, Library
from diptych.errors import LockedError, ReadError
from diptych.i18n import _, n_
from diptych.report import inert
from diptych.stories import LibraryStory, bring_up_to_date, stories_of
from diptych.text import visible


def stories(form: str, folder: Path | None, *, least: int) -> int:
    """Write the stories that hold `least` articles or more as text, JSON or CSV."""
    folder = folder or library_folder()
    if not (folder / FILE).exists():
        message = _("There is no library in “{folder}”; name its folder with --library.")
        raise ReadError(message.format(folder=folder))
    with _opened(folder) as library:
        if not library.read_only:
            bring_up_to_date(library)
        found = stories_of(library, least=least)
    write = {"text": stories_as_text, "json": stories_as_json, "csv": stories_as_csv}[form]
    sys.stdout.write(write(found))
    return 0


def stories_as_text(stories: Sequence[LibraryStory]) -> str:
    """A paragraph for each."""
    out = []
    for story in stories:
        counts = (
            n_("{n} article", "{n} articles", len(story.records)),
            n_("{n} origin", "{n} origins", story.origins),
        )
        told = (story.title, "–".join(story.dates), ", ".join(counts))
        out.append(" · ".join(part for part in told if part))
        for one in story.records:
            known = (visible(one.title or one.source), one.outlet, one.published)
            out.append("  " + " · ".join(part for part in known if part))
        out.append("")
    return "\n".join(out)


def stories_as_json(stories: Sequence[LibraryStory]) -> str:
    """One object with every story and its articles."""
    told = [
        {
            "id": story.id, "title": story.title, "dates": story.dates, "outlets": story.outlets,
            "origins": story.origins,
            "articles": [
                {
                    "title": one.title, "outlet": one.outlet, "published": one.published,
                    "source": one.source, "sha256": one.sha256,
                }
                for one in story.records
            ],
        }
        for story in stories
    ]  # fmt: skip
    return json.dumps({"schema": "diptych.stories/1", "stories": told}, ensure_ascii=False, indent=1) + "\n"


def stories_as_csv(stories: Sequence[LibraryStory]) -> str:
    """A line for each article under a line of names."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(("story", "story title", "origins", "title", "outlet", "published", "source"))
    for story in stories:
        for one in story.records:
            told = (story.title, story.origins, one.title, one.outlet, one.published, visible(one.source))
            lines.writerow([story.id, *(inert(str(cell or "")) for cell in told)])
    return out.getvalue()


def _opened(folder: Path) -> Library:
    """The library; for reading only where a window has it open."""
    try:
        return Library.open(folder)
    except LockedError:
        return Library.open(folder, read_only=True)
