"""A comparison comes in, the aligned rows go out: which passages of the two sides stand level."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from diptych.compare import Comparison, Divergence, Link
from diptych.corpus import Article
from diptych.text import Span

MOST_PASSAGES = 3
"""Passages of one side that may stand in one row; a row of more is cut by its sentences instead."""

Parts = tuple[Span, ...]
"""Stretches of one article, each within a passage, in order."""


@dataclass(frozen=True, slots=True)
class Row:
    """What both sides tell of the same thing; nothing on a side where only the other tells it."""

    left: Parts
    right: Parts
    divergences: tuple[Divergence, ...] = ()
    """Those that stand in this row, in reading order."""
    links: tuple[Link, ...] = ()

    def parts(self, side: str) -> Parts:
        """What stands on a side ("left" or "right")."""
        return self.left if side == "left" else self.right

    @property
    def is_one_sided(self) -> bool:
        """Whether one side has nothing opposite."""
        return not (self.left and self.right)

    @property
    def is_quiet(self) -> bool:
        """Whether it is linked and nothing in it differs."""
        return not self.is_one_sided and not self.divergences


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of rows that are linked and without divergence, shown as one line until it is unfolded."""

    rows: tuple[Row, ...]


def rows(comparison: Comparison) -> tuple[Row, ...]:
    """The rows in the order of the left; what only the right tells comes after what it comes after there."""
    left, right = comparison.left.article, comparison.right.article
    groups = _groups(comparison.links, left, right)
    made = [_linked(group, left, right) for group in groups]
    made += [Row(parts, ()) for parts in _rest(left, [one.left for one in made])]
    made.sort(key=lambda row: row.left[0])
    after: dict[Span | None, list[Row]] = defaultdict(list)
    taken = {row.right[0]: row for row in made if row.right}
    anchor: Span | None = None
    alone = {parts[0]: parts for parts in _rest(right, [row.right for row in made])}
    for start in sorted((*taken, *alone)):
        if start in taken:
            anchor = start
        else:
            after[anchor].append(Row((), alone[start]))
    ordered = list(after[None])
    for row in made:
        ordered.append(row)
        if row.right:
            ordered += after[row.right[0]]
    return _with_divergences(ordered, comparison.divergences)


def folded(all_rows: Sequence[Row]) -> tuple[Row | Fold, ...]:
    """The rows with every run of quiet ones as one line; a title is never folded away."""
    found: list[Row | Fold] = []
    for is_quiet, run in groupby(enumerate(all_rows), key=lambda one: one[0] > 0 and one[1].is_quiet):
        members = tuple(row for _number, row in run)
        found += [Fold(members)] if is_quiet else members
    return tuple(found)


def _groups(links: Iterable[Link], left: Article, right: Article) -> list[list[Link]]:
    """Links that share a passage of a side together, unless that becomes more than can be read level."""
    found = []
    for group in _joined(links, lambda link: (_passages(left, link.left), _passages(right, link.right))):
        widest = max(len({n for link in group for n in _passages(left, link.left)}), 0)
        widest = max(widest, len({n for link in group for n in _passages(right, link.right)}))
        if widest > MOST_PASSAGES:
            found += _joined(group, lambda link: (_sentences(left, link.left), _sentences(right, link.right)))
        else:
            found.append(group)
    return found


def _joined(
    links: Iterable[Link], units: Callable[[Link], tuple[Iterable[int], Iterable[int]]]
) -> list[list[Link]]:
    """The links in groups that share a unit of a side, directly or through another link."""
    groups: list[list[Link]] = []
    holder: dict[tuple[str, int], list[Link]] = {}
    for link in links:
        lefts, rights = units(link)
        keys = [*(("left", unit) for unit in lefts), *(("right", unit) for unit in rights)]
        merged = [link]
        for known in {id(holder[key]): holder[key] for key in keys if key in holder}.values():
            merged += known
            groups = [group for group in groups if group is not known]
        groups.append(merged)
        for one in merged:
            lefts, rights = units(one)
            holder |= dict.fromkeys((("left", unit) for unit in lefts), merged)
            holder |= dict.fromkeys((("right", unit) for unit in rights), merged)
    return groups


