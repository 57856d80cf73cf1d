"""Linked sentences and shared actors come in, an actor called by other names goes out (G3)."""

from collections.abc import Iterator
from itertools import product

from diptych.compare.actors import shared_actors
from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, SURER, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts import ActorMention, Calling
from diptych.i18n import _

_JUDGED = 0.4
"""Severity of two names of which one blames, praises or pities; the others show another side of the actor."""
_OTHER_SIDE = 0.3
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass", "root")


def judge_naming(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G3: one sort of people in two linked sentences, under names of another light (NewsWCL50)."""
    if score < SURE:
        return
    ours, theirs = sides[0].actors.get(i, ()), sides[1].actors.get(j, ())
    for one, other in product(ours, theirs):
        callings = _contrast(one, other)
        if callings is None or not _alone(sides, callings, (i, j)):
            continue
        judged = callings[0].tone != callings[1].tone
        if _others(sides, one, other) or one.plural != other.plural:
            continue
        if judged or (score >= SURER and callings[0].kind != "person"):
            yield _row(sides, (one, other), callings, linked_at(score))


def judge_subjects(sides: Sides, i: int, j: int, linked: str) -> Iterator[Divergence]:
    """G3 for two sentences that tell one event: the person each begins with, where one name judges."""
    ours, theirs = _subject(sides[0], i), _subject(sides[1], j)
    if ours is None or theirs is None:
        return
    one, other = ours.callings[0], theirs.callings[0]
    if _others(sides, ours, theirs):
        return
    if one.key != other.key and one.tone != other.tone and one.kind == other.kind:
        yield _row(sides, (ours, theirs), (one, other), linked)


def judge_designators(sides: Sides) -> Iterator[Divergence]:
    """G3 for named persons: what one article alone calls somebody, against the other's own word."""
    shared = shared_actors((sides[0].analysis.facts.actors, sides[1].analysis.facts.actors))
    for actor in shared:
        ours, theirs = ([m for m in actor.of(n) if m.form == "role"] for n in (0, 1))
        named = any(member.names for _n, member in actor.members)
        if not named or not ours or not theirs:
            continue
        for one, other in product(ours, theirs):
            callings = _contrast(one, other)
            if callings and not _called(theirs, callings[0]) and not _called(ours, callings[1]):
                yield _row(sides, (one, other), callings, _("both name {name}").format(name=actor.label))
                break


def _called(mentions: list[ActorMention], calling: Calling) -> bool:
    return any(calling.key == told.key for mention in mentions for told in mention.callings)


def _contrast(one: ActorMention, other: ActorMention) -> tuple[Calling, Calling] | None:
    """The callings of two roles that show one actor in another light; None where they say the same."""
    pairs = list(product(one.callings, other.callings))
    if one.form != "role" or other.form != "role" or any(a.key == b.key for a, b in pairs):
        return None
    return next(((a, b) for a, b in pairs if a.contrasts(b)), None)


def _others(sides: Sides, one: ActorMention, other: ActorMention) -> bool:
    """Whether the two are known by names of which none is common."""
    ours, theirs = (side.who[told.span].names for side, told in zip(sides, (one, other), strict=True))
    return bool(ours) and bool(theirs) and not {n[-1] for n in ours} & {n[-1] for n in theirs}


def _alone(sides: Sides, callings: tuple[Calling, Calling], sentences: tuple[int, int]) -> bool:
    """Whether neither sentence also has the word of the other."""
    here = [list(side.actors.get(n, ())) for side, n in zip(sides, sentences, strict=True)]
    return not _called(here[0], callings[1]) and not _called(here[1], callings[0])


def _subject(side: Side, sentence: int) -> ActorMention | None:
    """The person whom the sentence is about: its first subject, where that is a role."""
    for mention in side.actors.get(sentence, ()):
        if mention.form != "pronoun" and side.parse.tokens[mention.head].dep in _SUBJECTS:
            return mention if mention.form == "role" and mention.person else None
    return None


def _row(
    sides: Sides, told: tuple[ActorMention, ActorMention], callings: tuple[Calling, Calling], linked: str
) -> Divergence:
    a, b = (side.written(mention.span) for side, mention in zip(sides, told, strict=True))
    counts = [_count(side, calling) for side, calling in zip(sides, callings, strict=True)]
    judged = callings[0].tone != callings[1].tone
    text = _("The same is called {a} in A, {b} in B.").format(a=a, b=b)
    return divergence(
        "G3",
        pair_of(told[0].span, told[1].span),
        _JUDGED if judged else _OTHER_SIDE,
        gap=f"{sides[0].of(told[0].span)} ≠ {sides[1].of(told[1].span)}",
        explanation=text,
        reasons=(
            _("one actor under two names"),
            _("lexicon: {entry}").format(entry=f"{callings[0].named} · {callings[1].named}"),
            _("{a}× in A, {b}× in B").format(a=counts[0], b=counts[1]),
            linked,
        ),
    )


def _count(side: Side, calling: Calling) -> int:
    """How often the article uses a word of that calling."""
    return sum(
        calling.key == told.key
        for mentions in side.actors.values()
        for mention in mentions
        for told in mention.callings
    )
