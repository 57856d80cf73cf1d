"""What two open articles and the largest files may take, each measured in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="this system does not tell the memory of a process")

CHECKOUT = Path(__file__).parents[2]
OPEN_MB = 600
"""While two articles are open and scrolled through, with models, library and index."""
MOST_MB = {600: 520, 3_000: 550, 20_000: 600}
"""At the worst moment, while they are compared, by the words of each of the two articles."""
READERS_MB = 1_000
LARGE = {
    "txt": "b'\\n\\n'.join([b'Une phrase de plus sur le quai du port. ' * 12] * 40_000)",
    "html": "b'<html><body><article>' + b'<p>Une phrase de plus sur le quai du port.</p>' * 380_000",
    "md": "b'\\n\\n'.join([b'Une *phrase* de plus sur le [quai](x) du port. ' * 12] * 33_000)",
    "eml": "b'Subject: Le port\\n\\n' + b'Une phrase de plus sur le quai du port.\\n\\n' * 450_000",
}
"""What makes a file of just under 20 MB of each format, the most that is read."""


def told_by(*command: str, folder: Path) -> str:
    environment = os.environ | {"DIPTYCH_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, *command], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("words", MOST_MB)
def test_two_open_articles_take_no_more_memory_than_they_may(words, tmp_path, tell):
    told = json.loads(
        told_by("-m", "tests.benchmarks.memory_run", str(words), str(tmp_path), folder=tmp_path)
    )
    tell(
        f"memory with two articles of {words:,} words",
        f"{told['MB']:.0f} MB, at most {told['MB at most']:.0f} MB",
        f"{told['MB before']:.0f} MB (before they were opened)",
        told["MB"] / told["MB before"],
    )
    assert told["MB"] < OPEN_MB
    assert told["MB at most"] < MOST_MB[words]


@pytest.mark.parametrize("form", LARGE)
def test_reading_the_largest_file_takes_less_than_a_gigabyte(form, tmp_path, tell):
    script = (
        "import sys\nfrom pathlib import Path\nfrom diptych.corpus import read_article\n"
        "from diptych.errors import ReadError\nfrom tests.benchmarks import memory\n"
        f"path = Path(sys.argv[1]) / 'large.{form}'\npath.write_bytes(({LARGE[form]})[: 20 * 10**6 - 1])\n"
        "try:\n    read_article(path)\nexcept ReadError as error:\n    print(error, file=sys.stderr)\n"
        "print(memory.most())"
    )
    most = float(told_by("-c", script, str(tmp_path), folder=tmp_path))
    tell(f"memory to read 20 MB of {form}", f"{most:.0f} MB")
    assert most < READERS_MB
