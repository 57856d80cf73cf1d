"""A process that indexes, commits and folds is killed again and again; SEARCH_KILLS tells how often."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.search.crashing import GROUPS, SIZE, word

from diptych.search import Index

KILLS = int(os.environ.get("SEARCH_KILLS", "4"))
ROOT = Path(__file__).parents[2]


def killed(folder: Path, first: int, moment: str, after: float) -> list[tuple[str, int]]:
    """What the process had told when it was killed, some seconds after it told of that moment."""
    command = [sys.executable, "-m", "tests.search.crashing", str(folder), str(first)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    told = ""
    while line := process.stdout.readline():
        told += line
        if line.startswith(moment):
            break
    time.sleep(after)
    process.kill()
    rest, _errors = process.communicate()
    lines = [line.split() for line in (told + rest).splitlines()]
    return [(sign, int(group)) for sign, group in (line for line in lines if len(line) == 2)]


def test_a_search_goes_on_after_every_kill(tmp_path):
    rng = random.Random(3)
    held: dict[int, str] = {}
    wording = folding = 0
    for number in range(KILLS):
        # while an article is taken in or committed, while segments are folded, and whenever
        moment, longest = (("?", 0.05), ("(", 0.004), ("?", 0.8))[number % 3]
        told = killed(tmp_path / "index", wording, moment, rng.random() * longest)
        folding += told[-1][0] == "("
        told = [(sign, group) for sign, group in told if sign not in "()"]
        unsure = told[-1][1] if told and told[-1][0] == "?" else None
        held |= {group: sign for sign, group in told if sign != "?"}
        wording += sum(sign == "?" for sign, _group in told)
        with Index(tmp_path / "index") as index:
            index.catch_up()
            revisions = index.revisions()
            assert index.search("pont").total == len(revisions)
            for group in range(GROUPS):
                own = [told for path, told in revisions.items() if path.parts[1] == str(group)]
                assert len(own) in (0, SIZE)
                if group != unsure:
                    sign = held.get(group, "-")
                    assert set(own) == (set() if sign == "-" else {f"{group} {sign}"})
                for told_revision in set(own):
                    found = index.search(word(group, int(told_revision.split()[1])), limit=SIZE)
                    assert (found.total, len(found.hits)) == (SIZE, SIZE)
                if own:
                    held[group] = own[0].split()[1]
                else:
                    held[group] = "-"
    assert wording > KILLS
    # of a few kills none may fall into so short a time
    assert folding or KILLS < 30
