"""Raw characters come in, clean ones go out, before any offset exists."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

import ftfy
from ftfy.badness import is_bad

_NEWLINE = re.compile(r"\r\n?|[\v\f\u2028\u2029]")
# U+200D glues emoji together, so it stays behind one (a symbol, a skin tone or a variation selector)
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
    r"(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]\u200d)"
)
# soft hyphens and C1 controls go only after the repair: they are bytes of broken words ("Ã\xad" is í)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad]")
# what may hide a broken word from ftfy: a sound sign beside it that is no byte of UTF-8; after one of these
# letters the sign may itself be half of a broken one ("Å“" is œ)
_SOUND_SIGN = re.compile(r"(?<![À-ßâãäå€])([\u00a0\u202f’‘«»“”\"()\[\],;:!?…–—]+)")
# ftfy's `is_bad` is slow, and every one of its patterns holds two signs beyond ASCII or one of the last
# three; the pairs that print sets all the time ("« é", "l’é", "é »") are in none of them
_SPACING = "\u00a0\u202f’–—…"
_SOUND = "àâäçèéêëîïôöùûüÿÀÇÈÉÊËÔÖÙÛÜ"
SUSPECT = re.compile(
    r"[^\x00-\x7f]"
    rf"(?:(?<=[{_SPACING}«“])[^\x00-\x7f{_SPACING}«“»”€œÎÏ{_SOUND}]"
    rf"|(?<=[»”{_SOUND}])[^\x00-\x7f{_SPACING}]"
    rf"|(?<![{_SPACING}«“»”{_SOUND}])[^\x00-\x7f]"
    r"|(?<=[ÃÂ]) |(?<=[Œœ])[^A-Za-z]|(?<=[\x80-\x9f]))"
)
# ftfy leaves "97,4Â milliards" (a no-break space read as Latin-1, then made plain); no word is spelt that way
_LONE_CIRCUMFLEX = re.compile(r"(?<=[a-zß-ÿœ0-9%€])Â[ \u00a0]")

# ftfy has passed the line as a whole: its doubt about a word is overruled only where French could print it
_FRENCH = re.compile(r"[\x00-\x7fàâäæçèéêëîïñôöœùûüÿÀÂÄÆÇÈÉÊËÎÏÑÔÖŒÙÛÜŸ\u00a0\u202f«»‘’“”–—…•·€£°²³½]+")


@dataclass(frozen=True, slots=True)
class Repair:
    """One word whose broken encoding (mojibake) was mended."""

    found: str
    mended: str
    at: int
    """Offset of the mended word in the cleaned text."""


def cleaned(raw: str) -> tuple[str, tuple[Repair, ...]]:
    """`raw` with one kind of newline, composed characters and mended words; and the words that were mended.

    Soft hyphens, zero-width signs, byte order marks, direction marks and control characters go; tabs become
    spaces; no-break spaces stay, for figures live on them. Cleaning a clean text changes nothing.
    """
    if raw.isascii() and raw.isprintable():
        return raw, ()
    plain = _NEWLINE.sub("\n", raw).replace("\t", " ")
    text = "\n".join(map(_settled, plain.split("\n")))
    return text, _repairs(plain, text)


def mended(line: str) -> str:
    """`line` with its broken encoding repaired and nothing else changed.

    First the line as a whole, for the words that only their neighbours explain ("Ã la" is "à la"); then each
    word alone, because one sound "’" keeps ftfy from mending the rest of its line.
    """
    # what no word of the line gives away, no repair would change: this spares sound text nearly all the work
    if line.isascii() or not SUSPECT.search(line):
        return line
    if not (is_bad(line) or _LONE_CIRCUMFLEX.search(line)):
        return line
    line = _LONE_CIRCUMFLEX.sub("\u00a0", ftfy.fix_encoding(line))
    return " ".join(word if word.isascii() else _mended_word(word) for word in line.split(" "))


def _mended_word(word: str) -> str:
    whole = ftfy.fix_encoding(word)
    if whole == word:
        whole = "".join(map(ftfy.fix_encoding, _SOUND_SIGN.split(word)))
    return whole if _FRENCH.fullmatch(whole) else word


def _settled(line: str) -> str:
    """`line` mended until there is nothing left to mend; most lines of a page are plain ASCII."""
    while not (line.isascii() and line.isprintable()) and (better := _mended_line(line)) != line:
        line = better
    return line


def _mended_line(line: str) -> str:
    # a repair may bring forth a newline of another kind, but a line stays a line
    line = _NEWLINE.sub(" ", mended(_INVISIBLE.sub("", line)))
    return unicodedata.normalize("NFC", _CONTROL.sub("", line))


def _repairs(raw: str, text: str) -> tuple[Repair, ...]:
    """The words of `text` that are not those of `raw`, beyond composition and invisible characters."""
    if raw == text:
        return ()
    out: list[Repair] = []
    start = 0
    for before, after in zip(raw.split("\n"), text.split("\n"), strict=True):
        if before != after:
            seen = _INVISIBLE.sub("", before)
            if unicodedata.normalize("NFC", _CONTROL.sub("", seen)) != after:
                out += _line_repairs(seen, after, start)
        start += len(after) + 1
    return tuple(out)


def _line_repairs(before: str, after: str, start: int) -> list[Repair]:
    old, new = before.split(" "), after.split(" ")
    places = [start]
    for word in new:
        places.append(places[-1] + len(word) + 1)
    out: list[Repair] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal" and b - a == d - c:
            out += map(Repair, old[a:b], new[c:d], places[c:d])
        elif tag != "equal":
            out.append(Repair(" ".join(old[a:b]), " ".join(new[c:d]), places[c]))
    return out
