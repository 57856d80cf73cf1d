"""`python -m tests.faults.killing`: does one kind of work after the other in children that are to be killed.

Each line it reads names a work and a folder; a child of its own does that work for ever, or once, and prints
each promise that it has kept. It is made once, since what it imports and loads takes long.
"""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor as Workers
from dataclasses import asdict
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from tests.corpus.library.conftest import invented

from diptych.app import searches, settings
from diptych.app.files import write_whole
from diptych.app.importing import import_paths
from diptych.app.searches import Searches
from diptych.app.settings import Settings
from diptych.app.use_cases import compare_articles, fill_index, shared_models
from diptych.corpus import Article, article_of
from diptych.corpus.library import (
    Annotation,
    End,
    Library,
    Place,
    analysis_key,
    back_up,
    backups,
    export_to,
    opening,
    restore,
    schema,
)
from diptych.report import as_json
from diptych.search import Index
from diptych.stories import bring_up_to_date

ARTICLES = 12
STEPS = (
    "ALTER TABLE article ADD COLUMN rating INTEGER; UPDATE article SET rating = id",
    "CREATE TABLE raw_too (article INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "INSERT INTO raw_too SELECT article, bytes FROM raw; DROP TABLE raw_too",
    "CREATE TABLE pin (article INTEGER REFERENCES article ON DELETE CASCADE);"
    "INSERT INTO pin SELECT id FROM article; CREATE INDEX pin_article ON pin (article)",
)
"""Of a Diptych to come, by which the library is brought up to date."""
REPORT = 300_000


def articles() -> list[tuple[bytes, Article]]:
    return [(raw, article_of(raw, source="")) for raw in map(invented, range(ARTICLES))]


def note(number: int) -> Annotation:
    """What the user says in this test, another place each time."""
    left, right = (End(side * 64, f"/{side}.txt", Place(number, number + 3, "700", "", "")) for side in "ab")
    return Annotation("judgement", left, right, "F6", "explained", words=f"Mot numéro {number}")


def fill(folder: Path) -> None:
    """A library with articles, what is said of them, and a copy."""
    with Library.open(folder) as library:
        for number, (raw, article) in enumerate(articles()):
            library.add(raw, article, source=f"{number}.txt")
        library.annotate(note(0))
        back_up(library.database, today=date(2025, 3, 30))


def importing(folder: Path) -> Iterator[object]:
    """New files one after the other; each that is told of is kept."""
    incoming = folder.with_suffix(".incoming")
    incoming.mkdir(exist_ok=True)
    with Library.open(folder) as library:
        first = len(library.records())
        for number in count(first):
            path = incoming / f"{number}.txt"
            write_whole(path, invented(number))
            assert import_paths(library, [path]).added
            yield number


def indexing(folder: Path) -> Iterator[object]:
    """As the window does behind the reader: filled in a thread, again and again as articles change."""
    with Library.open(folder) as library, Index(folder.with_suffix(".index")) as index, Workers(1) as workers:
        for number in count():
            library.set_metadata(1 + number % ARTICLES, outlet=f"Le Fanal {number}")
            workers.submit(fill_index, index, (), library).result()
            yield number


def verdicts(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        said = library.database.row("SELECT count(*) FROM annotation")
        for number in count(said[0]):
            library.annotate(note(number))
            yield number


def details(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        for number in count(1):
            library.set_metadata(1, title=f"Titre {number}")
            yield number
            library.delete(2)
            library.undo()


def migration(folder: Path) -> Iterator[object]:
    schema.MIGRATIONS = opening.MIGRATIONS = (*schema.MIGRATIONS, *STEPS)
    Library.open(folder).close()
    yield "new"


def export(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        for number in count():
            export_to(library, folder.with_suffix(".diptych"))
            yield number


def report(folder: Path) -> Iterator[object]:
    for number in count():
        write_whole(folder.with_suffix(".html"), bytes([number % 256]) * REPORT)
        yield number


def analysis(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        for one in count(1):
            left, right = (library.article(1 + (one + more) % ARTICLES) for more in (0, 1))
            told = as_json(compare_articles(left, right, shared_models()))
            library.cache(analysis_key(left), told.encode())
            write_whole(folder.with_suffix(".json"), told.encode())
            yield analysis_key(left)


def stories(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        bring_up_to_date(library)
        yield "placed"


def backup(folder: Path) -> Iterator[object]:
    with Library.open(folder) as library:
        for number in count(1):
            back_up(library.database, today=date(2025, 4, 1) + timedelta(days=number))
            yield number


def restoring(folder: Path) -> Iterator[object]:
    for number in range(5):
        restore(folder, backups(folder)[0])
        yield number


def keeping(folder: Path) -> Iterator[object]:
    os.environ["DIPTYCH_HOME"] = str(folder)
    for number in count(1):
        settings.save(Settings(exchange_rates=tuple(f"2025-02-10 1 EUR = {n} USD" for n in range(number))))
        searches.save(Searches(saved=tuple(f"pont {n}" for n in range(number))))
        yield number


WORKS = {
    work.__name__: work
    for work in (
        importing,
        indexing,
        verdicts,
        details,
        migration,
        export,
        report,
        analysis,
        stories,
        backup,
        restoring,
        keeping,
    )
}


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def main() -> None:
    loaded = articles()[:2]
    compare_articles(loaded[0][1], loaded[1][1], shared_models())
    say("ready", len(asdict(Settings())))
    for line in sys.stdin:
        work, folder = line.split(maxsplit=1)
        child = os.fork()
        if child == 0:
            say("pid", os.getpid())
            for promise in WORKS[work](Path(folder.strip())):
                say("kept", promise)
            os._exit(0)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
