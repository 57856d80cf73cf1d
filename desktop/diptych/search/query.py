"""What a query asks, as a tree: each node says where in the query it was written."""

from dataclasses import dataclass, replace
from math import inf
from typing import Literal

from diptych.text import Span

Place = Literal["any", "title", "name", "quote"]
"""Where words are looked for: anywhere, in titles, among names, between quotation marks."""
Known = Literal["outlet", "author", "language", "story", "source", "conflicts"]
"""What is known of an article besides its text."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that follow each other."""

    text: str
    at: Span
    place: Place = "any"
    exact: bool = False
    """Whether the words must stand there as they are written, accents and endings included."""
    slop: int = 0
    """How far from each other the words may stand; 0 for a phrase."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with "*" for any letters and "?" for one."""

    text: str
    at: Span
    place: Place = "any"


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word, or one that differs from it in a few letters."""

    text: str
    at: Span
    distance: int
    place: Place = "any"


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure between two values, both included; of a unit, when one is told."""

    low: float
    high: float
    at: Span
    unit: str = ""
    """ISO 4217, a symbol, or the noun counted, as it was written."""
    kind: str = ""
    """As in `Figure.kind`; "" for any."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Published between two days, both included, as 20250315."""

    first: int
    last: int
    at: Span


@dataclass(frozen=True, slots=True)
class Told:
    """An outlet, an author, a language, a story or a path that holds a text; whether there are conflicts."""

    name: Known
    text: str
    at: Span
    exact: bool = False
    """Whether it is called just so: `source:="Le Fanal"`."""


@dataclass(frozen=True, slots=True)
class Like:
    """Articles like one that is named by its title or path; with `event`, those about the same event."""

    text: str
    at: Span
    event: bool


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these at least."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Everything but this."""

    part: "Node"


Leaf = Words | Pattern | Fuzzy | Amount | Dated | Told | Like
Node = Leaf | All | Any | Without


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query that was understood."""

    node: Node
    notes: tuple[str, ...] = ()
    """Sentences about what was understood otherwise than it may have been meant."""
    meant: tuple[str, ...] = ()
    """What may have been meant then, as queries."""


def leaves(node: Node, *, wanted: bool = True) -> tuple[Leaf, ...]:
    """The leaves that articles should answer, in the order of the query; without `wanted`, should not."""
    if isinstance(node, Without):
        return leaves(node.part, wanted=not wanted)
    if isinstance(node, All | Any):
        return tuple(leaf for part in node.parts for leaf in leaves(part, wanted=wanted))
    return (node,) if wanted else ()


def placed(node: Node | None, place: Place) -> Node | None:
    """The same, looked for in one place: `titre:(pont OU viaduc)`."""
    if node is None:
        return None
    if isinstance(node, Words | Pattern | Fuzzy):
        return replace(node, place=place)
    if isinstance(node, All | Any):
        return type(node)(tuple(part for part in (placed(one, place) for one in node.parts) if part))
    if isinstance(node, Without):
        return Without(placed(node.part, place) or node.part)
    return node


def with_units(parts: list[Node]) -> list[Node]:
    """`chiffre:97e9..98e9 devise:USD` asks for one figure, not for two."""
    units = [part for part in parts if isinstance(part, Amount) and part.low == -inf and part.high == inf]
    bare = [part for part in parts if isinstance(part, Amount) and part not in units and not part.unit]
    if not units or not bare:
        return parts
    told = units[0]
    joined: list[Node] = []
    for part in parts:
        if part is told:
            continue
        joined.append(replace(part, unit=told.unit, kind=told.kind) if part in bare else part)
    return joined
