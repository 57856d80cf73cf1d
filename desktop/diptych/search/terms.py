"""A text comes in, the terms under which its words are looked up go out, each with its span.

A term names its language, because two languages stem one word differently: `f:offr`, `e:offer`, `u:oferta`
where the language is not known. A number is the same in all of them: `#97.4`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from whoosh.lang import stemmer_for_language

from diptych.text import Span, fold, words

LANGUAGES = ("fr", "en", "und")

_STEMMERS: dict[str, Callable[[str], str]] = {code: stemmer_for_language(code) for code in ("fr", "en")}
# half-words of a compound are found alone ("Unis" in "États-Unis"), and a unit glued to a number as well
_PART = re.compile(r"\d+(?:[ \u00a0\u202f'’]\d{3})*(?:[.,]\d+)*|[^\W\d_]+")
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_GROUPS = {"fr": re.compile(r"\.(?=\d{3}(?:\D|$))"), "en": re.compile(r",(?=\d{3}(?:\D|$))")}
_LONGEST = 60
"""Letters of the longest word that is looked up; beyond it stands no word of any language."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text as the index knows it."""

    term: str
    span: Span


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """Terms of the words of `text` in order, elided articles left out."""
    return tuple(
        Token(term(part.group(), language), Span(*part.span()))
        for word in words(text)
        for part in _PART.finditer(text, word.start, word.end)
    )


@lru_cache(maxsize=100_000)
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
