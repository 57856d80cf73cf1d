import pytest

from diptych.language import Models
from diptych.ui import rest
from diptych.ui.rest import Rest
from diptych.ui.runner import Runner


class Parts:
    """Models of a process of its own, and a runner."""

    def __init__(self):
        self.runner = Runner()
        self.models = Models()
        self.rest = Rest(self.models, self.runner, self.runner)

    def work(self, qtbot):
        self.runner.run("work", _do, done=lambda _one: None, failed=pytest.fail)
        self.settle(qtbot)

    def settle(self, qtbot):
        qtbot.waitUntil(lambda: self.runner.is_idle, timeout=30_000)


def _do(*, progress, cancelled):
    """Nothing that takes time."""


@pytest.fixture
def parts():
    parts = Parts()
    yield parts
    parts.runner.close()


def test_models_that_nobody_asks_any_more_are_let_go(parts, qtbot, monkeypatch):
    parts.models.load(["en"])
    parts.rest.look()
    parts.settle(qtbot)
    assert parts.models.is_loaded
    monkeypatch.setattr(rest, "MODELS_S", 0)
    parts.rest.look()
    parts.settle(qtbot)
    assert not parts.models.is_loaded


def test_memory_is_given_back_once_after_work_and_not_again(parts, qtbot):
    parts.rest.look()
    assert parts.runner.is_idle
    parts.work(qtbot)
    parts.rest.look()
    assert parts.runner.busy("rest")
    parts.settle(qtbot)
    parts.rest.look()
    assert parts.runner.is_idle


def test_nothing_is_given_back_while_something_is_under_way(parts, qtbot):
    parts.runner.run("work", _do, done=lambda _one: None, failed=pytest.fail)
    parts.rest.look()
    assert not parts.runner.busy("rest")
    parts.settle(qtbot)
