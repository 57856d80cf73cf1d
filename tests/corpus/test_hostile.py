"""Files made to harm: each is told in one sentence, in bounded time and memory, and nobody is called."""

import io
import socket
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from tests.corpus.making import (
    BODY,
    PAGE,
    docx_file,
    eml_file,
    epub_file,
    members_of,
    mhtml_file,
    pdf_file,
    pdf_objects,
    pdf_of,
    printed,
    zip_file,
)

from diptych.corpus import article_of, portable
from diptych.errors import ReadError

SECONDS = 10
"""Of processor time, with much room for slow machines: measured are 2.6 at the most."""
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lollollollol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTER = '<!DOCTYPE l [<!ENTITY j SYSTEM "{}">]>'
PICTURE = f'<img src="data:image/png;base64,{"A" * 15_000_000}">'
PAGE_OBJECT = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>"
)


def bomb(name: str, megabytes: int = 150) -> bytes:
    """A DOCX file with one member of zeros."""
    out = io.BytesIO(docx_file())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file, file.open(name, "w") as member:
        for _ in range(megabytes):
            member.write(bytes(1_000_000))
    return out.getvalue()


def lying_bomb() -> bytes:
    """The same, its member said to be of a thousand bytes, in both places where a ZIP file says so."""
    raw = bytearray(bomb("word/x.xml"))
    for sign, field, name in (
        (b"PK\x01\x02", 24, raw.rfind(b"word/x.xml")),
        (b"PK\x03\x04", 22, raw.find(b"word/x.xml")),
    ):
        at = raw.rfind(sign, 0, name) + field
        raw[at : at + 4] = struct.pack("<I", 1000)
    return bytes(raw)


def docx_with(body: str, doctype: str = "") -> bytes:
    return zip_file(members_of(docx_file()) | {"word/document.xml": doctype + WORD.format(body)})


def opf_with(doctype: str) -> bytes:
    package = f"{doctype}<package><metadata>&j;</metadata></package>"
    return zip_file(members_of(epub_file()) | {"OEBPS/content.opf": package})


