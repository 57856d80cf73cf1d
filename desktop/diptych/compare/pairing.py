"""Links and figures come in, pairs of figures that may tell one fact go out.

The gate of the taxonomy: only the same kind, and only in linked passages, or where the values are so near
and so particular that the figures themselves are the link (de Marneffe 2008: same event first). One figure
is paired once, with the one that fits best: police with police, organisers with organisers.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from diptych.compare.calendar import dates_meet
from diptych.compare.comparison import Link
from diptych.compare.quantity import KINDRED, NEAR, Measure, Relation, gap, measure, relation
from diptych.facts import Analysis, Figure
from diptych.text import fold, words

_FIT: dict[Relation, float] = {
    "same": 4,
    "rounding": 3,
    "truncation": 2.8,
    "near": 2.6,
    "bound": 2,
    "misnamed": 2,
    "scale": 1.5,
    "far": 0,
}
_LEAST_FAR_FIT = 2.0
_LARGE = 1000
_SURE = 0.75
"""Probability of a link in which two lone figures that differ tell one thing."""
_SAME_SIZE = Decimal("0.75")
"""Gap up to which two figures are of one size: a quarter at least."""
_FUNCTION_WORD = 3
"""Characters up to which a word of a source tells nothing of who it is ("la", "des")."""
_WHOLE = Decimal("0.015")


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures held against each other."""

    left: Figure
    right: Figure
    ours: Measure
    theirs: Measure
    relation: Relation
    link: Link | None
    """The link of their sentences; None when only the figures bring them together."""
    same_source: bool | None
    """Whether both are told by one source; None when either names none."""
    same_noun: bool | None
    """Whether both count one thing; None when either does not say, or the languages differ."""
    same_time: bool | None
    """Whether their sentences share a date; None when either has none."""


def figure_pairs(left: Analysis, right: Analysis, links: tuple[Link, ...]) -> tuple[FigurePair, ...]:
    """Pairs in reading order of the left; a figure has one fact for its partner, however often it is told."""
    candidates = [*_in_links(left, right, links), *_unlinked(left, right)]
    candidates.sort(key=lambda pair: (-_fit(pair), pair.left.span, pair.right.span))
    partners: tuple[dict[Figure, Measure], dict[Figure, Measure]] = ({}, {})
    chosen = []
    for pair in candidates:
        # a fact told again opposite is the same partner: the title says 97,6, the text 97,6 billion euros
        mine, yours = partners[0].get(pair.left, pair.theirs), partners[1].get(pair.right, pair.ours)
        if mine.value != pair.theirs.value or yours.value != pair.ours.value or not _worth_telling(pair):
            continue
        partners[0][pair.left] = pair.theirs
        partners[1][pair.right] = pair.ours
        chosen.append(pair)
    free = [p for p in candidates if p.left not in partners[0] and p.right not in partners[1]]
    chosen += _left_over(free, chosen)
    return tuple(sorted(_once_a_fact(chosen), key=lambda pair: (pair.left.span, pair.right.span)))


def _in_links(left: Analysis, right: Analysis, links: tuple[Link, ...]) -> list[FigurePair]:
    ours, theirs = _by_sentence(left), _by_sentence(right)
    found = []
    for link in links:
        i = left.article.sentence_at(link.left.start)
        j = right.article.sentence_at(link.right.start)
        for figure in ours.get(i, ()):
            for candidate in theirs.get(j, ()):
                pair = _pair(left, right, figure, candidate, link)
                found += [pair] if pair else []
    return found


def _unlinked(left: Analysis, right: Analysis) -> list[FigurePair]:
    """Particular figures within 5 % of each other, in passages that share a name."""
    ours, theirs = (
        [figure for figure in side.facts.figures if _is_particular(figure)] for side in (left, right)
    )
    found = []
    for figure in ours:
        for candidate in theirs:
            pair = _pair(left, right, figure, candidate, None)
            if pair and pair.relation in KINDRED and _share_names(left, right, figure, candidate):
                found.append(pair)
    return found


