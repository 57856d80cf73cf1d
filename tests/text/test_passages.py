from hypothesis import given
from hypothesis import strategies as st

from diptych.text import Span, passages

LONG = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants. "


def kinds(text, title=None):
    return [passage.kind for passage in passages(text, title)]


def test_the_title_is_known_by_its_span():
    assert kinds("Le marché ferme\n" + LONG, Span(0, 15)) == ["title", "body"]


def test_a_short_line_over_a_paragraph_is_a_heading():
    assert kinds(f"{LONG}\nLa colère des commerçants\n{LONG}") == ["body", "heading", "body"]


def test_a_short_sentence_is_no_heading():
    assert kinds(f"{LONG}\nIls ont perdu.\n{LONG}") == ["body", "body", "body"]


def test_a_heading_may_ask():
    assert kinds(f"{LONG}\nEt maintenant ?\n{LONG * 2}") == ["body", "heading", "body"]


def test_the_last_line_is_no_heading():
    assert kinds(f"{LONG}\nUne place vide") == ["body", "body"]


def test_bullets_and_numbers_open_items():
    assert kinds("- un\n• deux\n3) trois\n4. quatre") == ["item"] * 4


def test_a_lone_dash_is_dialogue_and_two_are_a_list():
    assert kinds(f"{LONG}\n— Vraiment ?\n{LONG}")[1] == "body"
    assert kinds("– le pain\n– le vin") == ["item", "item"]


@given(st.text(st.sampled_from("ab. \n-–?É")))
def test_passages_are_the_lines_that_hold_something(text):
    found = passages(text, None)
    assert [p.span.of(text) for p in found] == [line for line in text.split("\n") if line.strip()]
