"""What there is to be seen of the window, a scene each: it is put up, handed to a taker, and cleared away."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from diptych.app.settings import View
from diptych.compare import Judgement, Row
from diptych.corpus.library import FILE
from diptych.i18n import _
from diptych.ui.screenshot import await_comparison, await_matrix, await_rows, rest, settle
from diptych.ui.sides import SIDES

if TYPE_CHECKING:  # Qt reads its environment when it is first imported
    from PySide6.QtWidgets import QMenu, QWidget

    from diptych.ui.window import MainWindow

Take = Callable[["QWidget"], None]
Scene = Callable[["MainWindow", Take], None]
Scenes = Mapping[str, Scene]

DIALOGS = (
    "palette", "shortcuts", "about", "link", "correct", "note-passage", "remarks", "details", "restore",
    "intake",
)  # fmt: skip
"""The actions that open a dialog of Diptych's own."""
MENUS = ("file", "edit", "view", "compare", "go", "help")
NOTED = "Corrected since; see the second edition of 14 February."
"""What is written beside a passage: it is the user's own words, in whatever language."""


def prepare(window: "MainWindow") -> None:
    """Say of the open pair what a user may have said: a verdict with its note, a note on a passage."""
    store = window.store
    comparison = store.session.comparison
    if comparison is None or not store.session.records:
        return
    for divergence in store.session.divergences[1:2]:
        store.annotator.judge(divergence, Judgement("error-left", "stale", NOTED))
    for side, analysis in zip(SIDES, (comparison.left, comparison.right), strict=True):
        store.annotator.note(side, analysis.article.sentences[2].span, NOTED)
    rest(window)


def _started(window: "MainWindow", take: Take) -> None:
    sample = window.store.session.stories[0]
    if window.store.session.comparison is None:
        await_comparison(window.store, lambda: window.store.opener.open_story(sample))
    rest(window)
    take(window)


def _empty(window: "MainWindow", take: Take) -> None:
    _turn(window, "reading")
    take(window)


def _view(view: View) -> Scene:
    def show(window: "MainWindow", take: Take) -> None:
        _turn(window, view)
        take(window)
        _turn(window, "reading")

    return show


def _turn(window: "MainWindow", view: View) -> None:
    window.handlers.set_view(view)
    settle()
    if view == "matrix":
        await_matrix(window.store)
    elif view == "rows":
        await_rows(window)


def _tab(number: int) -> Scene:
    """The matrix with another of its tabs."""

    def show(window: "MainWindow", take: Take) -> None:
        _turn(window, "matrix")
        window.views.matrix.bar.setCurrentIndex(number)
        settle()
        take(window)
        window.views.matrix.bar.setCurrentIndex(0)
        _turn(window, "reading")

    return show


def _fact(window: "MainWindow", take: Take) -> None:
    _turn(window, "matrix")
    table = window.views.matrix.table
    table.setFocus()
    lines = window.views.matrix.model.lines
    facts = [n for n, line in enumerate(lines) if isinstance(line, Row)]
    telling = [n for n in facts if isinstance(line := lines[n], Row) and line.conflict]
    table.setCurrentIndex(table.model().index((telling or facts or [0])[0], 1))
    window.views.matrix.open_cell(table.currentIndex())
    settle()
    take(window)
    window.views.matrix.close_popover()
    _turn(window, "reading")


def _search(query: str) -> Scene:
    def show(window: "MainWindow", take: Take) -> None:
        window.activateWindow()
        window.handlers.find()
        window.sidebar.finder.ask(query)
        rest(window)
        take(window)
        window.sidebar.finder.ask("")
        rest(window)

    return show


def _stories(window: "MainWindow", take: Take) -> None:
    bar, stories = window.sidebar.tabs.bar, window.sidebar.tabs.stories
    bar.setCurrentIndex(1)
    stories.expandAll()
    settle()
    take(window)
    bar.setCurrentIndex(0)


def _within(window: "MainWindow", take: Take) -> None:
    window.activateWindow()
    window.handlers.find_within()
    window.within.box.setText("OpenAI")
    rest(window)
    take(window)
    window.within.close_strip()


def _switched(name: str) -> Scene:
    """The window with an action of the table switched on."""

    def show(window: "MainWindow", take: Take) -> None:
        window.actions_by_id[name].trigger()
        rest(window)
        take(window)
        window.actions_by_id[name].trigger()
        settle()

    return show


def _sized(width: int, height: int) -> Scene:
    """A small window."""

    def show(window: "MainWindow", take: Take) -> None:
        before = window.size()
        window.resize(width, height)
        settle()
        if window.views.shown == "rows":
            await_rows(window)
        take(window)
        window.resize(before)
        settle()

    return show


