"""What the assemblers of all systems do alike: name their steps, run commands, find their tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import layout


class Trouble(Exception):  # noqa: N818 - it is told to the one who builds
    """What stops the build, in words for the one who builds."""


@dataclass(frozen=True)
class Tools:
    """Programs of the build's own, in a Python environment made for them; no part of what is built."""

    folder: Path
    lock: Path
    """Their exact versions, with hashes."""

    def python(self) -> Path:
        """Its Python; the environment is made when it is not there or the lock changed."""
        python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        wanted, stamp = self.lock.read_text("utf-8"), self.folder / "stamp.txt"
        if not (python.is_file() and stamp.is_file() and stamp.read_text("utf-8") == wanted):
            with step("build tools"):
                run([sys.executable, "-m", "venv", "--clear", self.folder])
                run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", self.lock])
                stamp.write_text(wanted, "utf-8")
        return python

    def path(self, name: str) -> str:
        """Of one of its programs."""
        return str(self.python().with_name(name + (".exe" if os.name == "nt" else "")))


def require(system: str, programs: Mapping[str, str]) -> None:
    """Raise Trouble unless this Python can build and each program, told with its Debian package, is there."""
    if sys.version_info[:2] != tuple(map(int, layout.PYTHON.split("."))):
        raise Trouble(f"What is built for {system} needs Python {layout.PYTHON}: the lock is for it.")
    lacking = [package for name, package in programs.items() if not shutil.which(name)]
    if lacking:
        raise Trouble(
            f"What is built for {system} needs other tools; on Debian: apt-get install {' '.join(lacking)}"
        )


def venv_python() -> Path:
    """The Python in which Diptych itself runs from the checkout."""
    found = layout.ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not found.is_file():
        raise Trouble("There is no .venv yet; run `python3 packaging/dev.py check` once.")
    return found


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str:
    """What a command writes; raises Trouble with the end of its errors when it fails."""
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join((done.stderr or done.stdout).strip().splitlines()[-12:])
        raise Trouble(f"{Path(command[0]).name} failed:\n{tail}")
    return done.stdout


@contextmanager
def step(name: str) -> Iterator[None]:
    """Says a step's name before it and the seconds after it."""
    print(f"{name} …", flush=True)
    began = monotonic()
    yield
    print(f"  {monotonic() - began:.1f} s", flush=True)
