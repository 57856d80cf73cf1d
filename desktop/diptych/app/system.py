"""What the machine has: the text of an error comes in, the name of what is missing goes out."""

import os
import re
import sys
from pathlib import Path

_SHARED_OBJECT = re.compile(r"(lib[\w.+-]*\.so(?:\.\d+)*): cannot open shared object file")


def missing_library(error: str) -> str | None:
    """Name of the shared library whose lack an ImportError or a loader tells, as `libEGL.so.1`."""
    found = _SHARED_OBJECT.search(error)
    return found[1] if found else None


def has_display() -> bool:
    """Whether a window can be shown; only on Linux can it not."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def own_command() -> list[str]:
    """The beginning of a command that runs Diptych once more, as a package or by Python."""
    packaged = Path(sys.executable).stem.lower().startswith("diptych")
    return [sys.executable] if packaged else [sys.executable, "-m", "diptych"]
