"""Libraries in awkward places, a clock that goes backwards, and the program under other locales."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.corpus.library.conftest import invented
from tests.search.conftest import made

from diptych.app import importing, use_cases
from diptych.app.searches import Searches, load, save
from diptych.corpus import article_of
from diptych.corpus.library import FILE, Library, back_up, backups, export_to, import_from, journal, restore
from diptych.search import Document, Index

ROOT = Path(__file__).parents[2]
DEEP = "un dossier d’archives très profond"
NAMES = [
    "avec des espaces et une esperluette & co",
    "Bibliothèque d’été — dépêches «\u00a0à vérifier\u00a0»",
    "e\u0301te\u0301 de\u0301compose\u0301",
    "100% #1 ?mode=ro" if sys.platform != "win32" else "100% #1",
    "本棚 📚 İstanbul ıssız",
    "-rf",
    "\u202egnp.txt",
]


def long_folder(base: Path, length: int = 250) -> Path:
    """A folder whose path has about that many characters."""
    folder = base
    while len(str(folder)) + len(DEEP) + 1 < length:
        folder /= DEEP
    return folder / ("x" * max(1, length - len(str(folder)) - 1))


@pytest.mark.parametrize("name", [*NAMES, "250"])
def test_a_library_lives_at_any_path(tmp_path, name):
    base = tmp_path / name if name != "250" else long_folder(tmp_path)
    folder = base / "library"
    with Library.open(folder) as library:
        raw = invented(1)
        article = article_of(raw, source="a.txt")
        id = library.add(raw, article, source=str(base / "a.txt")).id
        library.set_metadata(id, title="Un titre")
        made_copy = back_up(library.database, today=date(2025, 3, 30))
        export_to(library, base / "tout.diptych")
        with Index(base / "index") as index:
            index.put([Document(use_cases.article_key(folder, id), library.article(id), "1")])
            assert index.search("pont").total == 1
    with Library.open(folder, read_only=True) as reader:
        assert reader.article(id).text == article.text
    (folder / FILE).write_bytes(b"\xff" * 5000)
    restore(folder, made_copy)
    with Library.open(folder) as again:
        assert again.record(id).title == "Un titre"
    with Library.open(base / "other") as other:
        assert len(import_from(other, base / "tout.diptych").added) == 1


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test can set: `clock(days)` moves it from today by so many days."""

    def set_to(days):
        now = datetime.now(UTC) + timedelta(days=days)

        class Moved(datetime):
            @classmethod
            def now(cls, tz=None):
                return now.astimezone(tz)

        monkeypatch.setattr(journal, "datetime", Moved)

    return set_to


def test_with_a_clock_that_goes_backwards_the_last_is_still_the_last(tmp_path, clock):
    folder, raws = tmp_path / "library", [invented(seed) for seed in range(4)]
    for days, raw in zip((0, -400, 400, -1), raws, strict=True):
        clock(days)
        with Library.open(folder) as library:
            library.add(raw, article_of(raw, source=""), source=f"{days}.txt")
            back_up(library.database, today=date.today() + timedelta(days=days))
    with Library.open(folder) as library:
        assert [record.source for record in library.records()] == ["0.txt", "-400.txt", "400.txt", "-1.txt"]
        assert len(backups(folder)) == 4
        clock(10)
        library.set_metadata(1, title="Premier")
        clock(-10)
        library.set_metadata(1, title="Second")
        library.undo()
        assert library.record(1).title == "Premier", (
            "the last change is the last by its number, not by its hour"
        )


def test_with_a_clock_that_goes_backwards_the_index_sees_every_change(tmp_path):
    paths = [tmp_path / "a.txt"]
    with Index(tmp_path / "index") as index:
        for year, word in ((2030, "viaduc"), (2001, "tunnel")):
            paths[0].write_text(word, "utf-8")
            stamp = datetime(year, 1, 1, tzinfo=UTC).timestamp()
            os.utime(paths[0], (stamp, stamp))
            index.put([Document(paths[0], made(f"Le {word} rouvre"), str(paths[0].stat().st_mtime_ns))])
        assert index.search("viaduc").total == 0
        assert index.search("tunnel").total == 1


def test_what_is_remembered_of_searches_hangs_on_no_clock():
    save(Searches().asked("un").asked("deux").toggled("trois"))
    assert load() == Searches(("deux", "un"), ("trois",))


RUN = """
import sys
from diptych.__main__ import main
words = sys.argv[1:]
while "+" in words:
    at = words.index("+")
    status = main(words[:at])
    print("status", status, flush=True)
    words = words[at + 1:]
raise SystemExit(main(words))
"""
LOCALES = {
    "C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "fr_FR": {"LC_ALL": "fr_FR.ISO-8859-1", "LANG": "fr_FR", "PYTHONUTF8": "0"},
    "tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
}
TEXT = (
    "L’INSTITUT ISTANBUL ET L’ÎLE D’IZMIR\n\n"
    "L’INSTITUT a promis 44 millions d’euros à IZMIR, selon la mairie d’Istanbul, lundi 3 mars 2025.\n\n"
    "« Il n’y aura aucun retard », a dit le directeur İlhan Işık devant les habitants réunis dans l’île.\n"
)


def under(name, home, *words):
    """What a run under that locale wrote, with its status."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    env |= LOCALES.get(name, {"LC_ALL": "C.UTF-8"}) | {"DIPTYCH_HOME": str(home), "DIPTYCH_LANG": "fr"}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, words)], cwd=ROOT, env=env, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode()


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What a run under a locale answers: titles that two searches find, and a comparison."""
    folder = tmp_path_factory.mktemp("texts")
    left, right = folder / "île İzmir.txt", folder / "été.txt"
    left.write_text(TEXT, "utf-8")
    right.write_text(TEXT.replace("44", "45").replace("INSTITUT", "institut"), "utf-8")

    def told(name):
        home = tmp_path_factory.mktemp("home")
        works = [("import", left, right)]
        works += [("search", word, "--format", "json") for word in ("institut", "ISTANBUL", "ilhan")]
        works += [("compare", left, right, "--format", "json")]
        words = [word for work in works for word in (*work, "+")][:-1]
        parts = under(name, home, *words).split("status 0\n")
        assert len(parts) == len(works)
        compared = json.loads(parts[-1])
        for side in ("left", "right"):
            del compared[side]["source"]  # which C cannot spell
        found = [[hit["title"] for hit in json.loads(part)["hits"]] for part in parts[1:-1]]
        return found, compared

    return told


@pytest.fixture(scope="module")
def plain(answers):
    return answers("plain")


@pytest.mark.parametrize("name", LOCALES)
def test_every_locale_gives_the_same_answers(answers, plain, name):
    found, compared = plain
    assert [len(hits) for hits in found] == [2, 2, 2]
    assert compared["divergences"]
    assert answers(name) == plain


def test_the_folder_of_the_library_is_that_of_the_user(home):
    assert importing.library_folder() == home / "data" / "library"
