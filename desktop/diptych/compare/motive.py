"""Linked sentences come in, a cause or an aim that only one of them gives goes out (G9)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SUREST, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts.motives import Motive, motives
from diptych.facts.reporting import reporting_stance
from diptych.i18n import _, quoted


def judge_motive(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G9 for sentences surely linked: why, they say, in one of them only (after OBSINFOX).

    A side that gives its reason in the sentence before or after is not without one.
    """
    if score < SUREST:
        return
    ours, theirs = _given(sides[0], i), _given(sides[1], j)
    if bool(ours) == bool(theirs):
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


def _given(side: Side, sentence: int) -> list[Motive]:
    """The reasons that the article itself gives: what a quotation holds is its speaker's."""
    quotes = side.quotes.get(sentence, ())
    return [
        motive
        for motive in motives(side.parse, sentence)
        if not any(quote.span.contains(motive.cue) for quote in quotes) and not _is_telling(side, motive)
    ]


def _is_telling(side: Side, motive: Motive) -> bool:
    """Whether the aim is only to tell something: "pour annoncer la nouvelle" says how, not why."""
    inside = side.parse.within(motive.span)[len(side.parse.within(motive.cue)) :]
    verb = next((side.parse.tokens[n] for n in inside if side.parse.tokens[n].pos == "VERB"), None)
    told = verb is not None and reporting_stance(side.language, verb.lemma) == "neutral"
    return told and motive.kind == "aim"


def _beside(side: Side, sentence: int) -> range:
    return range(max(0, sentence - 1), min(sentence + 2, len(side.analysis.article.sentences)))
