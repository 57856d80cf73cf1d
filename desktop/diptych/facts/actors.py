"""Mentions of one article come in, who is meant goes out: each actor with all the words that mean it.

Precise sieves one after the other, the surest first (multi-pass sieve, Raghunathan et al. 2010): same name,
part of a name, acronym, apposition or copula, role, pronoun. A wrong merge is worse than a missing one.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from diptych.facts.actor_mentions import ActorMention, find_mentions
from diptych.facts.apposition import beside
from diptych.facts.parse import Parse
from diptych.facts.people import reference_words
from diptych.facts.wording import Name
from diptych.text import fold

Sieve = Literal["name", "part", "acronym", "state", "apposition", "role", "words", "pronoun"]
"""Why a mention belongs to its actor."""

_REACH = 1
"""Sentences back in which a pronoun looks for whom it means."""
_ACRONYM = 2
_SHARE = 3
"""One mention in so many taken for a person by the parser makes the actor one: it often misses surnames."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone an article speaks of."""

    label: str
    """The fullest name, else the role told most often."""
    mentions: tuple[ActorMention, ...]
    """In reading order."""
    sieves: tuple[Sieve, ...]
    """What brought the mentions together, each once."""
    names: frozenset[tuple[str, ...]]
    """Folded names without titles."""
    roles: frozenset[str]
    """Keys of what roles and titles call the actor."""
    polity: str
    """English name of the state that the actor is, "" for another."""
    person: bool

    @property
    def sentences(self) -> frozenset[int]:
        """Where it is spoken of."""
        return frozenset(mention.sentence for mention in self.mentions)


