"""Two analyses come in, the named features of each pair of their sentences go out."""

import math
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.compare import views
from diptych.compare.coverage import Matrix, coverage
from diptych.compare.standing import above_mean, above_next, greatest_near, positive, share_of_best
from diptych.compare.views import SentenceView
from diptych.facts import Analysis

FEATURES = (
    "words", "stems", "covered", "covered_above_background", "covered_amount", "covered_best",
    "meaning", "meaning_above_background", "meaning_around",
    "figures", "rare_figures", "comparable_figures", "same_digits", "other_figures",
    "dates", "other_time", "past", "quotations", "other_names",
    "best", "above_next", "least_above_next",
    "short", "place", "articles_names", "articles_nearness",
)  # fmt: skip
"""What each is: the comments of `pair_features`."""
CONTEXT = ("neighbours", "articles_nearness")
"""Of the features of a pair, those that the second look takes up again beside the first probabilities."""
SECOND_FEATURES = (
    "probability", "best", "above_next", "least_above_next", "odds_above_next", "rivals",
    "forward_neighbours", "backward_neighbours", "side_neighbours",
    "neighbours", "articles_nearness", "probability_in_near_articles",
)  # fmt: skip

_SHORT = 35
_BACKGROUND = {"covered": 0.1, "meaning": 0.15}
"""What two sentences of one topic have in common by that alone."""
_LEAST_BEST = 0.4
_SURE = 1e-4

_WORDS = 512
"""Words held at once against all sentences."""

_PairFeature = Callable[[SentenceView, SentenceView], float]
PairFeatures = Callable[[slice], dict[str, NDArray[Any]]]
"""Gives the features of some sentences of the left with all those of the right."""


def pair_features(
    left: Analysis, right: Analysis, ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]
) -> PairFeatures:
    """What gives, for some sentences of the left, a table for each of FEATURES and what only reasons ask for.

    The tables have a row for each of these sentences and a column for each sentence of the right.
    """
    shape = len(ours), len(theirs)
    covered = coverage(left.terms, right.terms, shape)
    meaning = left.vectors @ right.vectors.T
    above = above_mean(covered.share, _BACKGROUND["covered"]), above_mean(meaning, _BACKGROUND["meaning"])
    dates = _where(ours, theirs, lambda view: view.dates, lambda a, b: bool(views.shared_dates(a, b)))
    past = np.not_equal.outer([view.is_past for view in ours], [view.is_past for view in theirs])
    figures = _figures(ours, theirs)
    tables = {
        # TF-IDF cosine of lemmas, and of the first letters of words
        "words": _cosine([v.lemmas for v in ours], [v.lemmas for v in theirs]),
        "stems": _cosine([v.stems for v in ours], [v.stems for v in theirs]),
        # words of one meaning: share of both sentences
        "covered": covered.share,
        # vectors of sentences, and of sentences with those around them; everything is about the same people,
        # so what counts is being nearer than the other sentences are
        "meaning": meaning,
        "meaning_around": _centred(_around(left.vectors)) @ _centred(_around(right.vectors)).T,
        **figures,
        "dates": dates,
        # both dated, no year in common; only one of them told of long ago
        "other_time": _where(ours, theirs, lambda view: view.dates, views.are_in_other_years),
        "past": past & ~dates,
        "quotations": _where(ours, theirs, lambda view: view.quoted, views.quoted_alike, np.float32),
        "other_names": _other_names(ours, theirs),
        "short": np.minimum.outer([v.length for v in ours], [v.length for v in theirs]) < _SHORT,
        # of the two articles as wholes: whether they tell one story at all
        "articles_names": np.broadcast_to(_common_names(ours, theirs), shape),
        "articles_nearness": np.broadcast_to(_nearness(covered.share), shape),
        "nearest_words": covered.nearest,
        "names": _where(ours, theirs, lambda v: v.names, lambda a, b: bool(views.shared(a.names, b.names))),
    }
    mixed = covered.share + above[1](slice(None)).astype(np.float32) + 0.15 * figures["rare_figures"]
    covered_best, best = share_of_best(covered.share, 0.5), share_of_best(mixed, _LEAST_BEST)
    margins = above_next(mixed)
    neighbours = greatest_near(mixed, [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if y or x])
    places = _places(shape[0]), _places(shape[1])

    def features(rows: slice) -> dict[str, NDArray[Any]]:
        in_row, in_column = margins(rows)
        return {name: table[rows] for name, table in tables.items()} | {
            "covered_above_background": above[0](rows),
            # the amount of rare words
            "covered_amount": np.log1p(covered.amount[rows]),
            "covered_best": covered_best(rows),
            "meaning_above_background": above[1](rows),
            "place": -np.abs(np.subtract.outer(places[0][rows], places[1])),
            # against the other sentences of both articles: the best counterpart, and by how much
            "best": best(rows),
            "above_next": (in_row + in_column) / 2,
            "least_above_next": np.minimum(in_row, in_column),
            "neighbours": neighbours(rows),
        }

    return features


