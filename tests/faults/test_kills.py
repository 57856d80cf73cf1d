"""A process is killed at random points of every kind of work; FAULT_KILLS tells how often, for each kind."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.faults import killing

from diptych.app import searches, settings
from diptych.app.importing import import_paths
from diptych.app.use_cases import fill_index
from diptych.corpus.library import FILE, Library, backups, import_from, opening, schema
from diptych.search import Index

KILLS = int(os.environ.get("FAULT_KILLS", "17"))
ROOT = Path(__file__).parents[2]
LONGEST = {"analysis": 1.0, "indexing": 1.0, "migration": 0.08, "restoring": 0.1, "stories": 0.15}
"""Seconds after which the process is killed at the latest; 0.3 for other works."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork, and no SIGKILL")


@pytest.fixture(scope="module")
def nursery():
    command = [sys.executable, "-m", "tests.faults.killing"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout.readline().startswith("ready")
    yield process
    process.kill()
    process.communicate()


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A library with articles, a verdict and a copy; each test has its own."""
    folder = tmp_path_factory.mktemp("filled") / "library"
    killing.fill(folder)
    return folder


def kill(nursery, work, folder, after):
    """The promises that were kept when the process was killed, so many seconds after it began."""
    nursery.stdin.write(f"{work} {folder}\n")
    pid = int(nursery.stdout.readline().removeprefix("pid "))
    time.sleep(after)
    with suppress(ProcessLookupError):  # what is done once may be done
        os.kill(pid, signal.SIGKILL)
    kept = []
    while (line := nursery.stdout.readline()) != "ended\n":
        kept.append(line.split()[1])
    return kept


def check_library(folder, *, more=0):
    """Every article is there, whole, and what was said; the library is sound.

    more: articles that came in since.
    """
    with Library.open(folder) as library:
        assert library.database.rows("PRAGMA integrity_check") == [("ok",)]
        assert library.database.rows("PRAGMA foreign_key_check") == []
        records = library.records()
        assert [record.id for record in records] == list(range(1, killing.ARTICLES + more + 1))
        assert all(library.damage(record.id) is None for record in records)
        for record, (raw, article) in zip(records, killing.articles(), strict=False):
            assert library.raw(record.id) == raw
            assert library.article(record.id).text == article.text
        rows = library.database.rows("SELECT words FROM annotation ORDER BY id")
        assert [words for (words,) in rows] == [killing.note(n).words for n in range(len(rows))]
        assert rows
        return records, len(rows)


@pytest.mark.parametrize("work", killing.WORKS)
def test_a_kill_at_any_moment_leaves_a_sound_library_and_whole_files(nursery, filled, tmp_path, work):
    dice = random.Random(work)
    folder = tmp_path / "library"
    shutil.copytree(filled, folder)
    before = ""
    for _number in range(KILLS):
        if work in ("migration", "stories"):  # they are done once, so each begins anew
            shutil.rmtree(folder)
            shutil.copytree(filled, folder)
        kept = kill(nursery, work, folder, dice.uniform(0, LONGEST.get(work, 0.3)))
        before = CHECKS.get(work, check_nothing_more)(folder, kept[-1] if kept else "", before)
        if work not in ("migration", "importing"):
            check_library(folder)


def check_nothing_more(_folder, _last, _before):
    """Whatever holds for each work holds here; each check comes back with what was found."""


def check_importing(folder, last, _before):
    incoming = folder.with_suffix(".incoming")
    with Library.open(folder) as library:
        held = len(library.records())
        files = len(list(incoming.glob("*.txt"))) if incoming.exists() else 0
        # what was told is kept; the one that was being taken in may be
        assert held in (killing.ARTICLES + files - 1, killing.ARTICLES + files)
        assert held > int(last or 0)
        outcome = import_paths(library, sorted(incoming.glob("*.txt"))) if files else None
        assert outcome is None or not outcome.failed
        held = len(library.records())
        assert held == killing.ARTICLES + files
    check_library(folder, more=held - killing.ARTICLES)


def check_indexing(folder, _last, _before):
    with Library.open(folder) as library, Index(folder.with_suffix(".index")) as index:
        fill_index(index, (), library)
        assert len(index.revisions()) == killing.ARTICLES
        outlets = [record.outlet for record in library.records() if record.outlet]
        for outlet in outlets:
            assert index.search(f'source:="{outlet}"').total == outlets.count(outlet)


def check_verdicts(folder, last, before):
    _records, said = check_library(folder)
    assert said - 1 in (int(last or before or 0), int(last or before or 0) + 1)
    return str(said - 1)


def check_details(folder, last, before):
    with Library.open(folder) as library:
        if library.undoable() and library.undoable().kind == "delete":
            library.undo()
    records, _said = check_library(folder)
    title = records[0].title.removeprefix("Titre ")
    assert title in (str(int(last) + 1), last) if last else title in (before, "1", records[0].title)
    return title


def check_migration(folder, _last, _before):
    known = len(schema.MIGRATIONS)
    with pytest.MonkeyPatch.context() as patch:
        for module in (schema, opening):
            patch.setattr(module, "MIGRATIONS", (*schema.MIGRATIONS[:known], *killing.STEPS))
        assert known <= schema.inspect(folder / FILE).version <= len(schema.MIGRATIONS)
        check_library(folder)
        with Library.open(folder) as library:
            assert len(library.database.rows("SELECT * FROM pin")) == killing.ARTICLES


def check_export(folder, last, _before):
    bundle = folder.with_suffix(".diptych")
    assert bundle.exists() or not last
    if bundle.exists():
        with closing(sqlite3.connect(bundle)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with Library.open(folder.with_name("other")) as other:
            merged = import_from(other, bundle)
            assert len(merged.added) + len(merged.duplicates) == killing.ARTICLES


def check_report(folder, last, _before):
    report = folder.with_suffix(".html")
    assert report.exists() or not last
    raw = report.read_bytes() if report.exists() else b""
    assert len(raw) in (0, killing.REPORT)
    assert len(set(raw)) <= 1


def check_analysis(folder, last, _before):
    told = folder.with_suffix(".json")
    assert told.exists() or not last
    if told.exists():
        assert json.loads(told.read_text("utf-8"))["schema"]
    if last:
        with Library.open(folder) as library:
            assert json.loads(library.cached(last))["schema"]


def check_backup(folder, _last, _before):
    for copy in backups(folder):
        assert schema.inspect(copy)
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("SELECT count(*) FROM article").fetchone() == (killing.ARTICLES,)


def check_keeping(folder, last, _before):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPTYCH_HOME", str(folder))
        rates, saved = len(settings.load().exchange_rates), len(searches.load().saved)
    assert int(last or 0) <= saved <= rates or not last
    assert rates - saved in (0, 1) or not last


CHECKS = {
    "importing": check_importing,
    "indexing": check_indexing,
    "verdicts": check_verdicts,
    "details": check_details,
    "migration": check_migration,
    "export": check_export,
    "report": check_report,
    "analysis": check_analysis,
    "backup": check_backup,
    "keeping": check_keeping,
}
