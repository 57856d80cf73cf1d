"""Whether two sentences give different figures, for figures_fr: the real comparison of two articles."""

from functools import cache

from tests.evaluation.figure_rows import article_of

from diptych.compare import compare
from diptych.facts import analyse
from diptych.language import Models

CONFLICTS = {"value-conflict", "currency-mismatch", "unit-mismatch", "date-conflict"}


def predict(row: dict) -> str:
    """ "conflict" when the program names one, else "same"."""
    left, right = (analyse(article_of(row["input"][side], row["lang"]), models()) for side in "ab")
    found = compare(left, right).divergences
    return "conflict" if any(d.type in CONFLICTS for d in found) else "same"


@cache
def models() -> Models:
    """The language models, loaded once."""
    return Models()
