"""A figure with its parse comes in, what its clause tells goes out: to whom, of which whole, how surely.

The sentence tells these by who governs whom, so that "verser 14 millions aux victimes" and "pay victims $14
million" have one recipient.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.compare.concepts import named
from diptych.facts import Analysis, Date, Figure, Parse
from diptych.facts.opposites import is_forecast
from diptych.text import Span, fold

_TO = frozenset(("à", "au", "aux", "pour", "to", "for"))
_OF = frozenset(("de", "des", "du", "d'", "d’", "of"))
_DATIVE = ("dative", "iobj", "obl:arg")
_WHOLE_REACH = 4
"""Words from a share to the noun of its whole: "63 % de l'ensemble des agriculteurs"."""
_RECIPIENT_REACH = 6
"""Words from a figure to whom it goes; farther off the complement is of another noun."""
_PLACES = ("LOC", "GPE", "FAC", "DATE", "TIME")
_SHARES = ("percent", "fraction")
_ASIDE = ("appos", "parataxis")
_HEDGES = ("conditional", "hedged")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what it governs."""

    head: str
    """Lemma of the noun, lower case; a name as it is written, folded."""
    is_name: bool
    nouns: frozenset[str]
    """Lemmas of its common nouns, that of the head among them: "droits de vote"."""
    span: Span


@dataclass(frozen=True, slots=True)
class Parties:
    """What the clause of a figure says of it, each None, empty or False where it does not."""

    recipient: Phrase | None = None
    """To or for whom or what."""
    whole: Phrase | None = None
    """Of what a share is one."""
    fates: frozenset[str] = frozenset()
    """What the verb above does to what is counted: "a tué neuf skieurs"."""
    hedged: bool = False
    """Whether that verb is told as hearsay."""
    given: bool = False
    """Whether the verb says nothing of the number: "les 300 km de côte", an apposition of its subject."""
    foreseen: bool = False
    """Whether a verb of expecting governs it: "is expected", "prévoient"."""


def parties(analysis: Analysis, parse: Parse, figure: Figure) -> Parties:
    """The parties of one figure; none where the article has no parse."""
    inside = list(parse.within(figure.span))
    if not inside:
        return Parties()
    chain = _chain(parse, inside)
    verb = next((n for n in chain if parse.tokens[n].pos in ("VERB", "AUX")), None)
    return Parties(
        recipient=_recipient(analysis, parse, figure, set(chain)) if figure.kind == "money" else None,
        whole=_whole(parse, inside) if figure.kind in ("percent", "fraction") else None,
        fates=_fates(analysis, parse, chain) if figure.kind == "count" else frozenset(),
        hedged=verb is not None
        and any(
            told.kind in _HEDGES and told.span.overlaps(parse.tokens[verb].span)
            for told in analysis.facts.modalities
            if told.sentence == figure.sentence
        ),
        given=_is_given(parse, figure, inside, chain),
        foreseen=verb is not None and is_forecast(analysis.article.language, parse.tokens[verb].lemma),
    )


def _is_given(parse: Parse, figure: Figure, inside: list[int], chain: list[int]) -> bool:
    """Whether a doubt of the verb leaves the number alone: presupposed (Strawson 1950) or said aside."""
    if figure.kind in _SHARES:
        return False  # "le tiers", "les deux tiers": their article belongs to the number
    before = parse.tokens[inside[0] - 1] if inside[0] else None
    if before is not None and before.pos == "DET" and before.feature("Definite") == "Def":
        return True
    subject = any(parse.tokens[n].dep.startswith("nsubj") for n in chain)
    return subject and any(parse.tokens[n].dep in _ASIDE for n in chain)


def _chain(parse: Parse, inside: list[int]) -> list[int]:
    """The figure's words, and what governs them up to the nearest verb."""
    found = list(inside)
    for start in inside:
        for above in parse.ancestors(start):
            if above not in found:
                found.append(above)
            if parse.tokens[above].pos in ("VERB", "AUX"):
                break
    return found


def _recipient(analysis: Analysis, parse: Parse, figure: Figure, chain: set[int]) -> Phrase | None:
    after = range(parse.within(figure.span)[-1] + 1, len(parse.tokens))
    facts: tuple[Figure | Date, ...] = (*analysis.facts.figures, *analysis.facts.dates)
    noted = [fact.span for fact in facts if fact.sentence == figure.sentence]
    for n in _complements(parse, chain):
        token = parse.tokens[n]
        near = after.start <= n < after.start + _RECIPIENT_REACH or token.dep in _DATIVE
        if not near or token.entity in _PLACES or any(token.span.overlaps(span) for span in noted):
            continue
        return _phrase(parse, n)
    return None


def _complements(parse: Parse, chain: set[int]) -> Iterator[int]:
    """Nouns that "to" or "for" ties to a word of `chain`, or that stand there without it (dative)."""
    for above in sorted(chain):
        for n in parse.children(above):
            token = parse.tokens[n]
            if token.pos == "ADP" and token.lemma.lower() in _TO:
                yield from (k for k in parse.children(n) if parse.tokens[k].pos in ("NOUN", "PROPN"))
            elif token.pos in ("NOUN", "PROPN") and n not in chain:
                cases = {parse.tokens[k].text.lower() for k in parse.children(n)}
                if token.dep in ("dative", "iobj") or cases & _TO:
                    yield n


def _whole(parse: Parse, inside: list[int]) -> Phrase | None:
    after = range(inside[-1] + 1, min(inside[-1] + 1 + _WHOLE_REACH, len(parse.tokens)))
    if not after or parse.tokens[after[0]].text.lower() not in _OF:
        return None
    for n in after:
        if parse.tokens[n].pos in ("NOUN", "PROPN"):
            return _phrase(parse, n)
        if parse.tokens[n].pos not in ("ADP", "DET", "ADJ"):
            return None
    return None


def _fates(analysis: Analysis, parse: Parse, chain: list[int]) -> frozenset[str]:
    """What the words above a count, and those beside the noun counted, say befell it."""
    words = list(chain)
    for n in chain:
        if parse.tokens[n].pos == "NOUN":
            words += [k for k in parse.children(n) if parse.tokens[k].pos in ("VERB", "ADJ")]
    language = analysis.article.language
    return frozenset().union(
        *(
            named(parse.tokens[n].lemma, "fates", language) | named(parse.tokens[n].text, "fates", language)
            for n in words
            if parse.tokens[n].pos in ("VERB", "ADJ")
        )
    )


def _phrase(parse: Parse, head: int) -> Phrase:
    token, span = parse.tokens[head], parse.phrase(head)
    is_name = token.pos == "PROPN"
    nouns = {parse.tokens[n].lemma.lower() for n in parse.within(span) if parse.tokens[n].pos == "NOUN"}
    return Phrase(fold(token.text) if is_name else token.lemma.lower(), is_name, frozenset(nouns), span)
