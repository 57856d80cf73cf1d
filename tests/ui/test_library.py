"""The user's library in the window, with real parts: real files, the real library, the real index."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from diptych.app.importing import library_folder
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import read_article, stories
from diptych.corpus.library import Library, backups
from diptych.stories import bring_up_to_date
from diptych.ui.dialogs.aside import Aside
from diptych.ui.dialogs.describe import Describe
from diptych.ui.intake.rows import details
from diptych.ui.shelf.tree import BADGES, NODE
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000


def write(folder: Path, name: str, title: str, *lines: str) -> Path:
    """A small article in a file."""
    path = folder / f"{name}.txt"
    body = lines or ("Ils étaient 1 200 jeudi à bloquer le port, selon le syndicat des dockers.",)
    path.write_text("\n\n".join((title, *body)) + "\n", "utf-8")
    return path


@pytest.fixture
def files(tmp_path):
    return [
        write(tmp_path, "mole", "Port-Mélan : 1 200 dockers contre la fermeture"),
        write(
            tmp_path, "criee", "Au port, la réorganisation passe mal", "Le blocage a réuni 1 500 personnes."
        ),
        write(
            tmp_path, "vigie", "Le quai nord fermera en juin", "La capitainerie a compté 700 manifestants."
        ),
    ]


@pytest.fixture
def open_window(qtbot, models):
    """Makes a shown window on the library of the test, which is open when the window comes back."""
    opened = []

    def make(*, wait=True):
        store = Store(models, index_folder(), library_folder())
        window = MainWindow(
            store, Settings(theme="light", language="en", hints_hidden=True, reduced_motion=True)
        )
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        store.open_library()
        store.show_stories(stories())
        if wait:
            qtbot.waitUntil(lambda: store.session.library != "opening", timeout=PATIENCE)
        return window

    yield make
    for window in opened:
        if window in QApplication.topLevelWidgets():
            window.close()
    qtbot.wait(10)


def settled(qtbot, window):
    """Wait until nothing is imported, read or compared."""
    store = window.store

    def is_settled():
        session = store.session
        return not (store._sides.tickets or session.comparing or session.importing)

    qtbot.waitUntil(is_settled, timeout=PATIENCE)
    return store.session


def titles(session):
    return [record.title for record in session.records]


def sides(session):
    return [side and side.title for side in (session.left, session.right)]


def test_opened_files_are_imported_shown_and_listed_newest_first(open_window, qtbot, files):
    window = open_window()
    window.store.opener.open_paths(files[:2])
    session = settled(qtbot, window)
    first, second = "Port-Mélan : 1 200 dockers contre la fermeture", "Au port, la réorganisation passe mal"
    assert sides(session) == [first, second]
    assert titles(session) == [second, first]
    assert session.notice == ""
    assert session.comparison is not None
    model = window.sidebar.shelf.model()
    group = model.index(0, 0)
    assert group.data() == "Library"
    assert [model.index(row, 0, group).data() for row in range(2)] == [second, first]
    assert [model.index(row, 0, group).data(BADGES) for row in range(2)] == ["B", "A"]
    assert model.index(1, 0).data() == stories()[0].title


def test_opening_a_library_makes_the_copy_of_the_day_beside_the_window(open_window, qtbot, files):
    first = open_window()
    assert not backups(library_folder())  # an empty library has nothing to lose
    first.store.opener.open_paths(files[:2])
    settled(qtbot, first)
    first.close()
    open_window()
    qtbot.waitUntil(lambda: len(backups(library_folder())) == 1, timeout=PATIENCE)


def test_the_library_is_there_at_the_next_start_and_opens_from_the_shelf(open_window, qtbot, files):
    first = open_window()
    first.store.opener.open_paths(files)
    settled(qtbot, first)
    first.close()
    for path in files:
        path.unlink()
    window = open_window()
    assert len(window.store.session.records) == 3
    shelf = window.sidebar.shelf
    model = shelf.model()
    shelf.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    qtbot.keyClick(shelf, Qt.Key.Key_Return)
    shelf.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    qtbot.keyClick(shelf, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    session = settled(qtbot, window)
    assert sides(session) == [record.title for record in session.records[:2]]


def test_more_than_two_files_are_all_kept_and_the_first_two_are_open(open_window, qtbot, files):
    window = open_window()
    window.store.opener.open_paths(files)
    session = settled(qtbot, window)
    assert len(session.records) == 3
    assert [Path(side.origin.source) for side in (session.left, session.right)] == files[:2]


def test_files_given_before_the_library_is_open_wait_for_it(open_window, qtbot, files):
    window = open_window(wait=False)
    window.store.opener.open_paths(files[:2])
    assert len(settled_after_opening(qtbot, window).records) == 2


def settled_after_opening(qtbot, window):
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    return settled(qtbot, window)


def test_a_folder_is_imported_whole_and_what_failed_is_listed(open_window, qtbot, files, monkeypatch):
    folder = files[0].parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))
    window.actions_by_id["import"].trigger()
    session = settled(qtbot, window)
    assert len(session.records) == 3
    assert session.left is not None
    assert session.right is not None
    dialog = window.doors.intake
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert session.notice == "Import: 3 articles added, 1 file failed, 1 file left out."
    told = {row.path.name: (row.state, details(row)) for row in dialog.files.model().rows}
    assert told["empty.txt"][0] == "failed"
    assert told["photo.jpg"] == ("skipped", "Its kind is not one that Diptych reads.")
    assert [state for state, _told in told.values()].count("added") == 3
    dialog.reject()
    assert not dialog.isVisible()


def test_an_import_in_the_background_says_how_it_ended_and_shows_its_list(open_window, qtbot, files):
    (files[0].parent / "empty.txt").write_bytes(b"")
    window = open_window()
    window.store.opener.open_paths([files[0].parent])
    window.doors.intake.background.click()
    session = settled(qtbot, window)
    assert session.notice == "Import: 3 articles added, 1 file failed."
    assert (session.remedy, session.news) == ("failures", False)
    window.notice.link.click()
    assert window.doors.intake.isVisible()
    window.doors.intake.end.click()
    assert not window.doors.intake.isVisible()


def test_a_file_that_is_there_already_is_opened_and_said(open_window, qtbot, files):
    window = open_window()
    window.store.opener.open_paths(files[:1])
    settled(qtbot, window)
    copy = files[0].with_name("copy.txt")
    copy.write_bytes(files[0].read_bytes())
    window.store.opener.open_paths([copy], "right")
    session = settled(qtbot, window)
    assert len(session.records) == 1
    assert session.right.title == session.left.title
    assert "in the library already" in session.notice or session.notice == "The same file is on both sides."


def test_one_file_that_fails_says_why_and_changes_nothing(open_window, qtbot, files, tmp_path):
    window = open_window()
    window.store.opener.open_paths(files[:2])
    before = settled(qtbot, window)
    window.store.opener.open_paths([tmp_path / "absent.txt"], "left")
    qtbot.waitUntil(lambda: bool(window.store.session.notice), timeout=PATIENCE)
    after = settled(qtbot, window)
    assert "absent.txt" in after.notice
    assert (after.left, after.right, after.comparison) == (before.left, before.right, before.comparison)


def test_one_damaged_file_of_two_leaves_the_other(open_window, qtbot, files, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    window = open_window()
    window.store.opener.open_paths([empty, files[0]])
    session = settled(qtbot, window)
    assert sides(session) == ["Port-Mélan : 1 200 dockers contre la fermeture", None]
    assert session.remedy == "failures"


def test_an_import_can_be_stopped_and_what_was_added_stays(open_window, qtbot, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        write(folder, f"{number:03}", f"Titre numéro {number}")
    window = open_window()
    seen = []
    window.store.changed.connect(lambda _old, new: seen.append(new.importing))
    window.store.opener.open_paths([folder])
    qtbot.waitUntil(lambda: (window.store.session.importing or (0, 0))[0] >= 2, timeout=PATIENCE)
    assert window.status._cancel.isVisible()
    assert window.status._bar.maximum() == 300
    window.status._cancel.click()
    session = settled(qtbot, window)
    assert session.notice.startswith("The import was stopped; what was added stays: ")
    assert 2 <= len(session.records) < 300
    assert not window.status._cancel.isVisible()
    assert session.left is not None, "the first articles are open before the last ones are read"


def test_imported_articles_are_found_at_once_and_at_the_next_start(open_window, qtbot, files):
    window = open_window()
    qtbot.waitUntil(lambda: window.store._searcher.held.index is not None, timeout=PATIENCE)
    window.store.opener.open_paths(files)
    settled(qtbot, window)
    index = window.store._searcher.held.index
    qtbot.waitUntil(lambda: len(index.search("capitainerie").hits) == 1, timeout=PATIENCE)
    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.store._searcher.held.index is not None, timeout=PATIENCE)
    again.store.search("capitainerie")
    qtbot.waitUntil(lambda: again.store.session.results is not None, timeout=PATIENCE)
    [hit] = again.store.session.results.hits
    again.handlers.open_hit(hit, "right")
    session = settled(qtbot, again)
    assert session.right.title == "Le quai nord fermera en juin"
    assert again.spread.right_pane._hits == (hit.span,)
    again.store.library.delete(again.store.session.record_of(session.right))
    again.store.opener.open_hit(hit, "left")
    assert "taken off the shelf" in again.store.session.notice
    again.store.search("capitainerie ")
    qtbot.waitUntil(lambda: again.store.session.results.hits == (), timeout=PATIENCE)


def test_a_library_that_cannot_be_opened_still_lets_files_be_read(open_window, qtbot, files):
    folder = library_folder()
    folder.mkdir(parents=True)
    (folder / "library.sqlite3").write_bytes(b"no library at all, but some other file " * 40)
    window = open_window()
    assert window.store.session.library == "failed"
    assert window.store.session.notice
    window.store.opener.open_paths(files[:2])
    session = settled(qtbot, window)
    assert None not in sides(session)
    assert session.notice == "The library cannot be written: what is opened now is not kept in it."
    assert not window.actions_by_id["import"].isEnabled()


def test_a_second_window_reads_the_library_and_changes_nothing(open_window, qtbot, files):
    with Library.open(library_folder()) as library:
        raw = files[0].read_bytes()

        library.add(raw, read_article(files[0]), source=str(files[0]))
        window = open_window()
        assert window.store.session.library == "read-only"
        assert "Another window" in window.standing.text
        assert window.standing.isVisible()
        assert len(window.store.session.records) == 1
        assert not window.actions_by_id["import"].isEnabled()
        shelf = window.sidebar.shelf
        entry = shelf.model().index(0, 0, shelf.model().index(0, 0))
        shelf.setCurrentIndex(entry)
        qtbot.keyClick(shelf, Qt.Key.Key_Delete)
        assert len(window.store.session.records) == 1
        qtbot.keyClick(shelf, Qt.Key.Key_Return)
        assert settled(qtbot, window).left is not None
        window.store.opener.open_paths(files[1:2])
        assert "not kept" in settled(qtbot, window).notice
        assert window.standing.isVisible(), "what stays so is not gone with the next command"
        window.close()


def test_delete_takes_off_the_shelf_at_once_and_undo_brings_back(open_window, qtbot, files):
    window = open_window()
    window.store.opener.open_paths(files)
    before = settled(qtbot, window)
    shelf = window.sidebar.shelf
    entry = shelf.model().index(1, 0, shelf.model().index(0, 0))
    gone = entry.data(NODE)
    shelf.setCurrentIndex(entry)
    qtbot.keyClick(shelf, Qt.Key.Key_Delete)
    assert gone not in window.store.session.records
    qtbot.waitUntil(lambda: window.store.session.remedy == "undo", timeout=PATIENCE)
    assert gone.title in window.notice.text
    assert shelf.currentIndex().isValid(), "the keyboard stays where it was"
    assert window.notice.link.text() == "Undo"
    window.notice.link.click()
    qtbot.waitUntil(lambda: len(window.store.session.records) == 3, timeout=PATIENCE)
    assert titles(window.store.session) == titles(before)


def test_closing_while_files_are_imported_leaves_no_thread_and_a_sound_library(open_window, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        write(folder, f"{number:02}", f"Titre numéro {number}")
    window = open_window()
    runner = window.store._runner
    window.store.opener.open_paths([folder])
    window.close()
    assert runner._pool.activeThreadCount() == 0
    assert window.store.library.library is None
    with Library.open(library_folder()) as library:
        assert len(library.records()) < 60


WITH_COMMENTS = (
    "Il faut sauver les 85 emplois du quai nord.",
    "Lire aussi : nos photos du port",
    "Une assemblée est convoquée lundi.",
    "2 commentaires",
    "Jean dit : le port a perdu 3,2 millions d’euros.",
)


def test_what_was_put_aside_is_restored_for_good_and_compared_anew(open_window, qtbot, tmp_path, files):
    path = write(tmp_path, "aside", "Le quai nord en sursis", *WITH_COMMENTS)
    window = open_window()
    window.store.opener.open_paths([path, files[0]])
    before = settled(qtbot, window)
    assert before.left.furniture, "the reader puts something aside"
    window.actions_by_id["aside"].trigger()
    pane = window.spread.left_pane
    line = pane._layers.aside.lines[0]
    assert pane._layers.aside.hindrance == ""
    pane.restore_wanted.emit(line.piece)
    qtbot.waitUntil(lambda: window.store.session.left is not before.left, timeout=PATIENCE)
    after = settled(qtbot, window)
    assert line.piece.text in after.left.text
    assert len(pane._layers.aside.lines) == len(before.left.furniture) - 1
    assert after.comparison is not before.comparison
    assert after.comparison.left.article is after.left
    assert after.remedy == "undo"
    qtbot.waitUntil(lambda: not window.store._runner.busy("change 1"))
    window.close()
    again = open_window()
    again.store.opener.open_record(again.store.session.records[-1], "left")
    again.store.opener.open_record(
        next(one for one in again.store.session.records if one.title == before.left.title), "right"
    )
    assert line.piece.text in settled(qtbot, again).right.text
    again.store.library.undo()
    qtbot.waitUntil(lambda: again.store.session.right.text == before.left.text, timeout=PATIENCE)
    assert "was taken back" in again.store.session.notice


def test_an_article_that_is_not_in_the_library_cannot_be_changed_and_says_why(open_window, qtbot):
    window = open_window()
    window.store.opener.open_story(stories()[0])
    settled(qtbot, window)
    assert window.spread.left_pane._layers.aside.hindrance.startswith("Only an article of your library")


@pytest.fixture
def one(open_window, qtbot, files):
    """A window with one article of the library, whose date is not known, on each side."""
    window = open_window()
    window.store.opener.open_paths(files[:2])
    settled(qtbot, window)
    return window


def test_a_date_that_is_told_is_kept_and_compared_anew(one, qtbot):
    before = one.store.session
    card = one.spread.cards["left"]
    assert card._ask.isVisible()
    assert not card._date.isVisible()
    card._ask.linkActivated.emit("date")
    [dialog] = one.findChildren(Describe)
    dialog.inputs["published"].setText("2025-05")
    dialog._save()
    qtbot.waitUntil(lambda: one.store.session.left is not before.left, timeout=PATIENCE)
    after = settled(qtbot, one)
    assert after.left.published == "2025-05"
    assert after.comparison.left.article is after.left
    assert after.records[1].provenance.published == "user"
    assert card._date.text() == "May 2025"
    assert not card._ask.isVisible()
    qtbot.waitUntil(lambda: not one.findChildren(Describe))
    # and as it was imported again
    dialog = one.handlers.articles.describe("left", "published")
    assert dialog.changes() == {}
    dialog.resets["published"].click()
    dialog._save()
    qtbot.waitUntil(lambda: one.store.session.left.published is None, timeout=PATIENCE)
    settled(qtbot, one)
    one.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: one.store.session.left.published == "2025-05", timeout=PATIENCE)
    settled(qtbot, one)


@pytest.mark.parametrize("date", ["hier", "2025-13", "2025-02-30", "12/04/2025"])
def test_an_impossible_date_is_refused_in_one_sentence_and_what_was_typed_stays(one, qtbot, date):
    before = one.store.session
    dialog = one.handlers.articles.describe("left", "published")
    dialog.inputs["title"].setText("Un autre titre")
    dialog.inputs["published"].setText(date)
    dialog._save()
    qtbot.waitUntil(lambda: dialog._error.isVisible(), timeout=PATIENCE)
    assert date in dialog._error.text()
    assert dialog.inputs["published"].text() == date
    assert one.store.session.records == before.records
    assert one.store.session.left is before.left
    dialog.reject()
    qtbot.waitUntil(lambda: not one.findChildren(Describe))


@pytest.fixture
def clipboard():
    """Emptied in the end: what Python has put there must not outlive it, or the process ends with a fault."""
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def test_the_clipboard_becomes_an_article_on_the_emptier_side(open_window, qtbot, files, clipboard):
    window = open_window()
    window.store.opener.open_paths(files[:1])
    settled(qtbot, window)
    data = QMimeData()
    data.setHtml(
        "<h1>Le quai nord fermera</h1><p>La capitainerie a compté 700 manifestants jeudi sur le port.</p>"
        "<p>Une assemblée est convoquée lundi par les élus de la ville.</p>"
    )
    data.setText("Le quai nord fermera\n\nLa capitainerie a compté 700 manifestants.")
    clipboard.setMimeData(data)
    window.activateWindow()
    window.spread.left_pane.setFocus()
    qtbot.keyClick(window.spread.left_pane, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.store.session.right is not None, timeout=PATIENCE)
    session = settled(qtbot, window)
    assert "700 manifestants" in session.right.text
    assert "<p>" not in session.right.text
    assert len(session.records) == 2
    assert "Pasted on" in window.spread.cards["right"]._line.text()


def test_pasting_where_text_is_typed_types_it(open_window, qtbot):
    window = open_window()
    QApplication.clipboard().setText("capitainerie")
    window.activateWindow()
    window.sidebar.finder.box.setFocus()
    window.actions_by_id["paste"].trigger()
    assert window.sidebar.finder.box.text() == "capitainerie"
    assert window.store.session.records == ()


def test_an_empty_clipboard_is_said(open_window, clipboard):
    window = open_window()
    clipboard.setMimeData(QMimeData())
    window.actions_by_id["paste"].trigger()
    assert "no text on the clipboard" in window.store.session.notice


def test_the_same_text_pasted_twice_is_one_article(open_window, qtbot):
    window = open_window()
    text = "Le quai nord fermera\n\nLa capitainerie a compté 700 manifestants jeudi sur le port."
    for side in ("left", "right"):
        window.store.opener.paste([text])
        qtbot.waitUntil(lambda side=side: getattr(window.store.session, side) is not None, timeout=PATIENCE)
    session = settled(qtbot, window)
    assert len(session.records) == 1


def test_ctrl_z_in_a_pane_takes_the_last_change_back(one, qtbot):
    gone = one.store.session.records[0]
    one.store.library.delete(gone)
    qtbot.waitUntil(lambda: one.store.session.remedy == "undo", timeout=PATIENCE)
    one.activateWindow()
    one.spread.left_pane.setFocus()
    qtbot.keyClick(one.spread.left_pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(one.store.session.records) == 2, timeout=PATIENCE)


def test_redo_makes_the_change_again_that_undo_took_back(one, qtbot):
    gone = one.store.session.records[0]
    one.store.library.delete(gone)
    qtbot.waitUntil(lambda: one.store.session.remedy == "undo", timeout=PATIENCE)
    one.spread.left_pane.setFocus()
    one.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: one.store.session.remedy == "redo", timeout=PATIENCE)
    assert gone.id in [record.id for record in one.store.session.records]
    one.actions_by_id["redo"].trigger()
    qtbot.waitUntil(lambda: gone.id not in [r.id for r in one.store.session.records], timeout=PATIENCE)
    assert "made again" in one.store.session.notice
    qtbot.waitUntil(lambda: one.store.session.remedy == "undo", timeout=PATIENCE)
    one.actions_by_id["redo"].trigger()
    qtbot.waitUntil(lambda: "nothing to make again" in one.store.session.notice, timeout=PATIENCE)
    assert one.store.session.remedy == ""


def test_news_does_not_look_like_an_error(one, qtbot):
    def ground():
        return one.notice.grab().toImage().pixelColor(4, 4).name()

    one.store.tell("Something went wrong; try again.")
    assert ground() == one.theme.color("error_tint").name()
    one.store.library.delete(one.store.session.records[0])
    qtbot.waitUntil(lambda: one.store.session.news, timeout=PATIENCE)
    assert ground() == one.theme.color("current").name()
    one.store.tell("Something went wrong; try again.")
    assert ground() == one.theme.color("error_tint").name()


def test_one_save_that_edits_and_resets_is_one_change_to_undo(one, qtbot):
    record = one.store.session.record_of(one.store.session.left)
    one.store.library.library.set_metadata(record.id, author="Ana Ruiz")
    one.store.library.describe(
        record, {"outlet": "Le Môle"}, ["author"], kept=lambda: None, refused=lambda _told: None
    )
    qtbot.waitUntil(lambda: one.store.session.remedy == "undo", timeout=PATIENCE)
    library = one.store.library.library
    assert (library.record(record.id).outlet, library.record(record.id).author) == ("Le Môle", None)
    one.store.library.undo()
    qtbot.waitUntil(lambda: one.store.session.remedy == "redo", timeout=PATIENCE)
    assert (library.record(record.id).outlet, library.record(record.id).author) == (None, "Ana Ruiz")


def test_the_date_and_the_details_have_keys_for_the_side_of_the_focus(one, qtbot):
    one.activateWindow()
    one.spread.right_pane.setFocus()
    qtbot.keyClick(one.spread.right_pane, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    [dialog] = one.findChildren(Describe)
    assert dialog.inputs["title"].text() == one.store.session.right.title
    assert dialog.focusWidget() is dialog.inputs["published"]
    dialog.reject()
    qtbot.waitUntil(lambda: not one.findChildren(Describe))
    with qtbot.waitActive(one):
        one.activateWindow()
    one.spread.left_pane.setFocus()
    qtbot.keyClick(one.spread.left_pane, Qt.Key.Key_F2)
    [dialog] = one.findChildren(Describe)
    assert dialog.inputs["title"].text() == one.store.session.left.title
    dialog.reject()
    qtbot.waitUntil(lambda: not one.findChildren(Describe))


def test_what_was_put_aside_is_taken_back_by_keys_alone(open_window, qtbot, tmp_path):
    window = open_window()
    window.store.opener.open_paths([write(tmp_path, "aside", "Le quai nord en sursis", *WITH_COMMENTS)])
    before = settled(qtbot, window)
    window.activateWindow()
    window.spread.left_pane.setFocus()
    qtbot.keyClick(window.spread.left_pane, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    [dialog] = window.findChildren(Aside)
    qtbot.waitUntil(lambda: dialog.review.list.currentIndex().isValid(), timeout=PATIENCE)
    qtbot.keyClick(dialog.review.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.session.left is not before.left, timeout=PATIENCE)
    assert "Lire aussi : nos photos du port" in window.store.session.left.text
    qtbot.waitUntil(lambda: dialog.review._model.lines[2].kind == "restored", timeout=PATIENCE)
    qtbot.keyClick(dialog.review.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store.session.left.text == before.left.text, timeout=PATIENCE)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(Aside))


def test_a_sample_article_has_nothing_to_change_and_the_keys_say_so(open_window, qtbot):
    window = open_window()
    window.store.opener.open_story(stories()[0])
    settled(qtbot, window)
    for id in ("date", "details", "restore"):
        window.store.clear_notice()
        window.actions_by_id[id].trigger()
        assert window.store.session.notice.startswith("Only an article of your library"), id


def test_a_deleted_article_is_out_of_the_hits_and_out_of_their_count(open_window, qtbot, files):
    window = open_window()
    qtbot.waitUntil(lambda: window.store._searcher.held.index is not None, timeout=PATIENCE)
    window.store.opener.open_paths(files)
    settled(qtbot, window)
    index = window.store._searcher.held.index
    qtbot.waitUntil(lambda: index.search("quai nord").passages > 0, timeout=PATIENCE)
    window.store.search("capitainerie")
    qtbot.waitUntil(lambda: bool(window.store.session.results), timeout=PATIENCE)
    assert window.store.session.results.passages == 1
    gone = next(one for one in window.store.session.records if one.title == "Le quai nord fermera en juin")
    window.store.library.delete(gone)
    qtbot.waitUntil(lambda: window.store.session.results.passages == 0, timeout=PATIENCE)
    assert window.store.session.results.hits == ()
    window.store.library.undo()
    qtbot.waitUntil(lambda: window.store.session.results.passages == 1, timeout=PATIENCE)
    assert len(window.store.session.results.hits) == 1


def test_the_list_of_an_import_looks_articles_over_dates_and_tries_again(open_window, qtbot, files):
    folder = files[0].parent
    (folder / "late.txt").write_bytes(b"")
    window = open_window()
    window.store.opener.open_paths([folder])
    settled(qtbot, window)
    dialog = window.doors.intake
    qtbot.waitUntil(lambda: window.store.session.reviewed is not None, timeout=PATIENCE)
    names = [row.path.name for row in dialog.files.model().rows]
    assert dialog.files.row.path.name == names[0], "the first article is looked over by itself"
    dialog.files.setCurrentIndex(dialog.files.model().index(names.index("late.txt")))
    assert dialog.review._model.lines == ()
    write(folder, "late", "Le quai nord, encore", "La capitainerie a compté 900 manifestants samedi.")
    qtbot.keyClick(dialog.files, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.store.session.records) == 4, timeout=PATIENCE)
    settled(qtbot, window)
    rows = dialog.files.model().rows
    assert sorted(row.path.name for row in rows) == sorted(names)
    assert {row.state for row in rows} == {"added"}
    dialog.files.setCurrentIndex(dialog.files.model().index(0))
    dialog._date()
    [describe] = dialog.findChildren(Describe)
    describe.inputs["published"].setText("2025-05-09")
    describe._save()
    qtbot.waitUntil(lambda: dialog.files.model().rows[0].link == "", timeout=PATIENCE)
    assert "9 May 2025" in details(dialog.files.model().rows[0])
    qtbot.waitUntil(lambda: not dialog.findChildren(Describe))
    record = dialog.files.row.record
    qtbot.keyClick(dialog.files, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.store.session.record_of(window.store.session.right) == record)
    settled(qtbot, window)
    window.set_settings(replace(window.settings, language="fr", theme="dark"))
    assert window.doors.intake.windowTitle() == "Importer des articles"
    assert window.doors.intake.isVisible()
    window.doors.intake.close()
    assert not window.store.session.intake_shown


def test_two_files_open_without_a_list_in_the_way(open_window, qtbot, files):
    window = open_window()
    window.store.opener.open_paths(files[:2])
    session = settled(qtbot, window)
    assert not session.intake_shown
    window.actions_by_id["intake"].trigger()
    assert len(window.doors.intake.files.model().rows) == 2
    window.doors.intake.reject()


def test_a_whole_library_goes_into_one_file_and_its_articles_come_back(
    open_window, qtbot, files, tmp_path, monkeypatch
):
    file = tmp_path / "all.sqlite3"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    window = open_window()
    window.store.opener.open_paths(files)
    settled(qtbot, window)
    window.actions_by_id["export-library"].trigger()
    assert window.status._work.text() == "Exporting the library…"
    qtbot.waitUntil(lambda: window.store.session.transfer is None, timeout=PATIENCE)
    assert str(file) in window.store.session.notice
    assert window.store.session.news
    library = window.store.library.library
    for record in window.store.session.records:
        library.delete(record.id)
    library.purge()
    window.actions_by_id["import-library"].trigger()
    qtbot.waitUntil(lambda: window.store.session.transfer is None, timeout=PATIENCE)
    assert window.store.session.notice == "Import: 3 articles added, 0 in the library already."
    assert len(window.store.session.records) == 3
    file.write_bytes(b"no library at all")
    window.actions_by_id["import-library"].trigger()
    qtbot.waitUntil(lambda: window.store.session.transfer is None, timeout=PATIENCE)
    assert not window.store.session.news
    assert len(window.store.session.records) == 3


def test_opening_the_file_of_a_library_takes_its_articles_in(open_window, qtbot, files, tmp_path):
    window = open_window()
    window.store.opener.open_paths(files[:1])
    settled(qtbot, window)
    file = tmp_path / "tout.diptych"
    window.store.transfers.export_to(file)
    qtbot.waitUntil(lambda: window.store.session.transfer is None, timeout=PATIENCE)
    window.store.opener.open_paths([file])
    qtbot.waitUntil(lambda: window.store.session.transfer is None, timeout=PATIENCE)
    assert window.store.session.notice == "Import: 0 articles added, 1 in the library already."
    assert len(window.store.session.records) == 1


def test_a_transfer_that_is_stopped_changes_nothing(open_window, qtbot, files, tmp_path):
    window = open_window()
    window.store.opener.open_paths(files[:1])
    settled(qtbot, window)
    file = tmp_path / "all.sqlite3"
    window.store._runner.run = lambda *_arguments, **_more: None  # it never ends by itself
    window.store.transfers.export_to(file)
    window.status._cancel.click()
    del window.store._runner.run
    assert window.store.session.transfer is None
    assert "nothing was changed" in window.store.session.notice
    assert not file.exists()


def test_a_story_that_is_made_while_the_window_is_open_is_searched_for(open_window, qtbot, tmp_path):
    window = open_window()
    searcher = window.store._searcher
    qtbot.waitUntil(lambda: searcher.held.index is not None, timeout=PATIENCE)
    for number, outlet in enumerate(("Le Fanal", "La Vigie")):
        (tmp_path / f"{number}.txt").write_text(
            "Le glacier de Vermilly recule\n\nLe glacier de Vermilly a reculé de 112 mètres, selon Anselme "
            f"Tarrier.\n\nLa commune de Saint-Aubry a fermé le sentier des Échelles, écrit {outlet}.\n",
            "utf-8",
        )
    window.store.opener.open_paths([tmp_path / "0.txt", tmp_path / "1.txt"])
    qtbot.waitUntil(lambda: len(window.store.session.records) == 2, timeout=PATIENCE)
    index = searcher.held.index
    qtbot.waitUntil(lambda: index.search("Vermilly").total == 2, timeout=PATIENCE)
    bring_up_to_date(window.store.library.open_library())
    window.store.search('histoire:"glacier de Vermilly"')
    qtbot.waitUntil(
        lambda: bool(window.store.session.results and window.store.session.results.total == 2),
        timeout=PATIENCE,
    )
