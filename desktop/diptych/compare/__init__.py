"""Two articles side by side: links, divergences, marks."""

from diptych.compare.actors import (
    ActorRow,
    Designator,
    SharedActor,
    actor_rows,
    shared_actors,
)
from diptych.compare.compare import compare
from diptych.compare.comparison import Comparison, Divergence, DivergenceKind, Link, Mark, Tier
from diptych.compare.corrected import told_reading
from diptych.compare.judgement import Judgement, PassageNote, Reason, Verdict
from diptych.compare.matrix import Cell, Matrix, Row, matrix
from diptych.compare.pins import NO_PINS, Pins, without_marks
from diptych.compare.profile import PROFILE_LENSES, with_profile
from diptych.compare.rates import Rate, read_rates
from diptych.compare.worddiff import WordDiff, word_diff

__all__ = [
    "NO_PINS",
    "PROFILE_LENSES",
    "ActorRow",
    "Cell",
    "Comparison",
    "Designator",
    "Divergence",
    "DivergenceKind",
    "Judgement",
    "Link",
    "Mark",
    "Matrix",
    "PassageNote",
    "Pins",
    "Rate",
    "Reason",
    "Row",
    "SharedActor",
    "Tier",
    "Verdict",
    "WordDiff",
    "actor_rows",
    "compare",
    "matrix",
    "read_rates",
    "shared_actors",
    "told_reading",
    "with_profile",
    "without_marks",
    "word_diff",
]
