"""Everything that is computed once about one article, whatever it is compared with."""

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from diptych.corpus import Article
from diptych.facts.actors import Actor
from diptych.facts.figure import Date, Figure
from diptych.facts.parse import Parse
from diptych.facts.terms import Terms
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
    actors: tuple[Actor, ...] = ()
    """Who is spoken of, in order of the first mention."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Analysis:
    """An article with its tokens, sentence vectors, facts and terms."""

    article: Article
    tokens: tuple[Token, ...]
    vectors: Vectors
    """Shape (len(article.sentences), 512), row i for sentence i."""
    facts: Facts
    terms: Terms = field(default_factory=Terms)
    """Its content words with their vectors; empty where nobody asked for them."""


_parses: WeakKeyDictionary[Analysis, Parse] = WeakKeyDictionary()


def parse_of(analysis: Analysis) -> Parse:
    """Who governs whom in the article, worked out once for as long as its analysis is held."""
    found = _parses.get(analysis)
    if found is None:
        found = _parses[analysis] = Parse(analysis.article, analysis.tokens)
    return found
