"""A row comes in; where its two sides are nearly the same words, those that changed go out."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diptych.compare import Comparison, Mark, word_diff
from diptych.text import Span, words
from diptych.ui.rows.plan import Row

NEAR = 0.6
"""Share of words in common from which two linked sentences are read as one, retold word by word."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two stretches that are nearly the same words."""

    divergence_id: str
    """Of the quotation that differs, "" for linked sentences."""
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    """The changed words of each side."""
    changed: int
    total: int
    """Words of the longer side, and how many of them changed."""

    def words(self, side: str) -> tuple[Span, ...]:
        """The changed words of a side ("left" or "right")."""
        return self.left if side == "left" else self.right


def near(comparison: Comparison, row: Row) -> tuple[Near, ...]:
    """The near-verbatim stretches of a row: its quotations, and its linked sentences that are alike."""
    texts = comparison.left.article.text, comparison.right.article.text
    pairs = [
        (told.id, told.left, told.right)
        for told in row.divergences
        if told.kind == "quote" and told.left and told.right
    ]
    quoted = [pair[1:] for pair in pairs]
    pairs += [
        ("", link.left, link.right)
        for link in row.links
        if not any(link.left.overlaps(left) or link.right.overlaps(right) for left, right in quoted)
    ]
    return tuple(one for pair in pairs if (one := _near(texts, *pair)))


def row_marks(text: str, marks: Sequence[Mark], nears: Iterable[Near], side: str) -> tuple[Mark, ...]:
    """The marks of a side, whose text is given, for rows: changed words stand for their whole quotation.

    Changed words with only white space between them are one mark. A changed word that is marked already, as a
    figure may be, keeps that mark alone.
    """
    told = list(nears)
    replaced = {one.divergence_id for one in told if one.divergence_id}
    kept = [mark for mark in marks if mark.divergence_id not in replaced]
    others = _joined(mark.span for mark in kept)
    added = [
        Mark(span, "quote", "quiet", one.divergence_id)
        for one in told
        for span in _runs(text, [word for word in one.words(side) if not _is_touched(others, word)])
    ]
    return tuple(sorted((*kept, *added), key=lambda mark: (mark.span, mark.kind)))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return found


def _is_touched(others: Sequence[Span], word: Span) -> bool:
    """Whether one of `others`, which are in order and apart, overlaps a word."""
    at = bisect_left(others, word.end, key=lambda span: span.start)
    return at > 0 and others[at - 1].end > word.start


def _near(texts: tuple[str, str], told: str, left: Span, right: Span) -> Near | None:
    ours, theirs = left.of(texts[0]), right.of(texts[1])
    if not told and not _may_be_near(ours, theirs):
        return None
    diff = word_diff(ours, theirs)
    if diff.ratio < NEAR or not (diff.left or diff.right):
        return None
    counts = [(len(words(text)), len(changed)) for text, changed in ((ours, diff.left), (theirs, diff.right))]
    total, changed = max(counts)
    return Near(
        told,
        tuple(span.shifted(left.start) for span in diff.left),
        tuple(span.shifted(right.start) for span in diff.right),
        changed,
        total,
    )


def _may_be_near(left: str, right: str) -> bool:
    """A quick look before the differ: it cannot find more words in common than both sides hold."""
    ours, theirs = left.casefold().split(), right.casefold().split()
    return 2 * min(len(ours), len(theirs)) >= NEAR * (len(ours) + len(theirs)) and 2 * len(
        set(ours) & set(theirs)
    ) >= NEAR * min(len(set(ours)), len(set(theirs)))


def _runs(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans with nothing but white space between them as one."""
    found: list[Span] = []
    for span in spans:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return tuple(found)