class _Sets:
    """Mentions by number, put together (disjoint sets, after Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self.sieves: dict[int, dict[Sieve, None]] = defaultdict(dict)

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, one: int, other: int, why: Sieve) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parent[second] = first
            self.sieves[first] |= {why: None} | self.sieves.pop(second, {})


def find_actors(parse: Parse, names: Sequence[Name]) -> tuple[Actor, ...]:
    """The actors of an article in order of their first mention."""
    return resolved(parse, find_mentions(parse, names))


def resolved(parse: Parse, mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """The actors that `mentions`, in reading order, mean."""
    sets = _Sets(len(mentions))
    for sieve in (_by_name, _by_part, _by_acronym, _by_apposition, _by_role, _by_words, _by_pronoun):
        sieve(parse, mentions, sets)
    members: dict[int, list[int]] = defaultdict(list)
    for n in range(len(mentions)):
        members[sets.root(n)].append(n)
    told = [
        _actor([mentions[n] for n in held], parse, tuple(sets.sieves[first]))
        for first, held in members.items()
    ]
    return tuple(actor for actor in told if any(mention.form != "pronoun" for mention in actor.mentions))


def _actor(mentions: list[ActorMention], parse: Parse, sieves: tuple[Sieve, ...]) -> Actor:
    text = parse.article.text
    names = [mention for mention in mentions if mention.form == "name"]
    roles = Counter(mention.span.of(text) for mention in mentions if mention.form == "role")
    if names:
        fullest = max(names, key=lambda mention: (len(mention.words), -mention.span.start))
        label = fullest.span.of(text)
    else:
        label = max(roles, key=lambda told: roles[told]) if roles else mentions[0].span.of(text)
    states = Counter(mention.polity for mention in names if mention.is_polity)
    people = sum(mention.person for mention in mentions)
    return Actor(
        label=" ".join(label.split()),
        mentions=tuple(mentions),
        sieves=sieves,
        names=frozenset(mention.words for mention in names),
        roles=frozenset(calling.key for mention in mentions for calling in mention.callings),
        polity=states.most_common(1)[0][0] if states else "",
        person=_SHARE * people > len(mentions),
    )


def _by_name(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    first: dict[tuple[str, ...], int] = {}
    states: dict[str, int] = {}
    for n, mention in enumerate(mentions):
        if mention.form != "name":
            continue
        sets.join(first.setdefault(mention.words, n), n, "name")
        if mention.is_polity:
            sets.join(states.setdefault(mention.polity, n), n, "state")


def _by_part(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    """The longer name told first, or the only one: of "Musk" "Elon Musk", of "Kestrane" "Kestrane plc"."""
    first: dict[tuple[str, ...], int] = {}
    for n, mention in enumerate(mentions):
        if mention.form == "name" and not mention.is_polity:
            first.setdefault(mention.words, n)
    for words, n in first.items():
        fits = [
            m for long, m in first.items() if len(long) > len(words) and _part_of(mentions[n], mentions[m])
        ]
        before = [m for m in fits if m < n]
        if before or len({sets.root(m) for m in fits}) == 1:
            # a namesake told of later does not take the name over
            sets.join(min(before or fits), n, "part")


def _part_of(short: ActorMention, long: ActorMention) -> bool:
    size = len(short.words)
    if size >= len(long.words):
        return False
    if long.person:
        return short.words == long.words[-size:] or (size == 1 and short.words[0] == long.words[0])
    return short.words == long.words[:size] and not short.person


def _by_acronym(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    """What an acronym stands for: "Agence régionale de santé (ARS)", and "ARS" without brackets later."""
    text = parse.article.text
    spelt = {
        _initials(mention.span.of(text)): n for n, mention in enumerate(mentions) if len(mention.words) > 1
    }
    for n, mention in enumerate(mentions):
        written = mention.span.of(text).replace(".", "")
        if (
            mention.form != "name"
            or len(mention.words) != 1
            or not written.isupper()
            or len(written) < _ACRONYM
        ):
            continue
        if written in spelt:
            sets.join(spelt[written], n, "acronym")
        elif text[mention.span.start - 1 : mention.span.start] == "(":
            for m in range(n - 1, max(-1, n - 4), -1):
                other = mentions[m]
                if other.sentence == mention.sentence and _spells(
                    text[other.span.start : mention.span.start - 1], written
                ):
                    sets.join(m, n, "acronym")
                    break


def _initials(written: str) -> str:
    return "".join(
        word[0].upper()
        for word in written.replace("’", " ").replace("-", " ").split()
        if fold(word) not in reference_words("silent")
    )


def _spells(written: str, acronym: str) -> bool:
    return _initials(written) == acronym


def _by_apposition(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    votes: dict[int, list[bool]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        if mention.form == "name":
            votes[sets.root(n)].append(mention.person)
    people = [_SHARE * sum(votes[root]) > len(votes[root]) for root in map(sets.root, range(len(mentions)))]
    by_head = {n: place for place, mention in enumerate(mentions) for n in parse.within(mention.span)}
    for n, mention in enumerate(mentions):
        if mention.form != "role" or mention.plural:
            continue
        for m in beside(parse, mentions, n, by_head):
            other = mentions[m]
            someone = mention.callings[0].kind == "person"
            if other.form == "name" and not other.is_polity and someone == people[m]:
                sets.join(m, n, "apposition")
                break


def _by_role(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    """Who was told to be what a role calls: the last such actor, of that state and body."""
    named = {sets.root(m) for m, mention in enumerate(mentions) if mention.form == "name"}
    known: dict[str, list[int]] = defaultdict(list)
    for m, mention in enumerate(mentions):
        if sets.root(m) in named:
            for calling in mention.callings:
                known[calling.key].append(m)
    for n, mention in enumerate(mentions):
        if mention.form != "role" or mention.plural or not mention.definite or sets.root(n) in named:
            continue
        fits = [
            m for calling in mention.callings for m in known[calling.key] if _may_be(mention, mentions[m])
        ]
        before = [m for m in fits if m < n]
        alone = len({sets.root(m) for m in fits}) == 1
        if alone or (before and mention.person):
            sets.join(max(before) if before else fits[0], n, "role")


def _may_be(role: ActorMention, other: ActorMention) -> bool:
    if role.polity and other.polity and role.polity != other.polity:
        return False
    return not role.of or bool(role.of & other.of)


def _by_words(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    """Roles told in the same words: one group, or "la directrice" told of again."""
    told: dict[tuple[str, bool, str], int] = {}
    for n, mention in enumerate(mentions):
        if mention.form != "role" or (mention.callings[0].kind == "body" and not mention.polity):
            continue
        if not mention.plural and not mention.definite:
            continue
        key = (mention.callings[0].key, mention.plural, mention.polity)
        if key in told and (mention.of & mentions[told[key]].of or not mention.of | mentions[told[key]].of):
            sets.join(told[key], n, "words")
        told[key] = n


def _by_pronoun(parse: Parse, mentions: Sequence[ActorMention], sets: _Sets) -> None:
    """Whom "il" or "le milliardaire" takes up as a subject: the one person of its gender just before."""
    last: list[int] = []
    named = {sets.root(m) for m, mention in enumerate(mentions) if mention.form == "name"}
    for n, mention in enumerate(mentions):
        subject = _is_subject(parse, mention)
        if mention.form == "pronoun" or (subject and _is_anaphor(mention) and sets.root(n) not in named):
            near = [m for m in last if mention.sentence - mentions[m].sentence <= _REACH]
            fits = [m for m in near if _agrees(mention, mentions[m])]
            latest = [m for m in fits if mentions[m].sentence == mentions[fits[-1]].sentence]
            latest = [m for m in latest if _is_subject(parse, mentions[m])] or latest
            if latest and len({sets.root(m) for m in latest}) == 1:
                if mention.form == "pronoun" or sets.root(latest[-1]) in named:
                    sets.join(latest[-1], n, "pronoun" if mention.form == "pronoun" else "role")
                    named.add(sets.root(n))
                last.append(n)
        elif mention.person and not mention.plural and not mention.is_polity:
            last.append(n)


def _is_subject(parse: Parse, mention: ActorMention) -> bool:
    token = parse.tokens[mention.head]
    token = parse.tokens[token.head] if token.dep == "conj" else token
    return token.dep.startswith(("nsubj", "root"))


def _is_anaphor(mention: ActorMention) -> bool:
    """Whether a role without a name is what news takes up a person by: "le milliardaire", "the tycoon"."""
    told = mention.form == "role" and mention.person and mention.definite and not mention.of
    return told and any(calling.kind == "person" and calling.faces for calling in mention.callings)


def _agrees(pronoun: ActorMention, other: ActorMention) -> bool:
    return other.person and (not other.gender or other.gender == pronoun.gender)
