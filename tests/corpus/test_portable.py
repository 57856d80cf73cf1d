import io

import pytest
from pypdf import PdfReader, PdfWriter
from tests.corpus.making import BODY, COLUMN, SECOND, pdf_article, pdf_file, pdf_objects, printed

from diptych.corpus import article_of
from diptych.errors import ReadError
from diptych.i18n import set_language

TEXT = (
    "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants "
    "du centre-ville. Le maire a promis une halle neuve avant le printemps, mais n’a donné ni son prix ni sa "
    "place au conseil."
)
PICTURE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
    b"/Resources<</XObject<</Im1 <</Type/XObject/Subtype/Image/Width 9/Height 9>>>>>>>>"
)


def read(raw):
    return article_of(raw, source="un.pdf")


def test_lines_become_paragraphs_and_cut_words_are_whole_again():
    assert read(pdf_article()).text.split("\n") == [
        "Le marché ferme",
        TEXT,
        "La colère est grande chez ceux qui y tenaient un étal, et qui devront partir avant l’été.",
        SECOND,
    ]


def test_running_headers_and_page_numbers_are_put_aside():
    assert [(f.why, f.text) for f in read(pdf_article()).furniture] == [
        ("running header or footer", "La Voix du Port"),
        ("page number", "- 1 -"),
        ("running header or footer", "La Voix du Port"),
        ("page number", "- 2 -"),
    ]


def test_the_largest_letters_are_the_title_and_the_file_says_who_and_when():
    article = read(pdf_article())
    assert (article.title, article.author, article.published, article.origin.encoding) == (
        "Le marché ferme", "Jeanne Roy", "2025-03-15", "pdf",
    )  # fmt: skip


def test_a_title_over_two_lines_is_one():
    page = [("Le marché ferme après", 60, 780, 22), ("trente ans", 60, 754, 22), *printed(*COLUMN, top=700)]
    assert read(pdf_file([page])).title == "Le marché ferme après trente ans"


def test_a_line_moved_in_begins_a_paragraph():
    lines = printed(*COLUMN, *COLUMN)
    lines[4] = (lines[4][0], lines[4][1] + 18, *lines[4][2:])
    assert read(pdf_file([lines])).text == f"{TEXT}\n{TEXT}"


def test_items_of_a_list_stay_apart():
    page = printed("- un étal de pain", "- un étal de vin", "", *COLUMN)
    assert read(pdf_file([page])).text.split("\n") == ["- un étal de pain", "- un étal de vin", TEXT]


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("la ferme-", "ture du marché", "la fermeture du marché"),
        ("les celui-", "ci et les autres", "les celui-ci et les autres"),
        ("le maire dit-", "il à la fin", "le maire dit-il à la fin"),
        ("de 2024-", "2025 au plus", "de 2024-2025 au plus"),
        ("la ville de Saint-", "Brieuc au nord", "la ville de Saint-Brieuc au nord"),
        ("le maire -", "un homme", "le maire - un homme"),
    ],
)
def test_a_hyphen_is_dropped_only_where_it_cuts_a_word(end, start, whole):
    before = "x" * (len(COLUMN[1]) - len(end)) + " "
    assert whole in read(pdf_file([printed(*COLUMN[:2], before + end, start + " et la suite.")])).text


def test_a_compound_seen_whole_elsewhere_keeps_its_hyphen():
    page = printed("Le cyclo-pousse est une voiture légère qui mène les cyclo-", "pousse en ville.", *COLUMN)
    assert "les cyclo-pousse en ville" in read(pdf_file([page])).text


@pytest.fixture
def french():
    set_language("fr")
    yield
    set_language("en")


def test_a_scan_is_said_to_be_one(french):
    with pytest.raises(ReadError) as caught:
        read(pdf_objects([PICTURE % 5, PICTURE % 7], [b"/Im1 Do", b"/Im1 Do"]))
    assert str(caught.value) == "Aucun texte dans ce PDF\u00a0: ses 2 pages sont des images."


def test_a_pdf_of_empty_pages_is_empty():
    with pytest.raises(ReadError, match="is empty"):
        read(pdf_file([[], []]))


def test_a_page_without_text_between_others_is_named():
    raw = pdf_file([printed(BODY), [], printed(SECOND)])
    assert [(f.why, f.text) for f in read(raw).furniture] == [("page without text", "Page 2")]


def encrypted(password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_article())))
    writer.encrypt(password, owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_with_a_password_is_refused_in_one_sentence():
    with pytest.raises(ReadError, match=r"^“un.pdf” is protected by a password; save it without one[^\n]*$"):
        read(encrypted("ouvre-toi"))


def test_a_pdf_that_only_forbids_changes_is_read():
    assert read(encrypted("")).title == "Le marché ferme"


@pytest.mark.parametrize("junk", [b"\n\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_bytes_before_the_header_do_no_harm(junk):
    assert read(junk + pdf_article()).title == "Le marché ferme"


@pytest.mark.parametrize("name", [b"/Fl", b"/LZW", b"/Crypt", b"/None", b"null", b"9"])
def test_a_filter_that_nobody_knows_makes_it_damaged_or_empty(name):
    raw = pdf_article().replace(b"/Filter/FlateDecode", b"/Filter" + name.ljust(12))
    with pytest.raises(ReadError, match=r"damaged or incomplete PDF|is empty"):
        read(raw)
