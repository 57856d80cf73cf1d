import pytest

from diptych.search.matching import Part, best, places, snippet
from diptych.search.terms import term, tokens
from diptych.text import Span


def word(*terms: str) -> Part:
    return Part((frozenset(terms),))


def phrase(*positions: list[str]) -> Part:
    return Part(tuple(frozenset(terms) for terms in positions))


def found(text: str, *parts: Part):
    return places(text, "und", parts)


def test_the_passages_that_hold_most_parts_answer_best():
    (place,) = best(found("un pont\nun pont neuf\nrien", word("u:pont"), word("u:neuf")))
    assert (place.passage, place.parts) == (Span(8, 20), 2)


def test_matches_that_overlap_are_joined():
    (place,) = found("un pont neuf", phrase(["u:un"], ["u:pont"]), phrase(["u:pont"], ["u:neuf"]))
    assert place.matches == (Span(0, 12),)


def test_nothing_answers_to_a_word_that_is_not_there():
    assert found("un pont", word("u:viaduc")) == []


def test_words_near_each_other_are_marked_each():
    (place,) = found(
        "un pont tout neuf, pas un autre", Part((frozenset({"u:neuf"}), frozenset({"u:pont"})), 2)
    )
    assert place.matches == (Span(3, 7), Span(13, 17))


def test_an_exact_word_is_spelled_that_way():
    (place,) = found("pâté pate pâte", Part((frozenset({"u:pate"}),), exact="pâte"))
    assert place.matches == (Span(10, 14),)


@pytest.mark.parametrize("before", [0, 10, 40, 200])
@pytest.mark.parametrize("after", [0, 10, 200])
def test_a_snippet_holds_its_first_match_and_is_cut_between_words(before, after):
    text = "mot " * before + "cible" + " fin" * after
    (place,) = found(text, word("u:cible"))
    shown, matches = snippet(text, place)
    assert [span.of(shown) for span in matches] == ["cible"]
    assert len(shown) <= 165
    assert shown.strip("…") in text
    assert set(shown.strip("…").split()) <= {"mot", "cible", "fin"}
    assert shown.startswith("…") == (before > 12 and len(text) > 160)


def test_a_snippet_without_spaces_is_cut_all_the_same():
    text = "x" * 300 + " cible " + "y" * 300
    (place,) = found(text, word("u:cible"))
    shown, matches = snippet(text, place)
    assert [span.of(shown) for span in matches] == ["cible"]
    assert len(shown) <= 165


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The old oak is dying slowly", "dying"),
        ("en", "Only a gentle breeze", "Only"),
        ("fr", "Une médaille de bronze", "médaille"),
        ("fr", "Son cœur bat", "cœur"),
        ("fr", "L’énorme pont des Hauts-Fourneaux", "Fourneaux"),
        ("fr", "L’énorme pont des Hauts-Fourneaux", "énorme"),
        ("fr", "Le train de 20h15 part", "20"),
        ("fr", "Cela coûte 97,4 millions", "97,4"),
        ("fr", "DE LA PLUIE", "PLUIE"),
        ("und", "в Москве дождь", "Москве"),
    ],
)
def test_a_word_is_found_by_its_term_whatever_letters_it_begins_with(language, text, word):
    (place,) = places(text, language, [Part((frozenset({term(word, language)}),))])
    assert [span.of(text) for span in place.matches] == [word]


def test_each_word_of_a_text_is_found_as_it_is_among_all_of_them():
    text = "La crue de l’Aurence a submergé 1 200 caves d’Ys ; yeux, œufs et YOLES s’y noient à 3,5 m."
    for token in tokens(text, "fr"):
        (place,) = places(text, "fr", [Part((frozenset({token.term}),))])
        assert token.span in place.matches


def test_a_phrase_is_marked_beside_a_word_of_another_passage():
    text = "le pont neuf\nun pont\nneuf ponts et un pont neuf"
    found_ones = found(text, phrase(["u:pont"], ["u:neuf"]), word("u:un"))
    assert [[span.of(text) for span in one.matches] for one in found_ones] == [
        ["pont neuf"],
        ["un"],
        ["un", "pont neuf"],
    ]
