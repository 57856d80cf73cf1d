"""What the benchmarks measured, gathered into a table: `pytest tests/benchmarks --table FILE`."""

import os
import platform
import sys
from pathlib import Path

import pytest

ROWS = pytest.StashKey[list[tuple[str, ...]]]()
HEAD = ("what", "Diptych", "peer", "ratio")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--table", metavar="FILE", help="write what the benchmarks measured as a Markdown table")


@pytest.fixture
def tell(request):
    """Puts a row into the table: what was measured, our figure, the named peer's, and their ratio."""

    def add(what: str, ours: str, peer: str = "–", ratio: float | None = None) -> None:
        row = (what, ours, peer, f"{ratio:.2f}" if ratio is not None else "–")
        request.config.stash.setdefault(ROWS, []).append(row)
        print(" | ".join(row))

    return add


def machine() -> str:
    """Processor, number of its cores, system and Python."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    name = named[0] if named else platform.processor() or platform.machine()
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{name}, {os.cpu_count()} cores, {platform.system()}, Python {version}"


def pytest_terminal_summary(terminalreporter, config) -> None:
    rows = config.stash.get(ROWS, [])
    target = config.getoption("--table")
    if not rows or not target:
        return
    lines = [HEAD, ("---",) * len(HEAD), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    Path(target).write_text(f"{machine()}\n\n{table}\n", "utf-8")
    terminalreporter.write_line(f"The table is in {target}")
