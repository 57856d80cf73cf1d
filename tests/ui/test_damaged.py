"""A library that is damaged, found out by the window, and the copy of it that the window offers."""

import random
import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtWidgets import QMessageBox
from tests.corpus.library.conftest import invented

from diptych.app.importing import library_folder
from diptych.app.jobs import ignore, never
from diptych.app.session import Damage
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.corpus import article_of, stories
from diptych.corpus.library import FILE, Library, back_up, backups
from diptych.i18n import set_language
from diptych.ui.library_work import LibraryHolder, back_up_library, open_library
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000
ARTICLES = 8


@pytest.fixture
def folder():
    """A library of some articles, with a copy of another day."""
    folder = library_folder()
    with Library.open(folder) as library:
        for seed in range(ARTICLES):
            raw = invented(seed)
            library.add(raw, article_of(raw, source=""), source=f"{seed}.txt")
        back_up(library.database, today=date(2025, 3, 30))
    return folder


@pytest.fixture
def open_window(qtbot, models):
    opened = []

    def make():
        store = Store(models, index_folder(), library_folder())
        window = MainWindow(store, Settings(theme="light", hints_hidden=True))
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
        store.open_library()
        store.show_stories(stories())
        qtbot.waitUntil(lambda: store.session.library != "opening", timeout=PATIENCE)
        return window

    yield make
    for window in opened:
        window.close()
    qtbot.wait(10)


def box_of(window):
    boxes = [one for one in window.findChildren(QMessageBox) if one.isVisible()]
    return boxes[-1] if boxes else None


def button(box, words):
    return next(one for one in box.buttons() if words in one.text())


def destroy_header(folder):
    (folder / FILE).write_bytes(b"\xff" * 8192)


def destroy_index(folder):
    """A library that opens, but whose pages contradict each other: SQLite's own check alone sees it."""
    with closing(sqlite3.connect(folder / FILE)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_article_1'")
        (size,) = db.execute("PRAGMA page_size").fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray((folder / FILE).read_bytes())
    raw[page[0] * size - 60 : page[0] * size] = b"f" * 60
    (folder / FILE).write_bytes(raw)


@pytest.mark.parametrize("harm", [destroy_header, destroy_index])
def test_a_damaged_library_is_told_and_its_copy_takes_its_place(open_window, qtbot, folder, harm):
    harm(folder)
    window = open_window()
    qtbot.waitUntil(lambda: box_of(window) is not None, timeout=PATIENCE)
    box = box_of(window)
    assert "is damaged" in box.text()
    assert "kept beside it" in box.informativeText()
    assert len(backups(folder)) == 1, "a damaged library is not copied"
    button(box, "Restore the copy of 30 March 2025").click()
    store = window.store
    qtbot.waitUntil(lambda: store.session.library == "ready", timeout=PATIENCE)
    assert len(store.session.records) == ARTICLES
    assert store.session.notice == "The library is that of its copy again."
    assert list(folder.glob(f"{FILE}.damaged-1"))
    store.search("Vaubrune")
    qtbot.waitUntil(lambda: bool(store.session.results and store.session.results.hits), timeout=PATIENCE)


def test_not_now_changes_nothing_and_files_can_be_read(open_window, folder):
    destroy_header(folder)
    before = (folder / FILE).read_bytes()
    set_language("fr")
    window = open_window()
    box = box_of(window)
    assert any("Rétablir la copie du 30 mars 2025" in one.text() for one in box.buttons())
    button(box, "Pas maintenant").click()
    assert window.store.session.library == "failed"
    assert (folder / FILE).read_bytes() == before


def test_a_copy_that_is_damaged_too_is_told_and_nothing_is_changed(open_window, qtbot, folder):
    destroy_header(folder)
    window = open_window()
    [copy] = backups(folder)
    copy.write_bytes(copy.read_bytes()[:9000])
    button(box_of(window), "Restore").click()
    store = window.store
    qtbot.waitUntil(lambda: store.session.library == "failed" and bool(store.session.notice))
    assert copy.name in store.session.notice
    assert (folder / FILE).read_bytes() == b"\xff" * 8192


def rows(folder):
    """Everything in the file of a library but what is derived from the articles."""
    with closing(sqlite3.connect(f"{(folder / FILE).as_uri()}?mode=ro", uri=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names if name != "shingle"}


def test_a_byte_flipped_anywhere_is_told_with_a_copy_or_does_no_harm(folder):
    whole, before, dice = (folder / FILE).read_bytes(), rows(folder), random.Random(5)
    seal, told = folder / f"{FILE}.seal", 0
    sealed = seal.read_text("utf-8")
    for _number in range(50):
        raw = bytearray(whole)
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        for rest in folder.glob(f"{FILE}-*"):
            rest.unlink()
        (folder / FILE).write_bytes(raw)
        seal.write_text(sealed, "utf-8")
        if is_told(folder):
            told += 1
        else:
            assert rows(folder) == before
        *young, good = backups(folder)
        assert good.name == "library-2025-03-30.sqlite3"
        for copy in young:
            copy.unlink()
    assert told >= 49, "only a change of the header may look like the work of a program"


def is_told(folder):
    """Whether the start of a window finds something out, and names the copy then."""
    holder = LibraryHolder()
    found = open_library(holder, folder, progress=ignore, cancelled=never)
    if isinstance(found, Damage):
        assert found.copies
        return True
    try:
        if any(holder.library.damage(record.id) for record in found):
            return True
        damage = back_up_library(holder.library, progress=ignore, cancelled=never)
        assert damage is None or damage.copies
        return damage is not None
    finally:
        holder.close()
