import pytest

from diptych.search.matching import Part, answers, snippet
from diptych.search.terms import tokens
from diptych.text import Span


def word(*terms: str) -> Part:
    return Part(tuple(frozenset({term}) for term in terms))


def passages(*lines: str):
    out, at = [], 0
    for line in lines:
        found = tokens("\n" * at + line, "und")
        out.append((Span(at, at + len(line)), found))
        at += len(line) + 1
    return out


def test_the_passages_that_hold_most_parts_answer():
    found = answers(passages("un pont", "un pont neuf", "rien"), [word("u:pont"), word("u:neuf")])
    assert [(place.passage, place.parts) for place in found] == [(Span(8, 20), 2)]


def test_matches_that_overlap_are_joined():
    (place,) = answers(passages("un pont neuf"), [word("u:un", "u:pont"), word("u:pont", "u:neuf")])
    assert place.matches == (Span(0, 12),)


def test_nothing_answers_to_a_word_that_is_not_there():
    assert answers(passages("un pont"), [word("u:viaduc")]) == ()


@pytest.mark.parametrize("before", [0, 10, 40, 200])
@pytest.mark.parametrize("after", [0, 10, 200])
def test_a_snippet_holds_its_first_match_and_is_cut_between_words(before, after):
    text = "mot " * before + "cible" + " fin" * after
    (place,) = answers(passages(text), [word("u:cible")])
    shown, matches = snippet(text, place)
    assert [span.of(shown) for span in matches] == ["cible"]
    assert len(shown) <= 165
    assert shown.strip("…") in text
    assert set(shown.strip("…").split()) <= {"mot", "cible", "fin"}
    assert shown.startswith("…") == (before > 12 and len(text) > 160)


def test_a_snippet_without_spaces_is_cut_all_the_same():
    text = "x" * 300 + " cible " + "y" * 300
    (place,) = answers(passages(text), [word("u:cible")])
    shown, matches = snippet(text, place)
    assert [span.of(shown) for span in matches] == ["cible"]
    assert len(shown) <= 165
