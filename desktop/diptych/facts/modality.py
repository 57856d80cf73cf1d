"""A parse comes in, verb groups that are not plainly asserted go out.

French: the conditional of hearsay ("aurait proposé", Kronning 2002, Haillet), not with "si" or another
condition, not the future seen from the past ("précisant qu'il retirerait"), no wish. Both languages: hedges,
modal verbs, "is said to", negation and conditions, by the words of `lexicons/modality.yaml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from diptych.facts.conditional import conditionals
from diptych.facts.parse import Parse
from diptych.facts.tables import either, section, strings
from diptych.facts.wording import Modality
from diptych.resources import table
from diptych.text import Span, fold

_VERBAL = ("VERB", "AUX")
_CLAUSES = ("ccomp", "xcomp", "acl", "acl:relcl", "relcl", "advcl", "conj", "parataxis")
_LONG_QUOTE = 25
"""Characters from which quoted words are an utterance, whose moods are its speaker's, not the reporter's."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    hedges: re.Pattern[str]
    modals: frozenset[str]
    possible: frozenset[str]
    supposed: frozenset[str]
    wishes: frozenset[str]
    provisional: frozenset[str]
    negations: frozenset[str]
    second_negations: frozenset[str]
    conditions: frozenset[str]
    hypotheses: re.Pattern[str]
    past_of_saying: frozenset[str]


def find_modalities(parse: Parse, quoted: tuple[Span, ...] = ()) -> tuple[Modality, ...]:
    """Conditionals of hearsay, hedges, negations and conditions, in reading order.

    None in a language without a lexicon, none inside the utterances among the `quoted` spans.
    """
    language = parse.article.language
    if language not in table("lexicons/modality.yaml"):
        return ()
    lexicon = _lexicon(language)
    utterances = [span for span in quoted if len(span) >= _LONG_QUOTE]
    conditional = frozenset(conditionals(parse.tokens)) if language == "fr" else frozenset()
    found = [*_by_token(parse, lexicon, conditional), *_by_phrase(parse, lexicon)]
    kept = {(m.span, m.kind): m for m in found if not any(u.contains(m.span) for u in utterances)}
    return tuple(sorted(kept.values(), key=lambda modality: (modality.span, modality.kind)))


def _by_token(parse: Parse, lexicon: _Lexicon, conditional: frozenset[int]) -> Iterator[Modality]:
    for index, token in enumerate(parse.tokens):
        lemma = token.lemma.lower()
        word = fold(token.text)
        if word in lexicon.negations:
            yield from _negation(parse, index, lexicon)
        elif word in lexicon.conditions and token.dep in ("mark", "advmod", "case"):
            yield from _condition(parse, index)
        elif lemma in lexicon.supposed and _is_passive(parse, index):
            yield from _modal(parse, index)
        elif token.pos == "ADJ" and lemma in lexicon.provisional:
            yield _told(parse, index, "hedged", token.span, parse.tokens[token.head].lemma.lower())
        elif token.pos in _VERBAL:
            modals = lexicon.modals | lexicon.possible if index in conditional else lexicon.modals
            if lemma in modals:
                yield from _modal(parse, index)
            elif index in conditional:
                yield from _conditional(parse, index, lexicon)


def _told(parse: Parse, index: int, kind: str, span: Span, lemma: str) -> Modality:
    cue = parse.tokens[index].text
    return Modality(span, kind, lemma, cue, parse.sentence_of(index))  # type: ignore[arg-type]


def _conditional(parse: Parse, index: int, lexicon: _Lexicon) -> Iterator[Modality]:
    token = parse.tokens[index]
    main = token.head if token.dep.startswith(("aux", "cop")) else index
    lemma = parse.tokens[main].lemma.lower()
    if lemma in lexicon.wishes or _is_personal(parse, main) or _is_hypothesis(parse, main, lexicon):
        return
    if _is_future_in_the_past(parse, index, main, lexicon):
        return
    yield _told(parse, index, "conditional", parse.span([*_auxiliaries(parse, main), main]), lemma)


def _is_personal(parse: Parse, main: int) -> bool:
    """Whether I, we or you would do it: a wish or a condition, never hearsay."""
    children = [parse.tokens[n] for n in parse.children(main)]
    return any(child.dep.startswith("nsubj") and child.feature("Person") in ("1", "2") for child in children)


