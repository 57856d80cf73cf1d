import json
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from diptych.app import settings as settings_file
from diptych.app.session import Session
from diptych.app.settings import Settings
from diptych.errors import ReadError
from diptych.ui.application import Alarm, Interpreter, Messenger, keep, run_window, tell_readable
from diptych.ui.window import MainWindow


def test_an_exception_on_another_thread_is_logged_and_told_on_this_one(qtbot, caplog):
    alarm, told = Alarm(), []
    alarm.raised.connect(lambda sentence: told.append((sentence, threading.get_ident())))
    try:
        worker = threading.Thread(target=lambda: 1 / 0)
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: bool(told))
    finally:
        alarm.disarm()
    assert "ZeroDivisionError" in told[0][0]
    assert told[0][1] == threading.get_ident()
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_an_error_of_ours_is_told_as_it_stands(qtbot, caplog):
    alarm = Alarm()
    try:
        with qtbot.waitSignal(alarm.raised) as caught:
            sys.excepthook(ReadError, ReadError("One sentence."), None)
    finally:
        alarm.disarm()
    assert caught.args == ["One sentence."]
    caplog.clear()


def test_disarming_gives_the_hooks_back():
    before = (sys.excepthook, threading.excepthook)
    Alarm().disarm()
    assert (sys.excepthook, threading.excepthook) == before


def test_qts_own_buttons_speak_french_and_english_again(qapp, qtbot):
    interpreter = Interpreter(qapp)

    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    interpreter.speak("fr")
    assert cancel() == "Annuler"
    interpreter.speak("en")
    assert cancel() == "Cancel"


def test_settings_that_cannot_be_written_are_logged_and_the_window_closes(home, caplog):
    (home / "config").write_text("a file where the folder should be", encoding="utf-8")
    keep(Settings(zoom=2.0))
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize("told", [None, "fr"])
def test_running_shows_a_window_keeps_its_settings_and_leaves_nothing_behind(qapp, home, told):
    seen, hook = {}, sys.excepthook

    def look():
        [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if window.store.session.left is None:
            QTimer.singleShot(20, look)
            return
        seen["language"] = window.actions_by_id["open"].text()
        seen["stories"] = window.store.session.stories
        window.actions_by_id["larger"].trigger()
        window.close()

    settings_file.save(Settings(language="en"))
    QTimer.singleShot(0, look)
    assert run_window(language=told) == 0
    assert seen["language"] == ("Ouvrir…" if told else "Open…")
    assert seen["stories"]
    kept = json.loads(settings_file.file().read_text("utf-8"))
    assert kept["zoom"] == 1.1
    assert kept["language"] == "en", "a language told for one run is not kept"
    assert kept["window_geometry"]
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    assert sys.excepthook is hook


def test_files_that_macos_asks_for_are_opened_early_or_late(qapp, tmp_path):
    early, late = tmp_path / "un peu tôt.txt", tmp_path / "b.diptych"
    messenger, opened = Messenger(qapp), []
    try:
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(early))))
        assert messenger.hand_over(opened.extend) == [early]
        QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(late))))
    finally:
        qapp.removeEventFilter(messenger)
    assert opened == [late]


def test_the_log_tells_once_when_a_text_can_be_read(qtbot, caplog):
    class Window:
        def repaint(self):
            painted.append(True)

    painted = []
    empty, full = Session(), replace(Session(), left=object())
    with caplog.at_level("INFO", logger="diptych.ui.application"):
        tell_readable(Window(), empty, full)
        tell_readable(Window(), full, full)
        qtbot.waitUntil(lambda: bool(caplog.records))
    assert [record.message for record in caplog.records] == ["The first text can be read"]
    assert painted == [True]
    tell_readable(Window(), empty, full)
    QCoreApplication.processEvents()
    assert painted == [True]


def test_a_crash_of_the_last_run_is_told_until_it_is_closed_and_shows_the_logs(qapp, home, request):
    class Opener(QObject):
        @Slot(QUrl)
        def open(self, url):
            opened.append(url.toLocalFile())

    opened, seen, opener = [], {}, Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    request.addfinalizer(lambda: QDesktopServices.unsetUrlHandler("file"))
    (home / "logs").mkdir()
    (home / "logs" / "crash-20250101-000000-1.new.txt").write_text(
        "Diptych: 0\n\nFatal Python error\n", "utf-8"
    )

    def look():
        [window] = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        if window.store.session.left is None:
            QTimer.singleShot(20, look)
            return
        seen["shown"] = window.crash.isVisible()
        window.handlers.set_language("fr")
        seen["french"] = window.crash.text
        window.crash.linked.emit()
        seen["after"], seen["notice"] = window.crash.isVisible(), window.notice.text
        window.actions_by_id["logs"].trigger()
        window.close()

    QTimer.singleShot(0, look)
    assert run_window(language="en") == 0
    assert seen["shown"]
    assert seen["french"].startswith("Diptych a fait une erreur la dernière fois")
    assert not seen["after"]
    assert str(home / "logs") in seen["notice"]
    assert opened == [str(home / "logs")] * 2
    assert not list((home / "logs").glob("*.new.txt"))
