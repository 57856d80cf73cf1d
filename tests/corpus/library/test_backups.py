import random
import shutil
import sys
from datetime import date, timedelta

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus import article_of
from diptych.corpus.library import FILE, KEPT, Library, back_up, backups, restore
from diptych.errors import DamageError, LibraryError, LockedError

DAY = date(2025, 3, 30)


def test_the_copy_of_a_day_gives_every_article_back_after_the_library_is_destroyed(library, shelve, folder):
    kept = [shelve(invented(seed)) for seed in range(5)]
    made = back_up(library.database, today=DAY)
    shelve(invented(9))
    library.close()
    (folder / FILE).write_bytes(b"\xff" * 4096)
    aside = restore(folder, made)
    assert aside.read_bytes() == b"\xff" * 4096
    with Library.open(folder) as again:
        assert [record.id for record in again.records()] == [record.id for record, _ in kept]
        assert all(again.article(record.id) == article for record, article in kept)
        assert again.raw(kept[0][0].id) == invented(0)


def test_one_copy_a_day_is_made_and_the_last_ones_stay(library, shelve, folder):
    shelve(invented(1))
    made = [back_up(library.database, today=DAY + timedelta(days=n)) for n in range(KEPT + 3)]
    assert backups(folder) == made[: -KEPT - 1 : -1]
    assert back_up(library.database, today=DAY + timedelta(days=KEPT + 2)) is None
    assert not list(folder.rglob("*.new*"))


def test_a_clock_set_back_keeps_the_copy_of_its_day(library, folder):
    for n in range(KEPT):
        back_up(library.database, today=DAY + timedelta(days=n))
    earlier = back_up(library.database, today=DAY - timedelta(days=400))
    assert earlier in backups(folder)
    assert len(backups(folder)) == KEPT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_copies_are_for_their_owner_only(library, folder):
    made = back_up(library.database, today=DAY)
    assert made.stat().st_mode & 0o077 == 0
    assert made.parent.stat().st_mode & 0o077 == 0


def test_an_open_library_is_not_replaced(library, folder):
    made = back_up(library.database, today=DAY)
    with pytest.raises(LockedError):
        restore(folder, made)


def test_a_damaged_copy_never_takes_the_place_of_the_library(library, shelve, folder):
    record, article = shelve(invented(1))
    made = back_up(library.database, today=DAY)
    library.close()
    made.write_bytes(made.read_bytes()[:5000])
    with pytest.raises(LibraryError):
        restore(folder, made)
    with Library.open(folder) as again:
        assert again.article(record.id) == article


def test_a_library_that_cannot_be_opened_names_its_copy(library, folder):
    made = back_up(library.database, today=DAY)
    library.close()
    (folder / FILE).write_bytes(b"no library" * 100)
    with pytest.raises(DamageError, match=f"{made.name}.*diptych library restore"):
        Library.open(folder)


def test_a_byte_flipped_anywhere_is_never_copied_as_sound_nor_read_as_another_article(tmp_path):
    folder, dice = tmp_path / "library", random.Random(11)
    articles = {}
    with Library.open(folder) as library:
        for seed in range(8):
            raw = invented(seed)
            article = article_of(raw, source="")
            articles[library.add(raw, article, source="").id] = article
        good = back_up(library.database, today=DAY)
    whole = (folder / FILE).read_bytes()
    for number in range(50):
        spoiled = tmp_path / str(number)
        shutil.copytree(folder, spoiled)
        raw = bytearray(whole)
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        (spoiled / FILE).write_bytes(raw)
        told = ""
        try:
            with Library.open(spoiled) as library:
                for record in library.records():
                    if not library.damage(record.id):
                        assert library.article(record.id).text == articles[record.id].text
        except LibraryError as error:
            told = str(error)
        assert "\n" not in told
        restore(spoiled, spoiled / good.relative_to(folder))
        with Library.open(spoiled) as again:
            assert {one.id: again.article(one.id) for one in again.records()} == articles
        shutil.rmtree(spoiled)
