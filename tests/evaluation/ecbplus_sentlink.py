"""Sentences of two English texts that report one event, for ecbplus_sentlink."""

from functools import cache

from tests.evaluation.sentence_rows import analysis_of

from diptych.compare.likeness import likeness
from diptych.facts import Analysis


def predict(row: dict) -> list[list[float]]:
    """Each pair of sentences that has anything in common, with its probability."""
    left, right = _analysis(tuple(row["input"]["a"])), _analysis(tuple(row["input"]["b"]))
    probability = likeness(left, right).probability
    return [
        [int(i), int(j), round(float(probability[i, j]), 6)]
        for i, j in zip(*probability.nonzero(), strict=True)
    ]


@cache
def _analysis(sentences: tuple[str, ...]) -> Analysis:
    """Kept, since one text stands in many pairs."""
    return analysis_of(list(sentences), "en")
