import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.making import zip_file

from diptych.corpus import Article, article_of, read_article
from diptych.corpus.read import LARGEST
from diptych.errors import ReadError
from diptych.text import cleaned

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."
LINES = [
    BODY, "Le marché ferme", "12 commentaires", "Publicité", "-", "- un point",
    "À LIRE AUSSI : le port", "© AFP",
    "", "Par Jeanne Roy, le 15 mars 2025", "LA VOIX", "Accueil / Ville", "Le 3 mai.", "Sur le même sujet",
    "abc/def",
]  # fmt: skip


def written(folder: Path, text: str | bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def held(article: Article) -> list[str]:
    """Every visible character of the article and of what was put aside, sorted."""
    return sorted("".join((article.text + "".join(f.text for f in article.furniture)).split()))


def test_a_text_becomes_title_and_passages(tmp_path):
    article = read_article(
        written(tmp_path, f"Le marché ferme\r\n\r\n{BODY}\r\n\r\nLa colère\r\n\r\n{BODY}\r\n")
    )
    assert article.text == f"Le marché ferme\n{BODY}\nLa colère\n{BODY}"
    assert (article.title, article.language, article.origin.encoding) == ("Le marché ferme", "fr", "utf-8")
    assert [passage.kind for passage in article.passages] == ["title", "body", "heading", "body"]


def test_the_same_bytes_give_the_same_article(tmp_path):
    path = written(tmp_path, f"Titre\n{BODY}")
    assert read_article(path) == read_article(path)


def test_content_decides_what_a_file_is_not_its_name(tmp_path):
    page = f"<html><head><title>Titre</title></head><body><h1>Le marché ferme</h1><p>{BODY}</p></body></html>"
    assert read_article(written(tmp_path, page, "page.txt")).text == f"Le marché ferme\n{BODY}"


def test_furniture_is_put_aside_with_its_place(tmp_path):
    article = read_article(
        written(tmp_path, f"LA VOIX\n\nLe marché ferme\n\n{BODY}\n\nPublicité\n\n{BODY}\n\n2 réponses\nBof")
    )
    assert [(f.why, f.at) for f in article.furniture] == [
        ("masthead", 0),
        ("advertisement", len("Le marché ferme") + 1 + len(BODY) + 1),
        ("reader comments", len(article.text)),
    ]
    assert article.outlet == "LA VOIX"


def test_repairs_lie_where_they_say(tmp_path):
    article = read_article(
        written(tmp_path, f"Titre\n\nPublicité au cÅ“ur\n\n{BODY} Au cÅ“ur du débat, l’été.")
    )
    assert [r.found for r in article.repairs]
    assert all(article.text.startswith(r.mended, r.at) for r in article.repairs)


@given(st.lists(st.sampled_from(LINES)).map("\n".join))
def test_nothing_of_a_text_is_lost(text):
    try:
        article = article_of(text.encode("utf-8"), source="")
    except ReadError:
        return
    assert held(article) == sorted("".join(cleaned(text)[0].split()))
    assert all(0 <= f.at <= len(article.text) for f in article.furniture)
    assert [f.at for f in article.furniture] == sorted(f.at for f in article.furniture)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"abc\0\0\0def", "binary"),
        ("Publicité\nPartager\n© AFP".encode(), "no article"),
        (b"<html><body><nav>Menu</nav></body></html>", "no article"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(tmp_path, raw, said):
    with pytest.raises(ReadError, match=said) as caught:
        read_article(written(tmp_path, raw))
    assert "article.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(ReadError, match="does not exist"):
        read_article(tmp_path / "rien.txt")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(ReadError, match="is a folder"):
        read_article(tmp_path)


def test_a_saved_page_is_read_without_its_folder_and_the_folder_is_refused(tmp_path):
    folder = tmp_path / "page_files"
    folder.mkdir()
    (folder / "a.js").write_text("document.write('non')")
    page = (
        '<html><head><script src="page_files/a.js"></script></head><body><h1>Le marché ferme</h1>'
        f'<img src="page_files/absente.png"><p>{BODY}</p></body></html>'
    )
    assert read_article(written(tmp_path, page, "page.html")).text == f"Le marché ferme\n{BODY}"
    with pytest.raises(ReadError, match="is a folder"):
        read_article(folder)


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (["xl/workbook.xml"], "XLSX"),
        (["ppt/presentation.xml"], "PPTX"),
        (["content.xml"], "ODT"),
        (["a.txt"], "ZIP"),
    ],
)
def test_another_packed_file_is_refused_by_name(members, kind):
    with pytest.raises(ReadError, match=rf"“un.docx” is a {kind} file; save its text"):
        article_of(zip_file(dict.fromkeys(members, "a")), source="un.docx")


def test_a_name_that_no_file_can_have_is_refused():
    with pytest.raises(ReadError, match=r"cannot be read|does not exist"):
        read_article(Path("un\0deux.txt"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives files no mode")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path):
    path = written(tmp_path, BODY)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(ReadError, match="cannot be read"):
            read_article(path)
    else:
        pytest.skip("this user may open every file")


def test_a_file_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ReadError, match="too large"):
        read_article(path)
