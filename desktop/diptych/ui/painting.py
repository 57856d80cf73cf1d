"""Nothing comes in, what the real window painted goes out: whether text, icons and colours can be seen."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from diptych.app import system
from diptych.app.checks import Painted
from diptych.app.settings import Settings
from diptych.i18n import language

if TYPE_CHECKING:  # Qt reads its environment when it is first imported
    from diptych.app.session import Session

PATIENCE_MS = 60_000
SIZE = (1024, 700)
_STEP_PX = 3


def paint_window() -> Painted:
    """Show the window with the first two articles of the sample corpus and count the colours in it.

    Shown where the system can show it, else drawn offscreen. No model is loaded, nothing is kept.
    """
    if not system.has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, qVersion
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from diptych.app.use_cases import shared_models
    from diptych.corpus import stories
    from diptych.ui.store import Store
    from diptych.ui.window import MainWindow

    _app = QApplication.instance() or QApplication(["diptych"])
    told: Literal["fr", "en"] = "fr" if language() == "fr" else "en"
    store = Store(shared_models(), None)
    window = MainWindow(store, replace(Settings(), theme="light", language=told, reduced_motion=True))
    window.resize(*SIZE)
    window.show()
    try:
        loop = QEventLoop()

        def look(_old: "Session", new: "Session") -> None:
            if new.left and new.right:
                loop.quit()

        store.changed.connect(look)
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        shelf = stories()
        store.show_stories(shelf)
        store.opener.open_story(shelf[0])
        if not (store.session.left and store.session.right):
            loop.exec()
        QCoreApplication.processEvents()
        picture = window.grab().toImage()
    finally:
        window.close()
        store.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), _STEP_PX)
        for y in range(0, picture.height(), _STEP_PX)
    }
    return Painted(len(colours), QGuiApplication.platformName(), qVersion())
