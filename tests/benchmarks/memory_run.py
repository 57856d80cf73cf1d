"""`python -m tests.benchmarks.memory_run WORDS FOLDER`: one JSON object with the memory of two open articles.

A process of its own, so that its memory is that of what it measures: the real window with models, library
and index opens two invented articles of so many words, compares them and is scrolled through.
"""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication
from tests.benchmarks import memory
from tests.benchmarks.news import articles

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder, shared_models
from diptych.ui.application import begin
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE_S = 300


def pair(words: int) -> tuple[str, str]:
    """Two invented French articles of so many words; the second has most sentences of the first."""
    dice, lines = random.Random(words), []
    for one in articles(words // 100 + 40, 21):
        if one.language == "fr":
            lines += [line for line in one.text.split("\n") if line.count(" ") < 200]
        if sum(line.count(" ") + 1 for line in lines) >= words:
            break
    return _cut(lines, words), _cut([lines[0], *dice.sample(lines[1:], len(lines) - 1)], words)


def _cut(lines: list[str], words: int) -> str:
    kept: list[str] = []
    for line in lines:
        room = words - sum(one.count(" ") + 1 for one in kept)
        if room > 0:
            kept.append(" ".join(line.split(" ")[:room]))
    return "\n\n".join(kept)


def main(words: int, folder: Path) -> dict[str, object]:
    paths = [folder / "one.txt", folder / "other.txt"]
    for path, text in zip(paths, pair(words), strict=True):
        path.write_text(text, "utf-8")
    app = QApplication(["diptych"])
    store = Store(shared_models(), index_folder(), library_folder())
    window = MainWindow(store, Settings(theme="light", language="fr", hints_hidden=True))
    window.show()
    begin(store, ())
    settle(app, store)
    before = memory.now()
    begun = time.process_time()
    store.opener.open_paths(paths)
    settle(app, store)
    taken = time.process_time() - begun
    told = store.session.comparison
    assert told is not None
    assert len(told.left.article.text.split()) >= words * 0.98
    bar = window.spread.left_pane.verticalScrollBar()
    for share in range(20):
        bar.setValue(bar.maximum() * share // 20)
        app.processEvents()
    now = memory.now()
    window.close()
    return {
        "words": words,
        "CPU s": round(taken, 2),
        "links": len(told.links),
        "MB before": before,
        "MB": now,
        "MB at most": memory.most(),
    }


def settle(app: QApplication, store: Store) -> None:
    """Wait until a pair is compared and nothing is under way."""
    last = time.monotonic() + PATIENCE_S
    while store.session.comparison is None or store._runner._jobs or store._sides.tickets:
        if time.monotonic() > last:
            sys.exit(f"opening takes too long: {store.session.notice}")
        app.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]))))
