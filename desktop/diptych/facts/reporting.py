"""`lexicons/reporting.yaml` comes in, the words that report go out, with the stance they lend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from diptych.errors import LexiconError
from diptych.facts.tables import either, section, strings
from diptych.facts.wording import Stance
from diptych.resources import table
from diptych.text import fold

NAME = "reporting"
_TABLE = f"lexicons/{NAME}.yaml"
STANCES: tuple[Stance, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True)
class Reporting:
    """The words of one language that say who says so."""

    verbs: dict[str, Stance]
    """By lemma: those that report with a clause, an infinitive or a quotation, and those of `stands`."""
    stands: frozenset[str]
    """Those whose object may be what is said: "denies the charges"."""
    nouns: dict[str, Stance]
    markers: tuple[tuple[re.Pattern[str], Stance], ...]
    """"selon", "according to": what follows is the source."""
    links: frozenset[str]
    """Words that open the clause of a noun of speech."""
    about: frozenset[str]
    minds: frozenset[str]
    """Verbs of thinking, which tell no utterance."""
    anonymous: frozenset[str]
    titles: frozenset[str]


@cache
def reporting(language: str) -> Reporting:
    """The lexicon of `language`; LexiconError names the entry that is not as it must be."""
    entry = section(NAME, language)
    verbs, stands = _words(entry, "verbs"), _words(entry, "stands")
    markers = section(NAME, language, "markers")
    return Reporting(
        verbs=stands | verbs,
        stands=frozenset(stands),
        nouns=_words(entry, "nouns"),
        markers=tuple((_pattern(strings(NAME, markers, stance)), _stance(stance)) for stance in markers),
        links=frozenset(fold(word) for word in strings(NAME, entry, "links")),
        about=frozenset(strings(NAME, entry, "about")),
        minds=frozenset(strings(NAME, entry, "minds")),
        anonymous=frozenset(fold(word) for word in str(entry["anonymous"]).split()),
        titles=frozenset(strings(NAME, entry, "titles")),
    )


def reporting_stance(language: str, lemma: str) -> Stance | None:
    """The stance that a verb lends to the reporter; None where it does not report, or no lexicon knows."""
    return reporting(language).verbs.get(lemma.lower()) if language in table(_TABLE) else None


def is_of_mind(language: str, lemma: str) -> bool:
    """Whether a reporting verb tells a thought and no utterance: no stance towards one shows in it."""
    return language in table(_TABLE) and lemma.lower() in reporting(language).minds


def _pattern(markers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){either(markers)}(?![\w-])", re.IGNORECASE)


def _words(entry: dict[str, Any], kind: str) -> dict[str, Stance]:
    """Word to stance, of a mapping stance → reason → words."""
    return {word: stance for stance, words in _groups(entry, kind) for word in words.split()}


def _groups(entry: dict[str, Any], kind: str) -> Iterator[tuple[Stance, str]]:
    classes = entry.get(kind)
    if not isinstance(classes, dict):
        raise LexiconError(f"{NAME}.yaml: “{kind}” must be a mapping of stances; restore it there.")
    for stance, reasons in classes.items():
        if not isinstance(reasons, dict):
            raise LexiconError(f"{NAME}.yaml: “{kind} > {stance}” must be a mapping of reasons to words.")
        for words in reasons.values():
            yield _stance(stance), str(words)


def _stance(name: str) -> Stance:
    for stance in STANCES:
        if stance == name:
            return stance
    raise LexiconError(f"{NAME}.yaml: unknown stance “{name}”; use one of {', '.join(STANCES)}.")
