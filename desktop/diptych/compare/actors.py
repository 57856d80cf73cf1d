"""The actors of two or more articles come in, who is the same actor goes out, each with why.

The same name or a part of it, one state, a role that either article tells of a name; languages do not matter,
since roles meet by their row in `people.yaml` and states by theirs in `polities.yaml`.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from diptych.facts import Actor, ActorMention, Analysis
from diptych.text import Span, fold

Why = Literal["name", "part", "state", "role", "words"]
"""What makes two actors of two articles one."""


@dataclass(frozen=True, slots=True)
class SharedActor:
    """One actor in the articles that speak of it."""

    label: str
    """The fullest name that any article gives it."""
    members: tuple[tuple[int, Actor], ...]
    """Number of the article and the actor there; an article may have several."""
    why: tuple[Why, ...]
    """What brought them together, each once; () for an actor of one article."""

    def of(self, article: int) -> tuple[ActorMention, ...]:
        """Its mentions in one article, in reading order."""
        found = [mention for n, actor in self.members if n == article for mention in actor.mentions]
        return tuple(sorted(found, key=lambda mention: mention.span))


@dataclass(frozen=True, slots=True)
class Designator:
    """Words that an article calls an actor by."""

    text: str
    count: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """What each of several articles calls one actor."""

    label: str
    cells: tuple[tuple[Designator, ...], ...]
    """One an article, in their order, the most frequent words first; () where the actor is not told of."""


def shared_actors(told: Sequence[Sequence[Actor]]) -> tuple[SharedActor, ...]:
    """The actors of all articles, those that are the same put together, in order of their first mention.

    told: for each article its actors, as `Facts.actors` holds them.
    """
    nodes = [(n, actor) for n, actors in enumerate(told) for actor in actors]
    parent = list(range(len(nodes)))
    reasons: dict[int, dict[Why, None]] = defaultdict(dict)

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    def join(one: int, other: int, why: Why) -> None:
        first, second = sorted((root(one), root(other)))
        if first != second:
            parent[second] = first
            reasons[first] |= {why: None} | reasons.pop(second, {})

    for one, other, why in _same(nodes):
        join(one, other, why)
    for one, other in _roles(nodes):
        join(one, other, "role")
    members: dict[int, list[tuple[int, Actor]]] = defaultdict(list)
    for n, node in enumerate(nodes):
        members[root(n)].append(node)
    return tuple(
        SharedActor(_label([actor for _n, actor in held]), tuple(held), tuple(reasons[first]))
        for first, held in members.items()
    )


def actor_rows(analyses: Sequence[Analysis]) -> tuple[ActorRow, ...]:
    """Who is called what in each of several articles, pronouns left out: actors that two or more speak of.

    Those that most articles speak of come first, then those spoken of most.
    """
    shared = shared_actors([analysis.facts.actors for analysis in analyses])
    rows = [
        ActorRow(actor.label, tuple(_designators(actor, n, analysis) for n, analysis in enumerate(analyses)))
        for actor in shared
        if len({n for n, _actor in actor.members}) > 1
    ]
    return tuple(sorted(rows, key=_most_told))


def _most_told(row: ActorRow) -> tuple[int, int]:
    return -sum(map(bool, row.cells)), -sum(each.count for cell in row.cells for each in cell)


def _designators(actor: SharedActor, n: int, analysis: Analysis) -> tuple[Designator, ...]:
    written: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for mention in actor.of(n):
        if mention.form != "pronoun":
            text = " ".join(mention.span.of(analysis.article.text).split())
            written[fold(text)].append((text, mention.span))
    found = [
        Designator(
            Counter(text for text, _span in told).most_common(1)[0][0], len(told), tuple(s for _t, s in told)
        )
        for told in written.values()
    ]
    return tuple(sorted(found, key=lambda each: (-each.count, each.spans[0])))


def _same(nodes: Sequence[tuple[int, Actor]]) -> list[tuple[int, int, Why]]:
    """Pairs of one state, of one name, of one group told in the same words."""
    found: list[tuple[int, int, Why]] = []
    first: dict[tuple[object, ...], int] = {}
    for n, (_article, actor) in enumerate(nodes):
        keys: list[tuple[Why, tuple[object, ...]]] = [("name", ("name", name)) for name in actor.names]
        if actor.polity:
            keys.append(("state", ("state", actor.polity)))
        if not actor.names and (group := _group(actor)):
            keys.append(("words", ("words", *group)))
        for why, key in keys:
            if key in first and not (why == "name" and _namesakes(nodes[first[key]][1], actor)):
                found.append((first[key], n, why))
            first.setdefault(key, n)
    people = [(n, actor) for n, (_article, actor) in enumerate(nodes) if actor.names and not actor.polity]
    for (n, one), (m, other) in combinations(people, 2):
        if nodes[n][0] != nodes[m][0] and not one.names & other.names and _parts(one, other):
            found.append((n, m, "part"))
    return found


def _namesakes(one: Actor, other: Actor) -> bool:
    """Whether two that share a last name have other first names: "Petra Hallowell", "Lewis Hallowell"."""
    ours, theirs = _fullest(one), _fullest(other)
    return len(ours) > 1 and len(theirs) > 1 and ours[0] != theirs[0] and ours[-1] == theirs[-1]


def _parts(one: Actor, other: Actor) -> bool:
    """Whether one actor is only called by the last name that ends the other's full name."""
    short, long = sorted((_fullest(one), _fullest(other)), key=len)
    if not (one if _fullest(one) == long else other).person:
        return False
    return len(short) < len(long) and (
        short == long[-len(short) :] or (len(short) == 1 and short[0] == long[0])
    )


def _label(actors: Sequence[Actor]) -> str:
    """The label of the actor with the fullest name, else of the one told of most."""
    return max(actors, key=lambda actor: (len(_fullest(actor)), len(actor.mentions))).label


def _fullest(actor: Actor) -> tuple[str, ...]:
    return max(actor.names, key=lambda name: (len(name), name), default=())


def _group(actor: Actor) -> tuple[object, ...]:
    """What two groups of two articles must share to be one: the calling, its state, its number."""
    told = [mention for mention in actor.mentions if mention.callings]
    groups = [
        mention for mention in told if mention.plural or mention.callings[0].kind == "group" or mention.polity
    ]
    if not groups or (groups[0].callings[0].kind == "person" and not groups[0].plural):
        return ()
    return groups[0].callings[0].key, groups[0].polity


def _roles(nodes: Sequence[tuple[int, Actor]]) -> list[tuple[int, int]]:
    """A role without a name in one article, and the one name of another article that has the role."""
    found = []
    for n, (article, actor) in enumerate(nodes):
        role = next((mention for mention in actor.mentions if mention.form == "role"), None)
        if actor.names or role is None or not role.person or not role.definite:
            continue
        fits = [m for m, (other, known) in enumerate(nodes) if other != article and _has_role(known, role)]
        if fits and len({_fullest(nodes[m][1])[-1:] for m in fits}) == 1:
            found.append((fits[0], n))
    return found


def _has_role(known: Actor, role: ActorMention) -> bool:
    """Whether a named actor is told to be what `role` calls, of the same state and body."""
    if not known.names:
        return False
    keys = {calling.key for calling in role.callings}
    told = [mention for mention in known.mentions if keys & {calling.key for calling in mention.callings}]
    states = {mention.polity for mention in told} - {""}
    bodies = frozenset().union(*(mention.of for mention in told)) if told else frozenset()
    if not told or (role.polity and states and role.polity not in states):
        return False
    return bool(role.of & bodies) if role.of else True
