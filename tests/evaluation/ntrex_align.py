"""Sentences of two reordered translations of one document that say the same, for ntrex_align."""

from tests.evaluation.sentence_rows import analysis_of

from diptych.compare.align import links
from diptych.compare.likeness import likeness


def predict(row: dict) -> list[list[list[int]]]:
    """Beads of two lists of sentences: what strong links hold together."""
    left, right = (
        analysis_of(row["input"][side], code[:2])
        for side, code in zip("ab", row["lang"].split("-"), strict=True)
    )
    beads: list[tuple[set[int], set[int]]] = []
    for link in links(left, right, likeness(left, right)):
        if link.tier != "strong":
            continue
        bead = (
            {left.article.sentence_at(link.left.start)},
            {right.article.sentence_at(link.right.start)},
        )
        for other in [known for known in beads if known[0] & bead[0] or known[1] & bead[1]]:
            beads.remove(other)
            bead = (bead[0] | other[0], bead[1] | other[1])
        beads.append(bead)
    return [[sorted(ours), sorted(theirs)] for ours, theirs in beads]
