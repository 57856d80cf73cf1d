"""What Diptych keeps and what it writes meanwhile can be read by nobody else on the machine."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from diptych.__main__ import main
from diptych.app import desk, searches, settings
from diptych.app.importing import library_folder
from diptych.app.logs import Logbook
from diptych.corpus.library import Library, back_up

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a profile private by itself")


@pytest.fixture(autouse=True)
def careless():
    """A user whose files are open to everybody unless a program closes them."""
    before = os.umask(0)
    yield
    os.umask(before)


def is_private(path: Path, home: Path) -> bool:
    """Whether others cannot reach a file: by its own rights, or by those of a folder that it is in."""
    above = [path, *(folder for folder in path.parents if home in folder.parents)]
    return any(not one.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) for one in above)


def test_nothing_of_the_user_is_open_to_others(home, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Le pont de Vaubrune\n\nLa mairie a promis 44 millions d’euros au conseil.\n", "utf-8")
    assert main(["import", str(article)]) == 0
    assert main(["search", "pont"]) == 0
    settings.save(settings.Settings(zoom=2))
    desk.save(desk.Desk())
    searches.save(searches.Searches().asked("pont"))
    Logbook().close()
    with Library.open(library_folder()) as library:
        back_up(library.database)
        files = [path for path in home.rglob("*") if path.is_file()]
        assert [str(path.relative_to(home)) for path in files if not is_private(path, home)] == []
    assert {"settings.json", "desk.json", "searches.json", "library.sqlite3"} <= {path.name for path in files}


def test_a_library_that_is_taken_along_is_private_and_leaves_nothing_behind(tmp_path, monkeypatch):
    article = tmp_path / "a.txt"
    article.write_text("Le pont de Vaubrune\n\nLa mairie a promis 44 millions d’euros au conseil.\n", "utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    assert main(["import", str(article)]) == 0
    assert main(["library", "export", str(tmp_path / "all.diptych")]) == 0
    assert main(["library", "import", str(tmp_path / "all.diptych"), "--library", str(tmp_path / "b")]) == 0
    assert list(temporary.iterdir()) == []
    assert (tmp_path / "all.diptych").stat().st_mode & 0o077 == 0
