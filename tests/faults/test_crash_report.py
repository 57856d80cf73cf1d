"""The real window in a process of its own, ended in every way, and what the next start says and still has."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.faults.window_run import NOTE

from diptych import __version__
from diptych.app import folders

ROOT = Path(__file__).parents[2]


def run(way, *files):
    """What the window showed before it ended in that way, and its exit status."""
    command = [sys.executable, "-m", "tests.faults.window_run", way, *map(str, files)]
    env = {name: value for name, value in os.environ.items() if name != "PYTHONFAULTHANDLER"}
    ran = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=100, check=False)
    assert ran.stdout, ran.stderr
    return json.loads(ran.stdout.splitlines()[0]), ran.returncode


@pytest.fixture
def files(tmp_path):
    pair = tmp_path / "gauche.txt", tmp_path / "droite.txt"
    for path, number in zip(pair, ("1 200", "1 500"), strict=True):
        path.write_text(
            f"Les dockers de Port-Mélan en grève, édition de {path.stem}\n\n"
            f"Ils étaient {number} jeudi à bloquer le port de Port-Mélan, selon le syndicat des dockers.\n\n"
            f"La fermeture du quai nord, décidée le 4 mai, condamne 85 emplois, selon la capitainerie.\n",
            "utf-8",
        )
    return pair


def reports():
    return [file.read_text("utf-8") for file in folders.logs().glob("crash-*")]


@pytest.mark.parametrize(
    ("way", "places"),
    [
        ("segfault", ("Segmentation fault", "in end")),
        ("raised", ("in fail_in_slot", "in fail_in_worker", "in fail_in_thread")),
    ],
)
def test_the_next_start_tells_of_a_crash_once_and_has_lost_nothing(files, way, places):
    shown, status = run(way, *files)
    assert shown["crash"] == ""
    assert (status == 0) == (way == "raised")
    shown, status = run("well")
    assert status == 0
    assert shown["crash"].startswith("Diptych made a mistake the last time; nothing is lost")
    assert len(shown["articles"]) == 2
    assert shown["notes"] == [NOTE]
    [report] = reports()
    assert f"Diptych: {__version__}" in report
    assert all(place in report for place in places)
    assert str(Path.home()) not in report
    logs = "".join(file.read_text("utf-8") for file in folders.logs().glob("*.log"))
    for words in ("inzolin", "Port-M", "dockers", "gauche.txt"):
        assert words not in report + logs
    shown, _status = run("well")
    assert shown["crash"] == ""
