"""The whole work of checking one pair through the real window, by keyboard alone."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import stories
from diptych.corpus.library import Library
from diptych.i18n import set_language
from diptych.ui import annotator
from diptych.ui.dialogs.correcting import Correcting
from diptych.ui.dialogs.linking import Linking
from diptych.ui.dialogs.noting import Noting
from diptych.ui.dialogs.remarks import RemarksDialog
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

LEFT = (
    "Le bac de Vernoux rouvre",
    "Le bac de Vernoux a repris la traversée du Lône mardi 4 mars 2025 après six mois de travaux.",
    "La réparation a coûté 340 000 euros, selon la mairie de Vernoux. Le passeur s’est dit soulagé.",
    "Samedi, 1 200 passagers ont fait la traversée du Lône, a compté la compagnie des bacs.",
)
RIGHT = (
    "À Vernoux, un bac hors de prix",
    "La traversée du Lône par le bac de Vernoux a repris mercredi 5 mars 2025, après six mois de travaux.",
    "La réparation a coûté 430 000 euros, selon la mairie de Vernoux. L’opposition demande des comptes.",
    "Ils étaient 900 passagers samedi à faire la traversée du Lône, a compté la compagnie des bacs.",
)


def write(path: Path, lines) -> Path:
    path.write_text("\n\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    return [write(tmp_path / "gauche.txt", LEFT), write(tmp_path / "droite.txt", RIGHT)]


@pytest.fixture
def open_window(qtbot, models):
    """Makes a shown window on the library of the test."""
    opened = []

    def make(code="en"):
        set_language(code)
        store = Store(models, index_folder(), library_folder())
        told = Settings(theme="light", language=code, hints_hidden=True, reduced_motion=True)
        window = MainWindow(store, told)
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        store.open_library()
        store.show_stories(stories())
        qtbot.waitUntil(lambda: store.session.library == "ready", timeout=PATIENCE)
        return window

    yield make
    for window in opened:
        if window in QApplication.topLevelWidgets():
            window.close()
    qtbot.wait(10)


def compared(qtbot, window):
    def is_compared():
        session = window.store.session
        return session.comparison is not None and not session.comparing

    qtbot.waitUntil(is_compared, timeout=PATIENCE)
    return window.store.session.comparison


def written(qtbot, window):
    """Wait until everything that was said is in the library."""
    store = window.store
    waiting = store.annotator._pending.waiting
    qtbot.waitUntil(lambda: not waiting and not store._runner.busy("say"), timeout=PATIENCE)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    # the offscreen platform activates no window when a dialog is closed
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def dialog_of(qtbot, kind):
    def shown():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def opened(qtbot, window, files, monkeypatch):
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args, **_more: ([str(path) for path in files], "")
    )
    press(window, Key.Key_O, CTRL)
    return compared(qtbot, window)


def type_words(words):
    """Type into whatever has the focus."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def press_in(qtbot, dialog, *keys):
    """Press keys in a dialog, each in the part of it that has the focus by then."""
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog and QApplication.focusWidget() is not None)
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