def _is_hypothesis(parse: Parse, main: int, lexicon: _Lexicon) -> bool:
    """Whether the verb stands in an "if" clause or governs one: conditional by grammar, not by doubt."""
    sentence = parse.article.sentences[parse.sentence_of(main)].span
    if lexicon.hypotheses.search(parse.article.text, sentence.start, sentence.end):
        return True
    above = [main, *(n for n in parse.ancestors(main) if parse.tokens[n].pos in _VERBAL)]
    return any(
        parse.tokens[n].dep in ("mark", "advmod") and fold(parse.tokens[n].text) in lexicon.conditions
        for top in above
        for n in parse.subtree(top)
    )


def _is_future_in_the_past(parse: Parse, index: int, main: int, lexicon: _Lexicon) -> bool:
    """Whether a simple conditional is in the clause of a verb of saying ("il a précisé qu'il retirerait")."""
    token = parse.tokens[index]
    passive = parse.tokens[main].dep.startswith("aux") or token.dep == "aux:pass"
    if token.dep.startswith("aux") and not passive and token.lemma.lower() in ("avoir", "être"):
        return False
    within = parse.tokens[main].dep in _CLAUSES
    for above in parse.ancestors(main):
        if within and parse.tokens[above].lemma.lower() in lexicon.past_of_saying:
            return True
        within = within and parse.tokens[above].dep in (*_CLAUSES, "root")
    return False


def _modal(parse: Parse, index: int) -> Iterator[Modality]:
    """A modal with the verb it bears on: "pourrait avoir été aggravée", "may lead"; possible, not hearsay."""
    token = parse.tokens[index]
    governed = [n for n in parse.children(index) if parse.tokens[n].dep in ("xcomp", "ccomp")]
    governed += [n for n in parse.children(index) if parse.tokens[n].dep == "oprd"]
    main = token.head if token.dep == "aux" else governed[0] if governed else None
    if main is None or token.feature("Polarity") == "Neg" or _is_personal(parse, main):
        return
    low, high = sorted((index, main))
    yield _told(parse, index, "hedged", parse.span([low, high]), parse.tokens[main].lemma.lower())


def _is_passive(parse: Parse, index: int) -> bool:
    """Whether a verb of saying is passive: "is said to", "est censé"."""
    children = [parse.tokens[n].dep for n in parse.children(index)]
    return any(dep in ("aux:pass", "auxpass", "cop", "nsubj:pass", "nsubjpass") for dep in children)


def _negation(parse: Parse, index: int, lexicon: _Lexicon) -> Iterator[Modality]:
    """A verb with its "ne … pas" or "not"; "ne … que" says only, and a lone "ne" denies nothing."""
    head = parse.tokens[index].head
    verb = parse.tokens[head]
    if head == index or verb.pos not in _VERBAL:
        return
    beside = {fold(parse.tokens[n].text) for n in parse.subtree(head)}
    if lexicon.second_negations and not beside & lexicon.second_negations:
        return
    group = [index, *_auxiliaries(parse, head), head]
    yield _told(parse, index, "negated", parse.span(group), verb.lemma.lower())


def _condition(parse: Parse, index: int) -> Iterator[Modality]:
    """The verb of an "if" clause, from the conjunction to the verb."""
    head = parse.tokens[index].head
    if parse.tokens[head].pos in _VERBAL and head > index:
        yield _told(parse, index, "condition", parse.span([index, head]), parse.tokens[head].lemma.lower())


def _by_phrase(parse: Parse, lexicon: _Lexicon) -> Iterator[Modality]:
    """Hedges of one or several words, with the verb that the phrase is said of."""
    text = parse.article.text
    for number, sentence in enumerate(parse.article.sentences):
        for match in lexicon.hedges.finditer(text, sentence.span.start, sentence.span.end):
            index = parse.index_at(match.start())
            if index is not None:
                lemma = parse.tokens[parse.tokens[index].head].lemma.lower()
                yield Modality(Span(*match.span()), "hedged", lemma, match.group(), number)


def _auxiliaries(parse: Parse, main: int) -> list[int]:
    return [n for n in parse.children(main) if parse.tokens[n].dep.startswith(("aux", "cop"))]


@cache
def _lexicon(language: str) -> _Lexicon:
    entry = section("modality", language)

    def known(name: str) -> frozenset[str]:
        return frozenset(strings("modality", entry, name))

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in known(name))

    def phrase(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-]){either(known(name))}(?![\w-])", re.IGNORECASE)

    return _Lexicon(
        hedges=phrase("hedges"),
        modals=known("modals"),
        possible=known("possible"),
        supposed=known("supposed"),
        wishes=known("wishes"),
        provisional=known("provisional"),
        negations=folded("negations"),
        second_negations=folded("second_negations"),
        conditions=folded("conditions"),
        hypotheses=phrase("hypotheses"),
        past_of_saying=known("past_of_saying"),
    )
