"""What waits to be written down and the library come in; all of it is in the library when a call returns."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock

from diptych.app.jobs import CancelledCheck, Progress
from diptych.corpus import Origin
from diptych.corpus.library import Annotation, Library
from diptych.errors import LibraryError

Pair = tuple[Origin, Origin]


@dataclass(slots=True)
class Pending:
    """What the user has said and no file holds yet: written on a worker's thread, in the order of saying."""

    waiting: deque[Annotation] = field(default_factory=deque)
    guard: Lock = field(default_factory=Lock)

    def write(self, library: Library) -> None:
        """Write it all; raises LibraryError, and then what could not be written is given up."""
        with self.guard:
            try:
                while self.waiting:
                    library.annotate(self.waiting[0])
                    self.waiting.popleft()
            except LibraryError:
                self.waiting.clear()
                raise


def say(
    library: Library, pending: Pending, pair: Pair, *, progress: Progress, cancelled: CancelledCheck
) -> tuple[Annotation, ...]:
    """Everything said of a pair, once what was waiting is written; raises LibraryError."""
    pending.write(library)
    return library.annotations(*pair)
