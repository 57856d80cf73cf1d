"""Words come in, what they name goes out: `concepts.yaml` tells which words of news name one thing."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Literal

from diptych.errors import LexiconError
from diptych.resources import table
from diptych.text import fold, words

Section = Literal[
    "fates", "kinds", "sums", "sources", "places", "events", "camps", "included", "bodies", "bases"
]

_NOTHING: frozenset[str] = frozenset()
_ENDINGS = ("", "s", "e", "es", "x")
"""Of a plural and of a feminine; a word that takes none of them has forms that are rarely another word."""


@lru_cache(maxsize=20_000)
def named(word: str, section: Section, language: str) -> frozenset[str]:
    """The concepts of `section` that one word, as written or as a lemma, names in `language`."""
    exact, beginnings, _phrases = _words(section, language)
    told = fold(word)
    begun = {concept for start, concept in beginnings if told.startswith(start) and len(told) > 2}
    # of most words there is nothing to remember: they all share one empty set
    return exact.get(told, _NOTHING) | begun if begun else exact.get(told, _NOTHING)


def told_in(text: str, section: Section, language: str) -> list[tuple[int, str]]:
    """The concepts that the words of `text` name, each with the place of its word."""
    found = [
        (span.start, concept)
        for span in words(text)
        for concept in sorted(named(span.of(text), section, language))
    ]
    low = text.lower()
    for phrase, concept in _words(section, language)[2]:
        place = low.find(phrase)
        if place >= 0:
            found.append((place, concept))
    return sorted(found)


@lru_cache(maxsize=4096)
def is_people(word: str, language: str) -> bool:
    """Whether `word` names persons of no kind: what is done to them then says what is counted."""
    entries = _entry("people").get(_language(language))
    if not isinstance(entries, list):
        raise LexiconError("concepts.yaml: “people” must hold a list of words for each language.")
    return fold(word) in {fold(str(entry)) + ending for entry in entries for ending in _ENDINGS}


def rivals() -> frozenset[frozenset[str]]:
    """Pairs of concepts whose equal numbers are told one for the other by mistake."""
    return _pairs("rivals")


def akin() -> frozenset[frozenset[str]]:
    """Pairs of concepts of which one number is rightly told for the other."""
    return _pairs("akin")


@cache
def _pairs(key: str) -> frozenset[frozenset[str]]:
    found = table("lexicons/concepts.yaml").get(key)
    if not isinstance(found, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in found):
        raise LexiconError(f"concepts.yaml: “{key}” must be a list of pairs of concepts.")
    return frozenset(frozenset(map(str, pair)) for pair in found)


@cache
def concepts_of(section: Section) -> frozenset[str]:
    """Names of the concepts of `section`."""
    return frozenset(_entry(section))


@cache
def tolls() -> frozenset[str]:
    """Concepts whose count goes on changing after the event."""
    return _listed("tolls")


@cache
def disputed() -> frozenset[str]:
    """Concepts of which two sides make counts of their own."""
    return _listed("disputed")


@cache
def roles() -> frozenset[str]:
    """Concepts of `kinds` that are sorts of persons."""
    return _listed("roles")


def _listed(key: str) -> frozenset[str]:
    found = table("lexicons/concepts.yaml").get(key)
    if not isinstance(found, list):
        raise LexiconError(f"concepts.yaml: “{key}” must be a list of concepts.")
    return frozenset(map(str, found))


def meet(ours: Iterable[str], theirs: Iterable[str]) -> bool | None:
    """Whether two sets share a member; None when one of them is empty."""
    one, other = set(ours), set(theirs)
    return bool(one & other) if one and other else None


@cache
def words_of(section: str, key: str, language: str) -> str:
    """The beginnings of words of one entry, as an alternation for a pattern."""
    entries = _entry(section).get(key, {}).get(_language(language))
    if not isinstance(entries, list):
        raise LexiconError(f"concepts.yaml: “{section} > {key}” must hold a list for each language.")
    return "|".join(re.escape(str(word)) for word in entries)


@cache
def _words(
    section: Section, language: str
) -> tuple[dict[str, frozenset[str]], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Whole words with their concepts, beginnings of words, and phrases."""
    exact: dict[str, set[str]] = {}
    beginnings, phrases = [], []
    for concept, entry in _entry(section).items():
        entries = entry.get(_language(language)) if isinstance(entry, dict) else None
        if not isinstance(entries, list):
            raise LexiconError(f"concepts.yaml: “{section} > {concept}” must hold a list for each language.")
        for written in map(str, entries):
            if " " in written:
                phrases.append((written.lower(), concept))
            elif written.endswith("*"):
                beginnings.append((fold(written[:-1]), concept))
            else:
                for ending in _ENDINGS:
                    exact.setdefault(fold(written) + ending, set()).add(concept)
    return (
        {word: frozenset(concepts) for word, concepts in exact.items()},
        tuple(beginnings),
        tuple(phrases),
    )


def _entry(section: str) -> dict[str, Any]:
    found = table("lexicons/concepts.yaml").get(section)
    if not isinstance(found, dict):
        raise LexiconError(f"concepts.yaml: “{section}” must be a mapping; restore it there.")
    return found


def _language(language: str) -> str:
    return language if language in ("fr", "en") else "fr"
