import pytest

from diptych.app import folders, searches
from diptych.app.searches import Searches


def test_the_newest_search_comes_first_and_stands_there_once():
    assert Searches().asked("a").asked("b").asked("a").history == ("a", "b")


def test_only_the_last_searches_are_remembered():
    found = Searches()
    for number in range(50):
        found = found.asked(str(number))
    assert len(found.history) == 30
    assert found.history[0] == "49"


def test_a_search_is_kept_and_forgotten():
    kept = Searches().toggled("a").toggled("b")
    assert kept.saved == ("b", "a")
    assert kept.toggled("a").saved == ("b",)


def test_searches_are_there_again_at_the_next_start():
    told = Searches(("« été » 🌉",), ("pont",))
    searches.save(told)
    assert searches.load() == told


@pytest.mark.parametrize("damage", ["", "[]", '{"history": 3}', '{"history": [], "saved": null}'])
def test_a_damaged_file_costs_nothing_but_itself(damage):
    file = folders.data() / "searches.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(damage)
    assert searches.load() == Searches()
