"""Small files of every format that is read, made for the tests."""

import io
import textwrap
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from email.message import EmailMessage

import docx

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."
SECOND = "« Nous n’avons pas été entendus », a déclaré Jeanne Roy, présidente de l’association du quartier."
PAGE = (
    '<!DOCTYPE html><html lang="fr"><head><title>Le marché ferme</title></head><body><nav>Menu</nav>'
    f"<article><h1>Le marché ferme</h1><p>{BODY}</p><h2>La colère</h2><p>{SECOND}</p></article></body></html>"
)
CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
CHAPTER = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    "</head><body>{}</body></html>"
)


def zip_file(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members.items():
            # a date of its own, so that the same members give the same bytes
            file.writestr(zipfile.ZipInfo(name, (2025, 3, 15, 0, 0, 0)), content, method)
    return out.getvalue()


def members_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}


def docx_of(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_file() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Le marché ferme"
    document.core_properties.author = "Jeanne Roy"
    document.add_heading("Le marché ferme", 0)
    document.add_paragraph(BODY)
    document.add_heading("La colère", 1)
    document.add_paragraph("le prix du pain", style="List Bullet")
    document.add_paragraph("le prix du vin", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Année", "Étals", "2024", "31"), strict=True):
        cell.text = text
    document.add_paragraph(SECOND)
    return docx_of(document)


def epub_file(chapters: Mapping[str, str] | None = None, *, metadata: str = "", extra=None) -> bytes:
    """An EPUB of these chapters (name to the markup of its body), a table of contents before them."""
    if chapters is None:
        chapters = {
            "un.xhtml": f"<h1>Le marché ferme</h1><p>{BODY}</p>",
            "deux.xhtml": f"<h2>La colère</h2><ul><li>le pain</li></ul><p>{SECOND}</p>",
        }
    items = "".join(f'<item id="c{n}" href="{name}"/>' for n, name in enumerate(chapters))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    metadata = metadata or (
        "<dc:title>Le marché ferme</dc:title><dc:creator>Jeanne Roy</dc:creator><dc:language>fr</dc:language>"
        "<dc:date>2025-03-15T08:00:00Z</dc:date><dc:publisher>La Voix du Port</dc:publisher>"
    )
    opf = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f'<manifest><item id="nav" href="nav.xhtml" properties="nav"/>{items}</manifest>'
        f'<spine><itemref idref="nav"/>{order}</spine></package>'
    )
    listed = "".join(f'<li><a href="{name}">{name}</a></li>' for name in chapters)
    pages = {f"OEBPS/{name}": CHAPTER.format(body) for name, body in chapters.items()}
    return zip_file(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": opf,
            "OEBPS/nav.xhtml": CHAPTER.format(f"<nav><ol>{listed}</ol></nav>"),
            **pages,
            **(extra or {}),
        }
    )


def eml_file(text: str = f"{BODY}\n\n{SECOND}\n", **headers: str) -> bytes:
    message = EmailMessage()
    named = {
        "From": "Jeanne Roy <jeanne@exemple.fr>",
        "To": "redaction@exemple.fr",
        "Subject": "Le marché ferme",
        "Date": "Sat, 15 Mar 2025 08:00:00 +0100",
    } | headers
    for name, value in named.items():
        message[name] = value
    message.set_content(text)
    return message.as_bytes()


def mhtml_file(page: bytes = PAGE.encode("cp1252"), charset: str = "windows-1252") -> bytes:
    """A page as Chrome saves it, with one picture."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://exemple.fr/marche\r\n"
        "Subject: Le march=E9 ferme\r\nDate: Sat, 15 Mar 2025 08:00:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----limite----"\r\n\r\n'
    )
    parts = (
        (f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: 8bit", page),
        ("Content-Type: image/png\r\nContent-Location: https://exemple.fr/a.png", b"\x89PNG not looked at"),
    )
    body = b"".join(b"------limite----\r\n" + h.encode() + b"\r\n\r\n" + b + b"\r\n" for h, b in parts)
    return head.encode() + body + b"------limite------\r\n"


MARKDOWN = f"""---
title: "Le marché ferme"
author: Jeanne Roy
date: 2025-03-15
---
# Le *marché* ferme

{BODY.replace("marché couvert", "[marché couvert](https://exemple.fr/m)")}
**La suite** est `connue`.

## La colère

- le prix du pain
- le prix du vin

| Année | Étals |
|-------|-------|
| 2024  | 31    |

> {SECOND}
"""


def pdf_file(pages: Iterable[Iterable[tuple[str, int, int, int]]], info: str = "") -> bytes:
    """A PDF of these pages; each line is (text, x, y, size) in Helvetica."""
    contents = [
        b"\n".join(
            b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (size, x, y, _escaped(text))
            for text, x, y, size in page
        )
        for page in pages
    ]
    return pdf_objects(
        [
            *(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                b"/Contents %d 0 R>>" % (5 + 2 * n)
                for n in range(len(contents))
            ),
        ],
        contents,
        info.encode("latin-1"),
    )


def pdf_objects(pages: list[bytes], contents: list[bytes], info: bytes = b"") -> bytes:
    """A PDF of the pages (dictionaries, objects 4, 6 …) and their contents (streams, objects 5, 7 …)."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for page, content in zip(pages, contents, strict=True):
        packed = zlib.compress(content)
        objects += [
            page,
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    objects.append(b"<<%s>>" % info)
    return pdf_of(objects, b"/Info %d 0 R" % len(objects))


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first being its catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, content in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n + 1, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def printed(*lines: str, top: int = 780, size: int = 11, x: int = 60) -> list[tuple[str, int, int, int]]:
    """Lines one under the other, an empty one leaving room."""
    return [(line, x, top - 14 * n, size) for n, line in enumerate(lines) if line]


COLUMN = (
    "Le conseil municipal a voté hier soir la fermeture du mar-",
    "ché couvert, malgré l’avis des commerçants du centre-",
    "ville. Le maire a promis une halle neuve avant le prin-",
    "temps, mais n’a donné ni son prix ni sa place au conseil.",
)


def pdf_article() -> bytes:
    """Two pages with a running header and numbers, a title in large letters, and metadata."""
    first = [
        ("Le marché ferme", 60, 760, 22),
        *printed(*COLUMN, "", "La colère est grande chez ceux qui y tenaient un étal, et", top=720),
    ]
    second = printed("qui devront partir avant l’été.", "", *textwrap.wrap(SECOND, 56), top=760)
    pages = [
        [("La Voix du Port", 60, 810, 9), *page, (f"- {n} -", 290, 30, 9)]
        for n, page in enumerate((first, second), 1)
    ]
    return pdf_file(pages, "/Title(Sans titre)/Author(Jeanne Roy)/CreationDate(D:20250315080000Z)")


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
