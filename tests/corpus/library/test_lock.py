import os
import signal
import subprocess
import sys

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import Library
from diptych.corpus.library.lock import Lock
from diptych.errors import LockedError

HOLD = """
import sys
from pathlib import Path
from diptych.corpus.library import Library
library = Library.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(folder):
    """Another process that has the library open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"open" + os.linesep.encode()
    yield process
    process.kill()
    process.communicate()


def test_a_second_process_is_told_and_may_read(library, shelve, folder, request):
    record, article = shelve(invented(1))
    library.close()
    request.getfixturevalue("holder")
    with pytest.raises(LockedError, match="Another Diptych"):
        Library.open(folder)
    with Library.open(folder, read_only=True) as reader:
        assert reader.article(record.id) == article


def test_a_killed_process_leaves_no_lock_behind(folder, holder):
    holder.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    holder.wait()
    with Library.open(folder) as library:
        assert library.records() == []


def test_a_reader_sees_what_is_added_meanwhile(library, shelve, folder):
    with Library.open(folder, read_only=True) as reader:
        record, _article = shelve(invented(1))
        assert reader.records() == [record]


def test_the_lock_holds_within_one_process_and_its_file_stays(tmp_path):
    file = tmp_path / "lock"
    lock = Lock(file)
    with pytest.raises(BlockingIOError):
        Lock(file)
    lock.release()
    assert file.exists()
    Lock(file).release()


def test_a_library_that_does_not_open_lets_its_lock_go(folder):
    folder.mkdir()
    (folder / "library.sqlite3").write_bytes(b"garbage")
    for _ in range(2):
        with pytest.raises(Exception, match="damaged"):
            Library.open(folder)
    (folder / "library.sqlite3").unlink()
    Library.open(folder).close()
