"""Articles of a library come into stories, alone or after others, and the user's word holds."""

import pytest
from tests.stories.conftest import REPORTS

from diptych import i18n
from diptych.corpus import article_of
from diptych.errors import Cancelled
from diptych.stories import bring_up_to_date, merge, split, stories_of, suggestions


def grouped(library):
    return {
        frozenset(one.source.removesuffix(".txt") for one in story.records) for story in stories_of(library)
    }


ALL = ("museum", "ferry-a", "harvest", "ferry-b", "ferry-en")
EVENTS = {frozenset({"ferry-a", "ferry-b", "ferry-en"}), frozenset({"museum"}), frozenset({"harvest"})}


def test_reports_of_one_event_make_one_story_in_both_languages(library, put):
    put(*ALL)

    bring_up_to_date(library)

    assert grouped(library) == EVENTS


def test_articles_that_come_one_by_one_find_their_story(library, put):
    for name in ALL:
        put(name)
        bring_up_to_date(library)

    assert grouped(library) == EVENTS


def test_a_suggestion_says_why(library, put):
    first, *_rest = put("ferry-a", "ferry-b", "museum")
    bring_up_to_date(library)

    (found,) = suggestions(library, first.id)

    assert found.record.source == "ferry-b.txt"
    assert found.sameness.probability > 0.5
    assert any(
        reason.startswith("Both name ") and "Mornevasse" in reason for reason in found.sameness.reasons
    )
    assert any("214" in reason for reason in found.sameness.reasons)


def test_a_suggestion_says_why_in_french(library, put):
    first, *_rest = put("ferry-a", "ferry-b")
    bring_up_to_date(library)
    i18n.set_language("fr")

    (found,) = suggestions(library, first.id)

    assert found.sameness.reasons[0].startswith("Tous deux nomment ")


def test_stories_stay_merged_when_an_article_comes_again(library, put):
    put("museum", "harvest")
    bring_up_to_date(library)
    merge(library, *stories_of(library))
    merged = {frozenset({"museum", "harvest"})}
    assert grouped(library) == merged

    with library.database.transaction() as db:
        db.execute("DELETE FROM member")
    bring_up_to_date(library)

    assert grouped(library) == merged


def test_stories_stay_split_when_everything_is_grouped_again(library, put):
    _first, second = put("ferry-a", "ferry-b")
    bring_up_to_date(library)
    split(library, *stories_of(library), [second.id])
    apart = {frozenset({"ferry-a"}), frozenset({"ferry-b"})}
    assert grouped(library) == apart

    with library.database.transaction() as db:
        db.execute("DELETE FROM member")
    bring_up_to_date(library)

    assert grouped(library) == apart


def test_a_split_and_a_merge_are_undone_and_made_again(library, put):
    _first, second = put("ferry-a", "ferry-b")
    bring_up_to_date(library)
    together, apart = grouped(library), {frozenset({"ferry-a"}), frozenset({"ferry-b"})}

    split(library, *stories_of(library), [second.id])
    assert library.undo().kind == "story"
    assert grouped(library) == together
    library.redo()
    assert grouped(library) == apart
    merge(library, *stories_of(library))
    assert grouped(library) == together
    library.undo()
    assert grouped(library) == apart


def test_a_story_is_not_split_into_nothing(library, put):
    (first,) = put("museum")
    bring_up_to_date(library)

    with pytest.raises(ValueError, match="two that hold something"):
        split(library, *stories_of(library), [first.id])


def test_a_deleted_article_leaves_its_story(library, put):
    first, *_rest = put("ferry-a", "ferry-b")
    bring_up_to_date(library)

    library.delete(first.id)
    assert grouped(library) == {frozenset({"ferry-b"})}
    library.purge()

    assert grouped(library) == {frozenset({"ferry-b"})}


def test_near_verbatim_copies_are_one_origin(library, put):
    wire = REPORTS["ferry-a"] + "\n" + " ".join(f"Le témoin numéro {n} parle." for n in range(12)) + "\n"
    for name, text in (("wire", wire), ("copy", wire + "\nPropos recueillis sur place.\n")):
        raw = text.encode()
        library.add(raw, article_of(raw, source=f"{name}.txt"), source=f"{name}.txt")
    put("ferry-b")
    bring_up_to_date(library)

    (story,) = stories_of(library)

    assert (len(story.records), story.origins) == (3, 2)


def test_grouping_that_is_stopped_goes_on_later(library, put):
    put(*ALL)
    with pytest.raises(Cancelled):
        bring_up_to_date(library, cancelled=lambda: True)
    assert grouped(library) == set()

    bring_up_to_date(library)

    assert grouped(library) == EVENTS
