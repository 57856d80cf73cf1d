"""The measured members of an EPUB file come in, the lines of its chapters and its metadata go out."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from diptych.corpus.damage import damaged
from diptych.corpus.draft import Raw, lines_of
from diptych.corpus.encoding import decoded
from diptych.corpus.metadata import Metadata, date_in
from diptych.corpus.zipped import inside, member, xml_of
from diptych.errors import ReadError
from diptych.i18n import _

CONTAINER = "META-INF/container.xml"
CONTENTS = "table of contents"

_NAVIGATION = re.compile(r"""epub:type\s*=\s*["'][^"']*\b(toc|landmarks|page-list)\b|<navMap\b""")


def lines(files: zipfile.ZipFile, *, source: str) -> tuple[list[Raw], Metadata]:
    """The lines of the chapters in the order of the spine, the table of contents apart, and the metadata.

    Raises ReadError for a book that is locked, that lacks its parts, or that asks for files outside itself.
    """
    container = xml_of(member(files, CONTAINER) or b"", source=source)
    package = next((root.get("full-path") for root in container.iter("{*}rootfile")), None) or ""
    raw = member(files, inside("", package, source=source))
    if raw is None:
        raise ReadError(damaged(source, "EPUB"))
    opf = xml_of(raw, source=source)
    _refuse_locked(files, source)
    return list(_chapters(files, opf, posixpath.dirname(package), source)), _metadata(opf)


def _chapters(files: zipfile.ZipFile, opf: etree._Element, folder: str, source: str) -> Iterator[Raw]:
    manifest = {item.get("id"): item for item in opf.iter("{*}item")}
    seen: set[str] = set()
    for reference in opf.iter("{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None:
            continue
        address = urlsplit(item.get("href") or "")
        if address.scheme or address.netloc:
            # a chapter somewhere on the web, which is never fetched
            yield Raw(item.get("href"), why=CONTENTS)
            continue
        path = inside(folder, unquote(address.path), source=source)
        if path in seen:
            continue
        seen.add(path)
        page = member(files, path)
        if page is None:
            raise ReadError(damaged(source, "EPUB"))
        if not page.strip() or (item.get("media-type") or "").startswith("image/"):
            continue
        text = decoded(page, source=source)[0]
        listed = "nav" in (item.get("properties") or "").split() or bool(_NAVIGATION.search(text))
        yield from lines_of(text, source=source, why=CONTENTS if listed else None)


def _metadata(opf: etree._Element) -> Metadata:
    def said(name: str) -> list[str]:
        return [" ".join(element.itertext()).strip() for element in opf.iter(f"{{*}}{name}")]

    authors = ", ".join(filter(None, said("creator")))
    return Metadata(
        title=next(filter(None, said("title")), None),
        author=authors or None,
        outlet=next(filter(None, said("publisher")), None),
        published=next(filter(None, map(date_in, said("date"))), None),
        language=next(filter(None, said("language")), None),
    )


def _refuse_locked(files: zipfile.ZipFile, source: str) -> None:
    """A shop's lock encrypts the chapters; fonts alone may be scrambled without harm."""
    listed = member(files, "META-INF/encryption.xml")
    if listed is None:
        return
    names = [element.get("URI") or "" for element in xml_of(listed, source=source).iter("{*}CipherReference")]
    if any(name.lower().endswith(("html", "htm", "xml", "opf")) for name in names):
        message = _("“{source}” is locked by the shop it comes from; choose another file.")
        raise ReadError(message.format(source=source))
