"""A parse comes in, the words that mean someone go out: names, roles, groups, states, personal pronouns."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from diptych.facts.parse import Parse
from diptych.facts.people import Calling, called, polities_in, polity, reference_words
from diptych.facts.wording import Name
from diptych.language import Token
from diptych.text import Span, fold

MentionForm = Literal["name", "role", "pronoun"]

_PERSON = ("PER", "PERSON")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that mean someone."""

    span: Span
    head: int
    """Index of the token that governs them."""
    sentence: int
    form: MentionForm
    words: tuple[str, ...]
    """Folded words of the name without title and honorific; () for a role or a pronoun."""
    callings: tuple[Calling, ...]
    """What a role, or the title before a name, calls the actor."""
    polity: str
    """English name of the state that the mention names or belongs to; "" for none."""
    of: frozenset[str]
    """Folded last words of the names that a role is told with: "le patron de Tesla" has "tesla"."""
    person: bool
    """Whether it is, as far as can be seen, one person."""
    plural: bool
    definite: bool
    gender: str
    """"m", "f" or "" where nothing tells."""

    @property
    def is_polity(self) -> bool:
        """Whether the name is that of a state or of the seat of its power."""
        return self.form == "name" and bool(self.polity) and not self.person


def find_mentions(parse: Parse, names: Sequence[Name]) -> tuple[ActorMention, ...]:
    """Mentions in reading order; the words of a name are in no other mention."""
    found: list[ActorMention] = []
    taken: set[int] = set()
    for name in names:
        held = list(parse.within(name.span))
        told = named(parse, held)
        if told is not None:
            taken.update(held)
            found.append(told)
    surnames = {mention.words[-1] for mention in found if len(mention.words) > 1}
    place = 0
    while place < len(parse.tokens):
        token = parse.tokens[place]
        if place not in taken and token.text[:1].isupper() and fold(token.text) in surnames:
            # a name that begins a sentence is often missed: it is known by its other mentions
            told = named(parse, [place])
            if told is not None:
                found.append(told)
                taken.add(place)
        length = 1
        if place not in taken and token.pos in ("NOUN", "PROPN", "ADJ"):
            role = called(parse.tokens, place, parse.article.language)
            if role and (token.pos != "ADJ" or role.count > 1):
                told = _role(parse, list(range(place, place + role.count)), role.callings)
                if told is not None:
                    found.append(told)
                    length = role.count
        elif token.dep.startswith("nsubj") and (gender := _pronoun_gender(token.text)):
            found.append(_pronoun(parse, place, gender))
        place += length
    return tuple(sorted(found, key=lambda mention: (mention.span, mention.form)))


def mention_at(parse: Parse, span: Span) -> ActorMention | None:
    """What the noun phrase at `span` means as a whole; None where it means no one, or nobody it can tell."""
    tokens, held = parse.tokens, list(parse.within(span))
    above = [
        n for n in held if tokens[n].pos != "PUNCT" and (tokens[n].head not in held or tokens[n].head == n)
    ]
    head = next((n for n in above if tokens[n].pos in ("NOUN", "PROPN", "ADJ", "PRON")), None)
    if head is None or (above and tokens[above[0]].pos in ("VERB", "AUX", "ADP", "SCONJ")):
        return None
    if tokens[head].pos == "PRON":
        gender = _pronoun_gender(tokens[head].text)
        return _pronoun(parse, head, gender) if gender else None
    for start in held:
        role = called(tokens, start, parse.article.language)
        if role and start + role.count == head + 1 and not _is_state(parse, [*range(start, head + 1)]):
            return _role(parse, list(range(start, head + 1)), role.callings)
    run = [head]
    while run[0] - 1 in held and (tokens[run[0] - 1].text[:1].isupper() or tokens[run[0] - 1].text == "-"):
        run.insert(0, run[0] - 1)
    if not tokens[run[0]].text[:1].isupper():
        return None
    if run[0] == held[0] and tokens[head].pos != "PROPN" and not tokens[head].entity and len(run) == 1:
        return named(parse, run) if _is_state(parse, run) else None
    return named(parse, run)


def _is_state(parse: Parse, held: Sequence[int]) -> bool:
    return bool(_state(parse, held))


def named(parse: Parse, held: Sequence[int]) -> ActorMention | None:
    """The mention that the run of capitalised tokens `held` is; None when nothing but titles is left."""
    tokens, language = parse.tokens, parse.article.language
    at = 0
    callings: tuple[Calling, ...] = ()
    person = False
    words = [n for n in held if any(char.isalnum() for char in tokens[n].text)]
    while at < len(words):
        if _is_title(fold(tokens[words[at]].text)):
            person, at = True, at + 1
            continue
        role = called(tokens, words[at], language)
        if role is None or at + role.count > len(words):
            break
        callings, at = (*callings, *role.callings), at + role.count
        person = person or role.callings[0].kind == "person"
    state = next(iter(polities_in(tokens, words)), None)
    core = words[at:]
    if not core:
        return None if not callings else _role(parse, list(words), callings)
    whole = len(core) == len(words) and bool(_state(parse, core))
    head = core[-1]
    person = person or (any(tokens[n].entity in _PERSON for n in core) and not whole)
    beside = _role_beside(parse, core)
    first = fold(tokens[words[0]].text)
    return ActorMention(
        span=parse.span(list(words)),
        head=head,
        sentence=parse.sentence_of(head),
        form="name",
        words=tuple(fold(tokens[n].text) for n in core),
        callings=(*callings, *beside),
        polity=_state(parse, core) or (state[0] if state and at else ""),
        of=frozenset(),
        person=person or bool(beside and beside[0].kind == "person"),
        plural=False,
        definite=True,
        gender=_address(first),
    )


