"""How often compared articles contradict each other comes in, what is known of stories goes out."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from diptych.corpus.library import Library, Record

_KEY = "conflicts"


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing articles of a story has shown."""

    articles: int
    """How many of the story were compared with each other."""
    conflicts: int
    """Facts that these tell differently."""


def keep_conflicts(library: Library, records: Collection[Record], conflicts: int) -> None:
    """Remember how many facts these articles, each compared with each, tell differently."""
    told = sorted(_revision(one) for one in records)
    library.cache(f"{_KEY} {json.dumps(told)}", str(conflicts).encode())


def compared_in(library: Library, stories: Mapping[int, Collection[Record]]) -> dict[int, Compared]:
    """By the number of the story what is known of it, by the most of its articles that were compared.

    What was found before an article was changed is not known of it any more.
    """
    story_of = {_revision(one): number for number, records in stories.items() for one in records}
    found: dict[int, Compared] = {}
    rows = library.database.rows("SELECT key, value FROM analysis WHERE key LIKE ?", f"{_KEY} %")
    for key, value in rows:
        articles = json.loads(str(key).removeprefix(f"{_KEY} "))
        numbers = {story_of.get(one) for one in articles}
        number = numbers.pop()
        if number is None or numbers:
            continue
        told = Compared(len(articles), int(value))
        held = found.setdefault(number, told)
        if (told.articles, told.conflicts) > (held.articles, held.conflicts):
            found[number] = told
    return found


def _revision(one: Record) -> str:
    return f"{one.sha256} {one.published}"
