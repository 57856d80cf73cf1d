"""The search index cut at any place, deleted or of another version: made again, and nothing else is lost."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.corpus.library.conftest import invented

from diptych.app.use_cases import fill_index
from diptych.corpus import article_of
from diptych.corpus.library import Library
from diptych.search import Index

ARTICLES = 6
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The folder of a library, and that of an index of it."""
    folder = tmp_path_factory.mktemp("filled")
    with Library.open(folder / "library") as library:
        for seed in range(ARTICLES):
            raw = invented(seed)
            library.add(raw, article_of(raw, source=""), source=f"{seed}.txt")
        with Index(folder / "index") as index:
            fill_index(index, (), library)
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.stat().st_size)


def check(folder: Path, library: Path) -> None:
    """A start finds every article, whatever became of the index."""
    with Library.open(library) as opened, Index(folder) as index:
        fill_index(index, (), opened)
        for query in ("Vaubrune", '"pont de Vaubrune"', "titre:article"):
            assert index.search(query, limit=50).total == ARTICLES
        assert len(opened.records()) == ARTICLES


@pytest.mark.parametrize("number", range(20))
def test_an_index_that_is_cut_off_is_made_again(filled, tmp_path, number, caplog):
    dice = random.Random(number)
    folder = tmp_path / "index"
    shutil.copytree(filled / "index", folder)
    found = files(folder)
    file = found[number % len(found)]
    with file.open("r+b") as stream:
        stream.truncate(dice.randrange(file.stat().st_size))
    check(folder, filled / "library")
    caplog.clear()


@pytest.mark.parametrize("number", range(20))
def test_an_index_with_a_flipped_byte_never_stops_the_search(filled, tmp_path, number, caplog):
    dice = random.Random(number)
    folder = tmp_path / "index"
    shutil.copytree(filled / "index", folder)
    found = files(folder)
    file = found[number % len(found)]
    raw = bytearray(file.read_bytes())
    raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
    file.write_bytes(raw)
    with Library.open(filled / "library") as library, Index(folder) as index:
        fill_index(index, (), library)
        index.catch_up()
        fill_index(index, (), library)
        assert index.search("Vaubrune", limit=50).total == ARTICLES
    caplog.clear()


def test_a_deleted_index_is_made_again(filled, tmp_path):
    check(tmp_path / "index", filled / "library")


@pytest.mark.parametrize("version", [0, 1, 99])
def test_an_index_of_another_version_is_made_again(filled, tmp_path, version, caplog):
    folder = tmp_path / "index"
    shutil.copytree(filled / "index", folder)
    db = sqlite3.connect(folder / "articles.sqlite3")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    check(folder, filled / "library")
    caplog.clear()
