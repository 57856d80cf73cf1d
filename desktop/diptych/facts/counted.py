"""A place after a number comes in, the noun that the number counts goes out."""

import re
from dataclasses import dataclass

from diptych.facts.around import Around, around
from diptych.facts.tables import GAP

_NEXT = re.compile(
    rf"{GAP}+(?:(?i:de{GAP}+|of{GAP}+(?:the{GAP}+)?)|[dD]['’]{GAP}*)?(?P<word>[^\W\d_](?:[\w-]|\.(?=\w))*)"
    r"|-(?P<joined>[^\W\d_]+)"
)
_FRENCH_STEMS = (("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("oux", "ou"))
_ENGLISH_STEMS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"))


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun counted, in the singular, and where it ends in the text."""

    singular: str
    end: int


def noun_after(text: str, position: int, language: str, *, one: bool = False) -> Noun | None:
    """The noun counted by a number that ends at `position`, by its plural ending; None without one.

    Adjectives of the table may stand between, in English up to three words of any kind. With `one` the noun
    must be one of the table's: "one" and "un" before any other noun are articles or pronouns.
    """
    known = around(language)
    at = position
    for step in range(4 if language == "en" else 3):
        match = _NEXT.match(text, at)
        if match is None:
            return None
        word = match["word"] or match["joined"]
        if one:
            return Noun(word.lower(), match.end()) if word.lower() in known.one_of else None
        if match["joined"]:
            return Noun(word.lower(), match.end()) if language == "en" and len(word) > 2 else None
        if word.lower() in known.no_noun:
            return None
        if is_plural(word, known, language) and word.lower() not in known.before_noun:
            return Noun(singular(word, known, language), match.end())
        if word.lower() not in known.before_noun and (
            language == "fr" or word.lower() in known.phrase_ends or step == 3
        ):
            return None
        at = match.end()
    return None


def is_plural(word: str, known: Around, language: str) -> bool:
    """Whether `word` has the form of a plural noun."""
    if word in known.plurals or word in known.singulars or word.lower() in known.singulars:
        return True
    endings = ("s", "x", "z") if language == "fr" else ("s",)
    # a name in capitals ("les 3 Pays-Bas") is none, an inhabitant's is ("200 Marseillais")
    return (
        len(word) > 2
        and word.lower().endswith(endings)
        and not word.lower().endswith(("ss", "us", "is", "’s"))
    ) or (language == "fr" and len(word) > 3 and word.endswith(("is", "us")) and not word.istitle())


def singular(word: str, known: Around, language: str) -> str:
    """`word` in the singular, lower case unless it is a name or a short form."""
    if word in known.singulars:
        return known.singulars[word]
    low = word if word[1:] != word[1:].lower() else word.lower()
    if low in known.singulars:
        return known.singulars[low]
    for ending, stem in _FRENCH_STEMS if language == "fr" else _ENGLISH_STEMS:
        if low.endswith(ending):
            return low.removesuffix(ending) + stem
    return low.removesuffix("s")
