from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from diptych.app import searches
from diptych.app.session import Mistake, Session
from diptych.corpus import Entry, Story
from diptych.i18n import set_language
from diptych.search import Facet, Hit, Results
from diptych.search.parser import parsed
from diptych.text import Span
from diptych.ui.finder import memory
from diptych.ui.finder.delegate import HitDelegate
from diptych.ui.finder.finder import DEBOUNCE_MS, Finder, _told
from diptych.ui.icons import icon
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
    assert _told(results, theme("light")) == told


def test_nothing_found_is_said_and_no_search_says_nothing():
    assert _told(Results("x", (), 0), theme("light")) == "Nothing found."
    assert _told(None, theme("light")) == ""


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


def test_a_mistake_is_underlined_where_it_is(finder):
    finder.show_session(Session(), Session(query="pont <a*", mistake=Mistake("pont <a*", "No & no.", (6, 8))))
    assert finder._count.text() == "No &amp; no.<br>pont &lt;<u><b>a*</b></u>"
    assert finder._count.isVisible()


def test_a_suggestion_is_asked_by_its_link(finder, qtbot):
    _show(finder, Results("pomt", (), 0, suggestions=("pont",)))
    assert theme("light").link("pont", "pont") in finder._count.text()
    finder.set_theme(theme("dark"))
    assert theme("dark").link("pont", "pont") in finder._count.text()
    assert finder._count.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(finder.query_changed) as caught:
        finder._count.linkActivated.emit("pont")
    assert caught.args == ["pont"]


def test_a_facet_narrows_the_query(finder, qtbot, results):
    facets = (
        Facet("outlet", "Le Môle", 3, 'source:"Le Môle"'),
        Facet("outlet", "R&D", 1, 'source:"R&D"'),
        Facet("language", "fr", 4, "langue:fr"),
    )
    _show(finder, replace(results, facets=facets))
    assert finder.chips.facets["outlet"].isVisible()
    assert not finder.chips.facets["language"].isVisible()
    first, second = finder.chips.facets["outlet"].menu().actions()
    assert (first.text(), second.text()) == ("Le Môle\t 3", "R&&D\t 1")
    finder.show_query("dockers")
    with qtbot.waitSignal(finder.query_changed) as caught:
        first.trigger()
    assert caught.args == ['dockers source:"Le Môle"']


def test_the_order_is_chosen_in_a_menu(finder, qtbot, results):
    _show(finder, replace(results, sort="date"))
    assert finder.chips.sort.text() == "Newest first"
    best = finder.chips.sort.menu().actions()[0]
    with qtbot.waitSignal(finder.sort_wanted) as caught:
        best.trigger()
    assert caught.args == ["relevance"]


def test_what_is_like_a_hit_is_asked_by_key(finder, qtbot, results):
    _show(finder, results)
    finder.hits.setCurrentIndex(finder.hits.model().index(0, 0))
    with qtbot.waitSignal(finder.query_changed) as caught:
        qtbot.keyClick(finder.hits, Qt.Key.Key_E)
    assert caught.args == [f'event:"{results.hits[0].path}"']


def test_kept_and_last_searches_are_in_a_menu(finder, qtbot):
    searches.save(searches.Searches().asked("pont").asked("offre").toggled("viaduc"))
    menu = QMenu(finder)
    used = []
    memory.fill(menu, "grue", used.append, menu)
    texts = [action.text() for action in menu.actions()]
    assert [text for text in texts if text in ("viaduc", "offre", "pont")] == ["viaduc", "offre", "pont"]
    next(action for action in menu.actions() if action.text() == "pont").trigger()
    assert used == ["pont"]
    menu.actions()[0].trigger()
    assert searches.load().saved == ("grue", "viaduc")


def test_every_example_can_be_asked():
    for code in ("en", "fr"):
        set_language(code)
        for query, _meaning in memory.examples():
            parsed(query)


@pytest.fixture
def told(results):
    """Three hits: two of one story, and one of none between them."""
    one, other = results.hits
    hits = (
        replace(one, story="Le quai"),
        other,
        replace(other, path=Path("/2.txt"), title="Titre 2", story="Le quai"),
    )
    return replace(results, hits=hits, total=3)


