from pathlib import Path

from diptych.app import folders


def test_one_variable_moves_every_folder(home: Path):
    assert folders.config() == home / "config"
    assert folders.data() == home / "data"
    assert folders.logs() == home / "logs"


def test_without_it_the_folders_are_the_users_own(monkeypatch):
    monkeypatch.delenv("DIPTYCH_HOME")
    assert "diptych" in str(folders.config()).lower()
    assert folders.data().is_absolute()
