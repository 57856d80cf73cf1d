"""A parse comes in, adjectives on nouns go out, with the grade and polarity that the lexicon gives them."""

from dataclasses import dataclass
from functools import cache

from diptych.errors import LexiconError
from diptych.facts.parse import Parse
from diptych.facts.wording import Modifier
from diptych.resources import table

NAME = "lexicons/evaluative.yaml"


@dataclass(frozen=True, slots=True)
class _Entry:
    polarity: int
    grade: int


def find_modifiers(parse: Parse) -> tuple[Modifier, ...]:
    """Evaluative adjectives with their nouns, in reading order; an adjective without an entry is neutral."""
    if parse.article.language not in table(NAME):
        return ()
    lexicon = _lexicon(parse.article.language)
    found = []
    for index, token in enumerate(parse.tokens):
        entry = lexicon.get(token.lemma.lower()) if token.pos == "ADJ" else None
        noun = parse.tokens[token.head]
        if entry is None or token.dep not in ("amod", "conj", "acl") or noun.pos not in ("NOUN", "PROPN"):
            continue
        lemma = token.lemma.lower()
        found.append(
            Modifier(
                span=parse.span([index, token.head]),
                lemma=lemma,
                noun=noun.lemma.lower(),
                grade=entry.grade,
                polarity=entry.polarity,
                entry=f"{lemma}: [{entry.polarity}, {entry.grade}]",
                sentence=parse.sentence_of(index),
            )
        )
    return tuple(found)


@cache
def _lexicon(language: str) -> dict[str, _Entry]:
    entries = {}
    for lemma, value in table(NAME)[language].items():
        match value:
            case [int(polarity), int(grade)] if polarity in (-1, 0, 1) and 1 <= grade <= 3:
                entries[str(lemma)] = _Entry(polarity, grade)
            case _:
                raise LexiconError(f"{NAME}, {language}, {lemma}: expected [polarity -1 0 1, grade 1 2 3].")
    return entries
