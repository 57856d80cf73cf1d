"""A parse comes in, verb groups that are not plainly asserted go out.

French: the conditional of hearsay ("aurait proposé", Kronning 2002, Haillet), not after "si", not the
future seen from the past ("précisant qu'il retirerait"). Both languages: hedges and modal verbs of
`lexicons/modality.yaml`.
"""

import re
from dataclasses import dataclass
from functools import cache

from diptych.facts.parse import Parse
from diptych.facts.wording import Modality
from diptych.resources import table
from diptych.text import fold

# endings alone reach precision 0.8, the parser alone takes some presents for conditionals: both must agree
_CONDITIONAL = re.compile(r"r(?:ais|ait|ions|iez|aient)$")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    hedges: frozenset[str]
    modals: frozenset[str]
    possible: frozenset[str]
    conditions: frozenset[str]
    past_of_saying: frozenset[str]


def find_modalities(parse: Parse) -> tuple[Modality, ...]:
    """Conditionals of hearsay and hedges, in reading order; none in a language without a lexicon."""
    if parse.article.language not in table("lexicons/modality.yaml"):
        return ()
    lexicon = _lexicon(parse.article.language)
    found = []
    for index, token in enumerate(parse.tokens):
        conditional = token.feature("Mood") == "Cnd" and bool(_CONDITIONAL.search(token.text))
        modals = lexicon.modals | lexicon.possible if conditional else lexicon.modals
        if token.lemma.lower() in modals and token.pos in ("AUX", "VERB"):
            found += _modal(parse, index)
        elif conditional:
            found += _conditional(parse, index, lexicon)
        elif fold(token.text) in lexicon.hedges:
            found += _hedge(parse, index)
    return tuple(sorted(found, key=lambda modality: modality.span))


def _conditional(parse: Parse, index: int, lexicon: _Lexicon) -> list[Modality]:
    token = parse.tokens[index]
    main = token.head if token.dep.startswith(("aux", "cop")) else index
    if _is_conditional_clause(parse, main, lexicon) or _is_future_in_the_past(parse, index, main, lexicon):
        return []
    group = [n for n in parse.children(main) if parse.tokens[n].dep.startswith(("aux", "cop"))]
    span = parse.span([*group, main])
    lemma = parse.tokens[main].lemma.lower()
    return [Modality(span, "conditional", lemma, token.text, parse.sentence_of(index))]


def _is_conditional_clause(parse: Parse, main: int, lexicon: _Lexicon) -> bool:
    """Whether the verb stands in an "if" clause or governs one: conditional by grammar, not by doubt."""
    for index in parse.subtree(main):
        token = parse.tokens[index]
        if token.dep == "mark" and fold(token.text) in lexicon.conditions:
            return True
    return False


def _is_future_in_the_past(parse: Parse, index: int, main: int, lexicon: _Lexicon) -> bool:
    """Whether a simple conditional is the clause of a verb of saying ("il a précisé qu'il retirerait")."""
    compound = parse.tokens[index].dep.startswith("aux")
    if compound or parse.tokens[main].dep not in ("ccomp", "conj"):
        return False
    return any(parse.tokens[n].lemma.lower() in lexicon.past_of_saying for n in parse.ancestors(main))


def _modal(parse: Parse, index: int) -> list[Modality]:
    """A modal with the verb it bears on: "pourrait avoir été aggravée", "may lead"; possible, not hearsay."""
    token = parse.tokens[index]
    governed = [n for n in parse.children(index) if parse.tokens[n].dep == "xcomp"]
    main = token.head if token.dep == "aux" else governed[0] if governed else None
    if main is None or token.feature("Polarity") == "Neg":
        return []
    low, high = sorted((index, main))
    span = parse.span([low, high])
    return [Modality(span, "hedged", parse.tokens[main].lemma.lower(), token.text, parse.sentence_of(index))]


def _hedge(parse: Parse, index: int) -> list[Modality]:
    token = parse.tokens[index]
    lemma = parse.tokens[token.head].lemma.lower()
    return [Modality(token.span, "hedged", lemma, token.text, parse.sentence_of(index))]


@cache
def _lexicon(language: str) -> _Lexicon:
    entry = table("lexicons/modality.yaml")[language]
    return _Lexicon(
        hedges=frozenset(fold(word) for word in entry["hedges"]),
        modals=frozenset(entry["modals"]),
        possible=frozenset(entry["possible"]),
        conditions=frozenset(fold(word) for word in entry["conditions"]),
        past_of_saying=frozenset(entry["past_of_saying"]),
    )
