"""The disk of the user is full, or their quota is used up: nothing is lost, and one sentence says so."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.corpus.library.conftest import invented

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.compare import Judgement
from diptych.corpus import stories
from diptych.corpus.library import Library
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

ROOT = Path(__file__).parents[2]
PATIENCE = 60_000
ARTICLES = 24
LINES = (
    "Le bac de Vernoux rouvre",
    "La réparation du bac de Vernoux a coûté {} euros, selon la mairie. Le passeur s’est dit soulagé.",
    "Samedi, {} passagers ont fait la traversée du Lône, a compté la compagnie des bacs.",
)


@pytest.fixture
def incoming(tmp_path):
    """A folder of articles that are to be imported."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    for seed in range(ARTICLES):
        (folder / f"{seed:02}.txt").write_bytes(invented(seed))
    return folder


def run(home, *words, quota=None):
    """Status and standard error of the program; quota: bytes that a file of it may have."""
    limit = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({quota}, {quota}))\n" if quota else ""
    )
    program = f"{limit}import sys\nfrom diptych.__main__ import main\nraise SystemExit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"DIPTYCH_HOME": str(home), "DIPTYCH_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    return ran.returncode, ran.stdout, ran.stderr


def is_one_sentence(told):
    return told.startswith("diptych: ") and told.count("\n") == 1 and "Traceback" not in told


class Ballast:
    """What takes the room of a disk, but for so many bytes."""

    def __init__(self, disk):
        self.file = disk / "ballast"

    def leave(self, room):
        self.file.unlink(missing_ok=True)
        free = os.statvfs(self.file.parent)
        self.file.write_bytes(b"x" * max(0, free.f_bavail * free.f_bsize - room))

    def drop(self):
        self.file.unlink()


@pytest.fixture
def disk(mount_disk):
    return mount_disk("24m")


def check_all_is_there(home, incoming):
    """A second import brings the rest, and everything is found."""
    status, _out, err = run(home, "import", incoming)
    assert (status, err) == (0, "")
    with Library.open(home / "data" / "library") as library:
        assert library.database.rows("PRAGMA integrity_check") == [("ok",)]
        assert {library.raw(one.id) for one in library.records()} == {
            path.read_bytes() for path in incoming.iterdir()
        }
    status, out, _err = run(home, "search", "Vaubrune", "--format", "json", "--limit", 100)
    assert status == 0
    assert len(json.loads(out)["hits"]) == ARTICLES


@pytest.mark.parametrize("room", [0, 8_000, 60_000, 250_000])
def test_an_import_into_a_full_disk_is_one_sentence_and_goes_on_when_there_is_room(disk, incoming, room):
    ballast = Ballast(disk)
    ballast.leave(room)
    status, _out, err = run(disk / "home", "import", incoming)
    assert status == 2
    assert is_one_sentence(err), err
    ballast.drop()
    check_all_is_there(disk / "home", incoming)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("quota", [1_000, 40_000, 150_000])
def test_an_import_over_a_quota_is_one_sentence_and_goes_on_without_it(tmp_path, incoming, quota):
    status, _out, err = run(tmp_path / "home", "import", incoming, quota=quota)
    assert status == 2
    assert is_one_sentence(err), err
    check_all_is_there(tmp_path / "home", incoming)


@pytest.mark.parametrize("form", ["html", "docx", "csv", "json"])
def test_a_report_that_finds_no_room_leaves_the_old_one_whole(disk, form, tmp_path):
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, number in zip(files, ("340 000", "430 000"), strict=True):
        path.write_text("\n\n".join(LINES).replace("{}", number), "utf-8")
    out = disk / f"report.{form}"
    out.write_bytes(b"the old one")
    Ballast(disk).leave(0)
    status, _out, err = run(tmp_path / "home", "compare", *files, "--out", out)
    assert status == 2
    assert is_one_sentence(err), err
    assert out.read_bytes() == b"the old one"
    assert {path.name for path in disk.iterdir()} == {out.name, "ballast"}


def test_a_library_that_finds_no_room_is_not_taken_along_by_half(disk, incoming, tmp_path):
    assert run(tmp_path / "home", "import", incoming)[0] == 0
    Ballast(disk).leave(20_000)
    status, _out, err = run(tmp_path / "home", "library", "export", disk / "all.diptych")
    assert status == 2
    assert is_one_sentence(err), err
    assert {path.name for path in disk.iterdir()} == {"ballast"}


def test_a_search_on_a_full_disk_finds_what_is_indexed_or_says_why_not(disk, incoming):
    assert run(disk / "home", "import", incoming)[0] == 0
    ballast = Ballast(disk)
    ballast.leave(0)
    status, out, err = run(disk / "home", "search", "Vaubrune", "--format", "json", "--limit", 100)
    assert status in (0, 2)
    assert len(json.loads(out)["hits"]) == ARTICLES if status == 0 else is_one_sentence(err)
    ballast.drop()
    check_all_is_there(disk / "home", incoming)


@pytest.fixture
def window(qtbot, models, disk, tmp_path, monkeypatch):
    """A window whose folder is on the small disk, with a pair that is compared."""
    monkeypatch.setenv("DIPTYCH_HOME", str(disk / "home"))
    monkeypatch.setattr("diptych.ui.annotator.AGAIN_S", 1)
    files = [tmp_path / "gauche.txt", tmp_path / "droite.txt"]
    for path, number in zip(files, ("340 000", "430 000"), strict=True):
        path.write_text("\n\n".join(LINES).replace("{}", number), "utf-8")
    store = Store(models, index_folder(), library_folder())
    made = MainWindow(store, Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True))
    with qtbot.waitExposed(made):
        made.show()
    store.open_library()
    store.show_stories(stories())
    store.opener.open_paths(files)
    qtbot.waitUntil(lambda: bool(store.session.divergences) and not store.session.comparing, timeout=PATIENCE)
    qtbot.waitUntil(lambda: store.is_idle, timeout=PATIENCE)
    yield made
    if made in QApplication.topLevelWidgets():
        store.annotator.give_up()
        made.close()
    qtbot.wait(10)


def test_in_the_window_nothing_that_is_said_on_a_full_disk_is_lost(window, disk, incoming, qtbot):
    store, ballast = window.store, Ballast(disk)
    ballast.leave(0)
    store.annotator.judge(store.session.divergences[0], Judgement("explained", note="À vérifier."))
    qtbot.waitUntil(lambda: "is written as soon as it can be" in store.session.notice, timeout=PATIENCE)
    assert store.session.remarks.verdicts == 1
    store.opener.open_paths([incoming])
    qtbot.waitUntil(lambda: store.is_idle and store.session.importing is None, timeout=PATIENCE)
    assert store.session.remarks.verdicts == 1
    assert not window.close()
    ballast.drop()
    qtbot.waitUntil(lambda: not store.annotator.unwritten(), timeout=PATIENCE)
    store.opener.open_paths([incoming])
    qtbot.waitUntil(lambda: len(store.session.records) == ARTICLES + 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: store.is_idle, timeout=PATIENCE)
    assert window.close()
    with Library.open(library_folder()) as library, library.database.connection() as db:
        assert db.execute("SELECT said, words FROM annotation").fetchall() == [("explained", "À vérifier.")]
