"""Two analyses come in, the likeness of each pair of their sentences goes out, from named features.

A logistic regression over features that can each be told to a reader. Its weights are
`models/likeness.yaml`, made by `python -m tests.evaluation.fit_likeness`.
"""

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from diptych.compare.calendar import dates_meet, told_days
from diptych.compare.quantity import KINDRED, measure, relation
from diptych.facts import Analysis, Date, Figure
from diptych.resources import table
from diptych.text import fold

Matrix = NDArray[np.float64]
"""One row a sentence of the left, one column a sentence of the right."""

FEATURES = (
    "words", "stems", "meaning", "meaning_above_background", "names", "figures", "dates", "other_time",
    "best", "length", "short", "place", "neighbours",
)  # fmt: skip

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_STEM = 5
_SHORT = 35
_CLOSE = 0.6
TELLING = 0.45
"""Cosine of two sentence vectors from which nearness in meaning is a reason by itself."""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """What is compared of one sentence."""

    lemmas: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    length: int


_PairFeature = Callable[[SentenceView, SentenceView], float]


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike the sentences of two articles are."""

    probability: Matrix
    features: NDArray[np.float64]
    """Shape (left, right, len(FEATURES)): what `probability` was made of."""
    left: tuple[SentenceView, ...]
    right: tuple[SentenceView, ...]

    def feature(self, name: str, i: int, j: int) -> float:
        """One feature of sentence `i` of the left and `j` of the right."""
        return float(self.features[i, j, FEATURES.index(name)])


def likeness(left: Analysis, right: Analysis) -> Likeness:
    """Probability, for each pair of sentences, that the two tell the same thing."""
    views = sentence_views(left), sentence_views(right)
    features = pair_features(left, right, *views)
    weights = _weights()
    scores = ((features - weights.mean) / weights.scale) @ weights.weight + weights.bias
    # the logistic function by its hyperbolic twin, which never overflows
    probability = (1 + np.tanh(scores / 2)) / 2
    return Likeness(np.where(_tangible(features), probability, 0.0), features, *views)


def _tangible(features: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Where there is a reason to tell: a link that nothing but its place speaks for is none."""
    column = {name: features[..., n] for n, name in enumerate(FEATURES)}
    shared_words = (column["words"] > 0) | (column["names"] > 0)
    facts = (column["figures"] > 0) | (column["dates"] > 0)
    found: NDArray[np.bool_] = shared_words | facts | (column["meaning"] >= TELLING)
    return found


def sentence_views(analysis: Analysis) -> tuple[SentenceView, ...]:
    """What is compared of each sentence, in order."""
    facts = analysis.facts
    count = len(analysis.article.sentences)
    lemmas: list[list[str]] = [[] for _ in range(count)]
    stems: list[list[str]] = [[] for _ in range(count)]
    sentence = 0
    for token in analysis.tokens:
        while token.span.start >= analysis.article.sentences[sentence].span.end:
            sentence += 1
        if token.pos in _CONTENT and len(token.text) > 1:
            lemmas[sentence].append(fold(token.lemma))
            if len(token.text) > 2 and not token.text[0].isdigit():
                stems[sentence].append(fold(token.text)[:_STEM])
    return tuple(
        SentenceView(
            tuple(lemmas[n]),
            tuple(stems[n]),
            tuple(name.key for name in facts.names if name.sentence == n),
            tuple(figure for figure in facts.figures if figure.sentence == n),
            tuple(date for date in facts.dates if date.sentence == n),
            len(analysis.article.sentences[n].span),
        )
        for n in range(count)
    )


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """Words of both, in the order of `one`, each once."""
    return [word for word in dict.fromkeys(one) if word in other]


def kindred_figures(one: SentenceView, other: SentenceView) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of two sentences that may tell one fact: compatible, or within 5 %.

    Small counts are left out: "deux" and "deux" prove nothing.
    """
    pairs = []
    for figure in one.figures:
        for candidate in other.figures:
            a, b = measure(figure), measure(candidate)
            small = a.dimension == "count" and a.value is not None and a.value < 10
            if a.dimension == b.dimension and not small and relation(a, b) in KINDRED:
                pairs.append((figure, candidate))
    return pairs


def shared_dates(one: SentenceView, other: SentenceView) -> list[tuple[Date, Date]]:
    """Pairs of dates of two sentences that overlap."""
    return [(a, b) for a in one.dates for b in other.dates if dates_meet(a, b)]


def _in_other_years(one: SentenceView, other: SentenceView) -> bool:
    """Whether both sentences are dated and share no year: last year's strike is another one."""
    # "since 2017" and "after 2018" are beginnings, which papers disagree on; they tell no other event
    years = [
        {day.year for told in view.dates if told.op == "=" for day in told_days(told) or ()}
        for view in (one, other)
    ]
    return bool(years[0] and years[1] and not years[0] & years[1])


