"""The terms of two articles come in, how much each sentence says of what the other one says goes out."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diptych.facts import Terms

Matrix = NDArray[np.float64]
"""One row a sentence of the left, one column a sentence of the right."""

FLOOR = 0.45
"""Cosine of two word vectors up to which the words have nothing in common: any two verbs are this near."""
SYNONYM = 0.62
"""Cosine from which two words may be told to be of one meaning: "tuer" and "mort", "strike" and "grève"."""
_SCARCE = 2.0
_WORDS = 512
"""Words held at once against all the others."""
_Bag = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """How the words of the sentences of two articles cover each other, whatever their languages."""

    share: NDArray[np.float32]
    """Share of the weight of both sentences' words that the other sentence has, between 0 and 1."""
    amount: NDArray[np.float32]
    """The weight covered; a word weighs what it is rare in both articles."""
    nearest: NDArray[np.float32]
    """Cosine of the nearest two words."""


def coverage(left: Terms, right: Terms, counts: tuple[int, int]) -> Coverage:
    """Coverage of the sentences of two articles; `counts` are their numbers of sentences.

    Every word is held against the nearest one of the other sentence (as BERTScore does with tokens), so that
    synonyms, word families and translations count by how near they are. Rarity counts near words too.
    """
    bags = _bag(left, counts[0]), _bag(right, counts[1])
    nearest = np.zeros(counts, np.float32)
    ours = _covered(left, right, bags, nearest)
    theirs = _covered(right, left, (bags[1], bags[0]), nearest.T)
    share, amount = (ours.share + theirs.share.T) / 2, (ours.amount + theirs.amount.T) / 2
    return Coverage(share.astype(np.float32), amount.astype(np.float32), nearest)


@dataclass(frozen=True, slots=True, eq=False)
class _Covered:
    """How much of the weight of the words of one side's sentences the other side's sentences have."""

    share: Matrix
    amount: Matrix


def _covered(terms: Terms, others: Terms, bags: tuple[_Bag, _Bag], nearest: NDArray[np.float32]) -> _Covered:
    """What the sentences of `others` have of those of `terms`: rows are of `terms`, columns of `others`.

    `bags` are theirs in that order; `nearest` is raised to the cosine of the nearest words seen. Some words
    at a time, since a table of all words by all sentences takes tens of megabytes.
    """
    own, opposite = bags
    total = len(own) + len(opposite)
    amount, weight = np.zeros((len(own), len(opposite))), np.zeros(len(own))
    for start in range(0, len(terms.words), _WORDS):
        some = terms.vectors[start : start + _WORDS]
        reached = _reach(opposite, others.vectors @ some.T)
        back = _cut(reached)
        # near words count as the same one: rare is what neither side has often
        often = _cut(_reach(own, terms.vectors @ some.T)).sum(0) + back.sum(0)
        weights = own[:, start : start + _WORDS] * np.log((total + 1) / (often + 0.5))
        amount += weights @ back.T
        weight += weights.sum(1)
        for n, words in enumerate(own[:, start : start + _WORDS]):
            if words.any():
                np.maximum(nearest[n], reached[:, words].max(1), out=nearest[n])
    return _Covered(amount / (weight[:, None] + _SCARCE), amount)


def near_words(left: Terms, right: Terms, i: int, j: int) -> list[tuple[str, str]]:
    """Words of sentence `i` of the left, each with another one of `j` that means nearly the same."""
    ours, theirs = list(left.of(i)), list(right.of(j))
    if not ours or not theirs:
        return []
    near = left.vectors[ours] @ right.vectors[theirs].T
    found = [
        (float(near[row, column]), left.words[ours[row]], right.words[theirs[column]])
        for row, column in enumerate(near.argmax(1))
        if near[row, column] >= SYNONYM
    ]
    return [(one, other) for _, one, other in sorted(found, reverse=True) if one != other]


def _bag(terms: Terms, count: int) -> _Bag:
    """Whether a sentence has a word: shape (sentences, words)."""
    out = np.zeros((count, len(terms.words)), bool)
    for n in range(count):
        out[n, list(terms.of(n))] = True
    return out


def _reach(bag: _Bag, near: NDArray[np.float32]) -> NDArray[np.float32]:
    """How near each sentence of `bag` comes to each column of `near`, by the nearest of its words."""
    out = np.zeros((bag.shape[0], near.shape[1]), near.dtype)
    for n, row in enumerate(bag):
        words = row.nonzero()[0]
        if words.size and near.shape[1]:
            out[n] = near[words].max(0)
    return out


def _cut(near: NDArray[np.float32]) -> Matrix:
    return np.asarray(np.clip((near - FLOOR) / (1 - FLOOR), 0, 1), np.float64)
