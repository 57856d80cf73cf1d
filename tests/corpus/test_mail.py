from email.message import EmailMessage

import pytest
from tests.corpus.making import BODY, PAGE, SECOND, eml_file, mhtml_file

from diptych.corpus import article_of
from diptych.corpus.mail import is_message
from diptych.errors import ReadError


def read(raw, source="un.eml"):
    return article_of(raw, source=source)


def aside(article):
    return [(f.why, f.text) for f in article.furniture]


def test_a_mail_is_its_subject_and_its_text():
    article = read(eml_file())
    assert article.text == f"Le marché ferme\n{BODY}\n{SECOND}"
    assert (article.title, article.author, article.published, article.origin.encoding) == (
        "Le marché ferme", "Jeanne Roy", "2025-03-15", "utf-8",
    )  # fmt: skip


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "iso-8859-15"])
def test_the_declared_encoding_is_read(charset):
    text = BODY.replace("’", "'")
    message = EmailMessage()
    message["Subject"], message["From"] = "Le marché ferme", "a@exemple.fr"
    message.set_content(text, charset=charset, cte="base64")
    assert text in read(message.as_bytes()).text


def test_a_declaration_that_is_wrong_is_not_believed():
    raw = eml_file().replace(b'charset="utf-8"', b'charset="x-unknown"')
    assert BODY in read(raw).text


def test_quoted_messages_and_the_signature_are_put_aside():
    asked = "Le 14 mars 2025, Paul Martin a écrit :\n> Que se passe-t-il ?\n> Dis-moi."
    text = f"{BODY}\n\n{asked}\n\n{SECOND}\n-- \nJeanne"
    article = read(eml_file(text))
    assert article.text == f"Le marché ferme\n{BODY}\n{SECOND}"
    assert aside(article) == [
        ("quoted message", asked),
        ("signature", "--\nJeanne"),
    ]


def test_lines_broken_by_a_mail_program_are_whole_again():
    raw = (
        'From: a@b.fr\nSubject: Le titre\nContent-Type: text/plain; charset="utf-8"; format=flowed\n'
        "Content-Transfer-Encoding: 8bit\n\n"
        "Le conseil municipal a voté hier soir \nla fermeture du marché.\n\nUne autre ligne.\n"
    ).encode()
    assert read(raw).text.split("\n")[1:] == [
        "Le conseil municipal a voté hier soir la fermeture du marché.",
        "Une autre ligne.",
    ]


def test_attachments_are_listed_and_not_read():
    message = EmailMessage()
    message["Subject"], message["From"] = "Le marché ferme", "a@exemple.fr"
    message.set_content(BODY)
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="note.pdf")
    message.add_attachment("secret", filename="notes.txt")
    assert aside(read(message.as_bytes())) == [
        ("attachment", "note.pdf (application/pdf)\nnotes.txt (text/plain)")
    ]


def test_markup_is_read_where_there_is_no_plain_text():
    message = EmailMessage()
    message["Subject"], message["From"] = "Une lettre", "a@exemple.fr"
    message.set_content(PAGE, subtype="html")
    article = read(message.as_bytes())
    assert article.text == f"Une lettre\nLe marché ferme\n{BODY}\nLa colère\n{SECOND}"


def test_plain_text_is_preferred_to_markup():
    message = EmailMessage()
    message["Subject"], message["From"] = "Une lettre", "a@exemple.fr"
    message.set_content(BODY)
    message.add_alternative("<p>autre chose</p>", subtype="html")
    assert read(message.as_bytes()).text == f"Une lettre\n{BODY}"


def test_a_mail_without_text_is_refused():
    with pytest.raises(ReadError, match="message without text"):
        read(b"From: a@b.fr\nSubject: x\nContent-Type: image/png\n\nabc")


def test_a_saved_page_is_its_page():
    article = read(mhtml_file(), "un.mhtml")
    assert article.text == f"Le marché ferme\n{BODY}\nLa colère\n{SECOND}"
    assert (article.origin.encoding, aside(article)) == ("cp1252", [("around the article", "Menu")])


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Objet : le marché\nDate : hier",
        "Question: quoi ?\nRéponse: rien",
        "From: Paris\n\nWe write.",
        "",
    ],
)
def test_a_text_with_colons_is_no_message(text):
    assert not is_message(text.encode())


def test_a_charset_that_no_encoding_can_be_called_makes_it_damaged():
    # the library looks it up by itself, and Python's own registry raises ValueError for the zero
    with pytest.raises(ReadError, match="damaged or incomplete EML"):
        read(mhtml_file(charset="utf\0-8"))
