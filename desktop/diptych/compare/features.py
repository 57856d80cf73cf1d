"""Two analyses come in, the named features of each pair of their sentences go out."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.compare import views
from diptych.compare.coverage import Matrix, coverage
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
_PSEUDO = 10
"""Sentences that the background is thought to have besides those there are: four alone have none."""
_BACKGROUND = {"covered": 0.1, "meaning": 0.15}
"""What two sentences of one topic have in common by that alone."""
_LEAST_BEST = 0.4
_SURE = 1e-4

_PairFeature = Callable[[SentenceView, SentenceView], float]


def pair_features(
    left: Analysis, right: Analysis, ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]
) -> dict[str, Matrix]:
    """For each name of FEATURES, and what only reasons ask for, a number for each pair of sentences."""
    shape = len(ours), len(theirs)
    covered = coverage(left.terms, right.terms, shape)
    meaning = (left.vectors @ right.vectors.T).astype(np.float64)
    facts = _figures(ours, theirs)
    dates = _where(ours, theirs, lambda view: view.dates, lambda a, b: bool(views.shared_dates(a, b)))
    past = np.not_equal.outer([view.is_past for view in ours], [view.is_past for view in theirs])
    columns = {
        # TF-IDF cosine of lemmas, and of the first letters of words
        "words": _cosine([v.lemmas for v in ours], [v.lemmas for v in theirs]),
        "stems": _cosine([v.stems for v in ours], [v.stems for v in theirs]),
        # words of one meaning: share of both sentences, amount of rare ones
        "covered": covered.share,
        "covered_above_background": _above(covered.share, "covered"),
        "covered_amount": np.log1p(covered.amount),
        "covered_best": _best(covered.share, 0.5),
        # vectors of sentences, and of sentences with those around them; everything is about the same people,
        # so what counts is being nearer than the other sentences are
        "meaning": meaning,
        "meaning_above_background": _above(meaning, "meaning"),
        "meaning_around": _centred(_around(left.vectors)) @ _centred(_around(right.vectors)).T,
        **facts,
        "dates": dates,
        # both dated, no year in common; only one of them told of long ago
        "other_time": _where(ours, theirs, lambda view: view.dates, views.are_in_other_years),
        "past": past & (dates == 0),
        "quotations": _where(ours, theirs, lambda view: view.quoted, views.quoted_alike),
        "other_names": _other_names(ours, theirs),
        "short": np.minimum.outer([v.length for v in ours], [v.length for v in theirs]) < _SHORT,
        "place": -np.abs(np.subtract.outer(_places(shape[0]), _places(shape[1]))),
        # of the two articles as wholes: whether they tell one story at all
        "articles_names": np.full(shape, _common_names(ours, theirs)),
        "articles_nearness": np.full(shape, _nearness(covered.share)),
    }
    mixed = columns["covered"] + columns["meaning_above_background"] + 0.15 * columns["rare_figures"]
    rows, sides = _above_next(mixed), _above_next(mixed.T).T
    columns |= {
        # against the other sentences of both articles: the best counterpart, and by how much
        "best": _best(mixed, _LEAST_BEST),
        "above_next": (rows + sides) / 2,
        "least_above_next": np.minimum(rows, sides),
        "neighbours": _shifted(mixed, [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if y or x]),
        "nearest_words": covered.nearest,
        "names": _where(ours, theirs, lambda v: v.names, lambda a, b: bool(views.shared(a.names, b.names))),
    }
    return {name: np.asarray(column, np.float64) for name, column in columns.items()}


def second_features(probability: Matrix, context: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the first probabilities of all pairs say of each: array (left, right, len(SECOND_FEATURES)).

    `context` has the features CONTEXT of each pair, in that order.
    """
    neighbours, nearness = np.moveaxis(context, -1, 0)
    sure = np.clip(probability, _SURE, 1 - _SURE)
    odds = np.log(sure / (1 - sure))
    rows, sides = _above_next(probability), _above_next(probability.T).T
    odds_above = np.minimum(_above_next(odds), _above_next(odds.T).T)
    rivals = [probability.sum(axis, keepdims=True) - probability for axis in (0, 1)]
    columns = {
        "probability": odds,
        "best": _best(probability, 0.0),
        "above_next": (rows + sides) / 2,
        "least_above_next": np.minimum(rows, sides),
        "odds_above_next": np.clip(odds_above, -5, 5),
        "rivals": np.log1p(rivals[0]) + np.log1p(rivals[1]),
        "forward_neighbours": _shifted(probability, [(-1, -1), (1, 1)]),
        "backward_neighbours": _shifted(probability, [(-1, 1), (1, -1)]),
        "side_neighbours": _shifted(probability, [(0, -1), (0, 1), (-1, 0), (1, 0)]),
        # what stands around speaks only for a pair that has something to say itself
        "neighbours": neighbours * np.sqrt(probability),
        # in two tellings of one text nearly every sentence has a sure counterpart; a doubtful one is chance
        "articles_nearness": nearness,
        "probability_in_near_articles": nearness * odds,
    }
    return np.stack([columns[name] for name in SECOND_FEATURES], -1)


