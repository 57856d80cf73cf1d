"""The memory of this process comes out, in MB; None where the system does not tell it."""

import sys
from pathlib import Path


def most() -> float | None:
    """The most that it has taken since its program was started.

    On Linux `ru_maxrss` holds what the process had taken as part of its parent too, before that;
    what `/proc` tells begins anew.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return round(int(status.read_text("ascii").split("VmHWM:")[1].split()[0]) / 1024, 1)
    try:
        import resource
    except ImportError:
        return None
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(taken / (2**20 if sys.platform == "darwin" else 1024), 1)


def now() -> float | None:
    """What it takes now."""
    file = Path("/proc/self/statm")
    return round(int(file.read_text("ascii").split()[1]) * 4096 / 2**20, 1) if file.exists() else None
