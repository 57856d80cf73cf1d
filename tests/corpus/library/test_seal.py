import shutil

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import FILE, Library, back_up, backups, restore
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