def _pair(
    left: Analysis, right: Analysis, figure: Figure, candidate: Figure, link: Link | None
) -> FigurePair | None:
    ours, theirs = _of_one_dimension(measure(figure), measure(candidate))
    if ours.dimension != theirs.dimension:
        return None
    return FigurePair(
        left=figure,
        right=candidate,
        ours=ours,
        theirs=theirs,
        relation=relation(ours, theirs),
        link=link,
        same_source=_same_source(left, right, figure, candidate),
        same_noun=_same_noun(left, right, figure, candidate),
        same_time=_same_time(left, right, figure, candidate),
    )


def _of_one_dimension(ours: Measure, theirs: Measure) -> tuple[Measure, Measure]:
    """The two measures; a bare number ("3,4 millions") is taken for money beside the same sum of money."""
    if {ours.dimension, theirs.dimension} != {"money", "count"} or gap(ours, theirs) > NEAR:
        return ours, theirs
    if (ours.unit or theirs.unit) and not (ours.unit and theirs.unit):
        return replace(ours, dimension="money"), replace(theirs, dimension="money")
    return ours, theirs


def _fit(pair: FigurePair) -> float:
    """How well two figures fit: value, then who says so, then what is counted, then how sure the link is."""
    score = _FIT[pair.relation]
    for agreed in (pair.same_source, pair.same_noun, pair.same_time):
        score += 0 if agreed is None else 1.5 if agreed else -1.5
    if pair.ours.currency and pair.theirs.currency and pair.ours.currency != pair.theirs.currency:
        score -= 0.5
    return score + (pair.link.score if pair.link else -0.5)


def _left_over(candidates: list[FigurePair], settled: list[FigurePair]) -> list[FigurePair]:
    """Of figures without a partner, those left alone of their dimension and size in a sure link.

    Police with police is settled by then: what remains opposite are the two counts of the organisers. 43
    millions stand against 34, whatever billions are told beside them. A slip of scale shows in a strong link.
    """
    groups: dict[tuple[Link, str], list[FigurePair]] = {}
    for pair in candidates:
        if pair.link is None or pair.ours.is_vague or pair.theirs.is_vague:
            continue
        slipped = pair.relation == "scale" and pair.link.tier == "strong"
        if slipped or (pair.link.score >= _SURE and gap(pair.ours, pair.theirs) <= _SAME_SIZE):
            groups.setdefault((pair.link, pair.ours.dimension), []).append(pair)
    lone = [group[0] for group in groups.values() if len(group) == 1 and _of_one_thing(group[0])]
    return [pair for pair in lone if not any(_make_up(pair, whole) for whole in settled)]


def _make_up(pair: FigurePair, whole: FigurePair) -> bool:
    """Whether the two figures are the parts of a third that both sides tell: six of fourteen, eight not."""
    if pair.link != whole.link or pair.ours.value is None or pair.theirs.value is None:
        return False
    return (
        pair.ours.dimension == whole.ours.dimension
        and pair.ours.value + pair.theirs.value == whole.ours.value
    )


def _of_one_thing(pair: FigurePair) -> bool:
    """Whether nothing speaks against two lone figures telling one thing."""
    slots = (pair.same_source, pair.same_time, pair.same_noun)
    if False in slots or pair.ours.currency != pair.theirs.currency or _complete(pair.ours, pair.theirs):
        return False
    # counts of two things that are named, and named otherwise, may be counts of anything
    return pair.ours.dimension != "count" or bool(pair.same_noun) or pair.left.unit is pair.right.unit is None