def second_features(
    probability: Matrix, context: NDArray[np.floating]
) -> Callable[[slice], NDArray[np.float64]]:
    """What gives, for some sentences of the left, what the first probabilities of all pairs say of each.

    That is an array (those of the left, right, len(SECOND_FEATURES)). `context` has the features CONTEXT of
    each pair, in that order.
    """
    sure = np.clip(probability, _SURE, 1 - _SURE)
    odds = np.log(sure / (1 - sure))
    margins, odds_margins = above_next(probability), above_next(odds)
    best = share_of_best(probability, 0.0)
    beside = [
        greatest_near(probability, shifts)
        for shifts in ([(-1, -1), (1, 1)], [(-1, 1), (1, -1)], [(0, -1), (0, 1), (-1, 0), (1, 0)])
    ]
    across, down = probability.sum(0, keepdims=True), probability.sum(1, keepdims=True)

    def features(rows: slice) -> NDArray[np.float64]:
        some = probability[rows]
        neighbours, nearness = np.moveaxis(context[rows], -1, 0)
        in_row, in_column = margins(rows)
        columns = {
            "probability": odds[rows],
            "best": best(rows),
            "above_next": (in_row + in_column) / 2,
            "least_above_next": np.minimum(in_row, in_column),
            "odds_above_next": np.clip(np.minimum(*odds_margins(rows)), -5, 5),
            "rivals": np.log1p(across - some) + np.log1p(down[rows] - some),
            "forward_neighbours": beside[0](rows),
            "backward_neighbours": beside[1](rows),
            "side_neighbours": beside[2](rows),
            # what stands around speaks only for a pair that has something to say itself
            "neighbours": neighbours * np.sqrt(some),
            # in two tellings of one text nearly every sentence has a sure counterpart; a doubtful one is
            # chance
            "articles_nearness": nearness,
            "probability_in_near_articles": nearness * odds[rows],
        }
        return np.stack([columns[name] for name in SECOND_FEATURES], -1)

    return features


