"""The text of an article comes in, the articles that tell of the same things go out."""

from collections import Counter
from math import log

import numpy as np
from numpy.typing import NDArray

from diptych.search.catalogue import Catalogue
from diptych.search.postings import View
from diptych.search.terms import names, terms

_WORDS = 25
"""Telling words of an article that others are compared by."""
_LIKE, _EVENT = 0.15, 0.3
"""Part of their weight that another article must hold to be like it, or about the same event."""
_FEW = 10
"""Articles that may all hold a word that tells, however small the library is."""
_APART = 15
"""Days between two reports of one event, where both dates are known."""
_NAME = 1.5
"""What a name tells more than another word."""


def telling(view: View, total: int, text: str, language: str) -> dict[str, float]:
    """The words that tell most of a text: frequent in it, rare elsewhere, names first; with their weights."""
    counted = Counter(term for term in terms(text, language) if not term.startswith("#"))
    named = names(text, language)
    weights = {}
    for term, times in counted.items():
        found = len(view.postings("body", term)[0])
        # a word of this article only says nothing about others
        if 1 < found <= max(total // 5, _FEW):
            weights[term] = (1 + log(times)) * log(1 + total / found) * (_NAME if term in named else 1.0)
    best = sorted(weights, key=lambda term: (-weights[term], term))[:_WORDS]
    return {term: weights[term] for term in best}


def alike(
    view: View, catalogue: Catalogue, weights: dict[str, float], *, event: bool, day: int
) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """The articles that hold enough of these words, and the part of the weight they hold.

    day: the date of the article that they are compared with, as 20250315, 0 where it is not known; of the
    same event are only those of about the same date.
    """
    scores = np.zeros(catalogue.size, np.float32)
    total = sum(weights.values())
    for term, weight in weights.items():
        ids, _counts = view.postings("body", term)
        scores[ids] += weight / total
    mask = scores >= (_EVENT if event else _LIKE)
    if event and day:
        known = catalogue.first_day > 0
        mask &= ~known | (np.abs(_number(catalogue.first_day) - _number(np.array(day))) <= _APART)
    return mask, scores


def _number(days: NDArray[np.int32] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Days as a number that grows by about one a day: a month has 30.5 of them."""
    years, months, rest = days // 10000, days // 100 % 100, days % 100
    return (years * 366 + months * 30.5 + rest).astype(np.int64)
