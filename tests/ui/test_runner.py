import threading
import time
import weakref

import pytest

from diptych.app.jobs import Cancelled
from diptych.errors import ReadError
from diptych.ui.runner import Runner


@pytest.fixture
def runner(qapp):
    runner = Runner()
    yield runner
    runner.close()


def test_a_result_comes_back_on_the_thread_that_asked(qtbot, runner):
    got = []

    def work(*, progress, cancelled):
        return threading.get_ident()

    runner.run("a", work, done=lambda value: got.append((value, threading.get_ident())), failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(got))
    worker, receiver = got[0]
    assert receiver == threading.get_ident() != worker


def test_the_newest_job_of_a_slot_wins(qtbot, runner):
    go_on = threading.Event()
    got = []

    def slow(*, progress, cancelled):
        go_on.wait(5)
        return "old"

    runner.run("a", slow, done=got.append, failed=pytest.fail)
    runner.run("a", lambda *, progress, cancelled: "new", done=got.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: got == ["new"])
    go_on.set()
    qtbot.wait(50)
    assert got == ["new"]


def test_jobs_of_different_slots_do_not_drop_each_other(qtbot, runner):
    got = []
    for slot in "abc":
        runner.run(slot, lambda *, progress, cancelled, slot=slot: slot, done=got.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: sorted(got) == ["a", "b", "c"])


def test_a_known_error_is_told_as_it_stands(qtbot, runner):
    told = []

    def work(*, progress, cancelled):
        raise ReadError("“x” is empty; choose a file with text.")

    runner.run("a", work, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: told == ["“x” is empty; choose a file with text."])


def test_a_mistake_of_ours_is_logged_and_told_in_one_sentence(qtbot, runner, caplog):
    told = []

    def work(*, progress, cancelled):
        return 1 / 0

    runner.run("a", work, done=pytest.fail, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "ZeroDivisionError" in told[0]
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_progress_is_reported_while_the_job_is_wanted(qtbot, runner):
    steps = []

    def work(*, progress, cancelled):
        progress(1, 2)
        return

    ended = []
    runner.run("a", work, done=ended.append, failed=pytest.fail, progress=lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: ended == [None])
    assert steps == [(1, 2)]


def test_a_job_that_is_given_up_is_told_so_and_says_nothing(qtbot, runner):
    stopped = threading.Event()

    def work(*, progress, cancelled):
        while not cancelled():
            time.sleep(0.005)
        stopped.set()
        raise Cancelled

    runner.run("a", work, done=pytest.fail, failed=pytest.fail)
    assert runner.busy("a")
    runner.give_up("a")
    assert not runner.busy("a")
    assert stopped.wait(5)
    qtbot.wait(30)


def test_closing_waits_until_no_thread_works(qapp):
    runner = Runner()
    ended = threading.Event()

    def work(*, progress, cancelled):
        time.sleep(0.2)
        ended.set()

    runner.run("a", work, done=pytest.fail, failed=pytest.fail)
    time.sleep(0.05)
    runner.close()
    assert ended.is_set()


def test_a_thousand_jobs_leave_nothing_behind(qtbot, runner):
    got = []
    for number in range(1000):
        runner.run(
            f"slot {number}",
            lambda *, progress, cancelled, number=number: number,
            done=got.append,
            failed=pytest.fail,
        )
    qtbot.waitUntil(lambda: len(got) == 1000, timeout=10_000)
    assert sorted(got) == list(range(1000))


def test_jobs_that_have_ended_hold_nothing_any_more(qtbot, runner):
    """PySide keeps a QRunnable for ever that has ended before the pool's `start` returns."""
    held, done = [], []

    class Held:
        def __call__(self, *, progress, cancelled):
            return None

    for number in range(50):
        work = Held()
        held.append(weakref.ref(work))
        runner.run(f"a {number}", work, done=done.append, failed=pytest.fail)
        del work
        qtbot.waitUntil(lambda number=number: len(done) > number)
    qtbot.waitUntil(lambda: all(one() is None for one in held))