def _cosine(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> NDArray[np.float32]:
    """TF-IDF cosine of bags of words; rarity is counted over the sentences of both articles."""
    bags = left + right
    frequency = Counter(word for bag in bags for word in dict.fromkeys(bag))
    index = {word: n for n, word in enumerate(frequency)}
    rarity = {word: math.log((len(bags) + 1) / (count + 0.5)) for word, count in frequency.items()}

    def weighed(bags: list[tuple[str, ...]]) -> list[tuple[int, int, float]]:
        """Word, sentence and weight, in that order; the weights of a sentence are of unit length."""
        out = []
        for n, bag in enumerate(bags):
            weights = {word: (1 + math.log(count)) * rarity[word] for word, count in Counter(bag).items()}
            length = max(1e-9, math.hypot(*weights.values()))
            out += [(index[word], n, weight / length) for word, weight in weights.items()]
        return sorted(out)

    ours, theirs = weighed(left), weighed(right)
    out = np.zeros((len(left), len(right)))
    # some words at a time: tables of all sentences by all words take tens of megabytes
    for start in range(0, len(index), _WORDS):
        out += _dense(ours, start, len(left)) @ _dense(theirs, start, len(right)).T
    return out.astype(np.float32)


def _dense(weights: list[tuple[int, int, float]], start: int, count: int) -> Matrix:
    """The weights of the words from `start` on: shape (count of sentences, _WORDS)."""
    out = np.zeros((count, _WORDS))
    for word, sentence, weight in weights[bisect(weights, (start,)) : bisect(weights, (start + _WORDS,))]:
        out[sentence, word - start] = weight
    return out


def _figures(
    ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]
) -> dict[str, NDArray[np.float32 | np.bool_]]:
    """Figures that may be one, rare ones more; of one kind; of the same digits; unlike ones on both sides."""
    shape = len(ours), len(theirs)
    figures = np.zeros(shape, np.float32)
    comparable, digits, other = np.zeros((3, *shape), bool)
    for i, j in _both(ours, theirs, lambda view: view.figures):
        pairs = [(a, b) for a in ours[i].figures for b in theirs[j].figures]
        kindred = [views.is_small(a) for a, b in pairs if views.is_kindred(a, b)]
        figures[i, j] = min(3.0, sum(0.3 if small else 1.0 for small in kindred))
        comparable[i, j] = not kindred and any(views.is_comparable(a, b) for a, b in pairs)
        digits[i, j] = any(views.has_same_digits(a, b) for a, b in pairs)
        other[i, j] = not kindred and not digits[i, j]
    told = figures > 0
    often = np.maximum(told.sum(0, keepdims=True), told.sum(1, keepdims=True))
    return {
        "figures": figures,
        "rare_figures": (figures / np.sqrt(np.maximum(often, 1))).astype(np.float32),
        "comparable_figures": comparable,
        "same_digits": digits,
        "other_figures": other,
    }


def _where(
    ours: tuple[SentenceView, ...],
    theirs: tuple[SentenceView, ...],
    has: Callable[[SentenceView], Sequence[object]],
    feature: _PairFeature,
    kind: type[np.bool_ | np.float32] = np.bool_,
) -> NDArray[Any]:
    """`feature` of the pairs of sentences that both have something, 0 elsewhere."""
    out = np.zeros((len(ours), len(theirs)), kind)
    for i, j in _both(ours, theirs, has):
        out[i, j] = feature(ours[i], theirs[j])
    return out


def _both(
    ours: tuple[SentenceView, ...],
    theirs: tuple[SentenceView, ...],
    has: Callable[[SentenceView], Sequence[object]],
) -> Iterator[tuple[int, int]]:
    opposite = [j for j, view in enumerate(theirs) if has(view)]
    return ((i, j) for i, view in enumerate(ours) if has(view) for j in opposite)


def _other_names(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]) -> NDArray[np.bool_]:
    """Whether both sentences name somebody, and nobody in common."""
    return _where(ours, theirs, lambda v: v.names, lambda a, b: not views.shared(a.names, b.names))


def _common_names(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]) -> float:
    names = [{key for view in side for key in view.names} for side in (ours, theirs)]
    return len(names[0] & names[1]) / (min(map(len, names)) + 1)


def _nearness(covered: NDArray[np.float32]) -> float:
    """Mean coverage of the third of all sentences that have the best counterparts."""
    if not covered.size:
        return 0.0
    best = np.sort(np.r_[covered.max(1), covered.max(0)])
    return float(best[-max(2, len(best) // 3) :].mean())


def _around(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of each sentence with half of the one before and half of the one after."""
    padded = np.pad(vectors, ((1, 1), (0, 0)))
    return np.asarray(padded[:-2] / 2 + padded[1:-1] + padded[2:] / 2, np.float32)


def _centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of unit length without their mean, which is what the article is about."""
    vectors = vectors / positive(np.linalg.norm(vectors, axis=1, keepdims=True))
    apart = vectors - vectors.mean(0, keepdims=True)
    return np.asarray(apart / positive(np.linalg.norm(apart, axis=1, keepdims=True)), np.float32)


def _places(count: int) -> Matrix:
    return np.linspace(0, 1, count) if count > 1 else np.zeros(count)