def pair_features(
    left: Analysis, right: Analysis, ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...]
) -> NDArray[np.float64]:
    """Array of shape (left sentences, right sentences, len(FEATURES)), features in that order."""
    words = _cosine([v.lemmas for v in ours], [v.lemmas for v in theirs])
    stems = _cosine([v.stems for v in ours], [v.stems for v in theirs])
    meaning = (left.vectors @ right.vectors.T).astype(np.float64)
    names = _shared_weight([v.names for v in ours], [v.names for v in theirs])
    mixed = (words + stems) / 2 + 0.7 * meaning
    lengths = np.array([v.length for v in ours], float), np.array([v.length for v in theirs], float)
    shorter = np.minimum(lengths[0][:, None], lengths[1][None])
    columns = {
        "words": words,
        "stems": stems,
        "meaning": meaning,
        # everything is about the same people: what counts is being nearer than the other sentences are
        "meaning_above_background": meaning
        - (meaning.mean(1, keepdims=True) + meaning.mean(0, keepdims=True)) / 2,
        "names": names,
        "figures": _each(ours, theirs, lambda a, b: min(3, len(kindred_figures(a, b)))),
        "dates": _each(ours, theirs, lambda a, b: bool(shared_dates(a, b))),
        "other_time": _each(ours, theirs, _in_other_years),
        "best": (
            mixed / _positive(mixed.max(1, keepdims=True)) + mixed / _positive(mixed.max(0, keepdims=True))
        )
        / 2,
        "length": shorter / _positive(np.maximum(lengths[0][:, None], lengths[1][None])),
        "short": (shorter < _SHORT).astype(float),
        "place": -np.abs(_places(len(ours))[:, None] - _places(len(theirs))[None]),
        "neighbours": _neighbours(mixed),
    }
    return np.stack([np.asarray(columns[name], float) for name in FEATURES], -1)


def _cosine(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> Matrix:
    """TF-IDF cosine of bags of words; rarity is counted over the sentences of both articles."""
    rarity = _rarity(left + right)
    index = {word: n for n, word in enumerate(rarity)}

    def rows(bags: list[tuple[str, ...]]) -> Matrix:
        out = np.zeros((len(bags), len(index)))
        for n, bag in enumerate(bags):
            for word, count in Counter(bag).items():
                out[n, index[word]] = (1 + math.log(count)) * rarity[word]
        return out / _positive(np.linalg.norm(out, axis=1, keepdims=True))

    return np.asarray(rows(left) @ rows(right).T, np.float64)


def _shared_weight(left: list[tuple[str, ...]], right: list[tuple[str, ...]]) -> Matrix:
    """Rarity of the words in common, as a share of what the poorer of the two has."""
    rarity = _rarity(left + right)
    out = np.zeros((len(left), len(right)))
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            both = sum(rarity[word] for word in set(one) & set(other))
            if both:
                weights = [sum(rarity[word] for word in set(bag)) for bag in (one, other)]
                out[i, j] = both / (min(weights) + 4)
    return out


def _rarity(bags: list[tuple[str, ...]]) -> dict[str, float]:
    frequency = Counter(word for bag in bags for word in set(bag))
    return {word: math.log((len(bags) + 1) / (count + 0.5)) for word, count in frequency.items()}


def _each(ours: tuple[SentenceView, ...], theirs: tuple[SentenceView, ...], of: _PairFeature) -> Matrix:
    return np.array([[float(of(a, b)) for b in theirs] for a in ours]).reshape(len(ours), len(theirs))


def _neighbours(mixed: Matrix) -> Matrix:
    """The best likeness among the eight cells around each: passages come in runs."""
    around = np.pad(mixed, 1)
    height, width = mixed.shape
    shifts = [(dy, dx) for dy in range(3) for dx in range(3) if (dy, dx) != (1, 1)]
    best: Matrix = np.maximum.reduce([around[dy : dy + height, dx : dx + width] for dy, dx in shifts])
    # near-verbatim neighbours say no more than close ones
    return np.minimum(best, _CLOSE)


def _places(count: int) -> Matrix:
    return np.linspace(0, 1, count) if count > 1 else np.zeros(count)


def _positive(values: Matrix) -> Matrix:
    return np.maximum(values, 1e-9)


@dataclass(frozen=True, slots=True, eq=False)
class _Weights:
    mean: Matrix
    scale: Matrix
    weight: Matrix
    bias: float


@cache
def _weights() -> _Weights:
    entry = table("models/likeness.yaml")
    rows = [entry["features"][name] for name in FEATURES]
    columns = [np.array([row[key] for row in rows], float) for key in ("mean", "scale", "weight")]
    return _Weights(columns[0], columns[1], columns[2], float(entry["bias"]))
