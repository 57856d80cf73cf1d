"""Verbs come in, whether they are opposites, empty or of expecting goes out, by `lexicons/modality.yaml`."""

from functools import cache

from diptych.errors import LexiconError
from diptych.facts.tables import lexicon_language, section, strings
from diptych.text import fold

NAME = "modality"


def are_opposite(language: str, one: str, other: str) -> bool:
    """Whether the lemmas are a pair of opposites: "accepter" and "refuser"."""
    return frozenset((fold(one), fold(other))) in _opposites(lexicon_language(language))


def is_empty_verb(lemma: str) -> bool:
    """Whether a verb says too little for its denial to deny the same thing: être, avoir, faire, be, do."""
    return fold(lemma) in _empty()


def is_forecast(language: str, lemma: str) -> bool:
    """Whether a verb tells what is yet to come, so that its object is as open as a conditional's."""
    return fold(lemma) in _forecasts(lexicon_language(language))


def is_modal(language: str, lemma: str) -> bool:
    """Whether a verb leaves open what it governs: "may", "could", "sembler"."""
    return fold(lemma) in _modals(lexicon_language(language))


@cache
def _modals(language: str) -> frozenset[str]:
    return frozenset(map(fold, strings(NAME, section(NAME, language), "modals")))


@cache
def _forecasts(language: str) -> frozenset[str]:
    return frozenset(map(fold, strings(NAME, section(NAME, language), "forecasts")))


@cache
def _opposites(language: str) -> frozenset[frozenset[str]]:
    pairs = section(NAME, language).get("opposites")
    if not isinstance(pairs, list) or not all(isinstance(pair, str) and "/" in pair for pair in pairs):
        raise LexiconError(f"{NAME}.yaml: “{language} > opposites” must be a list of pairs “a b / c d”.")
    found = set()
    for pair in pairs:
        these, those = (side.split() for side in pair.split("/"))
        found |= {frozenset((fold(a), fold(b))) for a in these for b in those}
    return frozenset(found)


@cache
def _empty() -> frozenset[str]:
    return frozenset(
        fold(word) for language in ("fr", "en") for word in str(section(NAME, language)["empty"]).split()
    )
