"""What is on the disk when a process is killed or the disk is full."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus import article_of
from diptych.corpus.library import FILE, Library
from diptych.errors import LibraryError

# reads the articles once; then, for each folder it is told, a child of its own imports them all
NURSERY = """
import os, sys
from pathlib import Path
from diptych.corpus import article_of
from diptych.corpus.library import Library
from tests.corpus.library.conftest import invented

read = [(raw, article_of(raw, source="")) for raw in map(invented, range(200))]

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

say("ready")
for folder in sys.stdin:
    child = os.fork()
    if child == 0:
        say("pid", os.getpid())
        with Library.open(Path(folder.strip())) as library:
            for n, (raw, article) in enumerate(read):
                if not library.find(article.origin.sha256):
                    library.add(raw, article, source=str(n))
                    say("added", article.origin.sha256)
        os._exit(0)
    os.waitpid(child, 0)
    say("ended")
"""


def fill(library, added=None):
    """Adds articles until the disk is full; their ids go into `added`."""
    for seed in range(1_000, 5_000):
        raw = invented(seed)
        id = library.add(raw, article_of(raw, source=""), source="").id
        if added is not None:
            added.append(id)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork, and no SIGKILL")
def test_a_kill_at_any_moment_of_an_import_loses_nothing_that_was_added(tmp_path):
    dice = random.Random(7)
    folder, kills, expected = tmp_path / "0", 0, set()
    nursery = subprocess.Popen(
        [sys.executable, "-c", NURSERY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    raws = {article_of(raw, source="").origin.sha256: raw for raw in map(invented, range(200))}
    try:
        assert nursery.stdout.readline() == "ready\n"
        while kills < 50:
            nursery.stdin.write(f"{folder}\n")
            pid = int(nursery.stdout.readline().removeprefix("pid "))
            time.sleep(dice.uniform(0, 0.1))
            with suppress(ProcessLookupError):  # it was done already, and another one is begun
                os.kill(pid, signal.SIGKILL)
                kills += 1
            while (line := nursery.stdout.readline()) != "ended\n":
                expected.add(line.split()[1])
            with Library.open(folder) as library:
                assert library.database.rows("PRAGMA integrity_check") == [("ok",)]
                assert library.database.rows("PRAGMA foreign_key_check") == []
                records = library.records()
                assert expected <= {record.sha256 for record in records}
                assert len(records) <= len(expected) + 1
                for record in records:
                    assert library.raw(record.id) == raws[record.sha256]
                    assert library.article(record.id).origin.sha256 == record.sha256
                expected = {record.sha256 for record in records}
            if len(expected) == 200:
                expected, folder = set(), folder.with_name(f"{int(folder.name) + 1}")
    finally:
        nursery.kill()
        nursery.communicate()


def test_a_full_disk_is_one_sentence_and_what_was_added_stays(library, shelve, folder):
    record, article = shelve(invented(1))
    with library.database.connection() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(LibraryError, match="is full; free some space"):
        fill(library)
    assert library.database.rows("PRAGMA integrity_check") == [("ok",)]
    count = len(library.records())
    with library.database.connection() as db:
        db.execute("PRAGMA max_page_count = 1000000")
    shelve(invented(500))
    library.close()
    with Library.open(folder) as again:
        assert len(again.records()) == count + 1
        assert again.article(record.id) == article


@pytest.fixture
def small_disk(mount_disk):
    return mount_disk("1m")


def test_a_disk_that_is_really_full_loses_nothing(small_disk):
    folder = small_disk / "library"
    added: list[int] = []
    with Library.open(folder) as library:
        with pytest.raises(LibraryError, match="full"):
            fill(library, added)
        assert len(added) > 10
    with Library.open(folder) as again:
        assert [record.id for record in again.records()] == added
        assert all(again.damage(id) is None for id in added)


def test_a_full_disk_has_no_room_for_a_new_library(small_disk):
    (small_disk / "other").write_bytes(b"x" * 1_040_000)
    with pytest.raises(LibraryError, match=r"full|No space"):
        Library.open(small_disk / "library")
    (small_disk / "other").unlink()
    Library.open(small_disk / "library").close()


def test_a_disk_that_nobody_may_write_can_still_be_read(small_disk):
    raw = invented(1)
    article = article_of(raw, source="")
    with Library.open(small_disk / "library") as library:
        library.add(raw, article, source="")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(LibraryError, match="cannot hold a library"):
        Library.open(small_disk / "library")
    with Library.open(small_disk / "library", read_only=True) as reader:
        assert reader.article(1) == article


@pytest.fixture
def closed_folder(folder):
    """Takes the right to write into the folder of the library away."""

    def close():
        folder.chmod(0o500)
        if os.access(folder, os.W_OK):
            pytest.skip("this user may write everywhere")

    yield close
    folder.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights of folders")
def test_a_folder_without_the_right_to_write_is_one_sentence(library, shelve, folder, closed_folder):
    record, article = shelve(invented(1))
    library.close()
    closed_folder()
    with pytest.raises(LibraryError, match="cannot be written"):
        Library.open(folder)
    with Library.open(folder, read_only=True) as reader:
        assert reader.article(record.id) == article


def test_the_journal_is_written_through_and_checked(library, folder):
    assert library.database.row("PRAGMA journal_mode") == ("wal",)
    assert library.database.row("PRAGMA synchronous") == (2,)
    assert library.database.row("PRAGMA foreign_keys") == (1,)
    assert (folder / FILE).exists()
