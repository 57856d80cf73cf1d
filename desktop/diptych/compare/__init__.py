"""Two articles side by side: links, divergences, marks."""

from diptych.compare.compare import compare
from diptych.compare.comparison import Comparison, Divergence, DivergenceKind, Link, Mark, Tier
from diptych.compare.judgement import Judgement, PassageNote, Reason, Verdict
from diptych.compare.matrix import Cell, Matrix, Row, matrix
from diptych.compare.worddiff import WordDiff, word_diff

__all__ = [
    "Cell",
    "Comparison",
    "Divergence",
    "DivergenceKind",
    "Judgement",
    "Link",
    "Mark",
    "Matrix",
    "PassageNote",
    "Reason",
    "Row",
    "Tier",
    "Verdict",
    "WordDiff",
    "compare",
    "matrix",
    "word_diff",
]
