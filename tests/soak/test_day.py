"""A working day in one process leaves nothing behind; SOAK says how much of the day is lived (0.1).

`SOAK=1 pytest tests/soak -s -o faulthandler_timeout=0` lives the whole of it, which takes most of an hour.
What is held after the first quarter is what may be held at the end.
"""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SCALE = float(os.environ.get("SOAK", "0.1"))
GROWTH_MB = 40 if SCALE >= 1 else 120
"""What is remembered of words is bounded, full after a quarter of the day; a shorter one fills it."""
SWAYING = 12
"""Objects of Qt by which looks differ from each other: 891 to 903 over a whole day, no more at its end."""
INDEX_FILES = 24
"""So many files more or less the index may have open, by how many parts it is in."""


@pytest.fixture(scope="module")
def looks(tmp_path_factory) -> list[dict]:
    """What the process held at each twentieth of the day."""
    folder = tmp_path_factory.mktemp("day")
    environment = os.environ | {"DIPTYCH_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.soak.day", str(SCALE), str(folder)],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = [json.loads(line) for line in run.stdout.splitlines()]
    for look in told:
        print({name: value for name, value in look.items() if name != "kinds"})
    return told


@pytest.fixture
def first(looks) -> list[dict]:
    """The first quarter."""
    return looks[: len(looks) // 4]


@pytest.fixture
def rest(looks) -> list[dict]:
    return looks[len(looks) // 4 :]


def test_all_of_the_day_was_lived(looks):
    rounds = looks[-1]["round"]
    assert rounds >= 500 * SCALE
    assert looks[-1]["imported"] == 4 * rounds
    assert looks[-1]["pairs"] == rounds
    assert looks[-1]["verdicts"] == 4 * rounds
    assert looks[-1]["searches"] >= 10 * rounds


def test_memory_is_flat_after_the_first_quarter(first, rest):
    if "MB" not in first[0]:
        pytest.skip("this system does not tell the memory of a process")
    grown = statistics.median(look["MB"] for look in rest[-3:]) - first[-1]["MB"]
    assert grown < GROWTH_MB


@pytest.mark.parametrize(("what", "more"), [("widgets", 0), ("objects of Qt", SWAYING)])
def test_no_widget_is_left_behind(first, rest, what, more):
    assert statistics.median(look[what] for look in rest[-3:]) <= max(look[what] for look in first) + more


def test_no_object_of_qt_is_left_to_the_collector_of_garbage(looks):
    """It runs on any thread: a clock that it finds there ends the process."""
    assert looks[-1]["left to the collector"] == {}


@pytest.mark.parametrize("what", ["threads", "tasks"])
def test_no_thread_is_left_behind(first, rest, what):
    if first[0][what] is None:
        pytest.skip("this system does not tell the threads of a process")
    assert rest[-1][what] <= max(look[what] for look in first)


def test_no_file_is_left_open(first, rest):
    if first[0]["handles"] is None:
        pytest.skip("this system does not tell the files of a process")
    assert max(look["handles"] for look in rest) <= max(look["handles"] for look in first) + INDEX_FILES


def test_no_reference_to_none_is_lost(first, rest):
    """PySide6 6.12.0 loses one with every void call on Python 3.11: some thousand in a round."""
    assert rest[-1]["none"] > first[-1]["none"] - 1000
