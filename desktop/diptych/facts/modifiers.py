"""A parse comes in, the words that judge or magnify go out, with the grade and polarity of their entry."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from diptych.errors import LexiconError
from diptych.facts.parse import Parse
from diptych.facts.wording import Modifier, Part
from diptych.resources import place, table

NAME = "lexicons/evaluative.yaml"
_PARTS: dict[str, Part] = {"adjective": "adjective", "noun": "noun", "verb": "verb", "adverb": "adverb"}
_TAGS = {"ADJ": "adjective", "NOUN": "noun", "VERB": "verb", "ADV": "adverb"}
_ON_NOUNS = ("amod", "conj", "acl", "compound")
_SHOUTED = 4
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    part: Part
    kind: str
    polarity: int
    grade: int

    @property
    def lemma(self) -> str:
        """The words as the lexicon writes them."""
        return " ".join(self.words).replace(" - ", "-")

    @property
    def named(self) -> str:
        """The entry as an explanation names it."""
        return f"{self.lemma} ({self.part}, {self.kind}: [{self.polarity}, {self.grade}])"


def find_modifiers(parse: Parse) -> tuple[Modifier, ...]:
    """Evaluative words and phrases in reading order; a word without an entry is neutral.

    A word counts only in the part of speech of its entry, so that "record" the noun is none; of two phrases
    that begin at one word the longer counts.
    """
    if parse.article.language not in table(NAME):
        return ()
    lexicon = _lexicon(parse.article.language)
    found: list[Modifier] = []
    past = 0
    for index, token in enumerate(parse.tokens):
        written, lemma = token.text.lower().replace("’", "'"), token.lemma.lower()
        if index < past or (written not in lexicon and lemma not in lexicon):
            continue
        entries = [entry for form in dict.fromkeys((written, lemma)) for entry in lexicon.get(form, ())]
        entry = next((entry for entry in entries if _stands(parse, index, entry)), None)
        if entry is not None:
            past = index + len(entry.words)
            found.append(_modifier(parse, index, entry))
    return tuple(found)


def _stands(parse: Parse, index: int, entry: _Entry) -> bool:
    """Whether the words of the entry begin at `index`, a single word in its part of speech."""
    token = parse.tokens[index]
    if len(entry.words) == 1:
        part = _TAGS.get(token.pos, "")
        participle = token.pos == "VERB" and token.dep.startswith("amod")
        if token.pos == "PROPN" and token.text.isupper() and len(token.text) >= _SHOUTED:
            return entry.part in ("adjective", "noun")  # the parser takes shouted words for names
        return entry.part == ("adjective" if participle else part)
    following = parse.tokens[index : index + len(entry.words)]
    return len(following) == len(entry.words) and all(
        word in (other.text.lower().replace("’", "'"), other.lemma.lower())
        for word, other in zip(entry.words, following, strict=True)
    )


def _modifier(parse: Parse, index: int, entry: _Entry) -> Modifier:
    last = index + len(entry.words) - 1
    word = parse.span([index, last])
    noun = _noun(parse, index) if entry.part == "adjective" else None
    near = noun is not None and parse.tokens[index].head == noun
    return Modifier(
        span=parse.span([index, last, noun]) if near and noun is not None else word,
        lemma=entry.lemma,
        noun=parse.tokens[noun].lemma.lower() if noun is not None else "",
        grade=entry.grade,
        polarity=entry.polarity,
        entry=entry.named,
        sentence=parse.sentence_of(index),
        part=entry.part,
        word=word,
    )


def _noun(parse: Parse, index: int) -> int | None:
    """The noun an adjective bears on: its head, or the subject that it is said of."""
    token = parse.tokens[index]
    if token.dep in _ON_NOUNS and parse.tokens[token.head].pos in ("NOUN", "PROPN"):
        return token.head
    subjects = [n for n in parse.children(index) if parse.tokens[n].dep in _SUBJECTS]
    return next((n for n in subjects if parse.tokens[n].pos in ("NOUN", "PROPN")), None)


@cache
def _lexicon(language: str) -> dict[str, tuple[_Entry, ...]]:
    """Entries by their first word, longer ones first."""
    entries: dict[str, list[_Entry]] = defaultdict(list)
    known: set[tuple[str, ...]] = set()
    for number, row in enumerate(table(NAME)[language], start=1):
        match row:
            case {
                "class": str(kind), "pos": str(pos), "polarity": -1 | 0 | 1 as polarity,
                "strength": 1 | 2 | 3 as grade, "words": str(words),
            } if pos in _PARTS:  # fmt: skip
                pass
            case _:
                raise LexiconError(
                    f"{NAME}, {language}, row {number} ({row}): expected class, pos ({', '.join(_PARTS)}), "
                    "polarity -1 0 1, strength 1 2 3 and words."
                )
        for word in words.split(","):
            parts = tuple(_tokens(word))
            if not parts or (pos, *parts) in known:
                fault = "stands in two rows of one part of speech" if parts else "is empty"
                where = f"{place(NAME, words)}: {language}, row {number}"
                raise LexiconError(f"{where}, “{' '.join(parts)}” {fault}; keep one word, once.")
            known.add((pos, *parts))
            # the English parser cuts at hyphens, the French one does not
            cut = tuple(" ".join(parts).replace("-", " - ").split())
            for cutting in dict.fromkeys((parts, cut)):
                entries[cutting[0]].append(_Entry(cutting, _PARTS[pos], kind, polarity, grade))
    longest = {first: sorted(found, key=lambda entry: -len(entry.words)) for first, found in entries.items()}
    return {first: tuple(found) for first, found in longest.items()}


def _tokens(word: str) -> list[str]:
    """The words of an entry as the parser cuts them: "coup d’État" is three."""
    return word.lower().replace("’", "'").replace("'", "' ").split()
