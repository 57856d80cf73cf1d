"""Counts that are kept from one grouping to the next are those of a fresh count."""

import sqlite3

import pytest

from diptych.stories import Counts, bring_up_to_date, digest


def rarities(library, counts):
    """How rare the traits of every article are, by these counts."""
    counts.follow(library)
    found = [digest(library.article(one.id)).traits() for one in library.records()]
    return {key: counts.rarity(key) for traits in found for key in traits}


@pytest.fixture
def kept(library, put):
    """Counts of a library of two articles, all of whose traits were asked for."""
    found = Counts()
    put("ferry-a", "museum")
    bring_up_to_date(library, counts=found)
    rarities(library, found)
    return found


def test_articles_that_come_later_are_counted(library, put, kept):
    before = rarities(library, kept)

    put("ferry-b", "ferry-en")
    bring_up_to_date(library, counts=kept)

    after = rarities(library, kept)
    assert after == rarities(library, Counts())
    assert after["n mornevasse"] < before["n mornevasse"]


def test_an_article_that_was_corrected_is_counted_as_it_is_now(library, kept):
    (first, _other) = library.records()

    library.set_metadata(first.id, language="en")
    bring_up_to_date(library, counts=kept)

    assert rarities(library, kept) == rarities(library, Counts())


def test_a_purged_article_is_counted_no_more(library, put, kept):
    third, *_rest = put("ferry-b")
    bring_up_to_date(library, counts=kept)
    rarities(library, kept)

    library.delete(third.id)
    library.purge()

    assert rarities(library, kept) == rarities(library, Counts())


def test_what_somebody_else_writes_is_counted(library, kept):
    with sqlite3.connect(library.database.file) as other:
        other.execute("DELETE FROM trait WHERE article = (SELECT max(article) FROM trait)")
    other.close()

    assert rarities(library, kept) == rarities(library, Counts())


def test_counts_that_follow_no_library_know_nothing():
    with pytest.raises(ValueError, match="follow a library"):
        Counts().rarity("n mornevasse")
