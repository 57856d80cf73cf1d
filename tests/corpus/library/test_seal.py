import random
import shutil
import sqlite3
from contextlib import closing

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import FILE, Annotation, End, Library, back_up, backups, restore
from diptych.corpus.library import seal as sealing
from diptych.corpus.library.seal import breaks, seal
from diptych.errors import DamageError


@pytest.fixture
def closed(library, shelve, folder):
    """The file of a library that was closed as it should be."""
    for seed in range(5):
        shelve(invented(seed))
    library.close()
    return folder / FILE


def flip(file, at):
    raw = bytearray(file.read_bytes())
    raw[at] ^= 4
    file.write_bytes(raw)


def test_a_library_that_nobody_touched_is_whole(closed):
    assert not breaks(closed)
    with Library.open(closed.parent) as library:
        assert not library.database.is_broken


@pytest.mark.parametrize("at", [100, 5_000, 30_000, -1])
def test_any_flipped_byte_is_found_out(closed, at):
    flip(closed, at)
    assert breaks(closed)


def in_order(db):
    """Every row of every table that is not found again from others."""
    names = ("article", "raw", "content", "told", "restored", "annotation", "operation", "kinship")
    return {name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}


def whole(file):
    """All that stands in a library, None where it cannot be read; damage that an article tells of itself."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True)) as db:
            rows = in_order(db)
    except sqlite3.Error:
        return None
    return rows


def test_in_a_large_library_a_byte_of_what_was_told_is_found_out(closed, monkeypatch):
    """The rest of it says so for itself, as each article has a checksum of its own."""
    monkeypatch.setattr(sealing, "LARGEST", 0)
    with Library.open(closed.parent) as library:
        library.set_metadata(1, title="Zinzolin", outlet="Le Fanal")
        library.annotate(Annotation("note", End("a" * 64, "/a.txt"), words="À vérifier auprès du port."))
    raw, before, dice = closed.read_bytes(), whole(closed), random.Random(7)
    assert not breaks(closed)
    unguarded = 0
    for words in (b"Zinzolin", b"Le Fanal", "vérifier auprès".encode(), b"/a.txt"):
        for at in range(raw.rindex(words), raw.rindex(words) + len(words)):
            flip(closed, at)
            assert breaks(closed)
            closed.write_bytes(raw)
    for _number in range(50):
        flip(closed, dice.randrange(100, len(raw)))
        after = whole(closed)
        if not breaks(closed) and after != before:
            unguarded += 1
            assert after
            assert {name for name in before if after[name] != before[name]} <= {"raw", "content"}
        closed.write_bytes(raw)
    assert unguarded


def test_a_large_library_that_another_version_has_sealed_is_not_judged(closed, monkeypatch):
    monkeypatch.setattr(sealing, "LARGEST", 0)
    seal(closed)
    beside = closed.with_name(f"{FILE}.seal")
    beside.write_text(beside.read_text("utf-8").replace('"kinship"', '"kin"'), "utf-8")
    flip(closed, closed.read_bytes().rindex(b"Vaubrune"))
    assert not breaks(closed)


def test_a_letter_of_a_title_is_found_out_at_every_start_until_a_copy_is_back(closed, folder):
    with Library.open(folder) as library:
        good = back_up(library.database)
    flip(closed, closed.read_bytes().rindex(b"Vaubrune") + 2)
    for _start in range(2):
        with Library.open(folder) as library, pytest.raises(DamageError, match="changed since it was closed"):
            back_up(library.database)
    restore(folder, good)
    with Library.open(folder) as library:
        assert back_up(library.database) is None
        assert backups(folder) == [good]


def test_another_library_in_its_place_is_no_damage(closed, tmp_path):
    Library.open(tmp_path / "other").close()
    shutil.copy(tmp_path / "other" / FILE, closed)
    assert not breaks(closed)


def test_a_killed_run_leaves_no_seal_that_could_lie(closed, folder):
    seal(closed)
    library = Library.open(folder)
    assert not list(folder.glob("*.seal"))
    library.close()
    assert list(folder.glob("*.seal"))


@pytest.mark.parametrize("text", ["", "[]", "{}", "no seal", '{"size": "x"}'])
def test_a_damaged_seal_is_none(closed, text):
    closed.with_name(f"{FILE}.seal").write_text(text, "utf-8")
    flip(closed, 5_000)
    assert not breaks(closed)
