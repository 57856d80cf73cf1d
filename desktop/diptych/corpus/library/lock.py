"""A file comes in, the right to be the only one who writes beside it goes out.

The lock is the operating system's: it is gone with the process that holds it, however that ends. The file
itself means nothing and is never removed, for another process may be about to lock it.
"""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Lock:
    """Held from its making until `release`, or the end of the process."""

    def __init__(self, file: Path) -> None:
        """Raises BlockingIOError while another holds it, another OSError where nothing can be locked."""
        self._handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(self._handle)
        except OSError:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Let others have it."""
        os.close(self._handle)


if sys.platform == "win32":

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

else:

    def _take(handle: int) -> None:
        # flock and not lockf: it also holds between two openings in one process
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
