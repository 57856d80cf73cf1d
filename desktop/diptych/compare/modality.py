"""Linked sentences come in, what is doubted, denied or conditioned on one side only goes out (G5, G12)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.deeds import one_thing
from diptych.compare.lens import SURE, SURER, SUREST, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Modality
from diptych.facts.conditional import is_conditional
from diptych.facts.opposites import are_opposite, is_empty_verb, is_modal
from diptych.i18n import _, quoted
from diptych.language import Token
from diptych.text import Span, fold

_DOUBTS = ("conditional", "hedged")
_PREDICATES = ("VERB", "ADJ")
_OBJECTS = ("obj", "dobj", "nsubj:pass", "nsubjpass")
_IN_ITS_PLACE = 0.4
"""Cosine from which another verb may stand in the place of a hedged one, as in loaded.py."""
_SAME_LEMMA = 5
"""Letters from which one word in two clauses is the same thing told: "lucratif", not "plus"."""


def judge_modality(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G5 and G12 for the sentences `i` of the left and `j` of the right, linked with probability `score`."""
    if score >= SURE or not score:  # by a figure told twice
        yield from _doubted(sides, i, j, score)
    if score >= SURE:
        yield from _denied(sides, i, j, score)
        yield from _inverted(sides, i, j, score)


def _of_kind(side: Side, sentence: int, *kinds: str) -> list[Modality]:
    return [modality for modality in side.modalities.get(sentence, ()) if modality.kind in kinds]


