"""The comparisons of every pair of a story come in, facts by articles go out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from diptych.compare.comparison import Comparison, Divergence, DivergenceKind
from diptych.compare.fact_label import fact_label
from diptych.facts import Analysis, Date, Figure
from diptych.text import Span

Group = Literal["people", "money", "figures", "dates", "words"]
GROUPS: tuple[Group, ...] = ("people", "money", "figures", "dates", "words")
"""In the order of the matrix."""

_CONFLICT = {"F3", "F4", "F6", "F7", "F8", "F9", "D2"}
_AGREEMENT = {"F0", "F1", "F2", "F5", "D1"}
_WORDS = {"G3", "G4"}

_Node = tuple[int, Span]
"""Index of an article and a span of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of a fact."""

    span: Span
    text: str
    shape: int | None
    """Number of its value in order of first appearance, from 0; None where the row is agreed or the value is
    compatible with several."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: who counts, pays, dates or names what, in every article that tells it."""

    label: str
    group: Group
    kind: DivergenceKind
    cells: tuple[Cell | None, ...]
    """One an article, in the order of the matrix; None where the article does not tell it."""
    values: int
    """How many different values are told; 1 when all agree."""
    worst: tuple[int, int, str] | None
    """The severest divergence: indexes of its two articles and its id in their comparison."""
    divergence: Divergence | None = None
    """That divergence itself."""

    @property
    def conflict(self) -> bool:
        """Whether two articles tell different values."""
        return self.values > 1

    @property
    def told(self) -> int:
        """How many articles tell the fact."""
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The facts of a story against its articles."""

    analyses: tuple[Analysis, ...]
    rows: tuple[Row, ...]
    """By group; within a group in the order in which the first article that tells a fact tells it."""

    @property
    def conflicts(self) -> int:
        """How many facts are told differently."""
        return sum(row.conflict for row in self.rows)


def matrix(analyses: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison]) -> Matrix:
    """The matrix of two or more articles; `comparisons` holds one for each pair (i, j) with i < j.

    A fact is what pairs of figures, dates or namings tie together, directly or through a third article.
    Values are told apart by the pairs that agree: no cell is called the wrong one.
    """
    edges = [
        (divergence, (i, divergence.left), (j, divergence.right))
        for i, j in combinations(range(len(analyses)), 2)
        for divergence in _ties(comparisons[i, j])
        if divergence.left and divergence.right
    ]
    facts = _joined((left, right) for _told, left, right in edges)
    of: dict[_Node, list[tuple[Divergence, _Node, _Node]]] = defaultdict(list)
    for edge in edges:
        of[facts[edge[1]]].append(edge)
    rows = [_row(analyses, members) for members in of.values()]
    return Matrix(tuple(analyses), tuple(sorted(rows, key=_place)))


def _ties(comparison: Comparison) -> Iterable[Divergence]:
    for divergence in (*comparison.agreements, *comparison.divergences):
        if divergence.code in _CONFLICT | _AGREEMENT | _WORDS:
            yield divergence


def _joined(pairs: Iterable[tuple[_Node, _Node]]) -> dict[_Node, _Node]:
    """Each node with the first of its set (disjoint sets, after Tarjan 1975)."""
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {node: root(node) for node in parent}


def _row(analyses: Sequence[Analysis], edges: Sequence[tuple[Divergence, _Node, _Node]]) -> Row:
    nodes = sorted({node for _told, left, right in edges for node in (left, right)})
    against = [edge for edge in edges if edge[0].code not in _AGREEMENT]
    value = _values(analyses, nodes, edges)
    shapes: dict[_Node, int] = {}
    cells: list[Cell | None] = [None] * len(analyses)
    rival = {node for _divergence, left, right in against for node in (left, right)}
    # what a conflict is about stands for its article, rather than the same sum told in passing
    for node in sorted(nodes, key=lambda node: (node[0], node not in rival, node[1])):
        article, span = node
        if cells[article] is not None:
            continue
        mine = {value[other] for other in nodes if other[0] == article}
        shape = shapes.setdefault(value[node], len(shapes)) if against else None
        several = len(mine) > 1 and not any(article in (a[0], b[0]) for _told, a, b in against)
        text = span.of(analyses[article].article.text)
        cells[article] = Cell(span, " ".join(text.split()), None if several else shape)
    worst = max(against, key=lambda edge: edge[0].severity, default=None)
    article, span = nodes[0]
    first = edges[0][0] if worst is None else worst[0]
    return Row(
        label=fact_label([(analyses[n], place) for n, place in nodes]),
        group=_group(analyses[article], span, first.code),
        kind=first.kind,
        cells=tuple(cells),
        values=max(2, len(shapes)) if against else 1,
        worst=worst and (worst[1][0], worst[2][0], worst[0].id),
        divergence=worst and worst[0],
    )


def _values(
    analyses: Sequence[Analysis], nodes: Sequence[_Node], edges: Sequence[tuple[Divergence, _Node, _Node]]
) -> dict[_Node, _Node]:
    """Each node with the first of its value: equal ones are one, compatible ones unless in conflict."""
    rivals = [(left, right) for told, left, right in edges if told.code not in _AGREEMENT]
    equal = [(left, right) for told, left, right in edges if told.code == "F0"]
    for one, other in combinations(nodes, 2):
        if (value := _told(analyses, one)) is not None and value == _told(analyses, other):
            equal.append((one, other))
    joined = _joined(equal)
    for told, left, right in edges:
        if told.code in _AGREEMENT:
            trial = _joined([*equal, (left, right)])
            if not any(one in trial and trial[one] == trial.get(other) for one, other in rivals):
                equal.append((left, right))
                joined = trial
    return {node: node for node in nodes} | joined


def _told(analyses: Sequence[Analysis], node: _Node) -> tuple[object, str | None] | None:
    """Value and unit of the figure or date that stands there; None for words and vague figures."""
    fact = fact_at(analyses[node[0]], node[1])
    if fact is None or fact.value is None:
        return None
    return fact.value, None if isinstance(fact, Date) else fact.unit


def _group(analysis: Analysis, span: Span, code: str) -> Group:
    if code in _WORDS:
        return "words"
    fact = fact_at(analysis, span)
    if isinstance(fact, Date) or code.startswith("D"):
        return "dates"
    if fact is None:
        return "figures"
    if fact.kind == "money":
        return "money"
    return "people" if fact.kind == "count" else "figures"


def fact_at(analysis: Analysis, span: Span) -> Figure | Date | None:
    """The figure or date that stands at `span`; None where neither does."""
    facts: tuple[Figure | Date, ...] = (*analysis.facts.figures, *analysis.facts.dates)
    for fact in facts:
        if fact.span.overlaps(span):
            return fact
    return None


def _place(row: Row) -> tuple[int, int, Span]:
    """Group, then the first article that tells it, then where."""
    article = next(n for n, cell in enumerate(row.cells) if cell)
    cell = row.cells[article]
    return GROUPS.index(row.group), article, cell.span if cell else Span(0, 0)
