"""Two articles side by side: links, divergences, marks."""

from diptych.compare.compare import compare
from diptych.compare.comparison import Comparison, Divergence, DivergenceKind, Link, Mark, Tier
from diptych.compare.worddiff import WordDiff, word_diff

__all__ = [
    "Comparison",
    "Divergence",
    "DivergenceKind",
    "Link",
    "Mark",
    "Tier",
    "WordDiff",
    "compare",
    "word_diff",
]
