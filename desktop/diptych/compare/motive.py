"""Linked sentences come in, a cause or an aim that one of them gives and the other does not goes out (G9)."""

from collections.abc import Iterator
from itertools import product

from diptych.compare.comparison import Divergence
from diptych.compare.coverage import SYNONYM
from diptych.compare.lens import SUREST, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts.motives import Motive, motives
from diptych.facts.reporting import reporting_stance
from diptych.i18n import _, quoted
from diptych.text import Span, fold

_ONE_DEED = 0.57
"""Cosine from which two verbs tell the same deed in other words, as in loaded.py."""
_SENSE = ("NOUN", "PROPN", "VERB", "ADJ")


def judge_motive(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G9 for sentences surely linked: why, they say, in one of them only, or otherwise (after OBSINFOX).

    A side that gives its reason in the sentence before or after is not without one.
    """
    if score < SUREST:
        return
    ours, theirs = _given(sides[0], i), _given(sides[1], j)
    if ours and theirs:
        yield from _otherwise(sides, (ours, theirs), (i, j), score)
        return
    if not ours and not theirs:
        return
    here, bare, sentence = (0, sides[1], j) if ours else (1, sides[0], i)
    root = bare.root(sentence)
    if root is None or not bare.is_finite(root):
        return
    if any(motives(bare.parse, n) for n in _beside(bare, sentence)):
        return
    motive = (ours or theirs)[0]
    verb = bare.verb_group(root)
    left, right = (motive.span, verb) if here == 0 else (verb, motive.span)
    told = {"side": "AB"[here], "motive": sides[here].written(motive.span)}
    aim = motive.kind == "aim"
    text = _("{side} says to what end ({motive}); the other side tells it without.").format(**told)
    if not aim:
        text = _("{side} says why ({motive}); the other side tells it without.").format(**told)
    gap = _("aim in {side} only") if aim else _("cause in {side} only")
    cue = quoted(sides[here].of(motive.cue))
    yield divergence(
        "G9", pair_of(left, right), 0.3, gap=gap.format(side=told["side"]), explanation=text,
        reasons=(_("opened by {cue}").format(cue=cue), linked_at(score)),
    )  # fmt: skip


def _otherwise(
    sides: Sides, given: tuple[list[Motive], list[Motive]], sentences: tuple[int, int], score: float
) -> Iterator[Divergence]:
    """One deed with two reasons of one kind, that have no word in common nor near to one another."""
    for one, other in product(*given):
        if one.kind != other.kind or not _of_one_deed(sides, one, other):
            continue
        reasons = _words(sides[0], one), _words(sides[1], other)
        around = _around(sides[0], sentences[0]), _around(sides[1], sentences[1])
        if not all(reasons) or _meet(sides, reasons[0], around[1]) or _meet(sides, around[0], reasons[1]):
            continue
        aim = one.kind == "aim"
        text = (
            _("A gives one aim ({a}), B another ({b}).")
            if aim
            else _("A gives one cause ({a}), B another ({b}).")
        )
        cues = f"{sides[0].written(one.cue)} · {sides[1].written(other.cue)}"
        yield divergence(
            "G9", pair_of(one.span, other.span), 0.45,
            gap=_("another aim") if aim else _("another cause"),
            explanation=text.format(a=sides[0].written(one.span), b=sides[1].written(other.span)),
            reasons=(_("opened by {cue}").format(cue=cues), linked_at(score)),
        )  # fmt: skip
        return


def _of_one_deed(sides: Sides, one: Motive, other: Motive) -> bool:
    """Whether the two reasons are of one deed: what they hang on is the same or means the same."""
    deeds = _deed(sides[0], one), _deed(sides[1], other)
    if deeds[0] is None or deeds[1] is None:
        return False
    ours, theirs = sides[0].parse.tokens[deeds[0]], sides[1].parse.tokens[deeds[1]]
    verbs = ours.pos == theirs.pos == "VERB"
    near = verbs and sides[0].near(deeds[0], sides[1], deeds[1]) >= _ONE_DEED
    return fold(ours.lemma) == fold(theirs.lemma) or near


def _deed(side: Side, motive: Motive) -> int | None:
    """The verb that a reason hangs on; None where another verb stands between, so that the parser may err."""
    parse = side.parse
    inside = set(parse.within(motive.span))
    above = [parse.tokens[n].head for n in sorted(inside) if parse.tokens[n].head not in inside]
    if not above:
        return None
    climbed = (n for n in (above[0], *parse.ancestors(above[0])) if n not in inside)
    deed = next((n for n in climbed if parse.tokens[n].pos == "VERB"), above[0])
    between = range(deed + 1, min(inside))
    return None if any(parse.tokens[n].pos == "VERB" and side.is_finite(n) for n in between) else deed


def _words(side: Side, motive: Motive) -> list[int]:
    """The words of a reason that carry sense."""
    inside = side.parse.within(Span(motive.cue.end, max(motive.cue.end, motive.span.end)))
    return [n for n in inside if side.parse.tokens[n].pos in _SENSE]


def _around(side: Side, sentence: int) -> list[int]:
    """The words that carry sense of all reasons of a sentence, and of the whole sentences beside it."""
    found = [n for motive in motives(side.parse, sentence) for n in _words(side, motive)]
    for beside in _beside(side, sentence):
        if beside != sentence:
            found += [n for n in side.tokens.get(beside, ()) if side.parse.tokens[n].pos in _SENSE]
    return found


def _meet(sides: Sides, ours: list[int], theirs: list[int]) -> bool:
    """Whether any two words, one of each side, are the same or, names apart, mean nearly the same."""
    for n, m in product(ours, theirs):
        one, other = sides[0].parse.tokens[n], sides[1].parse.tokens[m]
        if fold(one.lemma) == fold(other.lemma):
            return True
        if "PROPN" not in (one.pos, other.pos) and sides[0].near(n, sides[1], m) >= SYNONYM:
            return True
    return False


def _given(side: Side, sentence: int) -> list[Motive]:
    """The reasons that the article itself gives: what somebody is told to have said is the speaker's."""
    others = [quote.span for quote in side.quotes.get(sentence, ())]
    others += [span for saying in side.sayings.get(sentence, ()) for span in saying.content]
    return [
        motive
        for motive in motives(side.parse, sentence)
        if not any(span.contains(motive.cue) for span in others) and not _is_telling(side, motive)
    ]


def _is_telling(side: Side, motive: Motive) -> bool:
    """Whether the aim is only to tell something: "pour annoncer la nouvelle" says how, not why."""
    inside = side.parse.within(motive.span)[len(side.parse.within(motive.cue)) :]
    verb = next((side.parse.tokens[n] for n in inside if side.parse.tokens[n].pos == "VERB"), None)
    told = verb is not None and reporting_stance(side.language, verb.lemma) == "neutral"
    return told and motive.kind == "aim"


def _beside(side: Side, sentence: int) -> range:
    return range(max(0, sentence - 1), min(sentence + 2, len(side.analysis.article.sentences)))
