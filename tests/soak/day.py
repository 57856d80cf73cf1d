"""`python -m tests.soak.day SCALE FOLDER`: a working day in the real window; a JSON line at every twentieth.

The whole day (SCALE 1) imports 2,000 articles, asks 5,000 searches, opens 500 pairs and gives 2,000 verdicts,
all of it mixed as a person would, with another view, theme, text size or language now and then. Each line
tells what the process holds at that moment, with the same pair on the screen and nothing under way.
"""

import gc
import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from tests.soak.writing import PLACES, files

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder, shared_models
from diptych.corpus.library import Record
from diptych.i18n import set_language
from diptych.report import VERDICTS
from diptych.ui.application import Interpreter, begin
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

ROUNDS = 500
"""Of the whole day. Each imports four articles, opens a pair, asks ten searches and gives four verdicts."""
LOOKS = 20
"""How often it is told what the process holds."""
WATCHED = 11
"""Rounds after which it is looked what they leave to the collector of garbage: each kind of them once."""
PATIENCE_S = 120
QUERIES = (
    "halle", '"conseil municipal"', "chiffre:2e6..9e6", "personnes -syndicats", "préf*", "titre:{place}",
    "usine OU halle", "date:2019..2024 blessés", "{place} emplois", "langue:en the", "quitteronz~", "de",
    ">= 400 personnes", "(halle", "citation:maire", "zzzyx",
)  # fmt: skip


