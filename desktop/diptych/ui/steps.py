"""Work on widgets comes in as steps; it is done over several turns of the event loop, none of them long."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class Steps(QObject):
    """Does one piece of work at a time; a new one takes the place of that before."""

    def __init__(self, load: int, parent: QObject) -> None:
        """load: how much may be done in one turn, in the unit in which the steps tell theirs."""
        super().__init__(parent)
        self._load = load
        self._work: Iterator[int] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to be done."""
        return self._work is None

    def begin(self, work: Iterator[int]) -> None:
        """Do this work, giving up what is left of that before; what is small is done at once.

        work: gives, before every step, how much the step is going to do.
        """
        self._work = work
        self._go_on()

    def stop(self) -> None:
        """Give up what is left."""
        self._work = None
        self._timer.stop()

    def _go_on(self) -> None:
        work, done = self._work, 0
        while work is not None and work is self._work:
            step = next(work, None)
            if step is None:
                if work is self._work:
                    self.stop()
                return
            done += step
            if done > self._load:
                self._timer.start()
                return
