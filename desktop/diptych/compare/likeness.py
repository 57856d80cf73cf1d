"""Two analyses come in, the likeness of each pair of their sentences goes out, from named features.

Two logistic regressions, one after the other: the first looks at what two sentences say, the second at how
their probability stands among those of all the other pairs. The weights are `models/likeness.yaml`, made by
`python -m tests.evaluation.fit_likeness`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diptych.compare.coverage import SYNONYM, Matrix
from diptych.compare.features import CONTEXT, FEATURES, SECOND_FEATURES, pair_features, second_features
from diptych.compare.views import SentenceView, sentence_views
from diptych.facts import Analysis
from diptych.resources import table

TELLING = 0.45
"""Cosine of two sentence vectors from which nearness in meaning is a reason by itself."""
_INTANGIBLE = 0.04
"""Share of its probability that a pair keeps for which nothing can be told: too little for any link."""
_CELLS = 2**13
"""Pairs of sentences weighed at once: all those of two long articles would take hundreds of megabytes."""
_REASONS = ("meaning", "quotations")
"""The features that `reasons` of a link ask for: those of all pairs are not kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike the sentences of two articles are."""

    probability: Matrix
    features: dict[str, Matrix]
    """By name, those that reasons are told from."""
    left: tuple[SentenceView, ...]
    right: tuple[SentenceView, ...]

    def feature(self, name: str, i: int, j: int) -> float:
        """One feature of sentence `i` of the left and `j` of the right."""
        return float(self.features[name][i, j])


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A logistic regression over standardised features."""

    mean: Matrix
    scale: Matrix
    weight: Matrix
    bias: float

    def probability(self, features: NDArray[np.float64]) -> Matrix:
        """Of each cell of an array whose last axis are the features."""
        scores = ((features - self.mean) / self.scale) @ self.weight + self.bias
        # the logistic function by its hyperbolic twin, which never overflows
        return np.asarray((1 + np.tanh(scores / 2)) / 2, np.float64)


def likeness(left: Analysis, right: Analysis) -> Likeness:
    """Probability, for each pair of sentences, that the two tell the same thing."""
    ours, theirs = sentence_views(left), sentence_views(right)
    if not ours or not theirs:
        return Likeness(np.zeros((len(ours), len(theirs))), {}, ours, theirs)
    some = max(1, _CELLS // len(theirs))
    rows = [slice(at, at + some) for at in range(0, len(ours), some)]
    first, second = weights()
    features = pair_features(left, right, ours, theirs)
    looks = [_first_look(first, features(part)) for part in rows]
    del features
    told = {name: np.concatenate([look[name] for look in looks]) for name in looks[0]}
    del looks
    standing = second_features(told["probability"], told["context"])
    probability = np.concatenate([second.probability(standing(part)) for part in rows])
    probability = np.where(told["tangible"], probability, _INTANGIBLE * probability)
    return Likeness(probability, {name: told[name] for name in _REASONS}, ours, theirs)


def _first_look(first: Weights, features: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """What is kept of the features of some pairs, and the first probability of each."""
    return {
        "probability": first.probability(stacked(features)),
        "context": stacked(features, CONTEXT).astype(np.float32),
        "tangible": _tangible(features),
        **{name: features[name] for name in _REASONS},
    }


def stacked(features: dict[str, NDArray[Any]], names: tuple[str, ...] = FEATURES) -> NDArray[np.float64]:
    """Array of shape (left sentences, right sentences, len(names)), features in that order."""
    return np.stack([features[name] for name in names], -1, dtype=np.float64)


@cache
def weights() -> tuple[Weights, Weights]:
    """Of the first and of the second regression."""
    entries = table("models/likeness.yaml")
    return _weights(entries["first"], FEATURES), _weights(entries["second"], SECOND_FEATURES)


def _weights(entry: dict[str, Any], names: tuple[str, ...]) -> Weights:
    rows = [entry["features"][name] for name in names]
    columns = [np.array([row[key] for row in rows], float) for key in ("mean", "scale", "weight")]
    return Weights(columns[0], columns[1], columns[2], float(entry["bias"]))


def _tangible(features: dict[str, Matrix]) -> NDArray[np.bool_]:
    """Where there is a reason to tell: a link that nothing but its place speaks for is none."""
    facts = sum(
        features[name] for name in ("words", "names", "figures", "dates", "quotations", "same_digits")
    )
    near = (features["meaning"] >= TELLING) | (features["nearest_words"] >= SYNONYM)
    found: NDArray[np.bool_] = (np.asarray(facts) > 0) | near
    return found
