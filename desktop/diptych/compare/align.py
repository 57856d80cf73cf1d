"""The likeness of all pairs of sentences comes in, the links go out; most sentences have none.

Many-to-many: a sentence may be linked to several, and links may cross. A cell of the table becomes a link
when its probability passes the threshold of its tier and is not far below the best of its row and column.
"""

import numpy as np
from numpy.typing import NDArray

from diptych.compare.comparison import Link, Tier
from diptych.compare.likeness import TELLING, Likeness, Matrix, kindred_figures, shared, shared_dates
from diptych.facts import Analysis
from diptych.i18n import _

STRONG = 0.40
"""Probability from which a link is strong: about four in five are right, with each event left out in turn."""
POSSIBLE = 0.20
BESIDE_BEST = 0.75
"""Share of the best probability of its row and of its column that a link must reach."""

_MOST_WORDS = 4


def links(left: Analysis, right: Analysis, alike: Likeness) -> tuple[Link, ...]:
    """Links in reading order of the left, then of the right."""
    probability = alike.probability
    found = []
    chosen = choose(probability, POSSIBLE)
    for i, j in zip(*chosen.nonzero(), strict=True):
        score = float(probability[i, j])
        tier: Tier = "strong" if score >= STRONG else "possible"
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


def choose(probability: Matrix, least: float) -> NDArray[np.bool_]:
    """Which cells are links: of probability `least` or more, not far below the best of row and column."""
    if not probability.size:
        return np.zeros(probability.shape, bool)
    best = probability.max(1, keepdims=True), probability.max(0, keepdims=True)
    near_best = (probability >= BESIDE_BEST * best[0]) & (probability >= BESIDE_BEST * best[1])
    chosen: NDArray[np.bool_] = (probability >= least) & near_best
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
    if alike.feature("meaning", i, j) >= TELLING:
        percent = round(100 * alike.feature("meaning", i, j))
        found.append(_("close in meaning ({percent}%)").format(percent=percent))
    return tuple(found)


def _as_written(analysis: Analysis, key: str) -> str:
    return next(name.text for name in analysis.facts.names if name.key == key)
