"""Painting a long, densely marked article against Qt painting the same words with its own underlines."""

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from diptych.compare import Mark
from diptych.corpus import Article, Origin
from diptych.text import Passage, Span
from diptych.ui.spread.document import fill
from diptych.ui.spread.pane import Pane
from diptych.ui.theme import theme

MARKS = 2_000
KINDS = ("figure", "date", "source", "quote", "framing")
SENTENCE = "Ils étaient 1 200 jeudi, selon le syndicat, à bloquer le port contre la fermeture brutale. "


def long_article() -> Article:
    """400 passages of 100 words and more, invented."""
    line = (SENTENCE * 6).strip()
    step = len(line) + 1
    passages = tuple(Passage(Span(n * step, n * step + len(line)), "body") for n in range(400))
    return Article(
        "\n".join([line] * 400), None, None, None, None, "fr", passages, (), (), (), Origin("", "", "")
    )


def marks_of(article: Article) -> tuple[Mark, ...]:
    """Five marks a passage, one of every kind."""
    return tuple(
        Mark(Span(start := passage.span.start + 20 + 95 * n, start + 24), kind, "strong", f"{number}-{n}")
        for number, passage in enumerate(article.passages)
        for n, kind in enumerate(KINDS)
    )


@pytest.fixture(scope="module")
def article() -> Article:
    return long_article()


@pytest.fixture(scope="module")
def repaints() -> dict[str, float]:
    """Seconds of one repaint, by who paints; ours are measured first."""
    return {}


def scroll_through(view: QTextBrowser) -> None:
    bar = view.verticalScrollBar()
    for share in range(40):
        bar.setValue(bar.maximum() * share // 40)
        view.viewport().repaint()


@pytest.mark.benchmark(group="40 repaints of one pane, 2,000 marks")
def test_our_strokes(qtbot, benchmark, article, repaints):
    pane = Pane(theme("light"))
    qtbot.addWidget(pane)
    pane.resize(532, 534)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_article(article)
    marks = marks_of(article)
    assert len(marks) == MARKS
    pane.show_marks(marks, {})
    benchmark(scroll_through, pane)
    repaints["ours"] = benchmark.stats["median"] / 40
    # a repaint has 4 ms
    assert benchmark.stats["median"] / 40 < 0.004


@pytest.mark.benchmark(group="40 repaints of one pane, 2,000 marks")
def test_underlines_of_qt(qtbot, benchmark, article, repaints, tell):
    view = QTextBrowser()
    qtbot.addWidget(view)
    view.resize(532, 534)
    with qtbot.waitExposed(view):
        view.show()
    fill(view.document(), article, 1.0, theme("light").color("text"))
    cursor = QTextCursor(view.document())
    cursor.beginEditBlock()
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    for mark in marks_of(article):
        cursor.setPosition(mark.span.start)
        cursor.setPosition(mark.span.end, QTextCursor.MoveMode.KeepAnchor)
        form.setBackground(theme("light").color(f"{mark.kind}_tint"))
        cursor.mergeCharFormat(form)
    cursor.endEditBlock()
    view.document().size()
    benchmark(scroll_through, view)
    ours, theirs = repaints["ours"], benchmark.stats["median"] / 40
    tell(
        "painting one pane with 2,000 marks",
        f"{1000 * ours:.2f} ms",
        f"{1000 * theirs:.2f} ms (Qt's own underlines)",
        ours / theirs,
    )
