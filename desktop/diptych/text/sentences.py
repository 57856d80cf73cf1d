"""A text and its passages come in, its sentences go out, in French and English.

Rules of our own over the abbreviations of `lexicons/abbreviations.yaml`: a stop, what closes with it, and
what opens after it decide. Nothing is split inside a word, and every visible character is in one sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diptych.errors import LexiconError
from diptych.resources import table
from diptych.text.passages import Passage, Sentence
from diptych.text.span import Span

_TABLE = "lexicons/abbreviations.yaml"

# « closes with » after a space, other marks without; faces belong to what was said before them
_CLOSERS = r"(?:\s*»|[\"”’'\])]|\s?[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a])"
_STOP = re.compile(rf"[.!?…]+(?P<closers>{_CLOSERS}*)(?P<gap>\s+)(?=\S)")
_TOKEN = re.compile(r"[^\s«“\"(\[’']+$")
_WORD = re.compile(r"[«“\"'‘(\[\s—–-]*([^\W\d_]+)")
_OPENING = re.compile(r"[\s«“‘\"'(\[—–•*-]*")
_NUMBERED = re.compile(r"[\s«“\"(\[]*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")
_ROMAN = re.compile(r"[IVXLCDM]+\b")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[A-ZÀ-Ý]$")
_PAIRS = (("(", ")"), ("«", "»"), ("“", "”"), ('"', '"'))
_SIGN = re.compile(r"\S")
_NEAR = 200
"""Characters before and after a stop that are looked at."""
_ASIDE_MAX = 90
"""Characters: brackets and quotations of up to so many stay whole."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of the table, by what a stop after them means."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]
    reporting: frozenset[str]
    phrases: tuple[str, ...]


def sentences(text: str, passages: Sequence[Passage]) -> tuple[Sentence, ...]:
    """The sentences of each passage, in reading order, without the white space around them."""
    return tuple(
        Sentence(span, n) for n, passage in enumerate(passages) for span in _of_passage(text, passage.span)
    )


def _of_passage(text: str, whole: Span) -> Iterator[Span]:
    line = whole.of(text)
    start = _visible(line, 0)
    for found in _STOP.finditer(line):
        end = _end(line, start, found)
        if end is not None:
            yield Span(whole.start + start, whole.start + end)
            start = _visible(line, end)
    yield Span(whole.start + start, whole.start + len(line.rstrip()))


def _visible(line: str, at: int) -> int:
    """Index of the first sign from `at` on that is no white space."""
    found = _SIGN.search(line, at)
    return found.start() if found else len(line)


def _end(line: str, start: int, found: re.Match[str]) -> int | None:
    """Where the sentence that began at `start` ends at this stop; None where it goes on."""
    stop = found.start()
    marks = found[0][: found.start("closers") - stop]
    end, after = _closed(line, start, found)
    if end <= start or _aside(line, start, found) or line.endswith(("(", "["), start, stop):
        return None
    # what decides stands near the stop: copying all that is before and after would take the square of a line
    first = max(start, stop - _NEAR)
    before, following = line[first:stop], line[after : after + _NEAR]
    if _opens_low(line, after):
        return end if marks == "." and _begins_anyway(before, following) else None
    if marks == ".":
        return None if _abbreviated(before, following, opening=first == start) else end
    return None if found["closers"] and _reported(following) else end


def _closed(line: str, start: int, found: re.Match[str]) -> tuple[int, int]:
    """Where the sentence ends with what closes it, and where the next would begin.

    A straight quotation mark after a space opens when those before it are closed, and closes otherwise.
    """
    end, after = found.end("closers"), found.end("gap")
    if (
        line[after] == '"'
        and line[after + 1 : after + 2] in ("", " ", ".")
        and line.count('"', start, after) % 2
    ):
        end = after + 1
        after = _visible(line, end)
    return end, after


def _opens_low(line: str, after: int) -> bool:
    """Whether what follows does not look like the start of a sentence: a small letter, a comma."""
    at = _OPENING.match(line, after).end()  # type: ignore[union-attr]
    first = line[at : at + 2]
    if not first:
        return False
    # "xAI" and "iPhone" may open a sentence
    return (first[0].islower() and not first[1:].isupper()) or first[0] in ",;:.!?…)]»%"


def _begins_anyway(before: str, after: str) -> bool:
    """Whether a small letter after a full stop still begins a sentence: the stop ends a whole word."""
    token = _token(before)
    return len(token) > 4 and token.isalpha() and not _known(token) and after[:1].isalpha()


def _abbreviated(before: str, after: str, *, opening: bool) -> bool:
    """Whether the stop after `before` belongs to an abbreviation and the sentence goes on with `after`.

    `opening` tells that the sentence begins with `before`.
    """
    lexicon = _lexicon()
    token = _token(before)
    number = after[:1].isdigit() or bool(_ROMAN.match(after))
    if opening and before == token and _NUMBERED.fullmatch(token):
        return True
    if before.endswith(lexicon.phrases):
        return True
    if token in lexicon.before_number and number:
        return True
    if token in lexicon.before_name and token not in lexicon.anywhere:
        return True
    if token in lexicon.anywhere or _INITIAL.fullmatch(token):
        return not _opener(after)
    return False


def _token(before: str) -> str:
    """The word that a stop follows, without elision and quotation marks."""
    found = _TOKEN.search(before)
    return found[0] if found else ""


def _known(token: str) -> bool:
    lexicon = _lexicon()
    return token in lexicon.before_name or token in lexicon.before_number or token in lexicon.anywhere


def _opener(after: str) -> bool:
    word = _WORD.match(after)
    return bool(word and word[1] in _lexicon().openers)


def _reported(after: str) -> bool:
    """Whether a reporting clause follows a quotation: one to four words, the last a verb of saying."""
    return any(word.strip(",.:") in _lexicon().reporting for word in after.split()[:4])


def _aside(line: str, start: int, found: re.Match[str]) -> bool:
    """Whether the stop lies inside short brackets or a short quotation, which are not cut up."""
    stop = found.start()
    for opening, closing in _PAIRS:
        opened = line.rfind(opening, max(start, stop - _ASIDE_MAX), stop)
        if opened < 0 or line.find(closing, found.start("gap"), opened + _ASIDE_MAX + 1) < 0:
            continue
        if opening == closing and line.count(opening, start, found.start("gap")) % 2 == 0:
            continue
        if closing not in line[opened + 1 : found.start("gap")]:
            return True
    return False


@cache
def _lexicon() -> _Lexicon:
    groups = table(_TABLE)

    if not isinstance(groups, dict) or not isinstance(groups.get("phrases"), list):
        raise LexiconError(f"{_TABLE}: “phrases” must be a list; correct the entry there.")

    def known(name: str) -> frozenset[str]:
        if not isinstance(groups.get(name), str):
            raise LexiconError(f"{_TABLE}: “{name}” must be a list of words; correct the entry there.")
        return frozenset(groups[name].split())

    return _Lexicon(
        before_name=known("before_name"),
        before_number=known("before_number"),
        anywhere=known("anywhere"),
        openers=known("openers"),
        reporting=known("reporting"),
        phrases=tuple(map(str, groups["phrases"])),
    )
