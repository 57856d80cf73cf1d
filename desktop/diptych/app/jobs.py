"""Background work without Qt: what a unit of work is given, and how it tells that it was given up."""

from collections.abc import Callable
from itertools import count
from typing import NewType, Protocol, TypeVar

from diptych.errors import Cancelled

__all__ = ["Cancelled", "CancelledCheck", "JobId", "Progress", "Work", "ignore", "never", "new_id"]

JobId = NewType("JobId", int)
"""Of one run of one job: a result that comes back under another id than the last one asked for is stale."""

CancelledCheck = Callable[[], bool]
"""True once the user has given the work up; the work then raises `Cancelled` at its next step."""

Result = TypeVar("Result", covariant=True)


class Progress(Protocol):
    """How work tells how far it is; called on the thread of the work."""

    def __call__(self, done: int, total: int, /) -> None:
        """Take note that `done` of `total` steps are finished."""


class Work(Protocol[Result]):
    """A pure function that may take long and returns a frozen value."""

    def __call__(self, *, progress: Progress, cancelled: CancelledCheck) -> Result:
        """Do it; raises Cancelled when given up."""


_ids = count(1)


def new_id() -> JobId:
    """An id that no other job of this process has; ids grow, so the newest is the greatest."""
    return JobId(next(_ids))


def ignore(_done: int, _total: int, /) -> None:
    """The progress of work that nobody watches."""


def never() -> bool:
    """The check of work that cannot be cancelled."""
    return False
