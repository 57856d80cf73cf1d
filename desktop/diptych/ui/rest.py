"""A window where nothing happens comes in; its memory goes back to the system, that of the models too."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer

from diptych.language import Models
from diptych.ui import work
from diptych.ui.runner import Runner

LOOK_S = 15
"""How often it is looked whether anything happens."""
MODELS_S = 60
"""How long nobody asks the models before they are let go; loading them again takes about two seconds."""


class Rest(QObject):
    """Gives memory back when the work of a window is done, once, and the models when they are not needed."""

    def __init__(self, models: Models, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._models, self._runner = models, runner
        self._last = runner.newest
        self._timer = QTimer(self, interval=1000 * LOOK_S, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """Look no more: the collector of garbage may meet a running clock on any thread, which Qt forbids."""
        self._timer.stop()

    def look(self) -> None:
        """Give back what is free where nothing is under way and something was since the last time."""
        if not self._runner.is_idle:
            return
        models_rest = self._models.is_loaded and self._models.idle_s >= MODELS_S
        if models_rest or self._runner.newest != self._last:
            job = partial(work.give_memory_back, self._models, MODELS_S)
            self._last = self._runner.run("rest", job, done=_nothing, failed=_nothing)


def _nothing(_told: object) -> None:
    """Nobody needs to know; a mistake is in the log."""
