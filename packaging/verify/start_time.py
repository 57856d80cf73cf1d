"""Measure a cold start on one core: `start_time.py PROGRAM [--most SECONDS]`, from nothing to a text to read.

Linux only. Before each start the files of the program are dropped from the page cache; its log tells when the
window and the first text are painted. What other programs took of that core meanwhile is taken off. The exit
status is 1 when even the fastest start takes longer than is allowed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

TOLD = {"window": "The window is painted", "text": "The first text can be read"}
STARTS = 5
PATIENCE_S = 60.0
CORE = 0


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and without what other programs had of the core."""

    wall: float
    alone: float


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program several times and tell the seconds; the exit status."""
    parser = argparse.ArgumentParser(prog="start_time.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--most", type=float, default=1.5, metavar="SECONDS")
    told = parser.parse_args(argv)
    starts = [start(told.program.resolve()) for _again in range(STARTS)]
    for what in TOLD:
        alone = [one[what].alone for one in starts]
        told_all = ", ".join(f"{seconds:.2f}" for seconds in alone)
        busy = statistics.median(one[what].wall - one[what].alone for one in starts)
        print(
            f"cold start to the {what}: {statistics.median(alone):.2f} s on one core (of {told_all}; "
            f"other programs took {busy:.2f} s beside)",
            flush=True,
        )
    fastest = min(one["text"].alone for one in starts)
    if fastest > told.most:
        print(f"FAILED  the text is there after {fastest:.2f} s, not {told.most} s.", file=sys.stderr)
        return 1
    return 0


def start(program: Path) -> dict[str, Took]:
    """What it takes from the start of the process to each of what it tells; ends the program then."""
    evict(program.parent)
    seen: dict[str, Took] = {}
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": "/usr/bin:/bin", "HOME": home, "DIPTYCH_HOME": home, "LC_ALL": "C.UTF-8"}
        shown = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
        env |= shown or {"QT_QPA_PLATFORM": "offscreen"}
        began, busy = perf_counter(), core_seconds()
        process = subprocess.Popen(
            ["taskset", "--cpu-list", str(CORE), str(program), "--verbose"],
            stderr=subprocess.PIPE,
            text=True,
            env=env,
        )
        try:
            for line in process.stderr or ():
                wall = perf_counter() - began
                others = core_seconds() - busy - own_seconds(process.pid)
                took = Took(wall, wall - max(others, 0.0))
                seen |= {what: took for what, words in TOLD.items() if words in line}
                if len(seen) == len(TOLD) or wall > PATIENCE_S:
                    break
        finally:
            process.kill()
            process.wait()
    if len(seen) < len(TOLD):
        sys.exit(f"FAILED  {program.name} never told “{TOLD['text']}”.")
    return seen


def core_seconds() -> float:
    """Seconds that the core has worked for anyone since the machine was started, stolen time too."""
    lines = Path("/proc/stat").read_text("ascii").splitlines()
    told = next(line.split()[1:9] for line in lines if line.startswith(f"cpu{CORE} "))
    user, nice, system, _idle, _waiting, interrupts, soft, stolen = map(int, told)
    return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")


def own_seconds(process: int) -> float:
    """Seconds that all threads of a process have worked."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def evict(folder: Path) -> None:
    """Drop the files below a folder from the page cache."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)


if __name__ == "__main__":
    sys.exit(main())
