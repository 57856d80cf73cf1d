"""Linked sentences come in, a loaded word that the other side tells without goes out (G1)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Modifier
from diptych.i18n import _
from diptych.text import Span

_LOADED = 2
"""Strength from which a word is loaded by itself; below it is a fact as often as a judgement."""
_COUNTERPART = 0.55
"""Cosine from which a word of the same part of speech tells the same in other words."""
_WHOLE = 0.9
"""Probability of a link from which a word without a counterpart is held against the whole sentence."""
_TAGS = {"adjective": "ADJ", "noun": "NOUN", "verb": "VERB", "adverb": "ADV"}


def judge_loaded(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G1: a word of the lexicon on one side, none of its polarity and strength on the other (BASIL)."""
    if score < SURE:
        return
    ours, theirs = sides[0].loaded.get(i, []), sides[1].loaded.get(j, [])
    for side, here, there, sentence in ((0, ours, theirs, j), (1, theirs, ours, i)):
        strong = [m for m in here if m.grade >= _LOADED and not _matched(m, there)]
        for modifier in sorted(strong, key=lambda m: (-m.grade, m.span.start))[:1]:
            found = _counterpart(sides[side], modifier, sides[1 - side], sentence)
            if found is not None:
                yield _row(sides, side, modifier, found, score)
            elif score >= _WHOLE and (root := sides[1 - side].root(sentence)) is not None:
                bare = sides[1 - side].verb_group(root)
                yield _row(sides, side, modifier, bare, score, told=False)


def _matched(modifier: Modifier, others: list[Modifier]) -> bool:
    return any(m.polarity == modifier.polarity and m.grade >= _LOADED for m in others)


def _counterpart(here: Side, modifier: Modifier, there: Side, sentence: int) -> Span | None:
    """What tells the same on the other side: the nearest word of its part of speech, or its bare noun."""
    index = here.parse.index_at(modifier.word.start)
    if index is None:
        return None
    tokens = there.parse.tokens
    near = [
        (here.near(index, there, n), n)
        for n in there.tokens.get(sentence, ())
        if tokens[n].pos == _TAGS[modifier.part] and tokens[n].lemma.lower() != modifier.lemma
    ]
    cosine, best = max(near, default=(0.0, 0))
    if cosine >= _COUNTERPART:
        return there.verb_group(best) if modifier.part == "verb" else tokens[best].span
    bare = (
        n
        for n in there.tokens.get(sentence, ())
        if modifier.noun and tokens[n].lemma.lower() == modifier.noun
    )
    return next((tokens[n].span for n in bare), None)


def _row(
    sides: Sides, side: int, modifier: Modifier, other: Span, score: float, *, told: bool = True
) -> Divergence:
    left, right = (modifier.span, other) if side == 0 else (other, modifier.span)
    name = "AB"[side]
    if told:
        text = _("A writes {a}, B {b}: the word of {side} is loaded.").format(
            a=sides[0].written(left), b=sides[1].written(right), side=name
        )
    else:
        text = _("{side} writes {word}; the other side tells it without a word so loaded.").format(
            side=name, word=sides[side].written(modifier.span)
        )
    return divergence(
        "G1",
        pair_of(left, right),
        0.2 + 0.05 * modifier.grade + 0.1 * told,
        gap=_("loaded in {side}: {word}").format(side=name, word=sides[side].of(modifier.word)),
        explanation=text,
        reasons=(
            _("a loaded word on one side only"),
            _("lexicon: {entry}").format(entry=modifier.entry),
            linked_at(score),
        ),
    )
