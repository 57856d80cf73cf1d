"""What the lenses of framings share: the two sides with their parses, places, and groups of words."""

from dataclasses import dataclass

from diptych.facts import Analysis, Modality, Parse, Quote, Saying
from diptych.i18n import quoted
from diptych.text import Span, fold, words

SURE = 0.5
"""Probability of a link from which a missing word on one side may be told."""
SURER = 0.75
"""Probability of a link from which the main verbs of two sentences tell the same thing in other words."""
_FINITE = ("Ind", "Imp")
_FIRM_WORD = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one side."""

    span: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches held against each other."""

    left: Place
    right: Place


def pair_of(left: Span, right: Span) -> Pair:
    """The two spans as a pair."""
    return Pair(Place(left), Place(right))


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One article with its parse, and what each sentence holds."""

    analysis: Analysis
    parse: Parse
    tokens: dict[int, list[int]]
    sayings: dict[int, list[Saying]]
    modalities: dict[int, list[Modality]]
    quotes: dict[int, list[Quote]]

    @property
    def language(self) -> str:
        """Code of the article's language."""
        return self.analysis.article.language

    def written(self, span: Span) -> str:
        """The words of `span` in the user's quotation marks."""
        return quoted(self.of(span))

    def of(self, span: Span) -> str:
        """The words of `span`."""
        return span.of(self.analysis.article.text)

    def verb_group(self, index: int) -> Span:
        """A verb with its auxiliaries."""
        held = [n for n in self.parse.children(index) if self.parse.tokens[n].dep.startswith(("aux", "cop"))]
        return self.parse.span([*held, index])

    def is_finite(self, index: int) -> bool:
        """Whether a verb or predicate is in the indicative, by itself or by its auxiliary."""
        group = [index, *self.parse.children(index)]
        tokens = [self.parse.tokens[n] for n in group]
        return any(
            token.feature("Mood") in _FINITE or token.feature("VerbForm") == "Fin"
            for token in tokens
            if token is tokens[0] or token.dep.startswith(("aux", "cop"))
        )


Sides = tuple[Side, Side]


def side_of(analysis: Analysis) -> Side:
    """An article made ready for the lenses."""
    parse = Parse(analysis.article, analysis.tokens)
    tokens: dict[int, list[int]] = {}
    for n in range(len(analysis.tokens)):
        tokens.setdefault(parse.sentence_of(n), []).append(n)
    sayings: dict[int, list[Saying]] = {}
    for saying in analysis.facts.sayings:
        sayings.setdefault(saying.sentence, []).append(saying)
    modalities: dict[int, list[Modality]] = {}
    for modality in analysis.facts.modalities:
        modalities.setdefault(modality.sentence, []).append(modality)
    quotes: dict[int, list[Quote]] = {}
    for quote in analysis.facts.quotes:
        for number in analysis.article.sentences_in(quote.span):
            quotes.setdefault(number, []).append(quote)
    return Side(analysis, parse, tokens, sayings, modalities, quotes)


def firm_words(text: str) -> frozenset[str]:
    """Folded words of four letters or more, those that carry sense."""
    return frozenset(fold(span.of(text)) for span in words(text) if len(span) >= _FIRM_WORD)


def alike(one: str, other: str) -> float:
    """Share of the firm words of the shorter text that are in the other."""
    ours, theirs = firm_words(one), firm_words(other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0
