"""The bytes of a file come in, what it is is found by its content, and its judged lines go out."""

import re
from dataclasses import replace
from pathlib import PurePath
from zipfile import ZipFile

from diptych.corpus import book, mail, markdown, office, portable
from diptych.corpus.damage import DAMAGES, damaged
from diptych.corpus.draft import (
    Draft,
    Piece,
    Raw,
    from_lines,
    from_page,
    from_text,
    lines_of,
    refuse_long,
    too_long,
)
from diptych.corpus.encoding import decoded
from diptych.corpus.markup import is_page
from diptych.corpus.zipped import refuse_entities, unpacked
from diptych.errors import ReadError
from diptych.i18n import _
from diptych.text import cleaned

_ZIP = b"PK\x03\x04"
_PICTURE = re.compile(r"(?<=data:)[\w.+-]+/[\w.+-]+;base64,[A-Za-z0-9+/=%\s]{200,}")
"""Pictures and fonts that a page was saved with: megabytes of letters that are no text."""
_LONGEST_MARKUP = 5_000_000
"""Characters; the scripts of a page may be a hundred times its text."""
_OTHER_ZIPS = (("xl/", "XLSX"), ("ppt/", "PPTX"), ("content.xml", "ODT"))


def draft_of(raw: bytes, *, source: str) -> tuple[Draft, str]:
    """The judged lines of a file, and the name of its format or of the encoding it was read in.

    Its first bytes decide what it is, for names lie; the suffix of `source` only tells Markdown from other
    text. Raises ReadError for what cannot be read.
    """
    if portable.is_pdf(raw):
        return from_lines(*portable.lines(raw, source=source), source=source), "pdf"
    if raw.startswith(_ZIP):
        with unpacked(raw, source=source) as files:
            return _from_zip(files, raw, source)
    if mail.is_message(raw):
        try:
            return _from_message(raw, source)
        except DAMAGES as error:
            raise ReadError(damaged(source, "EML or MHTML")) from error
    found, encoding = decoded(raw, source=source)
    return _from_text(found, source), encoding


def _from_text(found: str, source: str) -> Draft:
    page = is_page(found)
    if page:
        found = _PICTURE.sub("", found)
    else:
        refuse_long(found.splitlines(), source)
    if len(found) > _LONGEST_MARKUP:
        raise ReadError(too_long(source))
    if page:
        return from_page(found, source=source)
    text, repairs = cleaned(found)
    if not text.strip():
        raise ReadError(_("“{source}” is empty; choose a file with text.").format(source=source))
    if PurePath(source).suffix.lower() in markdown.SUFFIXES:
        draft = from_lines(*markdown.lines(text, source=source), source=source)
    else:
        draft = from_text(text)
    return replace(draft, repairs=(*repairs, *draft.repairs))


def _from_zip(files: ZipFile, raw: bytes, source: str) -> tuple[Draft, str]:
    names = files.namelist()
    if book.CONTAINER in names:
        return from_lines(*book.lines(files, source=source), source=source), "epub"
    if office.MAIN in names:
        refuse_entities(files.read(office.MAIN), source=source)
        return from_lines(*office.lines(raw), source=source), "docx"
    kinds = (kind for start, kind in _OTHER_ZIPS if any(name.startswith(start) for name in names))
    message = _("“{source}” is a {kind} file; save its text as .txt or .html and open that.")
    raise ReadError(message.format(source=source, kind=next(kinds, "ZIP")))


def _from_message(raw: bytes, source: str) -> tuple[Draft, str]:
    message = mail.message_of(raw, source=source)
    if page := mail.saved_page(message, source=source):
        return _from_text(page[0], source), page[1]
    body = mail.body_of(message)
    if body is None:
        text = _("“{source}” is a message without text; choose another file.")
        raise ReadError(text.format(source=source))
    found, encoding = mail.text_of(body, source=source)
    if body.get_content_type() == "text/plain":
        refuse_long(found.splitlines(), source)
    said = mail.metadata(message)
    attached = [Raw(name, why=mail.ATTACHMENT) for name in mail.attachments(message, body)]
    if body.get_content_type() == "text/plain":
        lines = [*mail.lines(mail.flowed(body, found)), *attached]
        return from_lines(lines, said, source=source), encoding
    draft = _from_text(found, source)
    if all(piece.why for piece in draft.pieces):
        # a short mail is no page: all that can be seen of it is the message
        return from_lines([*lines_of(found, source=source), *attached], said, source=source), encoding
    pieces = list(draft.pieces)
    if draft.metadata.title and said.title:
        pieces.insert(draft.over, Piece(draft.metadata.title, None))
    pieces += (Piece(line.text, line.why) for line in attached)
    return replace(draft, pieces=tuple(pieces), metadata=said.over(draft.metadata)), encoding