def _doubted(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G5: hedged on one side, asserted on the other (Kronning 2002, Haillet)."""
    ours, theirs = _of_kind(sides[0], i, *_DOUBTS), _of_kind(sides[1], j, *_DOUBTS)
    if bool(ours) == bool(theirs):
        return
    hedged, other, sentence = (ours, sides[1], j) if ours else (theirs, sides[0], i)
    for modality in hedged:
        across = sides[0].language != sides[1].language
        # across languages no lemma can agree: a less sure link must do
        sure = score >= (SURER if across else SUREST)
        asserted = _asserted(other, sentence, sides[0 if ours else 1], modality, sure=sure)
        if asserted is None:
            continue
        left, right = (modality.span, asserted) if ours else (asserted, modality.span)
        told = {"a": sides[0].written(left), "b": sides[1].written(right)}
        text = _("{a} is hedged in A, {b} asserted in B.").format(**told)
        if not ours:
            text = _("{b} is hedged in B, {a} asserted in A.").format(**told)
        cue = _("conditional of hearsay: {cue}") if modality.kind == "conditional" else _("hedge: {cue}")
        yield divergence(
            "G5",
            pair_of(left, right),
            0.5 if modality.kind == "conditional" else 0.4,
            gap=_("hedged ≠ asserted"),
            explanation=text,
            reasons=(cue.format(cue=quoted(modality.cue)), linked_at(score)),
        )
        return


def _asserted(side: Side, sentence: int, other: Side, modality: Modality, *, sure: bool) -> Span | None:
    """What asserts that which is hedged opposite: the same verb or noun, or in a sure link the main verb."""
    parse = side.parse
    main = None
    told = [saying for saying in side.sayings.get(sentence, ()) if saying.form != "stand"]
    reported = {n for saying in told for n in parse.within(saying.span)}
    for n in side.tokens.get(sentence, ()):
        token = parse.tokens[n]
        lemma = token.lemma.lower()
        if lemma == modality.lemma and token.pos == "NOUN":
            return token.span
        if token.dep == "root" and n not in reported and token.pos in _PREDICATES and side.is_finite(n):
            main = n
        if token.pos in ("VERB", "AUX") and lemma == modality.lemma and not is_empty_verb(lemma):
            head = token.head if token.dep.startswith("aux") else n
            if side.is_finite(head):
                # a quotation may hold the hedge, and its hedges are nobody's here
                return None if _is_open(side, head) else side.verb_group(head)
    verbal = modality.kind == "conditional" or len(modality.span) > len(modality.cue)
    if main is None or not verbal or not sure or _is_open(side, main):
        return None
    hedged = _verb_of(other, modality)
    if hedged is None or is_conditional(modality.cue):  # which doubts the whole, not the word
        return side.verb_group(main)
    return side.verb_group(main) if other.near(hedged, side, main) >= _IN_ITS_PLACE else None


def _is_open(side: Side, verb: int) -> bool:
    """Whether a verb stands under a modal of its own."""
    below = (side.parse.tokens[n] for n in side.parse.children(verb))
    return any(token.dep.startswith("aux") and is_modal(side.language, token.lemma) for token in below)


def _verb_of(side: Side, modality: Modality) -> int | None:
    """The word that a modality bears on, in its sentence; None for a hedge that stands apart."""
    inside = reversed(side.parse.within(modality.span))
    return next((n for n in inside if side.parse.tokens[n].lemma.lower() == modality.lemma), None)


def _denied(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G12: one verb, negated on one side only (de Marneffe 2008)."""
    ours, theirs = _of_kind(sides[0], i, "negated"), _of_kind(sides[1], j, "negated")
    for side, here, there, sentence in ((0, ours, theirs, j), (1, theirs, ours, i)):
        for modality in here:
            if is_empty_verb(modality.lemma) or any(m.lemma == modality.lemma for m in there):
                continue
            plain = _same_verb(sides, side, sentence, modality)
            if plain is None:
                continue
            left, right = (modality.span, plain) if side == 0 else (plain, modality.span)
            text = _("{a} in A, {b} in B: one denies what the other says.").format(
                a=sides[0].written(left), b=sides[1].written(right)
            )
            yield divergence(
                "G12", pair_of(left, right), 0.5, gap=_("negated ≠ asserted"), explanation=text,
                reasons=(_("one verb, negated on one side"), linked_at(score)),
            )  # fmt: skip


def _same_verb(sides: Sides, here: int, sentence: int, modality: Modality) -> Span | None:
    """The only use of the verb in that sentence, of the same thing, outside quotations."""
    side, verb = sides[1 - here], _verb_of(sides[here], modality)
    found = [
        n
        for n in side.tokens.get(sentence, ())
        if side.parse.tokens[n].pos == "VERB" and side.parse.tokens[n].lemma.lower() == modality.lemma
    ]
    if len(found) != 1 or not side.is_finite(found[0]):
        return None
    if verb is not None and not _of_one_thing(sides, (verb, found[0]) if here == 0 else (found[0], verb)):
        return None
    span = side.verb_group(found[0])
    return None if any(quote.span.overlaps(span) for quote in side.quotes.get(sentence, ())) else span


def _of_one_thing(sides: Sides, verbs: tuple[int, int]) -> bool:
    """Whether a verb of each side is told of the same: by its object if it has one, else by who does it."""
    held = [
        [(side.parse.tokens[n].dep, n) for n in side.parse.children(verb)]
        for side, verb in zip(sides, verbs, strict=True)
    ]
    objects = [next((n for dep, n in each if dep in _OBJECTS), None) for each in held]
    subjects = [next((n for dep, n in each if dep.startswith("nsubj")), None) for each in held]
    pair = objects if any(n is not None for n in objects) else subjects
    if pair[0] is None or pair[1] is None:
        return pair is subjects
    is_pronoun = any(side.parse.tokens[n].pos == "PRON" for side, n in zip(sides, pair, strict=True) if n)
    return is_pronoun or one_thing(sides, pair[0], pair[1])


def _inverted(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G12: one condition, turned round: opposite verbs, or one word negated in one of the two clauses."""
    for one in _of_kind(sides[0], i, "condition"):
        for other in _of_kind(sides[1], j, "condition"):
            left, right = _clause(sides[0], one), _clause(sides[1], other)
            turned = are_opposite(sides[0].language, one.lemma, other.lemma)
            if turned != (_one_negated(sides, left, right)):
                text = _("The condition is turned round: {a} in A, {b} in B.").format(
                    a=sides[0].written(left), b=sides[1].written(right)
                )
                yield divergence(
                    "G12", pair_of(left, right), 0.6, gap=_("opposite conditions"), explanation=text,
                    reasons=(_("a condition and its opposite"), linked_at(score)), type="value-conflict",
                )  # fmt: skip


def _clause(side: Side, condition: Modality) -> Span:
    verb = side.parse.within(condition.span)[-1]
    return condition.span.joined(side.parse.subtree_span(verb))


def _one_negated(sides: Sides, left: Span, right: Span) -> bool:
    """Whether a word that both clauses share is negated in one of them only."""
    ours, theirs = _lemmas(sides[0], left), _lemmas(sides[1], right)
    return any(ours[lemma] != theirs[lemma] for lemma in ours.keys() & theirs.keys())


def _denies(token: Token) -> bool:
    return token.dep == "neg" or token.feature("Polarity") == "Neg"


def _lemmas(side: Side, span: Span) -> dict[str, bool]:
    """The words of a clause that carry sense, each with whether it is negated."""
    parse = side.parse
    found = {}
    for n in parse.within(span):
        token = parse.tokens[n]
        if token.pos in ("NOUN", "ADJ", "VERB") and len(token.lemma) >= _SAME_LEMMA:
            before = fold(parse.tokens[n - 1].text) if n else ""
            below = any(_denies(parse.tokens[m]) for m in parse.children(n))
            found[fold(token.lemma)] = before in ("non", "not", "sans", "without") or below
    return found
