"""The bytes of a message come in: a mail's lines and headers go out, or a saved page's markup (MHTML)."""

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import groupby
from operator import itemgetter

from diptych.corpus import plain
from diptych.corpus.draft import Raw, too_long
from diptych.corpus.encoding import decoded, obeyed
from diptych.corpus.metadata import Metadata
from diptych.errors import ReadError
from diptych.i18n import _

QUOTED = "quoted message"
SIGNATURE = "signature"
ATTACHMENT = "attachment"

_NAME = re.compile(rb"[!-9;-~]{1,70}:")
_KNOWN = (b"from", b"subject", b"date", b"to", b"content-type")
_SURE = (b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"x-mozilla-status")
_HEADERS_WITHIN = 65_536
# the parsers of the standard library take a time that grows with the square of a header: those that it takes
# apart by itself are bounded before, the others when they are read
_LONG_HEADER = re.compile(
    rb"^content-(?:type|disposition)[ \t]*:(?:[^\n]|\n(?=[ \t])){4096}", re.IGNORECASE | re.MULTILINE
)
_LONGEST_HEADER = 4_096
"""Characters."""
_MOST_PARTS = 500
_MOST_LINES = 500_000
"""Twice those of the largest file whose pictures are written in lines of 76 letters."""
_NEST = re.compile(rb"^content-type\s*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTS = 50
"""Parts that hold parts; the library goes one call deeper for each, and asks all of them at every line."""
_PAGES = ("text/html", "application/xhtml+xml")
_ASKED = re.compile(r"(le|on|am|el|il) .{4,120}(écrit|wrote|schrieb|escribió|scritto)\s*:", re.IGNORECASE)
_FORWARDED = re.compile(r"-{3,}\s*(original message|message d['’]origine|message original)\s*-{3,}", re.I)


def is_message(raw: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail or of a page saved as one (MHTML)."""
    head = raw[:_HEADERS_WITHIN].lstrip(b"\xef\xbb\xbf\r\n\t ")
    names: set[bytes] = set()
    for n, line in enumerate(head.splitlines()):
        if not line.strip():
            break
        if line[:1] in b" \t" and n:
            continue
        found = _NAME.match(line)
        if not found:
            if n == 0 and line.startswith(b"From "):
                # the first line of a mailbox
                continue
            return False
        names.add(found[0][:-1].lower())
    return bool(names & set(_SURE) and names & set(_KNOWN)) or {b"from", b"subject"} <= names


def message_of(raw: bytes, *, source: str) -> Message:
    """The parsed message; raises ReadError for one of endless headers, or nested beyond all use."""
    raw = raw.lstrip(b"\xef\xbb\xbf\r\n\t ")
    if raw.count(b"\n") > _MOST_LINES or _LONG_HEADER.search(raw):
        raise ReadError(too_long(source))
    if len(_NEST.findall(raw)) > _MOST_NESTS:
        message = _("“{source}” is a message of too many nested parts; choose another file.")
        raise ReadError(message.format(source=source))
    return email.message_from_bytes(raw, policy=email.policy.compat32)


def saved_page(message: Message, *, source: str) -> tuple[str, str] | None:
    """The markup of a page saved with its pictures (MHTML) and its encoding; None where it is a mail."""
    saved = "Snapshot-Content-Location" in message or "Saved by" in str(message.get("From", "Saved by"))
    if not saved or message.get_content_type() not in ("multipart/related", *_PAGES):
        return None
    page = next((part for part in _parts(message) if part.get_content_type() in _PAGES), None)
    return text_of(page, source=source) if page is not None else None


def body_of(message: Message) -> Message | None:
    """The part that a reader sees: plain text before markup; None in a message without either."""
    shown = [part for part in _parts(message) if not is_attached(part)]
    for kinds in (("text/plain",), _PAGES):
        for part in shown:
            if part.get_content_type() in kinds and str(part.get_payload()).strip():
                return part
    return None


def text_of(part: Message, *, source: str) -> tuple[str, str]:
    """The text of a part and its encoding: the declared one where the bytes obey it, else a likely one."""
    raw = part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    name = obeyed(raw, part.get_content_charset() or "utf-8")
    return (raw.decode(name), name) if name else decoded(raw, source=source)


def attachments(message: Message, body: Message | None) -> Iterator[str]:
    """What is attached, by name and kind; nothing of it is read."""
    for part in _parts(message):
        kind = part.get_content_type()
        other = kind in ("text/plain", *_PAGES) and not is_attached(part)
        if part is not body and not other:
            yield f"{_header(part.get_filename()) or kind} ({kind})" if part.get_filename() else kind


def is_attached(part: Message) -> bool:
    """Whether a part comes as a file, beside what is shown."""
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def metadata(message: Message) -> Metadata:
    """Subject, sender and day of a message."""
    name, address = parseaddr(_header(message.get("From")))
    return Metadata(
        title=_header(message.get("Subject")) or None,
        author=name or address or None,
        published=_day(str(message.get("Date", ""))[:100]),
    )


def flowed(message: Message, text: str) -> str:
    """The text of a part with the lines joined that its program broke (RFC 3676, format=flowed)."""
    if str(message.get_param("format", "")).lower() != "flowed":
        return text
    out: list[str] = []
    open_line = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.removeprefix(" ") if not line.startswith(">") else line
        if open_line and out and line and (out[-1][:1] == ">") == (line[:1] == ">"):
            out[-1] += line.lstrip("> ") if line[:1] == ">" else line
        else:
            out.append(line)
        open_line = line.endswith(" ") and line != "-- "
    return "\n".join(out)


def lines(text: str) -> Iterator[Raw]:
    """The lines of a mail in plain text, broken ones joined; quoted messages and the signature apart."""
    written = text.replace("\r\n", "\n").split("\n")
    for why, group in groupby(zip(written, _asides(written), strict=True), key=itemgetter(1)):
        run = [line for line, _why in group]
        if why is None:
            yield from (Raw(block.text) for block in plain.blocks("\n".join(run)))
        else:
            yield from (Raw(line, why=why) for line in run)


def _asides(lines: list[str]) -> Iterator[str | None]:
    """For each line of a mail the kind of furniture it is by the customs of mail, None where it is none."""
    ending: str | None = None
    for n, line in enumerate(lines):
        if not ending and line.rstrip() == "--":
            ending = SIGNATURE
        elif not ending and _FORWARDED.fullmatch(line.strip()):
            ending = QUOTED
        following = next((after for after in lines[n + 1 : n + 4] if after.strip()), "")
        if ending:
            yield ending
        elif line.startswith(">") or (following.startswith(">") and _ASKED.fullmatch(line.strip())):
            yield QUOTED
        else:
            yield None


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in their order; a message that is attached is one part."""
    waiting = [message]
    count = 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop(0)
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting[:0] = [child for child in inner if isinstance(child, Message)]
        else:
            count += 1
            yield part


def _header(value: object) -> str:
    """A header as it is meant: encoded words read, folded lines joined."""
    text = str(value or "")[:_LONGEST_HEADER]
    try:
        pieces = decode_header(text)
        words = [
            piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace")
            for piece, charset in pieces
        ]
    except (HeaderParseError, LookupError, ValueError):
        return " ".join(text.split())
    return " ".join("".join(words).split())


def _day(text: str) -> str | None:
    try:
        when: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return when.date().isoformat()
