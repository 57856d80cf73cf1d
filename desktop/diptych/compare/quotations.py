"""Quotations come in, those of one utterance that were cut or reworded go out (G8)."""

from dataclasses import dataclass

from diptych.compare.comparison import Divergence
from diptych.compare.telling import divergence
from diptych.compare.worddiff import WordDiff, word_diff
from diptych.facts import Analysis, Quote
from diptych.i18n import _, n_
from diptych.text import Span, words

_LEAST_WORDS = 4
_LEAST_COMMON = 5
_SAME_UTTERANCE = 0.5
_CUT = 0.7
"""Share of the shorter quotation's words found in the longer from which one is the other cut short."""


def judge_quotations(left: Analysis, right: Analysis) -> list[Divergence]:
    """Pairs of quotations whose words are mostly the same, each quotation paired once with its best match."""
    candidates = []
    for ours in left.facts.quotes:
        for theirs in right.facts.quotes:
            if min(len(words(ours.text)), len(words(theirs.text))) >= _LEAST_WORDS:
                found = word_diff(ours.text, theirs.text)
                if max(found.ratio, _contained(ours, theirs, found)) >= _SAME_UTTERANCE:
                    candidates.append((found.ratio, ours, theirs, found))
    candidates.sort(key=lambda row: (-row[0], row[1].span, row[2].span))
    taken: set[Span] = set()
    told = []
    for _ratio, ours, theirs, found in candidates:
        if ours.span not in taken and theirs.span not in taken:
            taken |= {ours.span, theirs.span}
            told += _altered(ours, theirs, found)
    return told


def _contained(ours: Quote, theirs: Quote, found: WordDiff) -> float:
    """1 when most of the shorter quotation stands in the longer in the same order, else 0."""
    counts = len(words(ours.text)), len(words(theirs.text))
    kept = counts[0] - len(found.left), counts[1] - len(found.right)
    common = kept[counts.index(min(counts))]
    return 1.0 if common >= max(_LEAST_COMMON, _CUT * min(counts)) else 0.0


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two quotations of one utterance."""

    left: Quote
    right: Quote


def _altered(ours: Quote, theirs: Quote, found: WordDiff) -> list[Divergence]:
    changed = max(len(found.left), len(found.right))
    if not changed:
        return []
    short = n_("{n} word changed", "{n} words changed", changed)
    text = _("One utterance, quoted in other words.")
    if not found.left or not found.right:
        text = _("One utterance, cut short in {side}.").format(side="A" if not found.left else "B")
    if ours.speaker and theirs.speaker and ours.speaker != theirs.speaker:
        text += " " + _("It is given to {a} in A, to {b} in B.").format(a=ours.speaker, b=theirs.speaker)
    percent = round(100 * found.ratio)
    reasons = (_("{percent}% of the words in common").format(percent=percent),)
    return [divergence("G8", _Pair(ours, theirs), 0.45, gap=short, explanation=text, reasons=reasons)]
