from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from diptych.app.session import Session
from diptych.i18n import set_language
from diptych.search import Hit, Results
from diptych.text import Span
from diptych.ui.finder.delegate import HitDelegate
from diptych.ui.finder.finder import DEBOUNCE_MS, Finder, _told
from diptych.ui.theme import theme

SNIPPET = "…💡 la capitainerie a compté 700 dockers sur le quai nord"


@pytest.fixture
def results():
    start = SNIPPET.index("dockers")
    hits = tuple(
        Hit(
            Path(f"/{n}.txt"),
            f"Titre {n}",
            outlet,
            "2025-05-09",
            SNIPPET,
            (Span(start, start + 7),),
            Span(0, 3),
        )
        for n, outlet in enumerate(("Le Môle", ""))
    )
    return Results("dockers", hits, 9)


@pytest.fixture
def finder(qtbot):
    finder = Finder(theme("light"))
    qtbot.addWidget(finder)
    finder.resize(272, 300)
    finder.show()
    return finder


def _show(finder, results):
    finder.show_session(Session(), Session(query=results.query, results=results))


def test_a_query_is_asked_once_typing_rests(finder, qtbot):
    asked = []
    finder.query_changed.connect(asked.append)
    qtbot.keyClicks(finder.box, "dock")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["dock"], timeout=DEBOUNCE_MS * 10)


def test_enter_asks_at_once_and_then_opens_the_first_hit(finder, qtbot, results):
    qtbot.keyClicks(finder.box, "dock")
    with qtbot.waitSignal(finder.query_changed, timeout=DEBOUNCE_MS // 2):
        qtbot.keyClick(finder.box, Qt.Key.Key_Return)
    _show(finder, results)
    with qtbot.waitSignal(finder.open_wanted) as caught:
        qtbot.keyClick(finder.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [results.hits[0], "right"]


def test_down_moves_into_the_hits_and_enter_opens_on_the_left(finder, qtbot, results):
    _show(finder, results)
    qtbot.keyClick(finder.box, Qt.Key.Key_Down)
    qtbot.keyClick(finder.hits, Qt.Key.Key_Down)
    with qtbot.waitSignal(finder.open_wanted) as caught:
        qtbot.keyClick(finder.hits, Qt.Key.Key_Return)
    assert caught.args == [results.hits[1], "left"]


def test_a_query_that_is_put_back_is_not_asked_again(finder, qtbot):
    with qtbot.assertNotEmitted(finder.query_changed, wait=DEBOUNCE_MS * 2):
        finder.show_query("dockers")


@pytest.mark.parametrize(
    ("code", "told"), [("fr", "9 passages dans 2 articles"), ("en", "9 passages in 2 articles")]
)
def test_the_count_is_told_in_the_language_in_use(results, code, told):
    set_language(code)
    assert _told(results) == told


def test_nothing_found_is_said_and_no_search_says_nothing():
    assert _told(Results("x", (), 0)) == "Nothing found."
    assert _told(None) == ""


def test_matches_behind_an_emoji_are_painted_at_their_place(results, qapp):
    [stretch] = HitDelegate(theme("light"))._formats(results.hits[0])
    units = SNIPPET.encode("utf-16-le")
    start, end = 2 * stretch.start, 2 * (stretch.start + stretch.length)
    assert units[start:end].decode("utf-16-le") == "dockers"


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_match_lies_on_the_colour_of_matches(finder, results, name):
    finder.set_theme(theme(name))
    _show(finder, results)
    picture = finder.hits.viewport().grab().toImage()
    wanted = theme(name).color("match").name()
    found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(70)}
    assert wanted in found


def test_a_hit_without_an_outlet_shows_its_title(finder, results):
    _show(finder, results)
    assert finder.hits.model().index(1, 0).data() == "Titre 1"
    name = finder.hits.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == f"Le Môle · Titre 0 · 9\u00a0May · {SNIPPET}"