def test_hits_stand_under_their_stories_when_that_is_wanted(finder, qtbot, told):
    _show(finder, told)
    grouped = finder.chips.sort.menu().actions()[-1]
    with qtbot.waitSignal(finder.group_wanted) as caught:
        grouped.trigger()
    assert caught.args == [True]
    old = Session(query="dockers", results=told)
    finder.show_session(old, Session(query="dockers", results=told, grouped=True))
    model = finder.hits.model()
    names = [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert names[0] == "Le quai · 2 articles"
    assert names[3] == "In no story · 1 article"
    assert grouped.isChecked()
    finder.hits.viewport().grab()


def test_the_keys_pass_over_the_headings_of_stories(finder, qtbot, told):
    finder.show_session(Session(), Session(query="dockers", results=told, grouped=True))
    qtbot.keyClick(finder.box, Qt.Key.Key_Down)
    walked = []
    for _step in range(4):
        walked.append(finder.hits.currentIndex().row())
        qtbot.keyClick(finder.hits, Qt.Key.Key_Down)
    assert walked == [1, 2, 4, 4]
    with qtbot.waitSignal(finder.open_wanted) as caught:
        qtbot.keyClick(finder.hits, Qt.Key.Key_Return)
    assert caught.args == [told.hits[1], "left"]


def test_conflicts_are_offered_in_words_where_they_narrow(finder, told):
    _show(finder, replace(told, facets=(Facet("conflicts", "yes", 2, "conflits:oui"),)))
    assert finder.chips.facets["conflicts"].isVisible()
    assert finder.chips.facets["conflicts"].menu().actions()[0].text() == "with conflicts\t 2"
    _show(finder, replace(told, facets=(Facet("conflicts", "yes", 3, "conflits:oui"),)))
    assert not finder.chips.facets["conflicts"].isVisible()


def test_chips_that_have_no_room_stand_in_a_second_row(finder, told):
    names = ("outlet", "language", "story", "conflicts", "date")
    _show(finder, replace(told, facets=tuple(Facet(name, "yes", 1, "x") for name in names)))
    places = [chip.geometry() for chip in finder.chips.facets.values()]
    assert all(finder.chips.rect().contains(place) for place in places)
    assert len({place.top() for place in places}) > 1


def test_the_search_is_kept_to_selected_hits_and_let_go_again(finder, qtbot, told):
    _show(finder, told)
    qtbot.keyClick(finder.box, Qt.Key.Key_Down)
    qtbot.keyClick(finder.hits, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(finder.narrow_wanted) as caught:
        qtbot.keyClick(finder.hits, Qt.Key.Key_S)
    assert caught.args == [(told.hits[0].path, told.hits[1].path)]
    finder.show_session(Session(), Session(scope=caught.args[0]))
    assert finder.scope.isVisible()
    assert finder.scope.text().startswith("Only in 2 articles")
    with qtbot.waitSignal(finder.narrow_wanted) as caught:
        finder.scope.click()
    assert caught.args == [()]


def test_an_article_is_named_by_its_title_where_no_other_has_the_same(finder, qtbot):
    def entry(title):
        return Entry(Path(f"/{title}"), title, "Le Môle", "2025-05-09", "fr")

    entries = tuple(map(entry, ("Le port", "Deux", "Deux", "Un « mot »")))
    story = Story("quai", "Le quai", entries, demonstration=False)
    finder.show_session(Session(), Session(stories=(story,)))
    for title, asked in (
        ("Le port", "Le port"),
        ("Deux", "/a.txt"),
        ("Un « mot »", "/a.txt"),
        ("", "/a.txt"),
    ):
        with qtbot.waitSignal(finder.query_changed) as caught:
            finder.ask_like(Path("/a.txt"), title, "like")
        assert caught.args == [f'like:"{asked}"']


def test_help_is_one_key_away_and_puts_its_example_into_the_box(finder, qtbot):
    qtbot.keyClick(finder.box, Qt.Key.Key_F1)
    menu = QApplication.activePopupWidget()
    shown = [action.text().split("\t")[0] for action in menu.actions()]
    assert shown == [query for query, _meaning in memory.examples()]
    menu.actions()[0].trigger()
    assert finder.box.text() == '"hostile bid"'
    menu.close()


def test_other_searches_are_offered_by_the_mouse_too(finder):
    finder._known.trigger()
    menu = QApplication.activePopupWidget()
    assert "What can be asked" in [action.text() for action in menu.actions()]
    menu.close()


def test_what_is_said_of_a_search_without_hits_stays_under_the_box(finder, results):
    place = finder.box.geometry()
    finder.show_session(Session(), Session(query="x", results=Results("x", (), 0)))
    QApplication.processEvents()
    assert finder.box.geometry() == place
    assert finder._count.y() - place.bottom() < 20


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_button_that_clears_is_drawn_in_the_colours_of_the_theme(finder, name):
    finder.set_theme(theme(name))
    drawn = finder.box.findChild(QAction, "_q_qlineeditclearaction").icon().pixmap(16, 16).toImage()
    wanted = icon("clear", theme(name), role="muted").pixmap(16, 16).toImage()
    assert drawn == wanted


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_box_has_room_for_what_it_invites_to(qtbot, code):
    set_language(code)
    finder = Finder(theme("light"))
    qtbot.addWidget(finder)
    finder.resize(220, 300)
    finder.show()
    invited = finder.box.fontMetrics().horizontalAdvance(finder.box.placeholderText())
    assert invited < finder.box.width() - 4 * 22
