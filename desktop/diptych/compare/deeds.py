"""A sentence comes in, who does what to whom in it goes out, by the parse and `lexicons/deeds.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from diptych.compare.coverage import SYNONYM
from diptych.compare.lens import Side, Sides
from diptych.errors import LexiconError
from diptych.facts import ActorMention
from diptych.facts.opposites import is_empty_verb
from diptych.facts.reporting import reporting_stance
from diptych.facts.sources import source_of
from diptych.facts.tables import lexicon_language, section, strings
from diptych.text import Span, fold

NAME = "deeds"
FORMS = ("acts", "happens", "nouns")
_PLACES = ("LOC", "GPE", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY")
_PASSIVE = ("nsubj:pass", "nsubjpass", "aux:pass", "auxpass")
_SUFFERS = ("nsubj:pass", "nsubjpass", "obj", "dobj")
_COMPLEMENTS = ("nmod", "prep", "poss", "nmod:poss", "compound")
_OF = ("de", "of")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_CLAUSES = ("acl", "acl:relcl", "relcl")


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done, as one sentence tells it."""

    names: frozenset[str]
    """Rows of the lexicon, and the lemma of a verb that acts: what two tellings of one deed share."""
    form: Literal["active", "passive", "happens", "noun"]
    index: int
    """Of the verb or noun."""
    agent: int | None
    """Index of the word for who does it; None where it is not said."""
    patient: int | None
    """Index of the word for whom or what it is done to."""
    span: Span
    """Of the verb with its auxiliaries, or of the noun."""


def deeds(side: Side, sentence: int) -> Iterator[Deed]:
    """The deeds of sentence number `sentence`, outside what others are quoted with, in reading order."""
    known = _lexicon(side.language)
    quotes = [quote.span for quote in side.quotes.get(sentence, ()) if quote.form != "scare"]
    for n in side.tokens.get(sentence, ()):
        token = side.parse.tokens[n]
        if any(span.overlaps(token.span) for span in quotes):
            continue
        lemma = fold(token.lemma)
        if token.pos == "VERB":
            yield from _verb(side, n, lemma, known)
        elif token.pos == "NOUN" and (names := known.get(("nouns", lemma))):
            patient = _complement(side, n)
            if patient is not None:
                yield Deed(names, "noun", n, _doer(side, n), patient, token.span)


def mention_of(side: Side, index: int) -> ActorMention | None:
    """The mention of an actor that the word at `index` governs or belongs to."""
    place = side.parse.tokens[index].span
    held = side.actors.get(side.parse.sentence_of(index), ())
    return next((m for m in held if m.head == index or m.span.contains(place)), None)


def is_someone(side: Side, index: int) -> bool:
    """Whether a word means someone who can answer for a deed: an actor or a body, no place, no earthquake."""
    token = side.parse.tokens[index]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    mention = mention_of(side, index)
    known = mention is not None and mention.form != "pronoun"
    is_place = token.pos == "PROPN" and token.entity in _PLACES
    return fold(token.lemma) in _doers(side.language) or (known and not is_place)


def one_thing(sides: Sides, one: int | None, other: int | None) -> bool:
    """Whether two words, one of each side, mean the same thing or person."""
    if one is None or other is None:
        return False
    ours, theirs = sides[0].parse.tokens[one], sides[1].parse.tokens[other]
    if "PRON" in (ours.pos, theirs.pos):
        return False
    if fold(ours.lemma) == fold(theirs.lemma) or sides[0].near(one, sides[1], other) >= SYNONYM:
        return True
    mentions = mention_of(sides[0], one), mention_of(sides[1], other)
    return mentions[0] is not None and mentions[1] is not None and one_actor(sides, mentions[0], mentions[1])


def one_actor(sides: Sides, ours: ActorMention, theirs: ActorMention) -> bool:
    """Whether two mentions, one of each side, may mean one actor: by name, by state, by what it is called."""
    actors = sides[0].who[ours.span], sides[1].who[theirs.span]
    names = [{name[-1] for name in actor.names} for actor in actors]
    families = [{key.partition("/")[0] for key in actor.roles} for actor in actors]
    states = [{mention.polity for mention in actor.mentions} - {""} for actor in actors]
    return bool(names[0] & names[1] or families[0] & families[1] or states[0] & states[1])


