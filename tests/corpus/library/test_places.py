import pytest

from diptych.corpus.library import found, place_of
from diptych.text import Span

TEXT = (
    "Le bac de Vernoux\nJeudi, 700 passagers ont attendu le bac de midi. La commune en a compté 700 à midi, "
    "et le soir encore 300."
)


def place(words, text=TEXT, nth=0):
    at = -1
    for _turn in range(nth + 1):
        at = text.index(words, at + 1)
    return place_of(text, Span(at, at + len(words)))


def words_at(text, span):
    return text[span.start - 3 : span.end + 10] if span else None


@pytest.mark.parametrize("nth", [0, 1])
def test_words_are_found_where_they_stood_though_they_stand_twice(nth):
    known = place("700", nth=nth)
    assert found(TEXT, known) == Span(known.start, known.end)


@pytest.mark.parametrize("nth", [0, 1])
def test_words_are_found_further_on_by_what_stands_around_them(nth):
    moved = TEXT.replace("Jeudi", "À lire aussi : nos photos du bac\nJeudi")
    known = place("700", nth=nth)
    assert found(moved, known) == Span(known.start + 33, known.end + 33)


def test_other_spaces_and_apostrophes_are_the_same_words():
    text = "Hier, l'armateur a parlé de 3 500 euros par jour de grève."
    cleaned = text.replace("'", "’").replace("3 500 ", "3\u202f500\u00a0")
    known = place("l'armateur a parlé de 3 500", text)
    assert found(cleaned, known) == Span(known.start, known.end)


@pytest.mark.parametrize(
    "text",
    [
        "Le bac de Vernoux\nPersonne n’a attendu.",
        "Un autre jour, au marché couvert, 700 visiteurs sont venus goûter les fromages de la vallée.",
        "Le bac de Vernoux\nQui sait où sont passés les\n700 moutons du plateau ? Nul berger ne le dit.",
        "",
    ],
    ids=["gone", "elsewhere", "at the same offset nearly", "no text"],
)
def test_a_lookalike_is_never_taken(text):
    assert found(text, place("700")) is None


def test_of_two_places_that_are_as_good_and_both_elsewhere_none_is_taken():
    sentence = "Le bac de midi est complet, dit la compagnie."
    known = place("complet", f"{sentence}")
    assert found(f"Titre\n{sentence}\n{sentence}", known) is None


def test_a_long_quotation_is_known_without_its_context():
    long = "on ne traverse plus le fleuve comme au temps de nos grands-parents"
    known = place(long, f"La passeuse soupire : {long}, et elle rame.")
    assert words_at(f"Ici {long}.", found(f"Ici {long}.", known))
    assert found(f"Ici {long}, et là {long}.", known) is None
