import pytest
from tests.corpus.making import BODY, MARKDOWN, SECOND

from diptych.corpus import article_of


def read(text, source="un.md"):
    return article_of(text.encode(), source=source)


def test_markup_becomes_plain_text():
    article = read(MARKDOWN)
    assert article.text.split("\n") == [
        "Le marché ferme",
        f"{BODY} La suite est connue.",
        "La colère",
        "- le prix du pain",
        "- le prix du vin",
        "Année | Étals",
        "2024 | 31",
        SECOND,
    ]
    assert article.origin.encoding == "utf-8"


def test_the_header_of_the_file_is_metadata_and_put_aside():
    article = read(MARKDOWN)
    assert (article.author, article.published) == ("Jeanne Roy", "2025-03-15")
    assert [f.why for f in article.furniture] == ["header of the file"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("![une photo](a.png) et la suite", "et la suite"),
        ("<b>gras</b> et *maigre*", "gras et maigre"),
        ("une ligne  \nune autre", "une ligne\nune autre"),
        ("a\\*b &eacute;", "a*b é"),
        ("<div><p>un bloc</p></div>", "un bloc"),
        ("<script>alert(1)</script>", ""),
        ("~~barré~~", "barré"),
        ("    du code\n", "du code"),
    ],
)
def test_inline_markup_leaves_its_words(markup, text):
    assert read(f"# Titre\n\n{markup}\n\n{BODY}").text == "\n".join(filter(None, ("Titre", text, BODY)))


def test_the_same_signs_in_another_text_stay():
    assert "*marché*" in read(f"Le *marché* ferme\n\n{BODY}", "un.txt").text
