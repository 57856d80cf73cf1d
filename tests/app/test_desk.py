import pytest
from tests.facts.factory import article as article_of

from diptych.app import desk as desks
from diptych.app.desk import Desk, Known, Pair, Place, Sieve, offset_of, place_of, with_recent
from diptych.errors import WriteError

LEFT, RIGHT, OTHER = (Known(sha, f"/presse/{sha}.txt", sha.upper()) for sha in ("aa", "bb", "cc"))


def test_a_desk_that_is_kept_is_found_again():
    told = Desk(
        Pair(LEFT, None),
        Place(3, 12),
        current="F6-1",
        sieve=Sieve(("quote",), 2, "needs-source", "dockers"),
        aside_shown=True,
        recent=(Pair(LEFT, RIGHT),),
    )
    desks.save(told)
    assert desks.load() == told


def test_without_a_file_the_desk_is_empty():
    assert desks.load() == Desk()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"sieve": 3}', '{"sieve": {"hidden": 1}}', "\x00"])
def test_a_damaged_file_means_an_empty_desk_and_a_warning(text, caplog):
    desks.file().parent.mkdir(parents=True, exist_ok=True)
    desks.file().write_text(text, encoding="utf-8")
    assert desks.load() == Desk()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    caplog.clear()


def test_a_desk_that_cannot_be_written_is_told_in_one_sentence(home):
    (home / "config").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot be kept"):
        desks.save(Desk())


def test_a_pair_stands_once_among_the_recent_ones_whichever_way_round():
    recent = with_recent((Pair(LEFT, OTHER), Pair(LEFT, RIGHT)), Pair(RIGHT, LEFT))
    assert recent == (Pair(RIGHT, LEFT), Pair(LEFT, OTHER))


def test_only_the_last_ten_pairs_are_remembered():
    recent: tuple[Pair, ...] = ()
    for number in range(14):
        recent = with_recent(recent, Pair(LEFT, Known(str(number), "", "")))
    assert [pair.right.sha256 for pair in recent] == [str(n) for n in range(13, 3, -1)]


@pytest.mark.parametrize("offset", [0, 3, 17, 40])
def test_a_place_is_found_where_it_was(offset):
    article = article_of("Un port\nLe quai nord ferme en mai.\nLes dockers s’y opposent.")
    assert offset_of(article, place_of(article, offset)) == offset


def test_a_place_that_is_no_longer_there_is_the_beginning_or_the_end_of_its_passage():
    article = article_of("Un port\nLe quai nord ferme.")
    assert offset_of(article, Place(9, 4)) == 0
    assert offset_of(article, Place(0, 99)) == 7