def _verb(side: Side, index: int, lemma: str, known: dict[tuple[str, str], frozenset[str]]) -> Iterator[Deed]:
    token = side.parse.tokens[index]
    happens = known.get(("happens", lemma))
    acts = known.get(("acts", lemma), frozenset())
    if reporting_stance(side.language, token.lemma) is None:  # "ask" and "tell" are told of many occasions
        acts |= {lemma}
    below = side.parse.children(index)
    deps = {side.parse.tokens[n].dep: n for n in reversed(below)}
    patient = next((deps[dep] for dep in _SUFFERS if dep in deps), None)
    span = side.verb_group(index)
    if _is_passive(side, index):
        if patient is None and token.dep in _CLAUSES:
            patient = token.head
        yield Deed(acts, "passive", index, _by(side, index), patient, span)
    elif happens and patient is None:
        yield Deed(happens, "happens", index, None, source_of(side.parse, index), span)
    elif patient is not None and not is_empty_verb(lemma):
        yield Deed(acts, "active", index, source_of(side.parse, index), patient, span)


def _is_passive(side: Side, index: int) -> bool:
    token = side.parse.tokens[index]
    below = [side.parse.tokens[n] for n in side.parse.children(index)]
    if any(child.dep in _PASSIVE for child in below):
        return True
    part = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    # the French parser often takes the "été" of a passive for a copula
    return part and (token.dep == "acl" or any(child.dep == "cop" for child in below))


def _by(side: Side, index: int) -> int | None:
    """The agent of a passive: "par la police", "by police"."""
    tokens = side.parse.tokens
    for n in side.parse.children(index):
        if tokens[n].dep == "obl:agent":
            return n
        if tokens[n].dep == "agent":
            return next((m for m in side.parse.children(n) if tokens[m].dep == "pobj"), n)
    return None


def _complement(side: Side, index: int) -> int | None:
    """What the noun of a deed is done to: "la fermeture de l'usine", "the plant closure"."""
    tokens = side.parse.tokens
    for n in side.parse.children(index):
        if tokens[n].dep not in _COMPLEMENTS or tokens[n].pos not in (*_NOMINAL, "ADP"):
            continue
        if tokens[n].dep == "prep":
            if tokens[n].lemma.lower() in _OF:
                return next((m for m in side.parse.children(n) if tokens[m].dep == "pobj"), None)
            continue
        cases = [tokens[m].lemma.lower() for m in side.parse.children(n) if tokens[m].dep == "case"]
        if not cases or cases[0] in _OF:
            return n
    return None


def _doer(side: Side, index: int) -> int | None:
    """Who does what a noun names: "le rejet du texte par la droite"; nobody where no "by" says so."""
    tokens = side.parse.tokens
    for n in side.parse.children(index):
        if tokens[n].dep == "prep" and tokens[n].lemma.lower() == "by":
            return next((m for m in side.parse.children(n) if tokens[m].dep == "pobj"), None)
        if any(tokens[m].lemma.lower() == "par" for m in side.parse.children(n)):
            return n
    return None


@cache
def _lexicon(language: str) -> dict[tuple[str, str], frozenset[str]]:
    """Names of deeds by form and folded lemma, in `language`; LexiconError names a broken entry."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for deed, forms in section(NAME, "deeds").items():
        if not isinstance(forms, dict) or set(forms) != set(FORMS):
            raise LexiconError(f"{NAME}.yaml: “{deed}” must hold {', '.join(FORMS)}; restore them there.")
        for form in forms:
            for word in strings(NAME, section(NAME, "deeds", deed, form), lexicon_language(language)):
                key = form, fold(word)
                found[key] = found.get(key, frozenset()) | {f"{deed}/"}
    return found


@cache
def _doers(language: str) -> frozenset[str]:
    return frozenset(map(fold, strings(NAME, section(NAME, "doers"), lexicon_language(language))))
