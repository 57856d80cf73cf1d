import pytest
from tests.corpus.library.test_restoring import article

from diptych.corpus.library.cutting import cut
from diptych.corpus.library.restoring import with_restored
from diptych.text import Repair, Span

TITLE = "Le titre"
TEXT = (
    "Le titre\nUn premier paragraphe. Il a deux phrases.\nUn second, plus court.\nAbonnez-vous à la lettre !"
)
PIECES = [("Menu", 0), ("Signature", 9), ("Publicité", 51), ("Pied", len(TEXT))]


def told(**more):
    return article(TEXT, PIECES, title=TITLE, **more)


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("Il a deux", ["Un premier paragraphe. Il a deux phrases."]),
        ("second", ["Un second, plus court."]),
        ("Abonnez-vous", ["Abonnez-vous à la lettre !"]),
        ("phrases.\nUn", ["Un premier paragraphe. Il a deux phrases.", "Un second, plus court."]),
    ],
)
def test_passages_that_are_put_aside_are_furniture_and_come_back_where_they_stood(words, gone):
    before = told()
    after, pieces = cut(before, (), span_of(TEXT, words))
    assert after.text == "\n".join(line for line in TEXT.split("\n") if line not in gone)
    assert [after.furniture[n].text for n in pieces] == gone
    assert {after.furniture[n].why for n in pieces} == {"put aside by hand"}
    assert [piece.text for piece in after.furniture[: len(PIECES)]] == [text for text, _at in PIECES]
    kept = [
        one.span.of(TEXT) for one in before.sentences if not any(one.span.of(TEXT) in line for line in gone)
    ]
    assert [one.span.of(after.text) for one in after.sentences] == kept
    again = with_restored(after, pieces)
    assert again.text == before.text
    assert [one.span for one in again.sentences] == [one.span for one in before.sentences]


def test_the_title_stays_and_a_place_between_words_is_its_passage():
    assert cut(told(), (), Span(0, 4)) == (told(), ())
    for at in (TEXT.index("second"), TEXT.index("Un second"), len(TEXT)):
        _after, pieces = cut(told(), (), Span(at, at))
        assert len(pieces) == 1


def test_what_was_taken_back_is_put_aside_again_under_its_old_number():
    shown = with_restored(told(), {2})
    assert cut(told(), {2}, span_of(shown.text, "Publicité")) == (told(), (2,))
    after, pieces = cut(told(), {2}, span_of(shown.text, "Un second"))
    assert with_restored(after, {2}).text == shown.text.replace("Un second, plus court.\n", "")
    assert [after.furniture[n].text for n in pieces] == ["Un second, plus court."]


def test_mended_words_go_with_their_passage_or_move_with_theirs():
    at = TEXT.index("Abonnez")
    one, other = Repair("dÃ©ux", "deux", TEXT.index("deux")), Repair("Ã\xa0", "à", at + 13)
    after, _pieces = cut(told(repairs=(one, other)), (), span_of(TEXT, "deux"))
    [left] = after.repairs
    assert (left.mended, after.text[left.at]) == ("à", "à")