def _large(window: "MainWindow", take: Take) -> None:
    for name in ("zoom-reset", *["larger"] * 6):
        window.actions_by_id[name].trigger()
    rest(window)
    take(window)
    window.actions_by_id["zoom-reset"].trigger()
    rest(window)


def _told(window: "MainWindow", take: Take, *, news: bool) -> None:
    told = _("There is no text on the clipboard; copy an article first.")
    if news:
        told = _("The report is in “{file}”.").format(file="diptych.html")
    window.store.tell(told, news=news)
    settle()
    take(window)
    window.store.clear_notice()
    settle()


def _crashed(window: "MainWindow", take: Take) -> None:
    window.store.tell_crash()
    settle()
    take(window)
    window.store.tell_crash(False)
    settle()


def _menu(name: str) -> Scene:
    """A menu of the bar, by itself."""

    def show(window: "MainWindow", take: Take) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QMenu

        # QAction.menu() hands out a menu that is gone with what it is called by
        menus = window.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        _pop_up(menus[MENUS.index(name)], take)

    return show


def _pop_up(menu: "QMenu", take: Take) -> None:
    from PySide6.QtCore import QPoint

    menu.popup(QPoint(0, 0))
    settle()
    take(menu)
    menu.close()


def _queries(window: "MainWindow", take: Take) -> None:
    from PySide6.QtWidgets import QApplication

    window.show_sidebar(True)
    window.sidebar.finder.show_help()
    settle()
    shown = QApplication.activePopupWidget()
    if shown:
        take(shown)
        shown.close()
    settle()


def _article_menu(window: "MainWindow", take: Take) -> None:
    _pop_up(window.spread.cards["left"].more.menu(), take)


def _file(window: "MainWindow", take: Take) -> None:
    window.spread.cards["left"].show_details()
    _take_dialogs(window, take)


def _dialog(name: str) -> Scene:
    def show(window: "MainWindow", take: Take) -> None:
        window.actions_by_id[name].trigger()
        rest(window)
        _take_dialogs(window, take)

    return show


def _damaged(window: "MainWindow", take: Take) -> None:
    from diptych.ui.dialogs.damaged import damaged

    rest(window)
    _take_dialogs(window, lambda _box: None)  # as it was shown before the theme
    damage = window.store.session.damage
    if damage:
        damaged(window, window.theme, damage, window.store.take_back).show()
        _take_dialogs(window, take)


def _unwritten(window: "MainWindow", take: Take) -> None:
    told = _("The disk of the library “{file}” is full; free some space and try again.")
    window.doors.tell_unwritten(told.format(file=FILE))
    _take_dialogs(window, take)


def _take_dialogs(window: "MainWindow", take: Take) -> None:
    from PySide6.QtWidgets import QApplication, QDialog

    settle()
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            take(one)
            one.close()
    window.store.clear_notice()
    settle()


EMPTY: Scenes = {"empty": _empty}
"""Of a window whose library holds nothing, and that shows no article."""
FIRST_START: Scenes = {
    "first-start": _started,
    "story": _view("matrix"),
    "story-fact": _fact,
    "story-actors": _tab(1),
    "story-time-line": _tab(2),
}
"""Of the same window after its first start: the sample stays open, a story of more than two articles."""
READ_ONLY: Scenes = {"read-only": _empty}
"""Of a window whose library another one has open."""
DAMAGED: Scenes = {"dialog-damaged": _damaged}
"""Of a window whose library is damaged."""
PAIR: Scenes = {
    "reading": _view("reading"),
    "rows": _view("rows"),
    "matrix": _view("matrix"),
    "search": _search("OpenAI"),
    "search-mistake": _search("OpenAI date:2025-99"),
    "search-nothing": _search("Opnai*"),
    "stories": _stories,
    "find-within": _within,
    "aside": _switched("aside"),
    "agreement": _switched("agreement"),
    "large-text": _large,
    "narrow": _sized(1000, 700),
    "only-rows": _sized(800, 620),
    "notice-error": partial(_told, news=False),
    "notice-news": partial(_told, news=True),
    "crash": _crashed,
    **{f"menu-{name}": _menu(name) for name in MENUS},
    "menu-article": _article_menu,
    "menu-queries": _queries,
    **{f"dialog-{name}": _dialog(name) for name in DIALOGS},
    "dialog-file": _file,
    "dialog-unwritten": _unwritten,
}
"""Of a window with two articles of the user's own."""
