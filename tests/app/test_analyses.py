import shutil
import sqlite3

import pytest

from diptych.app.analyses import analysis_of, library_to_keep_in
from diptych.app.importing import library_folder
from diptych.app.use_cases import compare_articles, open_article
from diptych.corpus.library import FILE, Library
from diptych.language import Models
from diptych.report import write_report


@pytest.fixture
def shelf(pair, home):
    """The user's library with the pair on its shelf."""
    with Library.open(library_folder()) as library:
        for path in pair:
            library.add(path.read_bytes(), open_article(path), source=str(path))
        yield library


@pytest.fixture
def restarted():
    """What a new process begins with: nothing in memory, no model."""

    def forget() -> Models:
        analysis_of.cache_clear()
        return Models()

    yield forget
    analysis_of.cache_clear()


def values(folder) -> list[tuple[str, bytes]]:
    with sqlite3.connect(folder / FILE) as db:
        found = db.execute("SELECT key, value FROM analysis ORDER BY key").fetchall()
    db.close()
    return found


def is_loaded(models: Models) -> bool:
    return bool(models._parsers or models._encoder)


def test_a_known_pair_is_compared_after_a_restart_without_a_model(shelf, models, restarted):
    articles = [shelf.article(record.id) for record in shelf.records()]
    before = write_report(compare_articles(*articles, models, library=shelf), "json")
    fresh = restarted()
    after = write_report(compare_articles(*articles, fresh, library=shelf), "json")
    assert after == before
    assert not is_loaded(fresh)


def test_the_command_line_and_the_window_keep_the_same(shelf, pair, models, restarted):
    compare_articles(*(shelf.article(record.id) for record in shelf.records()), models, library=shelf)
    fresh = restarted()
    with library_to_keep_in() as library:
        assert library is not None
        assert library.read_only, "the window has it open"
        compare_articles(*map(open_article, pair), fresh, library=library)
    assert not is_loaded(fresh)


def test_the_library_is_written_where_no_window_has_it_open(shelf):
    shelf.close()
    with library_to_keep_in() as library:
        assert library is not None
        assert not library.read_only


def test_without_a_library_nothing_is_kept(home):
    with library_to_keep_in() as library:
        assert library is None
    assert not library_folder().exists()


def test_a_damaged_library_stops_no_comparison(shelf, caplog):
    shelf.close()
    (library_folder() / FILE).write_bytes(b"no library at all")
    with library_to_keep_in() as library:
        assert library is None
    assert "is damaged" in caplog.text
    caplog.clear()


def test_an_article_that_is_not_on_the_shelf_is_not_kept(shelf, pair, models, restarted, tmp_path):
    record = shelf.records()[0]
    article = shelf.article(record.id)
    shelf.delete(record.id)
    restarted()
    analysis_of(article, models, shelf)
    assert values(shelf.folder) == []


def test_what_is_computed_goes_with_the_article(shelf, models, restarted):
    restarted()
    record = shelf.records()[0]
    analysis_of(shelf.article(record.id), models, shelf)
    assert len(values(shelf.folder)) == 1
    shelf.delete(record.id)
    shelf.purge()
    assert values(shelf.folder) == []


def test_a_damaged_entry_is_computed_anew_and_replaced(shelf, models, restarted, caplog):
    restarted()
    article = shelf.article(shelf.records()[0].id)
    analysis = analysis_of(article, models, shelf)
    ((key, value),) = values(shelf.folder)
    for broken in (b"", value[:-1], value[:100] + b"!" + value[101:], b"\0" * len(value)):
        shelf.cache(key, broken)
        restarted()
        assert analysis_of(article, models, shelf).facts == analysis.facts
        assert "cannot be used" in caplog.text
        caplog.clear()
        assert values(shelf.folder) == [(key, value)]


def test_a_library_that_is_only_read_gives_and_takes_nothing(shelf, models, restarted):
    one, other = (shelf.article(record.id) for record in shelf.records())
    analysis_of(one, models, shelf)
    kept = values(shelf.folder)
    with Library.open(shelf.folder, read_only=True) as reader:
        fresh = restarted()
        analysis_of(one, fresh, reader)
        assert not is_loaded(fresh)
        analysis_of(other, models, reader)
    assert values(shelf.folder) == kept


def test_a_full_disk_stops_no_analysis(shelf, models, restarted, caplog):
    restarted()
    article = shelf.article(shelf.records()[0].id)
    with shelf.database.connection() as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")
    assert analysis_of(article, models, shelf).facts.figures
    assert "cannot be kept" in caplog.text
    caplog.clear()
    assert values(shelf.folder) == []


def test_a_copied_library_gives_what_was_computed_in_the_other(shelf, models, restarted, tmp_path):
    articles = [shelf.article(record.id) for record in shelf.records()]
    compare_articles(*articles, models, library=shelf)
    shelf.close()
    shutil.copytree(shelf.folder, tmp_path / "copy")
    fresh = restarted()
    with Library.open(tmp_path / "copy") as copy:
        compare_articles(*articles, fresh, library=copy)
    assert not is_loaded(fresh)
