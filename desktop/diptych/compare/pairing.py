"""Links and figures come in, pairs of figures that may tell one fact go out.

The gate of the taxonomy: only the same kind, and only in linked passages, or where the slots agree, or where
the values are so near and so particular that the figures themselves are the link (de Marneffe 2008: same
event first). One figure is paired once, with the one that fits best: police with police.
"""

from decimal import Decimal

from diptych.compare.agreement import FigurePair, Side, held, side
from diptych.compare.comparison import Link
from diptych.compare.coverage import Matrix
from diptych.compare.leftover import left_over
from diptych.compare.likeness import Likeness
from diptych.compare.parts import wholes
from diptych.compare.quantity import KINDRED, NEAR, Measure, Relation, are_misbased, gap, measure
from diptych.compare.sources import of_two_sources
from diptych.facts import Analysis, Figure

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
_COMPATIBLE: tuple[Relation, ...] = ("same", "rounding", "truncation", "bound")
_LEAST_FAR_FIT = 2.0
_LARGE = 1000
_TELLING_COUNT = 10
"""Counts from which equal ones of one thing, in passages that nothing links, are hardly a chance."""
_SOME_LIKENESS = 0.04
_ALIKE = 0.15
_VERY_NEAR = Decimal("0.01")
_SURE = 0.75
"""Probability of a link in which counts of two days are of one thing, the later an update."""
_PERIODS = frozenset((len("2025-01"), len("2025-01/2025-03")))
"""Lengths of the dates that are of a month or of some months."""
_UPDATED = Decimal("0.75")
_HALF = Decimal("0.5")
_CLOSE_BOUND = Decimal("0.25")


def figure_pairs(
    left: Analysis, right: Analysis, links: tuple[Link, ...], alike: Likeness, *, crosswise: bool = False
) -> tuple[FigurePair, ...]:
    """Pairs in reading order of the left; a figure has one fact for its partner, however often it is told.

    With `crosswise`, counts of one thing by two sources are paired too where each has its own partner.
    """
    candidates = _candidates(side(left), side(right), links, alike)
    candidates.sort(key=lambda pair: (-fit(pair), pair.left.span, pair.right.span))
    told = [p for p in candidates if not (p.ours.is_vague or p.theirs.is_vague)]
    # what is told of another time is a partner only for what has none of its own time
    present = [pair for pair in told if not pair.one_past]
    chosen = _best(present, [])
    chosen += left_over(left, right, _free(present, chosen), chosen)
    chosen += wholes(left, right, present, chosen)
    chosen += _best([pair for pair in told if pair.one_past], chosen)
    chosen += of_two_sources(present, chosen, crosswise=crosswise)
    chosen += _vague(candidates, chosen)
    return tuple(sorted(_once_a_fact(chosen), key=lambda pair: (pair.left.span, pair.right.span)))


def _best(candidates: list[FigurePair], chosen: list[FigurePair]) -> list[FigurePair]:
    """The `candidates`, best first, that are worth telling and whose figures have no other partner."""
    partners: tuple[dict[Figure, Measure], dict[Figure, Measure]] = (
        {pair.left: pair.theirs for pair in chosen},
        {pair.right: pair.ours for pair in chosen},
    )
    found = []
    for pair in candidates:
        # a fact told again opposite is the same partner: the title says 97,6, the text 97,6 billion euros
        mine, yours = partners[0].get(pair.left, pair.theirs), partners[1].get(pair.right, pair.ours)
        if mine.value != pair.theirs.value or yours.value != pair.ours.value or not _worth_telling(pair):
            continue
        partners[0][pair.left] = pair.theirs
        partners[1][pair.right] = pair.ours
        found.append(pair)
    return found


