"""`python -m tests.faults.window_run END FILE…`: the real window opens files, is told a note, and ends so.

Prints what the window showed as one line of JSON before it ends: "well", by a "segfault", or after a slot, a
worker and a thread have "raised".
"""

import faulthandler
import json
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from diptych.compare import Judgement
from diptych.ui.application import run_window
from diptych.ui.window import MainWindow

NOTE = "Zinzolin : à vérifier auprès du port."


def fail_in_slot() -> None:
    raise ValueError(NOTE)


def fail_in_worker(**_told: object) -> None:
    raise KeyError(NOTE)


def fail_in_thread() -> None:
    raise RuntimeError(NOTE)


def end(window: MainWindow, way: str) -> None:
    """End as told, at once or by closing the window."""
    if way == "segfault":
        faulthandler._sigsegv()
    elif way == "raised":
        QTimer.singleShot(0, fail_in_slot)
        window.store._runner.run("test", fail_in_worker, done=print, failed=lambda _sentence: None)
        threading.Thread(target=fail_in_thread).start()
    QTimer.singleShot(300, window.close)


def look(way: str, files: list[Path]) -> None:
    """Wait for the comparison, note something once, tell what is there, and end."""
    [window] = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    session = window.store.session
    if not session.divergences or session.comparing or window.store._runner.busy("say"):
        QTimer.singleShot(20, lambda: look(way, files))
        return
    notes = [one.words for one in session.remarks.judged.values()]
    if not notes:
        window.store.annotator.judge(session.divergences[0], Judgement(note=NOTE))
        QTimer.singleShot(20, lambda: look(way, files))
        return
    told = {
        "crash": window.crash.text if window.crash.isVisible() else "",
        "articles": [record.title for record in session.records],
        "notes": notes,
    }
    print(json.dumps(told), flush=True)
    end(window, way)


if __name__ == "__main__":
    running = QApplication(sys.argv[:1])
    QTimer.singleShot(0, lambda: look(sys.argv[1], [Path(file) for file in sys.argv[2:]]))
    raise SystemExit(run_window([Path(file) for file in sys.argv[2:]], language="en"))
