"""What the window made for a moment, it gives back: no widget, object of Qt or thread is left behind."""

import gc
from collections import Counter

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from diptych.app.settings import Settings
from diptych.corpus import stories
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000


@pytest.fixture
def window(qtbot, models):
    """A shown window on the first sample pair, compared."""
    store = Store(models, None)
    shown = MainWindow(store, Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True))
    with qtbot.waitExposed(shown):
        shown.show()
    store.show_stories(stories())
    store.opener.open_story(stories()[0])
    qtbot.waitUntil(lambda: store.session.comparison is not None, timeout=PATIENCE)
    yield shown
    shown.close()
    qtbot.wait(10)


def settle(qtbot, window):
    qtbot.waitUntil(lambda: not window.store._runner._jobs, timeout=PATIENCE)
    qtbot.wait(20)
    gc.collect()


def held():
    """The objects of Qt below every widget that stands alone, by class."""
    alone = [one for one in QApplication.allWidgets() if one.parent() is None]
    return Counter(type(child).__name__ for one in alone for child in (one, *one.findChildren(QObject)))


def speak(window):
    for code in ("fr", "en"):
        window.handlers.set_language(code)


def dress(window):
    for theme in ("dark", "contrast", "light"):
        window.handlers.set_theme(theme)


def view(window):
    for name in ("rows", "reading"):
        window.handlers.set_view(name)


def size(window):
    window.handlers.zoom_in()
    window.handlers.reset_zoom()


def ask(window):
    for show in ("show_palette", "show_shortcuts", "show_about"):
        getattr(window.handlers, show)()
    for one in window.findChildren(QDialog):
        one.close()


def walk(window):
    for _step in range(5):
        window.handlers.next_divergence()


def swap(window):
    window.handlers.swap()


ACTS = (speak, dress, view, size, ask, walk, swap)


def test_what_is_done_again_and_again_leaves_nothing_behind(qtbot, window):
    left = {}
    for act in ACTS:
        act(window)
        settle(qtbot, window)
        before = held()
        for _again in range(3):
            act(window)
            settle(qtbot, window)
        # what glides comes to its end a little later
        for _turn in range(100):
            if held() - before:
                qtbot.wait(20)
        left |= {act.__name__: dict(more)} if (more := held() - before) else {}
    assert left == {}
