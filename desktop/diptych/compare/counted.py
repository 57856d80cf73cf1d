"""Linked sentences come in, one number of people under two names goes out (G4)."""

from collections.abc import Iterator
from itertools import product

from diptych.compare.comparison import Divergence
from diptych.compare.lens import SURE, Side, Sides, pair_of
from diptych.compare.telling import divergence, linked_at
from diptych.facts import Figure
from diptych.facts.people import called
from diptych.i18n import _
from diptych.text import Span

_KIN = 0.4
"""Cosine from which two nouns may name the same people or things."""
_SAME_NAME = 0.85
"""Cosine from which two nouns are one name: an inflected form, a translation."""
_ANYONE = frozenset(
    ("personne", "individu", "mort", "victime", "people", "person", "death", "dead", "victim")
)
"""What names nobody in particular, or a fate and not a group."""
_LEAST = 10
"""Smaller numbers meet by chance."""


def judge_counted(sides: Sides, i: int, j: int, score: float) -> Iterator[Divergence]:
    """G4: one number in both sentences, counted under two nouns ("habitants", "sinistrés"; NewsWCL50)."""
    if score < SURE or sides[0].language != sides[1].language:
        return  # a translation is no other name
    ours, theirs = _counts(sides[0], i), _counts(sides[1], j)
    for one in ours:
        for other in theirs:
            if not (one.low < other.high and other.low < one.high):
                continue
            nouns = _noun(sides[0], one), _noun(sides[1], other)
            if nouns[0] is None or nouns[1] is None or not _renamed(sides, nouns[0], nouns[1]):
                continue
            yield _row(sides, _name(sides[0], nouns[0]), _name(sides[1], nouns[1]), score)


def _counts(side: Side, sentence: int) -> list[Figure]:
    return [
        figure
        for figure in side.analysis.facts.figures
        if figure.sentence == sentence and figure.kind == "count" and (figure.value or 0) >= _LEAST
    ]


def _noun(side: Side, figure: Figure) -> int | None:
    """The noun that a figure counts: the one that governs it, or the name of people right after it."""
    tokens = side.parse.tokens
    inside = side.parse.within(figure.span)
    for n in inside:
        if tokens[n].head != n and tokens[tokens[n].head].pos == "NOUN" and tokens[n].pos == "NUM":
            return tokens[n].head
    # a participle that names people ("1 300 sinistrés") is often parsed as an adjective
    after = inside[-1] + 1 if inside else len(tokens)
    return after if after < len(tokens) and called(tokens, after, side.language) else None


def _name(side: Side, noun: int) -> Span:
    """The whole name that begins with a noun: "soldats du feu"."""
    told = called(side.parse.tokens, noun, side.language)
    return side.parse.span([noun, noun + told.count - 1 if told else noun])


def _renamed(sides: Sides, one: int, other: int) -> bool:
    """Whether two nouns show the same number in another light or class; plain synonyms do not."""
    ours, theirs = sides[0].parse.tokens[one], sides[1].parse.tokens[other]
    if {ours.lemma.lower(), theirs.lemma.lower()} & _ANYONE:
        return False
    names = [called(side.parse.tokens, n, side.language) for side, n in zip(sides, (one, other), strict=True)]
    if names[0] is None or names[1] is None:
        # households or jobs on one side, people on the other
        kin = _KIN <= sides[0].near(one, sides[1], other) < _SAME_NAME
        return kin and names != [None, None] and ours.lemma.lower() != theirs.lemma.lower()
    pairs = list(product(names[0].callings, names[1].callings))
    # one number makes them one group, whatever family of words either name is of
    return all(a.key != b.key for a, b in pairs) and any(a.contrasts(b) or a.tone != b.tone for a, b in pairs)


def _row(sides: Sides, left: Span, right: Span, score: float) -> Divergence:
    text = _("The same number is of {a} in A, of {b} in B.").format(
        a=sides[0].written(left), b=sides[1].written(right)
    )
    return divergence(
        "G4", pair_of(left, right), 0.35, gap=f"{sides[0].of(left)} ≠ {sides[1].of(right)}", explanation=text,
        reasons=(_("one number, counted under two names"), linked_at(score)),
    )  # fmt: skip