def nested_mail(depth: int) -> bytes:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return (
        f"From: a@b.fr\nSubject: x\nMIME-Version: 1.0\n{parts}Content-Type: text/plain\n\n{BODY}\n".encode()
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf_pages(*objects: bytes) -> bytes:
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", *objects])


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def pdf_drawing_itself() -> bytes:
    """A form that draws itself three times, three times over …"""
    drawn = b"/Resources<</XObject<</X 4 0 R>>>>"
    return pdf_pages(
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R%s/Contents 5 0 R>>" % drawn,
        stream(b"/X Do /X Do /X Do", b"/Subtype/Form" + drawn),
        stream(b"/X Do"),
    )


# name: how the file is made, what is said of it
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: bomb("word/media/x.bin"), "unpacks to far more"),
    "bomb-in-the-text.docx": (lambda: docx_with(" " * 30_000_000), "unpacks to far more"),
    "lying-bomb.docx": (lying_bomb, "damaged or incomplete ZIP|unpacks to far more"),
    "bomb.epub": (lambda: epub_file(extra={"x.bin": bytes(30_000_000)}), "unpacks to far more"),
    "bzip2.epub": (lambda: zip_file(members_of(epub_file()), zipfile.ZIP_BZIP2), "damaged or incomplete ZIP"),
    "many-members.docx": (
        lambda: zip_file({f"{n}": b"" for n in range(12_000)} | {"word/document.xml": b""}),
        "unpacks to far more",
    ),
    "laughs.docx": (lambda: docx_with(paragraph("&j;"), LAUGHS), "declares XML entities"),
    "laughs.epub": (lambda: opf_with(LAUGHS), "declares XML entities"),
    "outer-entity.docx": (
        lambda: docx_with(paragraph("&j;"), OUTER.format("file:///etc/passwd")),
        "declares XML entities",
    ),
    "outer-entity.epub": (lambda: opf_with(OUTER.format("file:///etc/passwd")), "declares XML entities"),
    "deep.docx": (lambda: docx_with("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "damaged or incomplete"),
    "climbing.epub": (lambda: epub_file({"../../x.xhtml": "<p>a</p>"}), "asks for a file outside itself"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 40_000 + BODY.encode(), "nested too deeply"),
    "deeper.html": (
        lambda: b"<html><body>" + b"<div>" * 100_000 + BODY.encode() + b"</div>" * 100_000,
        "too long",
    ),
    "one-line.txt": (lambda: "é".encode() + b"a" * 19_900_000, "too long"),
    "one-line.html": (lambda: b"<html><body><p>" + b"mot " * 4_900_000, "too long"),
    "one-tag.html": (lambda: b"<html><body><p " + b"a=1 " * 4_000_000, "too long"),
    "only-newlines.txt": (lambda: b"a" + b"\n" * 19_900_000 + b"b", "too long"),
    "many-lines.txt": (lambda: b"a\n" * 9_900_000, "too long"),
    "brackets.md": (lambda: b"[" * 300_000, "too long"),
    "endless.eml": (lambda: eml_file() + b"ab cd\n" * 3_000_000, "too long"),
    "long-header.eml": (
        lambda: eml_file().replace(b'charset="utf-8"', b"a=1;" * 1_000_000),
        "too long",
    ),
    "deep.eml": (lambda: nested_mail(3_000), "too many nested parts"),
    "bomb.pdf": (lambda: pdf_objects([PAGE_OBJECT], [bytes(40_000_000)]), "far more work"),
    "endless-page.pdf": (lambda: pdf_objects([PAGE_OBJECT], [b"1 " * 2_000_000]), "far more work"),
    "deep-array.pdf": (lambda: pdf_objects([PAGE_OBJECT], [b"[" * 1_000_000]), "damaged or incomplete PDF"),
    "deep-dictionary.pdf": (lambda: pdf_objects([PAGE_OBJECT], [b"<<" * 1_000_000]), "far more work|damaged"),
    "circular-pages.pdf": (
        lambda: pdf_pages(
            b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 3>>"
        ),
        "damaged or incomplete PDF",
    ),
    "circular-reference.pdf": (lambda: pdf_pages(b"2 0 R"), "damaged or incomplete PDF"),
    "exploding-pages.pdf": (
        lambda: pdf_pages(
            *(b"<</Type/Pages/Kids[%s]/Count 1>>" % (b"%d 0 R " % (n + 3) * 10) for n in range(12)),
            b"<</Type/Page>>",
        ),
        "far more work",
    ),
    "absurd-count.pdf": (
        lambda: pdf_pages(b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>", b"<</Type/Page/Parent 2 0 R>>"),
        "is empty",
    ),
    "absurd-length.pdf": (
        lambda: pdf_pages(
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R>>",
            b"<</Length 99999999999>>stream\nx\nendstream",
        ),
        "is empty",
    ),
    "circular-form.pdf": (pdf_drawing_itself, "is empty"),
    "circular-tables.pdf": (
        lambda: b"%PDF-1.4\nxref\n0 0\ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF",
        "damaged or incomplete PDF",
    ),
    "absurd-table.pdf": (
        lambda: b"%PDF-1.4\nxref\n0 999999999\ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n9\n%%EOF",
        "far more work|damaged",
    ),
    "unclosed.pdf": (lambda: b"%PDF-1.4\n" + b"<" * 10_000_000, "damaged or incomplete PDF"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_in_one_sentence_and_in_time(name):
    make, said = FILES[name]
    raw = make()
    start = time.thread_time()
    with pytest.raises(ReadError, match=said) as caught:
        article_of(raw, source=name)
    assert time.thread_time() - start < SECONDS
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


@pytest.mark.parametrize("name", ["bomb.docx", "lying-bomb.docx", "bomb.pdf"])
def test_a_bomb_takes_little_memory(name):
    make, _said = FILES[name]
    raw = make()
    tracemalloc.start()
    with pytest.raises(ReadError):
        article_of(raw, source=name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("deep.html", lambda: b"<html><body>" + b"<div>" * 200 + BODY.encode() * 3),
        ("deep.docx", lambda: docx_with("<w:sdt>" * 200 + paragraph(BODY) + "</w:sdt>" * 200)),
        ("deep.eml", lambda: nested_mail(40)),
        (
            "pictures.mhtml",
            lambda: mhtml_file().replace(b"\x89PNG not looked at", (b"A" * 76 + b"\r\n") * 200_000),
        ),
        (
            "pictures.html",
            lambda: PAGE.replace("<h1>", PICTURE + "<h1>").encode(),
        ),
        ("punycode.html", lambda: f'<meta charset="punycode">{PAGE}'.encode("cp1252") + b"a-" * 20_000),
    ],
)
def test_what_is_only_unusual_is_read(name, make):
    raw = make()
    start = time.thread_time()
    assert BODY in article_of(raw, source=name).text
    assert time.thread_time() - start < SECONDS


@pytest.fixture
def listener(monkeypatch):
    """A server that nobody may call, neither by Python's sockets nor by those of a library in C."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    address = f"http://127.0.0.1:{server.getsockname()[1]}"

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield address
    with pytest.raises(TimeoutError):
        server.accept()
    server.close()


def remote_page(address: str) -> str:
    head = (
        f'<base href="{address}/"><link rel="stylesheet" href="{address}/a.css"><script src="{address}/a.js">'
        f'</script><script>fetch("{address}")</script><meta http-equiv="refresh" content="0;{address}">'
    )
    body = f'<img src="{address}/a.png"><iframe src="{address}"></iframe><object data="{address}"></object>'
    page = PAGE.replace("</head>", f"{head}</head>").replace("<h1>", f"{body}<h1>")
    return page.replace("<!DOCTYPE html>", f'<!DOCTYPE html SYSTEM "{address}/a.dtd">')


def remote_docx(address: str) -> bytes:
    members = members_of(docx_file())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rows = "".join(
        f'<Relationship Id="x{n}" Type="{kind}/{name}" Target="{address}/{name}" TargetMode="External"/>'
        for n, name in enumerate(("attachedTemplate", "image", "header", "footnotes"))
    )
    part = "word/_rels/document.xml.rels"
    members[part] = members[part].replace(b"</Relationships>", f"{rows}</Relationships>".encode())
    members["word/document.xml"] = members["word/document.xml"].replace(
        b"<w:document", f'<!DOCTYPE x SYSTEM "{address}/a.dtd"><w:document'.encode(), 1
    )
    return zip_file(members)


def remote_pdf(address: str) -> bytes:
    action = f"/OpenAction<</S/URI/URI({address})>>/AA<</O<</S/JavaScript/JS(app.launchURL('{address}'))>>>>"
    return pdf_file([printed(BODY)]).replace(b"<</Type/Catalog", b"<</Type/Catalog" + action.encode())


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("un.html", lambda address: remote_page(address).encode()),
        ("un.mhtml", lambda address: mhtml_file(remote_page(address).encode("cp1252"))),
        ("un.epub", lambda address: epub_file({"c.xhtml": remote_page(address), f"{address}/d.xhtml": ""})),
        ("un.docx", remote_docx),
        ("un.md", lambda address: f"# Titre\n\n{BODY}\n\n![a]({address}/a.png)\n\n<{address}>".encode()),
        ("un.pdf", remote_pdf),
        ("un.eml", lambda address: eml_file(f"{BODY}\n{address}")),
    ],
)
def test_nothing_remote_is_loaded_and_no_script_is_run(listener, name, make):
    article = article_of(make(listener), source=name)
    assert BODY in article.text
    assert "fetch(" not in article.text
    assert not any("fetch(" in f.text for f in article.furniture)


def test_a_clock_bounds_what_many_pages_take_together(monkeypatch):
    monkeypatch.setattr(portable, "_SECONDS", 0.1)
    slow = b"BT /F1 9 Tf " + b"1 0 0 1 6 7 Tm (a) Tj " * 3_000 + b"ET"
    raw = pdf_pages(
        b"<</Type/Pages/Kids[%s]/Count 500>>" % (b"3 0 R " * 500),
        b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(slow),
    )
    with pytest.raises(ReadError, match="far more work"):
        article_of(raw, source="un.pdf")