@pytest.mark.parametrize(
    ("code", "judged", "explained", "why", "title"),
    [
        ("en", "judged", "Explained", "misheard", "divergences"),
        ("fr", "jugées", "Expliqué", "mal entendu", "Divergences"),
    ],
)
def test_a_pair_is_checked_by_keyboard_alone(
    open_window, qtbot, files, tmp_path, monkeypatch, code, judged, explained, why, title
):
    window = open_window(code)
    comparison = opened(qtbot, window, files, monkeypatch)
    store, ledger = window.store, window.ledger
    total = len(comparison.divergences)
    assert total >= 3
    # walk all divergences, give each a verdict; Enter shows the place in both panes
    press(window, Key.Key_Escape)
    assert ledger.view.hasFocus()
    seen = []
    for n in range(total):
        seen.append(store.session.current)
        press(window, Key.Key_Return)
        press(window, (Key.Key_2, Key.Key_3, Key.Key_6)[n % 3])
        press(window, Key.Key_F8 if n % 2 else Key.Key_J)
        if store.session.current == seen[-1]:
            # J stops at the end of the list, F8 goes round
            press(window, Key.Key_F8)
    assert set(seen) == {one.id for one in comparison.divergences}
    assert store.session.current == seen[0]
    assert store.session.remarks.verdicts == total
    assert window.status._counts.text().endswith(f"{total} {judged}")
    assert ledger.view.model().index(0, 5).data() == explained
    # and back again
    press(window, Key.Key_F8, SHIFT)
    assert store.session.current == seen[-1]
    press(window, Key.Key_F8)
    # a note, the reason beside it, and back to the list with Enter
    press(window, Key.Key_N)
    assert ledger.judging.note.hasFocus()
    press(window, Key.Key_Backtab, SHIFT)
    assert ledger.judging.reason.hasFocus()
    press(window, Key.Key_Down)
    press(window, Key.Key_Tab)
    type_words("n 12 jk")
    press(window, Key.Key_Return)
    assert ledger.view.hasFocus()
    kept = store.session.remarks.judgement(seen[0])
    assert (kept.verdict, kept.note) == ("explained", "n 12 jk")
    assert kept.reason == "misheard"
    # correct a link: the passages of the current divergence are linked, Enter parts them
    linked = len(comparison.links)
    press(window, Key.Key_F7)
    press_in(qtbot, dialog_of(qtbot, Linking), Key.Key_Return)
    qtbot.waitUntil(lambda: bool(store.session.remarks.by_hand.pins.unlinked), timeout=PATIENCE)
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not store.session.remarks.by_hand.pins.unlinked, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(store.session.comparison.links) == linked, timeout=PATIENCE)
    # link two others, take that back, make it again
    press(window, Key.Key_F7)
    press_in(qtbot, dialog_of(qtbot, Linking), Key.Key_End, Key.Key_Tab, Key.Key_Home, Key.Key_Return)
    qtbot.waitUntil(lambda: len(store.session.comparison.links) == linked + 1, timeout=PATIENCE)
    assert [link.pinned for link in store.session.comparison.links].count(True) == 1
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(store.session.comparison.links) == linked, timeout=PATIENCE)
    press(window, Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: len(store.session.comparison.links) == linked + 1, timeout=PATIENCE)
    # read a figure of the current divergence otherwise: another number, another currency; and take it back
    press(window, Key.Key_Escape)
    press(window, Key.Key_C)
    correcting = dialog_of(qtbot, Correcting)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is correcting)
    assert correcting.number.hasFocus()
    type_words("4 000")
    press_in(qtbot, correcting, Key.Key_Return)

    def corrected():
        return [one for one in store.session.comparison.left.facts.figures if one.by_hand]

    qtbot.waitUntil(lambda: [one.value for one in corrected()] == [4000], timeout=PATIENCE)
    told = [one for one in store.session.divergences if one.left == corrected()[0].span]
    assert "4\u202f000" in told[0].explanation.replace(",", "\u202f")
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not corrected(), timeout=PATIENCE)
    press(window, Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: len(corrected()) == 1, timeout=PATIENCE)
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not corrected() and not store.session.comparing, timeout=PATIENCE)
    # a note on a passage: the words are selected in the pane with the keys
    press(window, Key.Key_F6)
    while not window.spread.left_pane.hasFocus():
        press(window, Key.Key_F6)
    press(window, Key.Key_Home, CTRL)
    press(window, Key.Key_Right, CTRL | SHIFT)
    press(window, Key.Key_M, CTRL)
    noting = dialog_of(qtbot, Noting)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is noting)
    type_words("Qui compte ?")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, SHIFT)
    type_words("Et quand ?")
    press_in(qtbot, noting, Key.Key_Return)
    written(qtbot, window)
    [note] = store.session.remarks.notes
    assert (note.side, note.span.start, note.annotation.words) == ("left", 0, "Qui compte ?\nEt quand ?")
    # export, in every form
    for ending in ("html", "pdf", "docx", "csv", "json", "txt"):
        out = tmp_path / f"rapport.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, out=out, **_b: (str(out), ""))
        press(window, Key.Key_E, CTRL)
        qtbot.waitUntil(lambda out=out: str(out) in store.session.notice, timeout=PATIENCE)
        assert out.stat().st_size > 400
    assert explained in (tmp_path / "rapport.csv").read_text("utf-8")
    page = (tmp_path / "rapport.html").read_text("utf-8")
    assert all(words in page for words in ("n 12 jk", "Qui compte ?", explained, title))
    assert why in page.lower()
    told = json.loads((tmp_path / "rapport.json").read_text("utf-8"))
    assert len(told["divergences"]) == total
    # nothing is left but to close; what was said is in the library
    press(window, Key.Key_Q, CTRL)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_was_said_is_there_after_a_restart_and_on_swapped_sides(open_window, qtbot, files, monkeypatch):
    window = open_window()
    opened(qtbot, window, files, monkeypatch)
    press(window, Key.Key_Escape)
    press(window, Key.Key_3)
    current = window.store.session.current
    # no time to write: the window closes at once
    window.close()
    again = open_window()
    again.store.opener.open_paths(files)
    compared(qtbot, again)
    assert again.store.session.remarks.judgement(current).verdict == "error-left"
    again.store.opener.swap()
    compared(qtbot, again)
    [kept] = again.store.session.remarks.judged.values()
    assert kept.said == "error-right"


