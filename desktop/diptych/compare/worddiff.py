"""Two near-verbatim texts come in, the words that differ go out."""

from dataclasses import dataclass
from typing import cast

from diff_match_patch import diff_match_patch

from diptych.text import Span, fold, words

_FIRST = 0xE000
"""Private-use characters stand for words while the differ, which compares characters, is at work."""


@dataclass(frozen=True, slots=True)
class WordDiff:
    """What differs between two texts, in whole words."""

    ratio: float
    """Share of words in common, 0 to 1: twice the equal words by all words."""
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    """Words of either side that are not on the other, as spans of the side's own text."""


def word_diff(left: str, right: str) -> WordDiff:
    """The words that differ, letter case, accents and punctuation apart. Myers' differ over words."""
    ours, theirs = words(left), words(right)
    codes: dict[str, str] = {}
    coded = []
    for text, spans in ((left, ours), (right, theirs)):
        folded = [fold(span.of(text)) for span in spans]
        coded.append("".join(codes.setdefault(word, chr(_FIRST + len(codes))) for word in folded))
    differ = diff_match_patch()
    differ.Diff_Timeout = 0  # never stop half-way: the answer must not depend on the speed of the machine
    changed: tuple[list[Span], list[Span]] = ([], [])
    at = [0, 0]
    equal = 0
    for operation, run in cast("list[tuple[int, str]]", differ.diff_main(*coded, False)):
        sides = (0, 1) if operation == 0 else (0,) if operation < 0 else (1,)
        equal += len(run) if operation == 0 else 0
        for side in sides:
            spans = (ours, theirs)[side][at[side] : at[side] + len(run)]
            if operation:
                changed[side].extend(spans)
            at[side] += len(run)
    total = len(ours) + len(theirs)
    return WordDiff(2 * equal / total if total else 1.0, tuple(changed[0]), tuple(changed[1]))


def changes(left: str, right: str, found: WordDiff) -> tuple[tuple[str, str], ...]:
    """The runs of words that changed, as (words of the left, words of the right), one of them possibly "".

    A run of one side faces the run of the other that stands at the same place between the words in common.
    """
    runs: list[tuple[str, str]] = []
    places = _runs(left, found.left), _runs(right, found.right)
    for kept in sorted(set(places[0]) | set(places[1])):
        ours, theirs = places[0].get(kept), places[1].get(kept)
        runs.append((ours.of(left) if ours else "", theirs.of(right) if theirs else ""))
    return tuple(runs)


def _runs(text: str, changed: tuple[Span, ...]) -> dict[int, Span]:
    """Runs of changed words by the number of unchanged words before them."""
    marked = set(changed)
    found: dict[int, Span] = {}
    kept = 0
    for span in words(text):
        if span in marked:
            found[kept] = found[kept].joined(span) if kept in found else span
        else:
            kept += 1
    return found