def _worth_telling(pair: FigurePair) -> bool:
    """The silence rule: values more than 5 % apart are two facts unless the slots say they are one."""
    if pair.ours.is_vague or pair.theirs.is_vague:
        one_told = not (pair.ours.is_vague and pair.theirs.is_vague)
        return one_told and pair.relation == "bound" and pair.link is not None and pair.link.tier == "strong"
    if pair.relation not in ("far", "scale", "misnamed"):
        return True
    if pair.link is None or pair.link.tier != "strong" or pair.same_source is False:
        return False
    if pair.same_time is False or pair.same_noun is False or pair.ours.currency != pair.theirs.currency:
        return False
    if pair.relation == "misnamed":
        return True
    return bool(pair.same_source or pair.same_noun) and _fit(pair) >= _LEAST_FAR_FIT


def _once_a_fact(pairs: list[FigurePair]) -> list[FigurePair]:
    """A fact told three times is one pair: of pairs alike in values and units, the best linked one."""
    best: dict[object, FigurePair] = {}
    for pair in sorted(pairs, key=lambda p: -_fit(p)):
        key = (
            pair.ours.dimension,
            pair.ours.value,
            pair.ours.currency,
            pair.theirs.value,
            pair.theirs.currency,
        )
        best.setdefault(key, pair)
    return list(best.values())


def _is_particular(figure: Figure) -> bool:
    """Whether a figure is so particular that a near twin is no chance: a large sum or count, not round."""
    found = measure(figure)
    if found.value is None or not (found.dimension == "count" or found.dimension.startswith("money")):
        return False
    return found.value >= _LARGE and len(found.value.normalize().as_tuple().digits) >= 2


def _share_names(left: Analysis, right: Analysis, figure: Figure, candidate: Figure) -> bool:
    keys = [
        {
            name.key
            for name in analysis.facts.names
            if _passage(analysis, name.sentence) == _passage(analysis, n)
        }
        for analysis, n in ((left, figure.sentence), (right, candidate.sentence))
    ]
    return bool(keys[0] & keys[1])


def _same_source(left: Analysis, right: Analysis, figure: Figure, candidate: Figure) -> bool | None:
    if figure.source is None or candidate.source is None:
        return None
    said = _content(figure.source.of(left.article.text)), _content(candidate.source.of(right.article.text))
    if not said[0] or not said[1] or left.article.language != right.article.language:
        return None
    return bool(said[0] & said[1])


def _same_noun(left: Analysis, right: Analysis, figure: Figure, candidate: Figure) -> bool | None:
    if figure.kind != "count" or left.article.language != right.article.language:
        return None
    if not figure.unit or not candidate.unit:
        return None
    # other nouns may be other words for the same thing ("postes", "emplois"), so they do not speak against it
    return True if fold(figure.unit) == fold(candidate.unit) else None


def _complete(ours: Measure, theirs: Measure) -> bool:
    """Whether two shares make a whole: a third that runs is two thirds that do not."""
    if ours.dimension != "share" or ours.value is None or theirs.value is None:
        return False
    return abs(ours.value + theirs.value - 1) <= _WHOLE


def _same_time(left: Analysis, right: Analysis, figure: Figure, candidate: Figure) -> bool | None:
    ours = [d for d in left.facts.dates if d.sentence == figure.sentence and d.value]
    theirs = [d for d in right.facts.dates if d.sentence == candidate.sentence and d.value]
    return any(dates_meet(a, b) for a in ours for b in theirs) if ours and theirs else None


def _content(text: str) -> set[str]:
    folded = [fold(span.of(text)) for span in words(text)]
    return {word.rstrip("s") for word in folded if len(word) > _FUNCTION_WORD}


def _by_sentence(analysis: Analysis) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in analysis.facts.figures:
        found.setdefault(figure.sentence, []).append(figure)
    return found


def _passage(analysis: Analysis, sentence: int) -> int:
    return analysis.article.sentences[sentence].passage


def gap_percent(pair: FigurePair) -> Decimal:
    """Gap of the values in percent of the larger, one decimal."""
    return (100 * gap(pair.ours, pair.theirs)).quantize(Decimal("0.1"))