class Day:
    """The window of one day, and what was done in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.app = QApplication(["diptych"])
        self.store = Store(shared_models(), index_folder(), library_folder())
        settings = Settings(theme="light", language="fr", hints_hidden=True, reduced_motion=True)
        self.window = MainWindow(self.store, settings)
        interpreter = Interpreter(self.app)
        self.window.language_changed.connect(interpreter.speak)
        self.window.resize(1440, 900)
        self.window.show()
        self.done: Counter[str] = Counter()
        self._dice = random.Random(5)
        self._written = files()
        self._loop = QEventLoop()
        self._clock = QTimer(interval=1)
        self._clock.timeout.connect(self._loop.quit)
        begin(self.store, ())
        self.wait("the start", lambda: self.is_idle() and self.store.session.models == "ready")
        self._home = (self.store.session.left, self.store.session.right)

    def wait(self, what: str, is_done: Callable[[], bool]) -> None:
        """Let the window work until this is done."""
        last = time.monotonic() + PATIENCE_S
        self._clock.start()
        while not is_done():
            if time.monotonic() > last:
                sys.exit(f"{what} takes too long: {self.store.session.notice}")
            self._loop.exec()
        self._clock.stop()

    def is_idle(self) -> bool:
        session = self.store.session
        return (
            session.library == "ready"
            and session.importing is None
            and not session.comparing
            and not self.store._sides.tickets
            and not self.store._runner._jobs
        )

    def round(self, number: int) -> None:
        """Four articles come in, a pair is opened and judged, ten searches are asked."""
        paths = []
        for _pair in range(2):
            for name, raw in next(self._written):
                paths.append(self.folder / name)
                paths[-1].write_bytes(raw)
        expected = len(self.store.session.records) + 4
        self.store.opener.open_paths(paths if number % 10 else paths[:2])
        if number % 10 == 0:
            self.store.opener.open_paths(paths[2:])
        self.wait("the import", lambda: self.is_idle() and len(self.store.session.records) == expected)
        self.done["imported"] += 4
        for path in paths:
            path.unlink()
        self.store.importer.show(False)
        self.open(*self._dice.choice(self.pairs()))
        self.judge(number)
        for _query in range(10):
            self.search(self._dice.choice(QUERIES).format(place=self._dice.choice(PLACES)))
        self.wander(number)

    def pairs(self) -> list[tuple[Record, Record]]:
        """The articles of the library two by two, as they were written."""
        by_name = {Path(one.source).stem: one for one in self.store.session.records}
        return [(one, by_name[f"{name[:-1]}b"]) for name, one in by_name.items() if name.endswith("a")]

    def open(self, *records: Record) -> None:
        shown = self.store.session.comparison
        for record, side in zip(records, ("left", "right"), strict=True):
            self.window.handlers.open_leaf(record, side)
        self.wait("a pair", lambda: self.is_idle() and self.store.session.comparison is not None)
        self.done["pairs"] += self.store.session.comparison is not shown

    def judge(self, number: int) -> None:
        for n in range(4):
            self.window.actions_by_id["next"].trigger()
            session = self.store.session
            before = session.remarks.judgement(session.current).verdict
            verdict = next(one for one in VERDICTS[1 + (number + n) % 4 :] if one != before)
            self.window.actions_by_id[f"verdict-{verdict}"].trigger()
            self.wait("a verdict", self.is_idle)
            session = self.store.session
            self.done["verdicts"] += session.remarks.judgement(session.current).verdict == verdict

    def search(self, query: str) -> None:
        finder = self.window.sidebar.finder
        finder.ask(query)
        self.wait("a search", lambda: not self.store._runner.busy("search"))
        self.done["searches"] += 1

    def wander(self, number: int) -> None:
        """What a person does now and then, one thing a round, and back."""
        window, store = self.window, self.store
        handlers = window.handlers
        turn = number % 10
        if turn == 1:
            handlers.set_view("rows")
            self.wait("the rows", lambda: self.is_idle() and window.views.rows.is_settled)
        elif turn == 2:
            for theme in ("dark", "contrast", "light"):
                handlers.set_theme(theme)
        elif turn == 3:
            store.opener.swap()
            self.wait("the swap", self.is_idle)
        elif turn == 4:
            store.export_report(self.folder / f"report.{('html', 'docx', 'pdf')[number // 10 % 3]}")
            self.wait("the report", self.is_idle)
        elif turn == 5 and store.session.results and store.session.results.hits:
            handlers.open_hit(store.session.results.hits[0], "right")
            self.wait("the hit", self.is_idle)
        elif turn == 6:
            for show in (handlers.show_palette, handlers.show_shortcuts, handlers.show_about):
                show()
                self.wait("a dialog", lambda: self.app.activeModalWidget() is None or True)
            for dialog in self.app.topLevelWidgets():
                if dialog is not window and dialog.isVisible():
                    dialog.close()
        elif turn == 7:
            for code in ("en", "fr"):
                handlers.set_language(code)
                self.wait("the language", self.is_idle)
        elif turn == 8:
            record = store.session.records[0]
            store.library.delete(record)
            self.wait("the deletion", self.is_idle)
            store.library.undo()
            self.wait("the undoing", lambda: self.is_idle() and record in store.session.records)
        elif turn == 9:
            handlers.zoom_in()
            self.wait("the zoom", self.is_idle)
            handlers.reset_zoom()
        handlers.set_view("reading")
        self.wait("the round", self.is_idle)

    def holdings(self) -> dict[str, int | None]:
        """What the process holds, with the first pair open again."""
        self.search("halle")
        self.window.sidebar.finder.ask("")
        self.store._sides.place(*self._home)
        self.wait("the first pair", lambda: self.is_idle() and self.store.session.comparison is not None)
        self.store.clear_notice()
        for _turn in range(20):
            self._clock.start()
            self._loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        kinds = Counter(type(one).__name__ for one in gc.get_objects())
        return {
            **memory(),
            "widgets": len(self.app.allWidgets()),
            "objects of Qt": sum(1 + len(one.findChildren(QObject)) for one in self.roots()),
            "objects": sum(kinds.values()),
            "threads": threading.active_count(),
            "handles": entries("/proc/self/fd"),
            "tasks": entries("/proc/self/task"),
            "none": sys.getrefcount(None),
            "kinds": dict(kinds.most_common(60)),
        }

    def left(self) -> Counter[str]:
        """Kinds of the living objects of Qt that only the collector of garbage would take apart.

        It runs on whichever thread asks for memory, and Qt lets its objects be taken apart on their own.
        """
        for _turn in range(20):
            self._clock.start()
            self._loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        gc.set_debug(0)
        found = Counter(type(one).__name__ for one in gc.garbage if isinstance(one, QObject) and isValid(one))
        gc.garbage.clear()
        return found

    def roots(self) -> list[QObject]:
        return [self.app, self.store, *(one for one in self.app.allWidgets() if one.parent() is None)]


def memory() -> dict[str, float]:
    """MB of this process: all that is resident, and what of it is no file's; empty where nothing tells."""
    file = Path("/proc/self/status")
    lines = file.read_text("ascii").splitlines() if file.exists() else []
    told = {
        name: int(rest.split()[0]) / 1024
        for name, _, rest in (line.partition(":") for line in lines)
        if rest.endswith("kB")
    }
    return {"MB": round(told["VmRSS"], 1), "MB anonymous": round(told["RssAnon"], 1)} if told else {}


def entries(folder: str) -> int | None:
    """How many entries a folder of the system has; None where there is none."""
    return len(os.listdir(folder)) if Path(folder).is_dir() else None


def main(scale: float, folder: Path) -> None:
    """Live the day, and print a line at each of its twentieths."""
    set_language("fr")
    day = Day(folder)
    rounds = max(LOOKS, round(ROUNDS * scale))
    looks = {rounds * n // LOOKS for n in range(1, LOOKS + 1)}
    left: Counter[str] = Counter()
    for number in range(1, rounds + 1):
        if number <= WATCHED:
            gc.disable()
        day.round(number)
        if number <= WATCHED:
            left += day.left()
            gc.enable()
        if number in looks:
            told = {"round": number, "CPU s": round(time.process_time()), **day.done, **day.holdings()}
            told["left to the collector"] = dict(left)
            print(json.dumps(told), flush=True)
    day.window.close()


if __name__ == "__main__":
    main(float(sys.argv[1]), Path(sys.argv[2]))
