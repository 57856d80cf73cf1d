"""Words come in, what they call someone goes out: a name of `people.yaml`, a state of `polities.yaml`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from diptych.errors import LexiconError
from diptych.language import Token
from diptych.resources import place, table
from diptych.text import fold

PEOPLE = "lexicons/people.yaml"
POLITIES = "lexicons/polities.yaml"
REFERENCE = "lexicons/reference.yaml"
_LANGUAGES = ("en", "fr")
_ENDINGS = ("", "s", "e", "es", "x", "ne", "nes", "te", "tes", "le", "les")
"""Of a plural and a feminine: "italiennes", "coréenne"."""
_LONGEST = 4
_REGION = "-"
"""What stands for a region that is no state."""

Kind = Literal["person", "group", "body"]


@dataclass(frozen=True, slots=True)
class Calling:
    """One of the names that news gives to an actor of one kind, the same in every language."""

    family: str
    """What sort of actor: "protest", "leader" …"""
    number: int
    """Which name of the family."""
    kind: Kind
    tone: int
    """-1 blames, 0 plain, 1 praises or pities."""
    faces: bool
    """Whether every name of the family shows another side of the actor."""
    words: tuple[str, ...]
    """How the table writes it in its language: the first of them stands for all."""

    @property
    def key(self) -> str:
        """What two words of one meaning share, whatever their language."""
        return f"{self.family}/{self.number}"

    @property
    def named(self) -> str:
        """The entry as an explanation names it."""
        return f"{self.words[0]} ({self.family}: {self.tone:+d})"

    def contrasts(self, other: "Calling") -> bool:
        """Whether one actor called so in one text and `other` in the next is seen in another light."""
        same = self.family == other.family
        return same and self.number != other.number and (self.faces or self.tone != other.tone)


@dataclass(frozen=True, slots=True)
class Called:
    """A word or phrase of the table in a text."""

    callings: tuple[Calling, ...]
    """One a family in which the word stands."""
    count: int
    """How many tokens it has."""


def called(tokens: Sequence[Token], index: int, language: str) -> Called | None:
    """The longest name of the table that begins at token `index`; None where none does."""
    known = _people(language) if language in _LANGUAGES else {}
    forms = dict.fromkeys((fold(tokens[index].lemma), fold(tokens[index].text)))
    for form in forms:
        for words, callings in known.get(form, ()):
            following = tokens[index + 1 : index + len(words)]
            if len(following) == len(words) - 1 and all(
                word in (fold(token.lemma), fold(token.text))
                for word, token in zip(words[1:], following, strict=True)
            ):
                return Called(callings, len(words))
    return None


@cache
def reference_words(kind: str) -> frozenset[str]:
    """Folded words of one kind in every language: "definite", "he", "of" … (see `reference.yaml`)."""
    match table(REFERENCE).get(kind):
        case {"fr": list(french), "en": list(english)}:
            return frozenset(fold(str(word)) for word in (*french, *english))
    raise LexiconError(f"{REFERENCE}: “{kind}” must hold a list of words for fr and en.")


def polity(written: str) -> str:
    """The English name of the state that `written` names by its name, a demonym or its seat; "" for none."""
    found = _state(written)
    return "" if found == _REGION else found


@lru_cache(maxsize=20_000)
def _state(written: str) -> str:
    known = _polities()
    told = fold(written)
    for ending in _ENDINGS:
        stem = told.removesuffix(ending) if ending else told
        if (ending == "" or stem != told) and stem in known:
            return known[stem]
    return ""


def polities_in(tokens: Sequence[Token], indexes: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The states that the tokens at `indexes` name, each with the index of its last word."""
    at = 0
    while at < len(indexes):
        found = next(
            (
                (state, length)
                for length in range(min(_LONGEST, len(indexes) - at), 0, -1)
                if (state := _state(_joined(tokens, indexes[at : at + length])))
            ),
            None,
        )
        if found is None:
            at += 1
        else:
            if found[0] != _REGION:
                yield found[0], indexes[at + found[1] - 1]
            at += found[1]


def _joined(tokens: Sequence[Token], indexes: Sequence[int]) -> str:
    words = [tokens[n].text for n in indexes]
    return " ".join(words).replace("’ ", "'").replace("' ", "'").replace(" - ", "-")


@cache
def _people(language: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Calling, ...]], ...]]:
    """Phrases with what they may call, by their first word, longer ones first."""
    found: dict[tuple[str, ...], dict[str, Calling]] = defaultdict(dict)
    for family, entry in table(PEOPLE).items():
        for number, row in enumerate(_names(family, entry)):
            calling = _calling(family, entry, number, row, language)
            for written in calling.words:
                words = fold(written).replace("'", "' ").split()
                if not words:
                    raise LexiconError(f"{place(PEOPLE, written)}: a name without a letter; take it out.")
                # the English parser cuts at hyphens, the French one does not
                for cut in {tuple(words), tuple(" ".join(words).replace("-", " - ").split())}:
                    found[cut].setdefault(family, calling)
    starts: dict[str, list[tuple[tuple[str, ...], tuple[Calling, ...]]]] = defaultdict(list)
    for phrase, callings in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        starts[phrase[0]].append((phrase, tuple(callings.values())))
    return {first: tuple(rows) for first, rows in starts.items()}


def _names(family: str, entry: object) -> list[object]:
    match entry:
        case {"kind": "person" | "group" | "body", "names": list(names)}:
            return names
    raise LexiconError(f"{PEOPLE}, {family}: expected kind (person, group or body) and a list of names.")


def _calling(family: str, entry: dict[str, object], number: int, row: object, language: str) -> Calling:
    match row:
        case {"tone": -1 | 0 | 1 as tone} if isinstance(row, dict) and isinstance(row.get(language), list):
            words = tuple(map(str, row[language]))
        case _:
            where = f"{PEOPLE}, {family}, name {number + 1}"
            raise LexiconError(f"{where} ({row}): expected tone -1 0 1 and lists of words en and fr.")
    kind: Kind = "person" if entry["kind"] == "person" else "group" if entry["kind"] == "group" else "body"
    return Calling(family, number, kind, tone, bool(entry.get("faces")), words)


@cache
def _polities() -> dict[str, str]:
    found: dict[str, str] = {}
    told = table(POLITIES)
    rows = told["polities"]
    found |= {fold(word.strip()): _REGION for word in str(told.get("regions", "")).split(",")}
    for number, row in enumerate(rows, start=1):
        match row:
            case {"en": str(english), "fr": str(french), "by": str(seats)}:
                told = [word.strip() for word in f"{english},{french},{seats}".split(",") if word.strip()]
            case _:
                raise LexiconError(f"{POLITIES}, row {number} ({row}): expected en, fr and by, with words.")
        for word in told:
            found.setdefault(fold(word), told[0])
    return found
