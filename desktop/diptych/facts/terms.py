"""Tokens come in, the content words of an article go out, each with what it means."""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from diptych.corpus import Article
from diptych.language import DIMENSIONS, Token, Vectors
from diptych.resources import reading, table

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_UNPARSED_LEAST = 4


def _none() -> Vectors:
    return np.zeros((0, DIMENSIONS), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What the words of an article mean, whatever the language: near words have near vectors."""

    words: tuple[str, ...] = ()
    """Each content word once, lower-case lemmas."""
    vectors: Vectors = field(default_factory=_none)
    """Shape (len(words), 512), rows of unit length."""
    sentences: tuple[tuple[int, ...], ...] = ()
    """For each sentence the places of its words in `words`, each once, in reading order."""

    def of(self, sentence: int) -> tuple[int, ...]:
        """Places in `words` of what one sentence says; none where the article was not searched for words."""
        return self.sentences[sentence] if sentence < len(self.sentences) else ()


def find_words(
    article: Article, tokens: tuple[Token, ...]
) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """The content words of an article and where its sentences say them: `words` and `sentences` of Terms."""
    places: dict[str, int] = {}
    sentences: list[dict[int, None]] = [{} for _ in article.sentences]
    number = 0
    for token in tokens:
        while token.span.start >= article.sentences[number].span.end:
            number += 1
        if is_content(token) and (word := _word(token)) not in _light():
            sentences[number][places.setdefault(word, len(places))] = None
    return tuple(places), tuple(tuple(found) for found in sentences)


def is_content(token: Token) -> bool:
    """Whether a word says something by itself; of a text without a parse, whether it is long enough to."""
    if not token.pos:
        return len(token.text) >= _UNPARSED_LEAST and token.text.isalpha()
    return token.pos in _CONTENT and len(token.text) > 1


def _word(token: Token) -> str:
    return (token.text if token.text[0].isdigit() else token.lemma).lower()


@cache
@reading("light_verbs.yaml")
def _light() -> frozenset[str]:
    return frozenset(
        word for words in table("lexicons/light_verbs.yaml").values() for word in words["words"].split()
    )
