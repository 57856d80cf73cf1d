"""A text comes in, the terms under which its words are looked up go out, each with its place.

A term names its language, because two languages stem one word differently: `f:offr`, `e:offer`, `u:oferta`
where the language is not known. A number is the same in all of them: `#97.4`.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from whoosh.lang import stemmer_for_language

from diptych.text import Span, fold, words

LANGUAGES = ("fr", "en", "und")

_STEMMERS: dict[str, Callable[[str], str]] = {code: stemmer_for_language(code) for code in ("fr", "en")}
# never cuts inside a word or a number: what stands between two chunks belongs to neither
_CHUNK = re.compile(r"\d[\w'’‑-]*(?:[ \u00a0\u202f.,]\d[\w'’‑-]*)*|[\w'’‑-]+")
_CHUNK_OR_END = re.compile(_CHUNK.pattern + r"|\n")
# half-words of a compound are found alone ("Unis" in "États-Unis"), and a unit glued to a number as well
_PART = re.compile(r"\d+(?:[ \u00a0\u202f'’]\d{3})*(?:[.,]\d+)*|[^\W\d_]+")
_SAME = {"i": "[iy]"}
"""How letters that `initial` does not tell apart are written."""
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_GROUPS = {"fr": re.compile(r"\.(?=\d{3}(?:\D|$))"), "en": re.compile(r",(?=\d{3}(?:\D|$))")}
# a capital that no sentence begins with; the first word of a passage is left out with it
_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŒ](?:(?<=[\w,;] .)|(?<=[’'(].))[\w’'‑-]*")
_QUOTED = re.compile(r"«([^«»\n]+)»|“([^“”\n]+)”|\"([^\"\n]+)\"")
_LONGEST = 60
"""Letters of the longest word that is looked up; beyond it stands no word of any language."""


class Token(NamedTuple):
    """One word of a text as the index knows it."""

    term: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


class Piece(NamedTuple):
    """One word of a chunk of text, the same wherever that chunk stands."""

    term: str
    form: str
    """As written, case and accents folded."""
    start: int
    end: int


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Terms of the words of `text` in order, elided articles left out."""
    return tuple(
        Token(piece.term, at + piece.start, at + piece.end)
        for at, chunk in chunks(text)
        for piece in pieces(chunk, language)
    )


def telling_tokens(
    text: str, within: Span, language: str, initials: frozenset[str]
) -> tuple[list[Token], list[int]]:
    """The words of a passage, and which of them may matter; others stand there with the term "".

    initials: what `initial` gives for the terms that matter. Words that cannot have one of these are not
    looked up, for that is nearly all of the work.
    """
    found: list[Token] = []
    telling: list[int] = []
    for match in _CHUNK.finditer(text, within.start, within.end):
        chunk, at = match.group(), match.start()
        if chunk.isalpha() and not _begins(chunk[:2], initials):
            found.append(Token("", at, match.end()))
            continue
        for piece in pieces(chunk, language):
            if initial(piece.term) in initials:
                telling.append(len(found))
            found.append(Token(piece.term, at + piece.start, at + piece.end))
    return found, telling


def telling_alone(text: str, within: Span, language: str, initials: frozenset[str]) -> list[Token]:
    """The words of a passage that may matter, without the others between them: in much less time."""
    found: list[Token] = []
    for match in _skipping(initials).finditer(text, within.start, within.end):
        chunk, at = match[1], match.start(1)
        if not chunk or (chunk.isalpha() and not _begins(chunk[:2], initials)):
            continue
        found += [
            Token(piece.term, at + piece.start, at + piece.end)
            for piece in pieces(chunk, language)
            if initial(piece.term) in initials
        ]
    return found


@lru_cache(maxsize=64)
def _skipping(initials: frozenset[str]) -> re.Pattern[str]:
    """Finds each chunk and, before it, those that are nothing but letters and begin as no wanted one does."""
    # what is no ASCII may fold to any letter
    wanted = "|".join(
        "".join(f"(?:{_SAME.get(one) or re.escape(one)}|[^\\x00-\\x7f])" for one in two)
        for two in sorted(initials)
    )
    # what stands after the last chunk is matched too, so that no search begins inside a word
    skipped = rf"(?!{wanted})[a-z][^\W\d_]*+(?![\w'’‑-])"
    return re.compile(rf"(?>(?:[^\w'’‑-]+|{skipped})*)({_CHUNK.pattern})?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _begins(two: str, initials: frozenset[str]) -> bool:
    """Whether a word that begins with these letters may have a term that begins as one of `initials`."""
    folded = _alike(fold(two))
    return folded in initials or folded[:1] in initials


def initial(term: str) -> str:
    """The two letters that every word of a term begins with, folded: a stemmer takes away ends alone."""
    return "#" if term[:1] == "#" else _alike(term[2:])


def _alike(folded: str) -> str:
    # "dying" has the stem "die"
    return folded[:2].replace("y", "i")


def terms(text: str, language: str) -> list[str]:
    """The terms alone."""
    return [piece.term for chunk in _CHUNK.findall(text) for piece in pieces(chunk, language)]


def stretches(text: str) -> list[str]:
    """What holds words, in order, and every end of a line."""
    return _CHUNK_OR_END.findall(text)


def chunks(text: str) -> Iterator[tuple[int, str]]:
    """The stretches that hold words, with where each begins."""
    return ((found.start(), found.group()) for found in _CHUNK.finditer(text))


def name_chunks(text: str) -> list[str]:
    """The words that are written with a capital inside a sentence."""
    return _NAME.findall(text)


def names(text: str, language: str) -> set[str]:
    """Terms of the words that are written with a capital inside a sentence."""
    return {piece.term for chunk in set(name_chunks(text)) for piece in pieces(chunk, language)}


def quotations(text: str) -> list[str]:
    """What holds words between quotation marks."""
    return [chunk for groups in _QUOTED.findall(text) for chunk in _CHUNK.findall("".join(groups))]


def cut(chunk: str, language: str) -> Iterator[Piece]:
    """The words of a chunk with their terms and folded forms."""
    return (
        Piece(term(part.group(), language), fold(part.group()), *part.span())
        for word in words(chunk)
        for part in _PART.finditer(chunk, word.start, word.end)
    )


@lru_cache(maxsize=20_000)
def pieces(chunk: str, language: str) -> tuple[Piece, ...]:
    """The same, remembered."""
    return tuple(cut(chunk, language))


@lru_cache(maxsize=20_000)
def term(word: str, language: str) -> str:
    """The term of one word: stemmed and then folded, for the French stemmer reads the accents."""
    if word[0].isdigit():
        return "#" + _number(word, language)
    known = language if language in _STEMMERS else "und"
    lower = word.lower()[:_LONGEST]
    stem = _STEMMERS[known](lower) if known in _STEMMERS else lower
    return f"{known[0]}:{fold(stem)}"


def _number(word: str, language: str) -> str:
    """Digits without the separators of thousands, with a point: "97,4" is `97.4`, "12 000" is `12000`."""
    bare = _GROUPS["en" if language == "en" else "fr"].sub("", _SPACES.sub("", word))
    return bare.replace(",", ".")
