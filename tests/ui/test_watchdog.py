"""Nothing that is done on the window's thread keeps it from answering, measured in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
MOST_MS = 50
WATCHED = {
    "first pair", "import", "search", "long pair", "divergences", "rows", "current row", "reading",
}  # fmt: skip
"""The pair is of 20,000 words on either side, with 2,000 marks."""
CONTROL_MS = 60


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The events that took longest, each with its phase, in milliseconds of the thread's own work."""
    folder = tmp_path_factory.mktemp("watched")
    environment = os.environ | {"DIPTYCH_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.ui.watched", str(folder)],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_slot_that_is_busy_is_caught(found):
    assert max(took for phase, took, _what in found if phase == "control") >= CONTROL_MS


def test_no_event_of_import_indexing_comparison_and_showing_takes_long(found):
    slow = [one for one in found if one[0] in WATCHED and one[1] >= MOST_MS]
    assert not slow