def _state(parse: Parse, held: Sequence[int]) -> str:
    written = Span(parse.tokens[held[0]].span.start, parse.tokens[held[-1]].span.end).of(parse.article.text)
    told = written.removeprefix("the ").removeprefix("The ")
    return polity(told) or polity(told.removesuffix("'s").removesuffix("’s").strip())


def _role_beside(parse: Parse, core: Sequence[int]) -> tuple[Calling, ...]:
    """What the words before a name call it where they are one with it: "le ministre Bruno Le Maire"."""
    before = core[0] - 1
    if before < 0 or parse.tokens[before].pos not in ("NOUN", "PROPN", "ADJ"):
        return ()
    for start in range(max(0, before - 2), before + 1):
        role = called(parse.tokens, start, parse.article.language)
        if role and start + role.count == core[0] and role.callings[0].kind == "person":
            return role.callings
    return ()


def _role(parse: Parse, held: Sequence[int], callings: tuple[Calling, ...]) -> ActorMention | None:
    """The mention of a role; None where the word only belongs to another noun ("police station")."""
    tokens = parse.tokens
    head = next((n for n in reversed(held) if tokens[n].head not in held), held[-1])
    if tokens[head].dep.startswith("compound") and tokens[tokens[head].head].pos == "NOUN":
        return None
    below = [n for n in parse.subtree(head) if parse.sentence_of(n) == parse.sentence_of(head)]
    near = [n for n in below if abs(n - head) <= 8 and not _beyond(parse, n, head)]
    determiners = [tokens[n].text.lower().replace("’", "'") for n in near if n < held[0]]
    plural = tokens[head].feature("Number") == "Plur"
    states = [state for state, _n in polities_in(tokens, sorted(near))]
    others = frozenset(
        fold(tokens[n].text)
        for n in near
        if _is_named(tokens[n]) and n not in held and not polity(tokens[n].text)
    )
    first = min([n for n in near if n <= held[0] and _stands_before(parse, n, held[0])] or [held[0]])
    return ActorMention(
        span=parse.span([first, _with_name(parse, held[-1])]),
        head=head,
        sentence=parse.sentence_of(head),
        form="role",
        words=(),
        callings=callings,
        polity=states[0] if states else "",
        of=others,
        person=callings[0].kind == "person" and not plural,
        plural=plural,
        definite=(_is_definite(determiners, callings[0]) and not plural)
        or any(w in reference_words("definite") for w in determiners),
        gender=_gender(tokens[head].feature("Gender")),
    )


def _is_named(token: Token) -> bool:
    """Whether a word is part of a name: the parser takes some for nouns, but knows them for entities."""
    return token.text[:1].isupper() and (
        token.pos == "PROPN" or (token.pos in ("NOUN", "X") and bool(token.entity))
    )


def _with_name(parse: Parse, last: int) -> int:
    """The last word of "patron de Tesla": the name right behind a role belongs to it."""
    tokens = parse.tokens
    name = last + 2
    if name >= len(tokens) or tokens[last + 1].text.lower().replace("’", "'") not in reference_words("of"):
        return last
    if not _is_named(tokens[name]) or parse.sentence_of(name) != parse.sentence_of(last):
        return last
    while (
        name + 1 < len(tokens)
        and _is_named(tokens[name + 1])
        and parse.sentence_of(name + 1) == parse.sentence_of(last)
    ):
        name += 1
    return name


def _beyond(parse: Parse, index: int, head: int) -> bool:
    """Whether a clause or an apposition parts the token from the head above it."""
    while index != head:
        token = parse.tokens[index]
        if token.dep.startswith(("acl", "relcl", "advcl", "appos", "conj", "parataxis", "ccomp")):
            return True
        if token.head == index:
            return True
        index = token.head
    return False


def _stands_before(parse: Parse, index: int, first: int) -> bool:
    """Whether all between a token and the role belongs to one stretch of adjectives and nouns."""
    return all(
        parse.tokens[n].pos in ("ADJ", "NOUN", "PROPN", "ADV", "NUM", "DET", "PART")
        or parse.tokens[n].text == "-"
        for n in range(index, first)
    )


def _gender(told: str) -> str:
    return {"Masc": "m", "Fem": "f"}.get(told, "")


def _pronoun(parse: Parse, index: int, gender: str) -> ActorMention:
    return ActorMention(
        span=parse.tokens[index].span, head=index, sentence=parse.sentence_of(index), form="pronoun",
        words=(), callings=(), polity="", of=frozenset(), person=True, plural=False, definite=True,
        gender=gender,
    )  # fmt: skip


def _is_title(word: str) -> bool:
    return any(word in reference_words(kind) for kind in ("men", "women", "titles"))


def _address(word: str) -> str:
    return "f" if word in reference_words("women") else "m" if word in reference_words("men") else ""


def _pronoun_gender(written: str) -> str:
    word = fold(written)
    return "m" if word in reference_words("he") else "f" if word in reference_words("she") else ""


def _is_definite(determiners: Sequence[str], calling: Calling) -> bool:
    """A bare role of a person is a title; a bare noun of a body is any."""
    return calling.kind == "person" and not any(word in reference_words("indefinite") for word in determiners)
