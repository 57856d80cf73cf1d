"""Tokens of a French sentence come in, those in the conditional go out.

The parser alone misses a third of them, endings alone take in imperfects and nouns: the stem decides, by the
paradigms of `lexicons/modality.yaml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from diptych.facts.tables import section, strings
from diptych.language import Token


@dataclass(frozen=True, slots=True)
class _Paradigms:
    endings: tuple[str, ...]
    stems: tuple[str, ...]
    whole: frozenset[str]
    imperfect: frozenset[str]


def conditionals(tokens: Sequence[Token]) -> tuple[int, ...]:
    """Indexes of the finite verbs in the conditional, the auxiliary of a compound form among them.

    A capital in the middle of a sentence is a name's, and what follows an article or a preposition a noun.
    """
    found = []
    for n, token in enumerate(tokens):
        if is_conditional(token.text):
            before = tokens[n - 1].pos if n else "PUNCT"
            verbal = token.pos in ("VERB", "AUX")
            if verbal or (before not in ("DET", "ADP") and (token.text[0].islower() or before == "PUNCT")):
                found.append(n)
    return tuple(found)


def is_conditional(form: str) -> bool:
    """Whether `form` is a French conditional by its stem and ending: "montrerait", not "montrait"."""
    return _is_conditional(form.lower())


@lru_cache(maxsize=20_000)
def _is_conditional(form: str) -> bool:
    known = _paradigms()
    for ending in known.endings:
        stem = form.removesuffix(ending)
        if stem != form and stem.endswith("r"):
            if stem in known.imperfect:
                return False
            return stem in known.whole or (len(stem) > 2 and stem.endswith(known.stems))
    return False


@cache
def _paradigms() -> _Paradigms:
    name = "modality"
    found = section(name, "fr", "conditional")
    return _Paradigms(
        endings=tuple(sorted(strings(name, found, "endings"), key=len, reverse=True)),
        stems=strings(name, found, "stems"),
        whole=frozenset(strings(name, found, "whole")),
        imperfect=frozenset(strings(name, found, "imperfect")),
    )
