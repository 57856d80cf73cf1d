"""What the lenses of framings share: the two sides with their parses, places, and groups of words."""

from dataclasses import dataclass

from diptych.facts import Actor, ActorMention, Analysis, Modality, Modifier, Parse, Quote, Saying, parse_of
from diptych.i18n import quoted
from diptych.text import Span, fold, words

SURE = 0.5
"""Probability of a link from which a missing word on one side may be told."""
SURER = 0.75
"""Probability of a link from which the main verbs of two sentences tell the same thing in other words."""
SUREST = 0.95
"""Probability of a link from which two sentences of one language are taken to tell one thing as a whole."""
_FINITE = ("Ind", "Imp")
_FIRM_WORD = 4
_OTHERS_WORDS = ("direct", "mixed", "title")


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
    loaded: dict[int, list[Modifier]]
    """Evaluative words outside what others are quoted with."""
    actors: dict[int, list[ActorMention]]
    """Who is spoken of outside what others are quoted with."""
    who: dict[Span, Actor]
    """Whom the words at a place mean."""
    places: dict[str, int]
    """Where each content word stands in the article's terms."""

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

    def near(self, index: int, other: "Side", there: int) -> float:
        """Cosine of what a word means and one of `other` means; 0 where either has no vector."""
        ours = self.places.get(self.parse.tokens[index].lemma.lower())
        theirs = other.places.get(other.parse.tokens[there].lemma.lower())
        if ours is None or theirs is None:
            return 0.0
        return float(self.analysis.terms.vectors[ours] @ other.analysis.terms.vectors[theirs])

    def root(self, sentence: int) -> int | None:
        """The verb or predicate that governs a sentence; None where it has none."""
        found = (n for n in self.tokens.get(sentence, ()) if self.parse.tokens[n].dep == "root")
        return next((n for n in found if self.parse.tokens[n].pos in ("VERB", "AUX", "ADJ", "NOUN")), None)

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
    parse = parse_of(analysis)
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
    loaded: dict[int, list[Modifier]] = {}
    for modifier in analysis.facts.modifiers:
        held = quotes.get(modifier.sentence, ())
        if analysis.article.text[modifier.word.start - 1 : modifier.word.start] == "-":
            continue  # half of a compound: "deep-pocketed"
        if not any(quote.span.overlaps(modifier.word) for quote in held if quote.form in _OTHERS_WORDS):
            loaded.setdefault(modifier.sentence, []).append(modifier)
    actors: dict[int, list[ActorMention]] = {}
    mentions = (mention for actor in analysis.facts.actors for mention in actor.mentions)
    for mention in sorted(mentions, key=lambda mention: mention.span):
        held = quotes.get(mention.sentence, ())
        if not any(quote.span.overlaps(mention.span) for quote in held if quote.form in _OTHERS_WORDS):
            actors.setdefault(mention.sentence, []).append(mention)
    who = {mention.span: actor for actor in analysis.facts.actors for mention in actor.mentions}
    places = {word: n for n, word in enumerate(analysis.terms.words)}
    return Side(analysis, parse, tokens, sayings, modalities, quotes, loaded, actors, who, places)


def firm_words(text: str) -> frozenset[str]:
    """Folded words of four letters or more, those that carry sense."""
    return frozenset(fold(span.of(text)) for span in words(text) if len(span) >= _FIRM_WORD)


def alike(one: str, other: str) -> float:
    """Share of the firm words of the shorter text that are in the other."""
    ours, theirs = firm_words(one), firm_words(other)
    least = min(len(ours), len(theirs))
    return len(ours & theirs) / least if least else 0.0
