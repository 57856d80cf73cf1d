import pytest
from PySide6.QtCore import QObject

from diptych.ui.steps import Steps


def work_of(sizes, done):
    for size in sizes:
        yield size
        done.append(size)


@pytest.fixture
def owner(qapp):
    return QObject()


def test_small_work_is_done_at_once(owner):
    done, steps = [], Steps(10, owner)
    steps.begin(work_of([3, 3, 3], done))
    assert steps.is_done
    assert done == [3, 3, 3]


def test_large_work_is_done_in_turns(owner, qtbot):
    done, steps = [], Steps(10, owner)
    steps.begin(work_of([8, 8, 30, 1], done))
    assert done == [8]
    assert not steps.is_done
    qtbot.waitUntil(lambda: steps.is_done)
    assert done == [8, 8, 30, 1]


def test_new_work_takes_the_place_of_the_old(owner, qtbot):
    old, new, steps = [], [], Steps(10, owner)
    steps.begin(work_of([20, 20], old))
    steps.begin(work_of([20, 20], new))
    qtbot.waitUntil(lambda: steps.is_done)
    assert (old, new) == ([], [20, 20])


def test_what_is_given_up_is_not_gone_on_with(owner, qtbot):
    done, steps = [], Steps(10, owner)
    steps.begin(work_of([20, 20], done))
    steps.stop()
    qtbot.wait(5)
    assert steps.is_done
    assert done == []
