"""Two articles side by side: links, divergences, marks."""

from diptych.compare.compare import compare
from diptych.compare.comparison import Comparison, Divergence, DivergenceKind, Link, Mark, Tier
from diptych.compare.judgement import Judgement, PassageNote, Reason, Verdict
from diptych.compare.worddiff import WordDiff, word_diff

__all__ = [
    "Comparison",
    "Divergence",
    "DivergenceKind",
    "Judgement",
    "Link",
    "Mark",
    "PassageNote",
    "Reason",
    "Tier",
    "Verdict",
    "WordDiff",
    "compare",
    "word_diff",
]
