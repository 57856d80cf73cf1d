import pytest

from diptych.corpus.encoding import decoded
from diptych.errors import ReadError

FRENCH = "L'été dernier, à Besançon, les élèves sont allés à la forêt. Où est-il passé ? Ça n'a rien coûté."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_french_text_is_read_in_the_encodings_it_comes_in(encoding):
    assert decoded(FRENCH.encode(encoding), source="x")[0] == FRENCH


def test_the_encoding_is_told():
    assert decoded(FRENCH.encode("cp1252"), source="x")[1] == "cp1252"


def test_a_page_may_declare_its_encoding():
    page = f'<html><head><meta charset="iso-8859-15"></head><body>12 € à {FRENCH}</body></html>'
    assert decoded(page.encode("iso8859-15"), source="x") == (page, "iso8859-15")


def test_a_declaration_that_the_bytes_belie_is_not_believed():
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}'
    assert decoded(page.encode("utf-8"), source="x") == (page, "utf-8")


def test_a_few_broken_bytes_do_not_make_it_another_encoding():
    raw = (FRENCH * 20).encode("utf-8")[:-1] + b"\xe9"
    text, encoding = decoded(raw, source="x")
    assert encoding == "utf-8"
    assert text.startswith(FRENCH)


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"{\\rtf1 stuff}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"bplist00stuff", "Safari"),
        (b"abc\0def\0\0xyz\0", "binary"),
    ],
)
def test_a_binary_file_is_refused_by_name(raw, named):
    with pytest.raises(ReadError, match=f"une.txt.*{named}"):
        decoded(raw, source="une.txt")
