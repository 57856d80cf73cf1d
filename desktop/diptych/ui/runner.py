"""Slow work comes in as plain functions, their frozen results go out on the GUI thread."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from diptych.app.jobs import Cancelled, JobId, Work, new_id
from diptych.app.logs import PLAIN
from diptych.errors import DiptychError
from diptych.i18n import _

logger = logging.getLogger(__name__)

Done = Callable[[Any], None]
Failed = Callable[[str], None]
Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _News:
    """What a worker has to say: its result, one sentence, or how far it is."""

    slot: str
    id: JobId
    kind: Literal["done", "failed", "progress", "cancelled"]
    value: Any


@dataclass(frozen=True, slots=True)
class _Job:
    """The GUI thread's half of a job: whom to call, and the flag that gives it up."""

    id: JobId
    done: Done
    failed: Failed
    progress: Watch | None
    given_up: Event


class Runner(QObject):
    """Runs work on a pool of threads; the newest job of a slot wins, what an older one brings is dropped."""

    _news = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        # the models' loading must never stand in the way of reading a file
        self._pool.setMaxThreadCount(4)
        self._jobs: dict[str, _Job] = {}
        self.newest = JobId(0)
        """Id of the job that began last."""
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, slot: str, work: Work[Any], *, done: Done, failed: Failed, progress: Watch | None = None
    ) -> JobId:
        """Id of the job now running in `slot`, in the place of the one before.

        done: called with what `work` returns; failed: with one sentence; both on the GUI thread, and neither
        when the job was given up.
        """
        self.give_up(slot)
        job = _Job(new_id(), done, failed, progress, Event())
        self._jobs[slot] = job
        self.newest = job.id
        self._pool.start(_Run(slot, job.id, work, job.given_up, self._news.emit))
        return job.id

    def give_up(self, slot: str) -> None:
        """Make the job of `slot` stop at its next step; its result will not be delivered."""
        job = self._jobs.pop(slot, None)
        if job:
            job.given_up.set()

    def busy(self, slot: str) -> bool:
        """Whether a job of `slot` has not been delivered yet."""
        return slot in self._jobs

    @property
    def is_idle(self) -> bool:
        """Whether every job has been delivered."""
        return not self._jobs

    def close(self) -> None:
        """Give everything up and wait until no thread of the pool is working."""
        for slot in tuple(self._jobs):
            self.give_up(slot)
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object)
    def _deliver(self, news: _News) -> None:
        job = self._jobs.get(news.slot)
        if job is None or job.id != news.id:
            return
        if news.kind == "progress":
            if job.progress:
                job.progress(*news.value)
            return
        del self._jobs[news.slot]
        if news.kind == "done":
            job.done(news.value)
        elif news.kind == "failed":
            job.failed(news.value)


class _Run:
    """The worker's half of a job. It owns plain data only: the pool lets it go on a thread of its own.

    It is no QRunnable: PySide keeps one for ever, with all it holds, that has ended before `start` returns.
    """

    def __init__(
        self, slot: str, job: JobId, work: Work[Any], given_up: Event, tell: Callable[[_News], None]
    ) -> None:
        self._slot, self._id = slot, job
        self._work, self._given_up, self._tell = work, given_up, tell

    def __call__(self) -> None:
        """Do the work and tell how it ended; nothing is raised on the pool's thread."""
        try:
            value = self._work(progress=self._progress, cancelled=self._given_up.is_set)
        except Cancelled:
            self._say("cancelled", None)
        except DiptychError as error:
            self._say("failed", str(error))
        except Exception as error:
            logger.exception("The job “%s” failed", self._slot, extra=PLAIN)
            message = _("Diptych made a mistake ({reason}); nothing is lost, and the log has the details.")
            self._say("failed", message.format(reason=type(error).__name__))
        else:
            self._say("done", value)

    def _progress(self, done: int, total: int, /) -> None:
        self._say("progress", (done, total))

    def _say(self, kind: Literal["done", "failed", "progress", "cancelled"], value: object) -> None:
        self._tell(_News(self._slot, self._id, kind, value))
