"""The bytes of a ZIP file come in, its members go out, none of them larger than a file may be."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from diptych.corpus.damage import DAMAGES, damaged
from diptych.errors import ReadError
from diptych.i18n import _

MOST_MEMBERS = 10_000
LARGEST_UNPACKED = 100_000_000
"""Bytes of all members together: a book with pictures; a tenth of what a ZIP bomb of 1 MB unpacks to."""
STEEPEST = 200
"""Times its packed size that a member may have; prose packs to a third, machine-made XML to a fiftieth."""
_STEEP_FROM = 1_000_000
"""Bytes below which a member may be as steep as it likes."""
_CHUNK = 65_536
# what the formats allow; bzip2 and LZMA cannot be unpacked piece by piece
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"


@contextmanager
def unpacked(raw: bytes, *, source: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file of the bytes `raw`, every member of which has been measured.

    The sizes that a ZIP file declares may lie, and what reads it later (python-docx, for one) unpacks members
    whole: so each one is unpacked once here, piece by piece, and nothing of it is kept. Raises ReadError, and
    turns what a damaged file makes a library raise inside the block into one.
    """
    try:
        # the list of members is read whole before it can be counted by the library
        if raw.count(_ENTRY) > MOST_MEMBERS:
            raise ReadError(_bomb(source))
        with zipfile.ZipFile(io.BytesIO(raw)) as files:
            _measure(files, source)
            yield files
    except DAMAGES as error:
        raise ReadError(damaged(source, "ZIP (DOCX, EPUB)")) from error


def member(files: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of one member, None where there is none of that name."""
    try:
        return files.read(name)
    except KeyError:
        return None


def xml_of(raw: bytes, *, source: str) -> etree._Element:
    """The root of the XML document `raw`, in which no entity is read and nothing is loaded.

    Raises ReadError for a document that declares entities.
    """
    refuse_entities(raw, source=source)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(raw, parser)


def refuse_entities(raw: bytes, *, source: str) -> None:
    """Raise ReadError for XML that declares entities: no format that is read needs one of its own.

    The parsers read none anyway, so that what stands behind one would be missing without a word.
    """
    if b"<!ENTITY" in raw:
        message = _("“{source}” declares XML entities, as files do that mean harm; choose another file.")
        raise ReadError(message.format(source=source))


def inside(folder: str, name: str, *, source: str) -> str:
    """The member that `name`, as written in a file of `folder`, stands for; raises ReadError if outside."""
    path = posixpath.normpath(posixpath.join(folder, name))
    if path.startswith(("../", "/")) or path == "..":
        message = _("“{source}” asks for a file outside itself ({name}); choose another file.")
        raise ReadError(message.format(source=source, name=name))
    return path


def _measure(files: zipfile.ZipFile, source: str) -> None:
    members = files.infolist()
    total = 0
    for info in members:
        if info.compress_type not in _METHODS:
            raise zipfile.BadZipFile(f"method {info.compress_type}")
        if info.flag_bits & 1:
            message = _("“{source}” is protected by a password; save it without one and open that.")
            raise ReadError(message.format(source=source))
        size = 0
        with files.open(info) as file:
            while piece := file.read(_CHUNK):
                size += len(piece)
                steep = size > _STEEP_FROM and size > STEEPEST * max(info.compress_size, 1)
                if steep or total + size > LARGEST_UNPACKED:
                    raise ReadError(_bomb(source))
        total += size


def _bomb(source: str) -> str:
    message = _("“{source}” unpacks to far more than an article; choose another file.")
    return message.format(source=source)