def test_an_edited_file_keeps_what_still_stands_and_tells_of_the_rest(open_window, qtbot, files, monkeypatch):
    window = open_window()
    comparison = opened(qtbot, window, files, monkeypatch)
    by_words = {one.left.of(comparison.left.article.text): one for one in comparison.divergences if one.left}
    cost = next(one for words, one in by_words.items() if "340" in words)
    crowd = next(one for words, one in by_words.items() if "1 200" in words)
    for one in (cost, crowd):
        window.store.select(one.id)
        window.handlers.remarks.set_verdict("explained")
    written(qtbot, window)
    lines = (LEFT[0], "Mis à jour à midi.", *LEFT[1:3], "Nul ne sait combien ils étaient samedi.")
    write(files[0], lines)
    window.store.opener.open_paths(files[:1], "left")
    qtbot.waitUntil(
        lambda: window.store.session.left and "Mis à jour" in window.store.session.left.text, timeout=PATIENCE
    )
    found = compared(qtbot, window)
    remarks = window.store.session.remarks
    [kept] = [one for one in found.divergences if one.id in remarks.judged]
    assert "340" in kept.left.of(found.left.article.text)
    assert [one.left.place.quote for one in remarks.orphans] == ["1 200"]
    assert "no longer finds its place" in window.notice.text
    window.handlers.remedy("remarks")
    dialog = dialog_of(qtbot, RemarksDialog)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("Lost its place · Explained")
    dialog.remove.click()
    written(qtbot, window)
    assert dialog.list.count() == 0
    window.store.library.undo()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.close()


def test_a_dismissed_divergence_has_no_mark_and_keeps_its_row(open_window, qtbot, files, monkeypatch):
    window = open_window()
    before = opened(qtbot, window, files, monkeypatch)
    store = window.store
    one = store.session.divergence
    press(window, Key.Key_Escape)
    press(window, Key.Key_X)
    now = store.session.comparison
    assert one.id not in {mark.divergence_id for mark in (*now.left_marks, *now.right_marks)}
    assert now.divergences == before.divergences
    assert window.ledger.view.model().index(0, 5).data() == "Dismissed"
    written(qtbot, window)
    press(window, Key.Key_X)
    assert store.session.comparison.left_marks == before.left_marks


def test_a_passage_is_put_aside_by_key_and_taken_back(open_window, qtbot, files, monkeypatch):
    window = open_window()
    opened(qtbot, window, files, monkeypatch)
    store, pane = window.store, window.spread.right_pane

    def is_compared_without(words):
        session = store.session
        return words not in session.right.text and session.comparison and not session.comparing

    pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
    press(window, Key.Key_End, CTRL)
    press(window, Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: is_compared_without("900 passagers"), timeout=PATIENCE)
    assert [piece.why for piece in store.session.right.furniture] == ["put aside by hand"]
    assert "is put aside" in store.session.notice
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "900 passagers" in store.session.right.text, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not store.session.comparing, timeout=PATIENCE)
    # the title stays
    press(window, Key.Key_Home, CTRL)
    before = store.session.right
    press(window, Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: store.session.notice.startswith("This passage stays"), timeout=PATIENCE)
    assert store.session.right.text == before.text


def test_undo_takes_back_a_verdict_that_was_just_given(open_window, qtbot, files, monkeypatch):
    window = open_window()
    opened(qtbot, window, files, monkeypatch)
    press(window, Key.Key_Escape)
    press(window, Key.Key_2)
    press(window, Key.Key_5)
    current = window.store.session.current

    def verdict():
        return window.store.session.remarks.judgement(current).verdict

    assert verdict() == "both-wrong"
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: verdict() == "explained", timeout=PATIENCE)
    press(window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: verdict() == "open", timeout=PATIENCE)
    press(window, Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: verdict() == "explained", timeout=PATIENCE)