def _free(candidates: list[FigurePair], chosen: list[FigurePair]) -> list[FigurePair]:
    """The candidates of which no figure has a partner of another value, and one has none at all."""
    partners: tuple[dict[Figure, Measure], dict[Figure, Measure]] = (
        {pair.left: pair.theirs for pair in chosen},
        {pair.right: pair.ours for pair in chosen},
    )
    found = []
    for pair in candidates:
        ours, theirs = partners[1].get(pair.right), partners[0].get(pair.left)
        again = (ours is None or ours.value == pair.ours.value) and (
            theirs is None or theirs.value == pair.theirs.value
        )
        if again and (ours is None or theirs is None):
            found.append(pair)
    return found


def _vague(candidates: list[FigurePair], chosen: list[FigurePair]) -> list[FigurePair]:
    """One vague telling for each figure that has no number opposite: "des milliards" against 13."""
    taken = {pair.left for pair in chosen} | {pair.right for pair in chosen}
    found = []
    for pair in candidates:
        fits = pair.relation == "bound" or bool(pair.same_thing)
        told = pair.ours.is_vague != pair.theirs.is_vague and fits and pair.link is not None
        if not told or pair.link is None or pair.link.tier != "strong" or taken & {pair.left, pair.right}:
            continue
        taken |= {pair.left, pair.right}
        found.append(pair)
    return found


def fit(pair: FigurePair) -> float:
    """How well two figures fit: value, then who says so, then what is counted, then how sure the link is."""
    score = _FIT[pair.relation]
    for agreed in (pair.same_source, pair.same_thing, pair.same_time, pair.same_place):
        score += 0 if agreed is None else 1.5 if agreed else -1.5
    if pair.ours.currency and pair.theirs.currency and pair.ours.currency != pair.theirs.currency:
        score -= 0.5
    if "range" in (pair.ours.op, pair.theirs.op):
        score -= 0.5
    return score + (pair.link.score if pair.link else pair.likeness - 0.5)


def _candidates(left: Side, right: Side, links: tuple[Link, ...], alike: Likeness) -> list[FigurePair]:
    """Every two figures of one dimension that a link, or more than one slot, brings together."""
    linked = {
        (
            left.analysis.article.sentence_at(link.left.start),
            right.analysis.article.sentence_at(link.right.start),
        ): link
        for link in links
    }
    probability = alike.probability
    found = []
    for figure in left.analysis.facts.figures:
        for candidate in right.analysis.facts.figures:
            link = linked.get((figure.sentence, candidate.sentence))
            pair = held(
                left,
                right,
                (figure, candidate),
                link,
                _around(probability, figure.sentence, candidate.sentence),
            )
            if pair and (pair.link or _may_be_one(left.analysis, right.analysis, pair)):
                found.append(pair)
    return found


def _around(probability: Matrix, i: int, j: int) -> float:
    """The likeness of two sentences, or half of the best likeness beside them."""
    if not probability.size:
        return 0.0
    beside = probability[max(0, i - 1) : i + 2, max(0, j - 1) : j + 2]
    return max(float(probability[i, j]), float(beside.max()) / 2)


def _may_be_one(left: Analysis, right: Analysis, pair: FigurePair) -> bool:
    """Whether two figures that no link joins may tell one fact."""
    if pair.same_time is False or (pair.same_thing is False and not pair.rivals):
        return False
    if pair.same_thing or pair.persons or pair.rivals or are_misbased(pair.ours, pair.theirs):
        return True
    particular = _is_particular(pair.left) and _is_particular(pair.right)
    return particular and pair.relation in KINDRED and _share_names(left, right, pair.left, pair.right)


