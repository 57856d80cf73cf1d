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


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """How the words of the sentences of two articles cover each other, whatever their languages."""

    share: Matrix
    """Share of the weight of both sentences' words that the other sentence has, between 0 and 1."""
    amount: Matrix
    """The weight covered; a word weighs what it is rare in both articles."""
    nearest: Matrix
    """Cosine of the nearest two words."""


def coverage(left: Terms, right: Terms, counts: tuple[int, int]) -> Coverage:
    """Coverage of the sentences of two articles; `counts` are their numbers of sentences.

    Every word is held against the nearest one of the other sentence (as BERTScore does with tokens), so that
    synonyms, word families and translations count by how near they are. Rarity counts near words too.
    """
    ours, theirs = _bag(left, counts[0]), _bag(right, counts[1])
    near = left.vectors @ right.vectors.T
    # the nearest first, and what is cut off after it: so no second table of all words is needed
    reached = _reach(ours, near), _reach(theirs, near.T)
    across, back = _cut(reached[0]), _cut(reached[1])
    del near
    total = sum(counts)
    own = (
        _cut(_reach(ours, left.vectors @ left.vectors.T)),
        _cut(_reach(theirs, right.vectors @ right.vectors.T)),
    )
    weights = (
        ours * np.log((total + 1) / (own[0].sum(0) + back.sum(0) + 0.5)),
        theirs * np.log((total + 1) / (own[1].sum(0) + across.sum(0) + 0.5)),
    )
    covered = weights[0] @ back.T, across @ weights[1].T
    shares = (
        covered[0] / (weights[0].sum(1)[:, None] + _SCARCE),
        covered[1] / (weights[1].sum(1)[None] + _SCARCE),
    )
    nearest = np.asarray(_reach(theirs, reached[0].T).T, np.float64)
    return Coverage((shares[0] + shares[1]) / 2, (covered[0] + covered[1]) / 2, nearest)


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


def _bag(terms: Terms, count: int) -> Matrix:
    """1 where a sentence has a word: shape (sentences, words)."""
    out = np.zeros((count, len(terms.words)))
    for n in range(count):
        out[n, list(terms.of(n))] = 1
    return out


def _reach(bag: Matrix, near: NDArray[np.floating]) -> NDArray[np.floating]:
    """How near each sentence of `bag` comes to each column of `near`, by the nearest of its words."""
    out = np.zeros((bag.shape[0], near.shape[1]), near.dtype)
    for n, row in enumerate(bag):
        words = row.nonzero()[0]
        if words.size and near.shape[1]:
            out[n] = near[words].max(0)
    return out


def _cut(near: NDArray[np.floating]) -> Matrix:
    return np.asarray(np.clip((near - FLOOR) / (1 - FLOOR), 0, 1), np.float64)
