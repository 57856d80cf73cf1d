"""What waits to be written and the library come in; what was said of a pair, written or not, goes out."""

from collections import deque
from dataclasses import dataclass, field
from threading import Lock

from diptych.app.jobs import CancelledCheck, Progress
from diptych.app.remarks import with_said
from diptych.corpus import Origin
from diptych.corpus.library import Annotation, Library, about_pair

Pair = tuple[Origin, Origin]


@dataclass(slots=True)
class Pending:
    """What the user has said and no file holds yet: written on a worker's thread, in the order of saying."""

    waiting: deque[Annotation] = field(default_factory=deque)
    guard: Lock = field(default_factory=Lock)

    def add(self, one: Annotation, before: Annotation | None = None) -> None:
        """One more waits; in the place of the one before, where that waits too and has no number yet."""
        if before is not None and not before.id:
            with self.guard:
                if before in self.waiting:
                    self.waiting[self.waiting.index(before)] = one
                    return
        self.waiting.append(one)

    def write(self, library: Library) -> None:
        """Write it all; raises LibraryError, and then what could not be written goes on waiting."""
        with self.guard:
            while self.waiting:
                library.annotate(self.waiting[0])
                self.waiting.popleft()

    def told(self, library: Library, pair: Pair) -> tuple[Annotation, ...]:
        """Everything said of a pair, that which waits too; raises LibraryError."""
        with self.guard:
            said = library.annotations(*pair)
            left, right = ((origin.sha256, origin.source) for origin in pair)
            for one in about_pair(tuple(self.waiting), left, right):
                said = with_said(said, one)
            return said


def say(
    library: Library, pending: Pending, pair: Pair, *, progress: Progress, cancelled: CancelledCheck
) -> tuple[Annotation, ...]:
    """Everything said of a pair, once what was waiting is written; raises LibraryError."""
    pending.write(library)
    return library.annotations(*pair)


def write(library: Library, pending: Pending, *, progress: Progress, cancelled: CancelledCheck) -> None:
    """Nothing; what was waiting is written. Raises LibraryError."""
    pending.write(library)