def _worth_telling(pair: FigurePair) -> bool:
    """The silence rule: values more than 5 % apart are two facts unless the slots say they are one."""
    if pair.one_past and (pair.relation not in _COMPATIBLE or pair.same_time is False):
        return _is_update(pair)
    if pair.link is None:
        return _tells_itself(pair)
    if pair.relation not in ("far", "scale", "misnamed") or _is_update(pair):
        return True
    apart = gap(pair.ours, pair.theirs)
    if (
        pair.link.tier != "strong"
        or pair.one_past
        or False in (pair.same_source, pair.same_time, pair.same_thing, pair.same_place)
    ):
        return False
    if pair.ours.currency != pair.theirs.currency:
        return False
    if pair.relation == "misnamed":
        return True
    if apart > _HALF and not (
        pair.same_thing and True in (pair.same_source, pair.same_time, pair.same_place)
    ):
        return pair.relation == "scale" and bool(pair.same_thing)
    return bool(pair.same_source or pair.same_thing) and fit(pair) >= _LEAST_FAR_FIT


def _is_update(pair: FigurePair) -> bool:
    """Whether a sure link tells one thing counted on two days: 12 dead on Monday, 17 on Tuesday."""
    if (
        pair.link is None
        or pair.link.score < _SURE
        or pair.same_thing is not True
        or pair.same_time is not False
    ):
        return False
    if (pair.mine.past or pair.yours.past) and not _of_periods(pair):
        return False
    if False in (pair.same_source, pair.same_place):
        return False
    return pair.ours.currency == pair.theirs.currency and gap(pair.ours, pair.theirs) <= _UPDATED


def _of_periods(pair: FigurePair) -> bool:
    """Whether both are counts of a stretch of one length within a year: a quarter and a later quarter."""
    told = [{len(date.value or "") for date in side.dates} for side in (pair.mine, pair.yours)]
    return told[0] == told[1] and len(told[0]) == 1 and told[0] <= _PERIODS


def _tells_itself(pair: FigurePair) -> bool:
    """Whether two figures that nothing links are compatible, of one thing, and no chance."""
    if pair.same_place is False or pair.same_source is False:
        return False
    if pair.rivals:
        return pair.relation == "same" and pair.ours.low >= _LARGE and pair.likeness >= _SOME_LIKENESS
    if pair.relation == "misnamed" and are_misbased(pair.ours, pair.theirs):
        return pair.likeness >= _SOME_LIKENESS / 2
    if pair.relation == "misnamed":
        return bool(pair.same_thing) and pair.likeness >= _SOME_LIKENESS
    apart = gap(pair.ours, pair.theirs)
    if pair.relation not in KINDRED and not (pair.relation == "bound" and apart <= _CLOSE_BOUND):
        return False
    particular = _is_particular(pair.left), _is_particular(pair.right)
    if all(particular):
        return True
    least = min(pair.ours.low, pair.theirs.low)
    if not pair.same_thing:
        large = least >= _LARGE / 2 and apart <= NEAR
        return large and (pair.likeness >= _ALIKE or (any(particular) and apart <= _VERY_NEAR))
    if pair.ours.dimension != "count":
        return pair.likeness >= _SOME_LIKENESS
    return least >= _TELLING_COUNT - 1 or (pair.relation == "same" and pair.likeness >= _SOME_LIKENESS)


def _once_a_fact(pairs: list[FigurePair]) -> list[FigurePair]:
    """A fact told three times is one pair: of pairs alike in values and units, the best linked one."""
    best: dict[object, FigurePair] = {}
    for pair in sorted(pairs, key=lambda p: (_is_apart_in_title(p), -fit(p))):
        key = (
            pair.ours.dimension,
            pair.ours.value,
            pair.ours.currency,
            pair.theirs.value,
            pair.theirs.currency,
        )
        best.setdefault(key, pair)
    return list(best.values())


def _is_apart_in_title(pair: FigurePair) -> bool:
    """Whether two figures far apart stand in a title: the text tells them with what explains them."""
    return pair.relation == "far" and 0 in (pair.left.sentence, pair.right.sentence)


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


def _passage(analysis: Analysis, sentence: int) -> int:
    return analysis.article.sentences[sentence].passage


def gap_percent(pair: FigurePair) -> Decimal:
    """Gap of the values in percent of the larger, one decimal."""
    return (100 * gap(pair.ours, pair.theirs)).quantize(Decimal("0.1"))
