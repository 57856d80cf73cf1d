"""Linked sentences come in, a deed whose doer one leaves out, or whose roles are swapped, goes out (G7)."""

from collections.abc import Iterator
from itertools import product

from diptych.compare.comparison import Divergence
from diptych.compare.deeds import Deed, deeds, is_someone, mention_of, one_actor, one_thing
from diptych.compare.lens import SURER, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.i18n import _
from diptych.text import Span, fold

_BARE = ("passive", "happens", "noun")


def judge_agency(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G7 for two linked sentences: only one says who does it (responsibility, Semetko & Valkenburg 2000)."""
    if score < SURER:
        return
    ours, theirs = list(deeds(sides[0], i)), list(deeds(sides[1], j))
    for one, other in product(ours, theirs):
        if not one.names & other.names:
            continue
        if _swapped(sides, one, other):
            yield _turned(sides, one, other, score)
            return
        here, told, bare = (0, one, other) if one.agent is not None else (1, other, one)
        if told.agent is None or not is_someone(sides[here], told.agent):
            continue
        if bare.agent is not None or bare.form not in _BARE or not _one_patient(sides, here, told, bare):
            continue
        if not _is_named(sides, here, told.agent, bare):
            yield _without(sides, here, (told, bare), score)
            return


def _one_patient(sides: Sides, here: int, told: Deed, bare: Deed) -> bool:
    """Whether it is done to the same; where a parse has lost it, whether the bare sentence has its word."""
    there = sides[1 - here]
    if bare.patient is not None or told.patient is None:
        pair = (told.patient, bare.patient)
        return one_thing(sides, *(pair if here == 0 else pair[::-1]))
    word = fold(sides[here].parse.tokens[told.patient].lemma)
    before = [n for n in there.tokens[there.parse.sentence_of(bare.index)] if n < bare.index]
    return any(fold(there.parse.tokens[n].lemma) == word for n in before)


def _is_named(sides: Sides, here: int, doer: int, bare: Deed) -> bool:
    """Whether the other side names the doer around the deed, or in its sentence anyone else who may be it."""
    there = sides[1 - here]
    word = fold(sides[here].parse.tokens[doer].lemma)
    mention = mention_of(sides[here], doer)
    sentence = there.parse.sentence_of(bare.index)
    for n in range(max(0, sentence - 1), min(sentence + 2, len(there.analysis.article.sentences))):
        if any(fold(there.parse.tokens[m].lemma) == word for m in there.tokens.get(n, ())):
            return True
        for other in there.actors.get(n, ()):
            if mention and one_actor(sides, *((mention, other) if here == 0 else (other, mention))):
                return True
    return any(is_someone(there, n) for n in _others(sides, here, doer, bare))


def _others(sides: Sides, here: int, doer: int, bare: Deed) -> Iterator[int]:
    """Words of the bare sentence that may be the doer: not the patient, nor a source, nor what both have."""
    there, tokens = sides[1 - here], sides[1 - here].parse.tokens
    sentence = there.parse.sentence_of(bare.index)
    opposite = sides[here].tokens[sides[here].parse.sentence_of(doer)]
    shared = {fold(sides[here].parse.tokens[n].lemma) for n in opposite}
    suffers = set() if bare.patient is None else set(there.parse.subtree(bare.patient))
    sources = [saying.source for saying in there.sayings.get(sentence, ()) if saying.source]
    for n in there.tokens[sentence]:
        is_source = any(span.contains(tokens[n].span) for span in sources)
        if n not in suffers and not is_source and fold(tokens[n].lemma) not in shared:
            yield n


def _swapped(sides: Sides, one: Deed, other: Deed) -> bool:
    """Whether who does it in one is whom it is done to in the other, and the other way round."""
    crossed = one_thing(sides, one.agent, other.patient) and one_thing(sides, one.patient, other.agent)
    straight = one_thing(sides, one.agent, other.agent) or one_thing(sides, one.patient, other.patient)
    return crossed and not straight


def _turned(sides: Sides, one: Deed, other: Deed, score: float) -> Divergence:
    left, right = _whole(sides[0], one), _whole(sides[1], other)
    text = _("{a} in A, {b} in B: who does it in one suffers it in the other.").format(
        a=sides[0].written(left), b=sides[1].written(right)
    )
    return divergence(
        "G7", pair_of(left, right), 0.6, gap=_("roles swapped"), explanation=text,
        reasons=(_("one deed, agent and patient swapped"), linked_at(score)),
    )  # fmt: skip


def _whole(side: Side, deed: Deed) -> Span:
    """A deed with the words for who does it and whom it is done to."""
    held = [n for n in (deed.agent, deed.patient) if n is not None]
    return deed.span.joined(side.parse.span([deed.index, *held]))


def _without(sides: Sides, here: int, told: tuple[Deed, Deed], score: float) -> Divergence:
    deed, bare = told
    doer = [] if deed.agent is None else [deed.agent]
    spans = deed.span.joined(sides[here].parse.span([*doer, deed.index])), bare.span
    left, right = spans if here == 0 else (spans[1], spans[0])
    side = "AB"[here]
    text = _("{side} says who does it ({deed}); the other side tells it without ({bare}).").format(
        side=side, deed=sides[here].written(spans[0]), bare=sides[1 - here].written(bare.span)
    )
    why = {
        "passive": _("a passive without an agent"),
        "happens": _("a verb that has no place for an agent"),
        "noun": _("a noun of the deed, without who does it"),
    }
    return divergence(
        "G7", pair_of(left, right), 0.4, gap=_("agent in {side} only").format(side=side), explanation=text,
        reasons=(why[bare.form], linked_at(score)),
    )  # fmt: skip
