"""A parse comes in, the names of people, organisations, places and works go out."""

from diptych.facts.parse import Parse
from diptych.facts.wording import Name
from diptych.language import Token
from diptych.text import fold

_PARTICLES = frozenset(
    {"de", "du", "des", "d'", "d’", "la", "le", "von", "van", "der", "of", "al", "el", "ben"}
)


def find_names(parse: Parse) -> tuple[Name, ...]:
    """Names in reading order: runs of capitalised words that the parser takes for a name.

    The first word of a sentence counts only when the parser calls it a proper noun and part of an entity,
    since every sentence begins with a capital.
    """
    names = []
    run: list[int] = []
    for index in range(len(parse.tokens)):
        if run and _continues(parse, run, index):
            run.append(index)
            continue
        if run:
            names.append(_name(parse, run))
        run = [index] if _begins(parse, index) else []
    if run:
        names.append(_name(parse, run))
    return tuple(names)


def _begins(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.entity == "DATE" or not token.text[:1].isupper() or not any(c.isalpha() for c in token.text):
        return False
    first = index == 0 or parse.sentence_of(index - 1) != parse.sentence_of(index)
    if first:
        return token.pos == "PROPN" and bool(token.entity)
    # an all-capital title would make names of all its words
    return token.pos == "PROPN" or (
        token.pos in {"NOUN", "ADJ", "X"} and (bool(token.entity) or not _is_shouted(parse, index))
    )


def _continues(parse: Parse, run: list[int], index: int) -> bool:
    if parse.sentence_of(run[0]) != parse.sentence_of(index):
        return False
    token = parse.tokens[index]
    if token.text.lower() in _PARTICLES:
        following = index + 1
        return following < len(parse.tokens) and _begins(parse, following) and bool(token.entity)
    gap = token.span.start - parse.tokens[index - 1].span.end
    return gap <= 1 and _begins(parse, index)


def _name(parse: Parse, run: list[int]) -> Name:
    words = [parse.tokens[n] for n in run]
    span = parse.span(run)
    return Name(span, span.of(parse.article.text), _key(words), parse.sentence_of(run[0]))


def _key(words: list[Token]) -> str:
    """What two mentions of one actor share: the folded last word ("Elon Musk", "Musk" → "musk")."""
    return fold(words[-1].text)


def _is_shouted(parse: Parse, index: int) -> bool:
    sentence = parse.article.sentence_text(parse.sentence_of(index))
    letters = [c for c in sentence if c.isalpha()]
    return sum(c.isupper() for c in letters) > len(letters) / 2