def test_without_a_library_a_verdict_is_refused_and_does_not_look_kept(qtbot, models, files):
    store = Store(models, index_folder())
    told = Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
    window = MainWindow(store, told)
    with qtbot.waitExposed(window):
        window.show()
    store.opener.open_paths(files)
    compared(qtbot, window)
    window.ledger.judging.buttons["explained"].click()
    assert "cannot be kept" in store.session.notice
    assert window.ledger.judging.buttons["open"].isChecked()
    assert store.session.remarks.verdicts == 0
    window.close()


@pytest.fixture
def broken(open_window, qtbot, files, monkeypatch):
    """A window whose library takes no word, and what makes it take them again."""
    monkeypatch.setattr(annotator, "AGAIN_S", 1)
    window = open_window()
    opened(qtbot, window, files, monkeypatch)
    library = window.store.library.library

    def rename(old, new):
        with library.database.transaction() as db:
            db.execute(f"ALTER TABLE {old} RENAME TO {new}")

    rename("annotation", "elsewhere")
    return window, partial(rename, "elsewhere", "annotation")


def kept(window):
    session = window.store.session
    return window.store.library.library.annotations(session.left.origin, session.right.origin)


def test_what_cannot_be_written_is_told_and_stays_until_it_can(broken, qtbot):
    window, mend = broken
    say, session = window.store.annotator, window.store.session
    window.handlers.remarks.set_verdict("explained")
    span = session.comparison.left.article.sentences[1].span
    say.note("left", span, "À vérifier auprès de la mairie.")
    qtbot.waitUntil(lambda: "no such table" in window.store.session.notice, timeout=PATIENCE)
    assert "is written as soon as it can be" in window.store.session.notice
    [note] = window.store.session.remarks.notes
    say.note("left", span, "À vérifier auprès du port.", note.annotation)
    assert window.store.session.remarks.verdicts == 1
    mend()
    written(qtbot, window)
    assert "is written now" in window.store.session.notice
    assert [one.kind for one in kept(window)] == ["judgement", "note"]
    assert kept(window)[1].words == "À vérifier auprès du port."


def test_a_window_with_words_in_no_file_asks_before_it_closes(broken, qtbot):
    window, mend = broken
    window.handlers.remarks.set_verdict("explained")
    qtbot.waitUntil(lambda: "no such table" in window.store.session.notice, timeout=PATIENCE)
    assert not window.close()
    assert window.isVisible()
    box = dialog_of(qtbot, QMessageBox)
    assert "no such table" in box.text()
    mend()
    next(one for one in box.buttons() if "Try again" in one.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    with Library.open(library_folder()) as library, library.database.connection() as db:
        assert db.execute("SELECT said FROM annotation").fetchall() == [("explained",)]


def test_a_user_may_close_it_all_the_same(broken, qtbot):
    window, _mend = broken
    window.handlers.remarks.set_verdict("explained")
    assert not window.close()
    box = dialog_of(qtbot, QMessageBox)
    next(one for one in box.buttons() if "lose them" in one.text()).click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_selected_words_on_both_sides_are_linked_at_once_and_unlinked_again(
    open_window, qtbot, files, monkeypatch
):
    window = open_window()
    before = opened(qtbot, window, files, monkeypatch)
    last = [side.article.sentences[-1].span for side in (before.left, before.right)]
    for pane, span in zip((window.spread.left_pane, window.spread.right_pane), last, strict=True):
        cursor = pane.textCursor()
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, cursor.MoveMode.KeepAnchor)
        pane.setTextCursor(cursor)
    was_linked = any((one.left, one.right) == tuple(last) for one in before.links)

    def is_linked():
        return any((one.left, one.right) == tuple(last) for one in window.store.session.comparison.links)

    for linked in (not was_linked, was_linked):
        press(window, Key.Key_F7)
        qtbot.waitUntil(lambda linked=linked: is_linked() == linked, timeout=PATIENCE)
        qtbot.waitUntil(lambda: not window.store.session.comparing, timeout=PATIENCE)
    assert len(window.store.session.remarks.said) == 1