def _linked(group: list[Link], left: Article, right: Article) -> Row:
    """The row of a group: whole passages where they fit, otherwise the linked sentences."""
    links = tuple(sorted(group, key=lambda link: (link.left, link.right)))
    ours = sorted({n for link in links for n in _passages(left, link.left)})
    theirs = sorted({n for link in links for n in _passages(right, link.right)})
    if max(len(ours), len(theirs)) <= MOST_PASSAGES:
        return Row(
            tuple(left.passages[n].span for n in ours),
            tuple(right.passages[n].span for n in theirs),
            links=links,
        )
    return Row(
        _merged(left, (link.left for link in links)),
        _merged(right, (link.right for link in links)),
        links=links,
    )


def _merged(article: Article, spans: Iterable[Span]) -> Parts:
    """Spans in order, cut at the ends of passages, those with only white space between them as one."""
    found: list[Span] = []
    cut = {
        Span(max(span.start, passage.start), min(span.end, passage.end))
        for span in spans
        for passage in (article.passages[n].span for n in _passages(article, span))
    }
    for span in sorted(cut):
        if found and (span.start <= found[-1].end or _is_gap(article, found[-1].end, span.start)):
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return tuple(found)


def _is_gap(article: Article, start: int, end: int) -> bool:
    between = article.text[start:end]
    return not between.strip() and "\n" not in between


def _rest(article: Article, taken: Iterable[Parts]) -> list[Parts]:
    """What of an article stands in none of the rows, a run of passages together."""
    ends = sorted(span for parts in taken for span in parts)
    runs: list[list[Span]] = []
    is_open, at = False, 0
    for passage in article.passages:
        start = passage.span.start
        while at < len(ends) and ends[at].start < passage.span.end:
            _keep(article, Span(start, max(start, ends[at].start)), runs, is_open=is_open)
            start, is_open = max(start, ends[at].end), False
            at += 1
        is_open = _keep(article, Span(min(start, passage.span.end), passage.span.end), runs, is_open=is_open)
    return [tuple(run) for run in runs]


def _keep(article: Article, span: Span, runs: list[list[Span]], *, is_open: bool) -> bool:
    """Put what is told in `span`, if anything is, to the last run or a new one; whether a run is open."""
    told = span.of(article.text)
    if not told.strip():
        return is_open
    start = span.start + len(told) - len(told.lstrip())
    trimmed = Span(start, start + len(told.strip()))
    if is_open and runs:
        runs[-1].append(trimmed)
    else:
        runs.append([trimmed])
    return True


def _with_divergences(all_rows: Sequence[Row], divergences: Sequence[Divergence]) -> tuple[Row, ...]:
    """The rows with the divergences that stand in them: where both sides do, otherwise where one does."""
    found: dict[int, list[Divergence]] = defaultdict(list)
    places = {
        side: sorted((part.start, part.end, n) for n, row in enumerate(all_rows) for part in row.parts(side))
        for side in ("left", "right")
    }
    for told in divergences:
        lefts = _holding(places["left"], told.left)
        rights = _holding(places["right"], told.right)
        both = [n for n in lefts if n in rights]
        for n in (both or lefts or rights)[:1]:
            found[n].append(told)
    return tuple(
        Row(row.left, row.right, tuple(sorted(found[n], key=_place)), row.links)
        for n, row in enumerate(all_rows)
    )


def _holding(places: Sequence[tuple[int, int, int]], span: Span | None) -> list[int]:
    """Numbers of the rows whose parts, given as (start, end, number) in order, a span touches."""
    if span is None:
        return []
    at = bisect_left(places, (span.end,))
    found = []
    while at and places[at - 1][1] > span.start:
        at -= 1
        found.append(places[at][2])
    return found[::-1]


def _place(told: Divergence) -> tuple[int, int, str]:
    return (
        told.left.start if told.left else -1,
        told.right.start if told.right else -1,
        told.id,
    )


def _passages(article: Article, span: Span) -> range:
    """Indexes of the passages that a span touches."""
    starts = [passage.span.start for passage in article.passages]
    first = max(0, bisect_right(starts, span.start) - 1)
    if article.passages and article.passages[first].span.end <= span.start:
        first += 1
    return range(first, max(first, bisect_left(starts, span.end)))


def _sentences(article: Article, span: Span) -> tuple[int, ...]:
    return article.sentences_in(span)