def _cosine(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> Matrix:
    """TF-IDF cosine of bags of words; rarity is counted over the sentences of both articles."""
    bags = left + right
    frequency = Counter(word for bag in bags for word in set(bag))
    index = {word: n for n, word in enumerate(frequency)}
    rarity = {word: math.log((len(bags) + 1) / (count + 0.5)) for word, count in frequency.items()}

    def rows(bags: list[tuple[str, ...]]) -> Matrix:
        out = np.zeros((len(bags), len(index)))
        for n, bag in enumerate(bags):
            for word, count in Counter(bag).items():
                out[n, index[word]] = (1 + math.log(count)) * rarity[word]
        return np.asarray(out / _positive(np.linalg.norm(out, axis=1, keepdims=True)), np.float64)

    return np.asarray(rows(left) @ rows(right).T, np.float64)


def _figures(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]) -> dict[str, Matrix]:
    """Figures that may be one, rare ones more; of one kind; of the same digits; unlike ones on both sides."""
    out = {
        name: np.zeros((len(ours), len(theirs)))
        for name in ("figures", "comparable_figures", "same_digits", "other_figures")
    }
    for i, j in _both(ours, theirs, lambda view: view.figures):
        pairs = [(a, b) for a in ours[i].figures for b in theirs[j].figures]
        kindred = [views.is_small(a) for a, b in pairs if views.is_kindred(a, b)]
        digits = any(views.has_same_digits(a, b) for a, b in pairs)
        out["figures"][i, j] = min(3.0, sum(0.3 if small else 1.0 for small in kindred))
        out["comparable_figures"][i, j] = not kindred and any(views.is_comparable(a, b) for a, b in pairs)
        out["same_digits"][i, j] = digits
        out["other_figures"][i, j] = not kindred and not digits
    told = out["figures"] > 0
    often = np.maximum(told.sum(0, keepdims=True), told.sum(1, keepdims=True))
    out["rare_figures"] = out["figures"] / np.sqrt(np.maximum(often, 1))
    return out


def _where(
    ours: tuple[SentenceView, ...],
    theirs: tuple[SentenceView, ...],
    has: Callable[[SentenceView], Sequence[object]],
    feature: _PairFeature,
) -> Matrix:
    """`feature` of the pairs of sentences that both have something, 0 elsewhere."""
    out = np.zeros((len(ours), len(theirs)))
    for i, j in _both(ours, theirs, has):
        out[i, j] = feature(ours[i], theirs[j])
    return out


def _both(
    ours: tuple[SentenceView, ...],
    theirs: tuple[SentenceView, ...],
    has: Callable[[SentenceView], Sequence[object]],
) -> list[tuple[int, int]]:
    opposite = [j for j, view in enumerate(theirs) if has(view)]
    return [(i, j) for i, view in enumerate(ours) if has(view) for j in opposite]


def _other_names(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]) -> Matrix:
    """Whether both sentences name somebody, and nobody in common."""
    return _where(ours, theirs, lambda v: v.names, lambda a, b: not views.shared(a.names, b.names))


def _common_names(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]) -> float:
    names = [{key for view in side for key in view.names} for side in (ours, theirs)]
    return len(names[0] & names[1]) / (min(map(len, names)) + 1)


def _nearness(covered: Matrix) -> float:
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
    vectors = vectors / _positive(np.linalg.norm(vectors, axis=1, keepdims=True))
    apart = vectors - vectors.mean(0, keepdims=True)
    return np.asarray(apart / _positive(np.linalg.norm(apart, axis=1, keepdims=True)), np.float32)


def _above(values: Matrix, name: str) -> Matrix:
    """By how much each is above the mean of its row and column, which are topic and not event."""
    means = [
        (values.sum(axis, keepdims=True) + _PSEUDO * _BACKGROUND[name]) / (values.shape[axis] + _PSEUDO)
        for axis in (0, 1)
    ]
    return np.asarray(values - (means[0] + means[1]) / 2, np.float64)


def _best(values: Matrix, least: float) -> Matrix:
    """As a share of the best of its row and of its column, or of `least` where all are low; both averaged."""
    values = np.maximum(values, 0)
    best = [_positive(np.maximum(least, values.max(axis, keepdims=True))) for axis in (0, 1)]
    return np.asarray((values / best[0] + values / best[1]) / 2, np.float64)


def _above_next(values: Matrix) -> Matrix:
    """By how much each is above the best other one of its row; below 0 for all but the best."""
    ordered = np.sort(values, 1)
    top = ordered[:, -1:]
    second = ordered[:, -2:-1] if values.shape[1] > 1 else np.zeros_like(top)
    return values - np.where(values >= top, second, top)


def _shifted(values: Matrix, shifts: list[tuple[int, int]]) -> Matrix:
    """The greatest of the cells that far below and to the right of each: passages come in runs."""
    around = np.pad(values, 1)
    height, width = values.shape
    near = [around[1 + y : 1 + y + height, 1 + x : 1 + x + width] for y, x in shifts]
    return np.asarray(np.maximum.reduce(near), np.float64)


def _places(count: int) -> Matrix:
    return np.linspace(0, 1, count) if count > 1 else np.zeros(count)


def _positive(values: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.maximum(values, 1e-9))
