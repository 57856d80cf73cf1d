import pytest
from tests.corpus.making import BODY, SECOND, epub_file, members_of, zip_file

from diptych.corpus import article_of
from diptych.errors import ReadError

ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData>'
    '<enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def read(raw):
    return article_of(raw, source="un.epub")


def test_chapters_are_read_in_the_order_of_the_spine_and_the_contents_put_aside():
    article = read(epub_file())
    assert article.text == f"Le marché ferme\n{BODY}\nLa colère\n- le pain\n{SECOND}"
    assert [(f.why, f.text) for f in article.furniture] == [("table of contents", "- un.xhtml\n- deux.xhtml")]


def test_the_book_says_who_wrote_it_and_when():
    article = read(epub_file())
    assert (article.title, article.author, article.outlet, article.published, article.language) == (
        "Le marché ferme", "Jeanne Roy", "La Voix du Port", "2025-03-15", "fr",
    )  # fmt: skip
    assert article.origin.encoding == "epub"


def test_every_line_of_a_chapter_is_kept_even_the_short_ones():
    article = read(epub_file({"c.xhtml": f"<h1>Un titre</h1><p>Non.</p><p>{BODY}</p><div>La suite</div>"}))
    assert article.text.split("\n") == ["Un titre", "Non.", BODY, "La suite"]


def test_a_chapter_may_stand_in_another_folder_of_the_book():
    raw = epub_file({"../Text/un.xhtml": f"<p>{BODY}</p>"})
    members = members_of(raw)
    members["Text/un.xhtml"] = members.pop("OEBPS/../Text/un.xhtml")
    assert BODY in read(zip_file(members)).text


@pytest.mark.parametrize(
    "name", ["../../secret.xhtml", "/etc/passwd", "a/../../../b.xhtml", "%2e%2e/%2e%2e/b"]
)
def test_a_chapter_outside_the_book_is_refused(name):
    with pytest.raises(ReadError, match=r"“un.epub” asks for a file outside itself"):
        read(epub_file({name: f"<p>{BODY}</p>"}))


def test_a_chapter_on_the_web_is_named_and_not_fetched():
    article = read(epub_file({"c.xhtml": f"<p>{BODY}</p>", "https://exemple.fr/un.xhtml": ""}))
    assert "https://exemple.fr/un.xhtml" in [f.text for f in article.furniture]


@pytest.mark.parametrize("missing", ["OEBPS/content.opf", "OEBPS/un.xhtml"])
def test_a_book_that_lacks_a_part_is_damaged(missing):
    members = members_of(epub_file())
    del members[missing]
    with pytest.raises(ReadError, match="damaged or incomplete EPUB"):
        read(zip_file(members))


def test_a_locked_book_is_refused():
    with pytest.raises(ReadError, match="locked by the shop"):
        read(epub_file(extra={"META-INF/encryption.xml": ENCRYPTED.format("OEBPS/un.xhtml")}))


def test_scrambled_fonts_lock_nothing():
    raw = epub_file(extra={"META-INF/encryption.xml": ENCRYPTED.format("OEBPS/a.ttf")})
    assert read(raw).title == "Le marché ferme"
