"""A comparison comes in, the same with the profile of its two articles goes out."""

from dataclasses import replace

from diptych.compare.comparison import Comparison
from diptych.compare.images import LENS as IMAGES
from diptych.compare.images import judge_images
from diptych.compare.marks import marks
from diptych.compare.placing import LENS as PLACING
from diptych.compare.placing import judge_placing

PROFILE_LENSES = (IMAGES, PLACING)
"""Lenses of the rows that only a profile has."""


def with_profile(comparison: Comparison) -> Comparison:
    """The comparison with rows for its articles as wholes, behind all others: images (G10), places (G11).

    Two articles of one text have no profile.
    """
    left, right = comparison.left, comparison.right
    if left.article.text == right.article.text:
        return comparison
    rows = (*judge_placing(left, right, comparison.links), *judge_images(left, right))
    divergences = tuple({told.id: told for told in (*comparison.divergences, *rows)}.values())
    return replace(
        comparison,
        divergences=divergences,
        left_marks=marks(divergences, "left"),
        right_marks=marks(divergences, "right"),
    )
