"""Linked sentences come in, one noun with modifiers of another grade or polarity goes out (G2)."""

from collections.abc import Iterator

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, Side, Sides, pair_of
from diptych.compare.telling import divergence
from diptych.facts import Modifier
from diptych.i18n import _
from diptych.text import Span

_GRADE_GAP = 2


def judge_evaluative(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G2: one noun, modifiers two grades apart or of opposite polarity (Recasens 2013; VAGO)."""
    ours = [m for m in sides[0].loaded.get(i, ()) if m.noun]
    theirs = [m for m in sides[1].loaded.get(j, ()) if m.noun]
    if sides[0].analysis.article.language != sides[1].analysis.article.language:
        return
    for one in ours:
        for other in theirs:
            if one.noun == other.noun and one.lemma != other.lemma and _contrast(one, other):
                yield _modified(sides, one.span, other.span, (one, other))
    if 0 < score < SURE:
        return  # a noun alone is too common to be the same thing, but for one that a figure counts
    nouns = {m.noun for m in ours} & {m.noun for m in theirs}
    for one in ours:
        if one.grade >= _GRADE_GAP and one.noun not in nouns and (bare := _bare(sides[1], j, one.noun)):
            yield _modified(sides, one.span, bare, (one, None))
    for other in theirs:
        if other.grade >= _GRADE_GAP and other.noun not in nouns and (bare := _bare(sides[0], i, other.noun)):
            yield _modified(sides, bare, other.span, (None, other))


def _contrast(one: Modifier, other: Modifier) -> bool:
    return (
        abs(one.grade - other.grade) >= _GRADE_GAP
        or one.polarity * other.polarity < 0
        or (
            # loaded on one side, only large on the other ("offre hostile", "offre énorme")
            one.polarity != other.polarity and max(one.grade, other.grade) >= _GRADE_GAP
        )
    )


def _bare(side: Side, sentence: int, noun: str) -> Span | None:
    """The noun in that sentence without an evaluative adjective, be it somebody's whom it quotes."""
    held = [m.noun for m in side.analysis.facts.modifiers if m.sentence == sentence]
    for n in side.tokens.get(sentence, ()):
        token = side.parse.tokens[n]
        if token.pos == "NOUN" and token.lemma.lower() == noun and noun not in held:
            return token.span
    return None


def _modified(
    sides: Sides, left: Span, right: Span, modifiers: tuple[Modifier | None, Modifier | None]
) -> Divergence:
    a, b = sides[0].written(left), sides[1].written(right)
    entries = [m.entry for m in modifiers if m]
    text = _("The same thing is {a} in A, {b} in B.").format(a=a, b=b)
    names = [m.lemma if m else _("(bare)") for m in modifiers]
    severity = 0.5 if any(m and m.grade >= 2 for m in modifiers) and modifiers[0] and modifiers[1] else 0.4
    return divergence(
        "G2",
        pair_of(left, right),
        severity,
        gap=" ≠ ".join(names),
        explanation=text,
        reasons=(
            _("graded modifiers of one noun"),
            *(_("lexicon: {entry}").format(entry=e) for e in entries),
        ),
    )
