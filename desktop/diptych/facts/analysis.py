"""Everything that is computed once about one article, whatever it is compared with."""

from dataclasses import dataclass

from diptych.corpus import Article
from diptych.facts.figure import Date, Figure
from diptych.facts.wording import Modality, Modifier, Name, Quote, Saying
from diptych.language import Token, Vectors


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article asserts, each list in reading order."""

    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    modalities: tuple[Modality, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """An article with its tokens, sentence vectors and facts."""

    article: Article
    tokens: tuple[Token, ...]
    vectors: Vectors
    """Shape (len(article.sentences), 512), row i for sentence i."""
    facts: Facts
