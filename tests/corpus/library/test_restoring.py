import random

import pytest

from diptych.corpus import Article, Furniture, Origin, article_of
from diptych.corpus.library.restoring import with_restored
from diptych.text import Repair, Span, passages, sentences


def article(text, pieces, *, title=None, repairs=()):
    found = passages(text, Span(0, len(title)) if title else None)
    return Article(
        text=text,
        title=title,
        author=None,
        outlet=None,
        published=None,
        language="fr",
        passages=found,
        sentences=sentences(text, found),
        furniture=tuple(Furniture(words, "menu", at) for words, at in pieces),
        repairs=repairs,
        origin=Origin("", "", "utf-8"),
    )


TEXT = "Le titre\nUn premier paragraphe. Il a deux phrases.\nUn second, plus court."
PIECES = [
    ("Menu", 0),
    ("Signature", 9),
    ("Publicité. Achetez\nbeaucoup", 51),
    ("Fin", len(TEXT)),
    ("Fin", len(TEXT)),
]


def lines(chosen):
    return with_restored(article(TEXT, PIECES, title="Le titre"), chosen).text.split("\n")


def test_nothing_restored_is_the_same_article():
    read = article(TEXT, PIECES, title="Le titre")
    assert with_restored(read, ()) is read


def test_furniture_goes_back_to_where_it_stood():
    _title, first, second = TEXT.split("\n")
    assert lines([1]) == ["Le titre", "Signature", first, second]
    assert lines([2]) == ["Le titre", first, "Publicité. Achetez", "beaucoup", second]
    assert lines([3]) == ["Le titre", first, second, "Fin"]


def test_the_title_stays_the_first_line():
    assert lines([0])[:2] == ["Le titre", "Menu"]
    bare = with_restored(article("Un paragraphe seul.", [("Menu", 0)]), [0])
    assert bare.text == "Menu\nUn paragraphe seul."


def test_furniture_of_an_article_that_is_only_a_title():
    restored = with_restored(article("Titre", [("Menu", 0), ("Fin", 5)], title="Titre"), [0, 1])
    assert restored.text == "Titre\nMenu\nFin"


@pytest.mark.parametrize("seed", range(40))
def test_every_offset_still_holds_what_it_held(seed):
    dice = random.Random(seed)
    repairs = (Repair("prÃ©mier", "premier", 12), Repair("x", "court", TEXT.index("court")))
    read = article(TEXT, PIECES, title="Le titre", repairs=repairs)
    chosen = {n for n in range(len(PIECES)) if dice.random() < 0.5}
    out = with_restored(read, chosen)
    old = [(passage.span.of(read.text), passage.kind) for passage in read.passages]
    new = [(passage.span.of(out.text), passage.kind) for passage in out.passages]
    assert [one for one in new if one in old] == old
    assert len(new) == len(out.text.split("\n"))
    assert [repair.mended for repair in out.repairs] == [
        out.text[repair.at : repair.at + len(repair.mended)] for repair in out.repairs
    ]
    for sentence in out.sentences:
        assert out.passages[sentence.passage].span.contains(sentence.span)
    told = [out.sentence_text(n) for n in range(len(out.sentences))]
    assert " ".join(told) == " ".join(out.text.split("\n"))
    assert [piece.text for piece in out.furniture] == [
        words for n, (words, _at) in enumerate(PIECES) if n not in chosen
    ]
    for piece in out.furniture:
        assert piece.at in (0, len(out.text)) or out.text[piece.at - 1] == "\n"


def test_restoring_one_after_the_other_or_at_once_is_the_same():
    read = article(TEXT, PIECES, title="Le titre")
    once = with_restored(read, [1, 3])
    again = with_restored(with_restored(read, [1]), [2])
    assert once == again


def test_all_furniture_of_a_page_can_be_restored(page):
    read = article_of(page, source="")
    out = with_restored(read, range(len(read.furniture)))
    assert not out.furniture
    assert all(piece.text in out.text for piece in read.furniture)
    assert out.passages[0] == read.passages[0]
