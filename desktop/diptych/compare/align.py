"""The likeness of all pairs of sentences comes in, the links go out; most sentences have none.

Many-to-many: a sentence may be linked to several, and links may cross. A cell of the table becomes a strong
link when its probability is high and not far below the best of its row and column, and a possible one when it
is among the first of both.
"""

import numpy as np
from numpy.typing import NDArray

from diptych.compare.comparison import Link, Tier
from diptych.compare.coverage import Matrix, near_words
from diptych.compare.likeness import TELLING, Likeness
from diptych.compare.views import kindred_figures, shared, shared_dates
from diptych.facts import Analysis
from diptych.i18n import _

STRONG = 0.45
"""Probability from which a link is strong: about four in five are right, with each event left out in turn."""
BESIDE_BEST = 0.45
"""Share of the best probability of its row and of its column that a strong link must reach."""
POSSIBLE = 0.04
"""Probability from which a link is possible: about two in five are right."""
FIRST = 2
"""How many of a row and of a column may be possible."""

_MOST_WORDS = 4
_QUOTED = 0.6


def links(left: Analysis, right: Analysis, alike: Likeness) -> tuple[Link, ...]:
    """Links in reading order of the left, then of the right."""
    probability = alike.probability
    found = []
    strong = choose_strong(probability)
    for i, j in zip(*(strong | choose_possible(probability)).nonzero(), strict=True):
        score = float(probability[i, j])
        tier: Tier = "strong" if strong[i, j] else "possible"
        found.append(
            Link(
                left=left.article.sentences[i].span,
                right=right.article.sentences[j].span,
                score=round(score, 3),
                tier=tier,
                pinned=False,
                reasons=reasons(left, right, alike, int(i), int(j)),
            )
        )
    return tuple(sorted(found, key=lambda link: (link.left, link.right)))


def choose_strong(probability: Matrix) -> NDArray[np.bool_]:
    """Which cells are strong links: probable, and not far below the best of row and column."""
    if not probability.size:
        return np.zeros(probability.shape, bool)
    best = probability.max(1, keepdims=True), probability.max(0, keepdims=True)
    near_best = (probability >= BESIDE_BEST * best[0]) & (probability >= BESIDE_BEST * best[1])
    chosen: NDArray[np.bool_] = (probability >= STRONG) & near_best
    return chosen


def choose_possible(probability: Matrix) -> NDArray[np.bool_]:
    """Which cells are worth a look: not improbable, and among the first of row and column."""
    if not probability.size:
        return np.zeros(probability.shape, bool)
    chosen = probability >= POSSIBLE
    for axis in (0, 1):
        first = min(FIRST, probability.shape[axis])
        chosen &= probability >= np.sort(probability, axis).take([-first], axis)
    return chosen


def reasons(left: Analysis, right: Analysis, alike: Likeness, i: int, j: int) -> tuple[str, ...]:
    """Why sentences `i` and `j` are thought to tell the same thing, the most tangible reason first."""
    ours, theirs = alike.left[i], alike.right[j]
    found = []
    if figures := kindred_figures(ours, theirs):
        told = "; ".join(f"{a.text} / {b.text}" for a, b in figures[:2])
        found.append(_("figures that may be one: {figures}").format(figures=told))
    if dates := shared_dates(ours, theirs):
        found.append(_("same date: {date}").format(date=f"{dates[0][0].text} / {dates[0][1].text}"))
    if names := shared(ours.names, theirs.names):
        told = ", ".join(_as_written(left, key) for key in names[:_MOST_WORDS])
        found.append(_("same names: {names}").format(names=told))
    words = [word for word in shared(ours.lemmas, theirs.lemmas) if word not in names]
    if words:
        found.append(_("same words: {words}").format(words=", ".join(words[:_MOST_WORDS])))
    if alike.feature("quotations", i, j) >= _QUOTED:
        found.append(_("same words quoted"))
    if near := near_words(left.terms, right.terms, i, j):
        told = ", ".join(f"{one} / {other}" for one, other in near[:_MOST_WORDS])
        found.append(_("words of one meaning: {words}").format(words=told))
    if alike.feature("meaning", i, j) >= TELLING:
        percent = round(100 * alike.feature("meaning", i, j))
        found.append(_("close in meaning ({percent}%)").format(percent=percent))
    return tuple(found)


def _as_written(analysis: Analysis, key: str) -> str:
    return next(name.text for name in analysis.facts.names if name.key == key)
