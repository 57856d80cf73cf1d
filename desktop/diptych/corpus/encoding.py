"""The bytes of a file come in, its text and the encoding they were read in go out."""

import codecs
import re

from charset_normalizer import from_bytes

from diptych.errors import ReadError
from diptych.i18n import _

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3", "SQLite"),
    (b"RIFF", "RIFF"),
    (b"\x7fELF", "ELF"),
    (b"bplist", "Safari web archive"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.I,
)
_DECLARED_WITHIN = 4096
_LIKELY = ("cp1252", "iso8859_15", "mac_roman", "cp850")
# the web reads "latin-1" and "ascii" as windows-1252 (WHATWG Encoding Standard, names and labels)
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
# Python's own notations are no encodings of files, and some decode in a time that grows with the square
_NOTATIONS = frozenset(("idna", "punycode", "raw_unicode_escape", "unicode_escape", "utf-7"))


def decoded(raw: bytes, *, source: str) -> tuple[str, str]:
    """The text of `raw` and the Python name of the encoding it is in.

    A byte order mark decides; then strict UTF-8, which other encodings cannot pass for by chance, so it is
    tried before a declaration that may be older than the file; then what the file declares; then what
    charset-normalizer finds most likely among a few. A UTF-8 text with a few broken
    bytes stays UTF-8. `source` names the file in errors; raises ReadError for a binary file.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _strict(raw, name, source), name
    _refuse_binary(raw, source)
    if wide := _wide(raw):
        return _strict(raw, wide, source), wide
    if b"\0" in raw:
        raise ReadError(
            _("“{source}” is a binary file; open a text or a web page instead.").format(source=source)
        )
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        name = _declared(raw) or _guessed(raw, source)
    return _strict(raw, name, source), name


def _refuse_binary(raw: bytes, source: str) -> None:
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            message = _("“{source}” is a {kind} file; save its text as .txt or .html and open that.")
            raise ReadError(message.format(source=source, kind=kind))


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark shows as zeros at every other byte."""
    sample = raw[:4096]
    if len(sample) < 4 or len(raw) % 2:
        return None
    high, low = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if low > 0.6 * half and high < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if high > 0.6 * half and low < 0.1 * half else None


def _declared(raw: bytes) -> str | None:
    """The encoding that the page declares, when Python knows it and the bytes obey it."""
    found = _DECLARED.search(raw[:_DECLARED_WITHIN])
    if not found:
        return None
    return obeyed(raw, (found[1] or found[2]).decode("ascii", "replace"))


def obeyed(raw: bytes, label: str) -> str | None:
    """The Python name of the encoding that `label` declares; None where the bytes belie it."""
    try:
        name = codecs.lookup(label).name
        name = _MEANT.get(name, name)
        if name in _NOTATIONS:
            return None
        raw.decode(name)
    except (LookupError, ValueError):
        return None
    return name


def _guessed(raw: bytes, source: str) -> str:
    lossy = raw.decode("utf-8", "replace")
    broken, sound = lossy.count("\ufffd"), sum(char > "\x7f" for char in lossy)
    if sound > 20 * broken:
        return "utf-8"
    best = from_bytes(raw, cp_isolation=list(_LIKELY)).best()
    if best is None:
        message = _("The encoding of “{source}” is unknown; save it as UTF-8 and open it again.")
        raise ReadError(message.format(source=source))
    return str(best.encoding)


def _strict(raw: bytes, name: str, source: str) -> str:
    try:
        return raw.decode(name, "replace" if name == "utf-8" else "strict")
    except UnicodeDecodeError as error:
        message = _("“{source}” is not the {name} text it says it is; save it as UTF-8 and open it again.")
        raise ReadError(message.format(source=source, name=name)) from error
